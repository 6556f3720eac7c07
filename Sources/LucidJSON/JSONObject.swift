// SPDX-License-Identifier: Apache-2.0

/// The members of a JSON object, in the order they were written or added.
///
/// Keys are told apart by their UTF-8 bytes: `é` composed and `é` decomposed are two keys, although Swift's strings
/// call them equal. Two objects are equal if they have the same members, in whatever order.
public struct JSONObject: Sendable {
    private struct Entry: Sendable {
        let key: String
        var value: JSONValue
    }

    private static let indexThreshold = 16

    private var entries: [Entry] = []
    /// Where each key is, once there are too many to look through.
    private var index: [JSONKey: Int] = [:]

    /// An object without members.
    public init() {}

    /// The value of `key`, or nil.
    ///
    /// Setting replaces it in its place, or appends it; setting nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get { position(of: key).map { entries[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let at?, let value?):
                entries[at].value = value
            case (let at?, nil):
                entries.remove(at: at)
                rebuildIndex()
            case (nil, let value?):
                insert(key, value)
            case (nil, nil):
                break
            }
        }
    }

    /// The members in order.
    public var members: [(key: String, value: JSONValue)] { Array(self) }

    /// The keys in order.
    public var keys: [String] { entries.map(\.key) }

    /// The values in order.
    public var values: [JSONValue] { entries.map(\.value) }

    /// Whether there is such a member, be it null.
    public func contains(key: String) -> Bool {
        position(of: key) != nil
    }

    /// Adds a member at the end, unless the key is there already: then nothing changes and the answer is false.
    @discardableResult
    public mutating func append(key: String, value: JSONValue) -> Bool {
        guard position(of: key) == nil else { return false }
        insert(key, value)
        return true
    }

    private func position(of key: String) -> Int? {
        if !index.isEmpty { return index[JSONKey(key)] }
        return entries.firstIndex { JSONKey.equal($0.key, key) }
    }

    private mutating func insert(_ key: String, _ value: JSONValue) {
        if entries.isEmpty { entries.reserveCapacity(4) }
        entries.append(Entry(key: key, value: value))
        if !index.isEmpty {
            index[JSONKey(key)] = entries.count - 1
        } else if entries.count > Self.indexThreshold {
            rebuildIndex()
        }
    }

    private mutating func rebuildIndex() {
        index.removeAll(keepingCapacity: true)
        guard entries.count > Self.indexThreshold else { return }
        index.reserveCapacity(entries.count * 2)
        for (at, entry) in entries.enumerated() { index[JSONKey(entry.key)] = at }
    }
}

extension JSONObject: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { 0 }
    /// The number of members.
    public var endIndex: Int { entries.count }
    /// The member at a place in the order.
    public subscript(position: Int) -> (key: String, value: JSONValue) {
        (entries[position].key, entries[position].value)
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members, in whatever order.
    public static func == (a: JSONObject, b: JSONObject) -> Bool {
        a.count == b.count && a.allSatisfy { b[$0.key] == $0.value }
    }

    /// Feeds the members so that their order does not matter.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for entry in entries {
            var own = Hasher()
            own.combine(JSONKey(entry.key))
            own.combine(entry.value)
            sum ^= own.finalize()
        }
        hasher.combine(entries.count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// The members as written; a key written twice is a programmer error.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements {
            let isNew = append(key: key, value: value)
            precondition(isNew, "the JSON object literal has the key \(key) twice")
        }
    }
}
