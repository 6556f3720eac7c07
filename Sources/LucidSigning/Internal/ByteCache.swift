// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

/// A small map from byte strings to values, for input that comes again and again.
///
/// Keys fall into sets of four. A look-up compares whole keys, at most four of them, so neither a collision of hashes
/// nor a key made to collide can answer with another key's value: the worst it does is a miss. A fifth key of a set
/// takes the place of the one that was unused longest. So entries, bytes and the work of a look-up are bounded.
package final class ByteCache<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let hash: Int
        let key: [UInt8]
        let value: Value
        var lastUse: UInt64
    }

    private struct State: Sendable {
        var sets: [[Entry]]
        var clock: UInt64 = 0
    }

    private static var ways: Int { 4 }

    private let longestKey: Int
    private let state: Lock<State>

    /// Room for four entries in each of `sets` sets, with keys of at most `longestKey` bytes; longer ones are not kept.
    package init(sets: Int, longestKey: Int) {
        self.longestKey = longestKey
        state = Lock(State(sets: Array(repeating: [], count: max(sets, 1))))
    }

    /// The value kept for `key`, or the one that `make` makes, which is kept if it does not throw.
    ///
    /// Two threads may make the same value at once; then the last one is kept.
    package func value<Failure: Error>(
        for key: UnsafeRawBufferPointer, make: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard key.count <= longestKey else { return try make() }
        var hasher = Hasher()
        hasher.combine(bytes: key)
        let hash = hasher.finalize()
        if let known = find(key, hash) { return known }
        let value = try make()
        keep(value, key, hash)
        return value
    }

    /// How many entries there are.
    package var count: Int { state.withLock { state in state.sets.reduce(0) { $0 + $1.count } } }

    private func find(_ key: UnsafeRawBufferPointer, _ hash: Int) -> Value? {
        state.withLock { state in
            let set = Self.set(of: hash, among: state.sets.count)
            guard let way = Self.way(of: key, hash, in: state.sets[set]) else { return nil }
            state.clock &+= 1
            state.sets[set][way].lastUse = state.clock
            return state.sets[set][way].value
        }
    }

    private func keep(_ value: Value, _ key: UnsafeRawBufferPointer, _ hash: Int) {
        state.withLock { state in
            let set = Self.set(of: hash, among: state.sets.count)
            state.clock &+= 1
            let entry = Entry(hash: hash, key: Array(key), value: value, lastUse: state.clock)
            if let way = Self.way(of: key, hash, in: state.sets[set]) {
                state.sets[set][way] = entry
            } else if state.sets[set].count < Self.ways {
                state.sets[set].append(entry)
            } else if let oldest = state.sets[set].indices.min(by: { a, b in
                state.sets[set][a].lastUse < state.sets[set][b].lastUse
            }) {
                state.sets[set][oldest] = entry
            }
        }
    }

    private static func set(of hash: Int, among count: Int) -> Int {
        Int(UInt(bitPattern: hash) % UInt(count))
    }

    private static func way(of key: UnsafeRawBufferPointer, _ hash: Int, in set: [Entry]) -> Int? {
        set.firstIndex { entry in
            entry.hash == hash && entry.key.count == key.count
                && entry.key.withUnsafeBytes { isEqual($0, key) }
        }
    }

    /// Whether two texts of one length are equal, eight bytes a step.
    private static func isEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        let whole = a.count & ~7
        for at in stride(from: 0, to: whole, by: 8)
        where a.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            != b.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        {
            return false
        }
        return a[whole...].elementsEqual(b[whole...])
    }
}
