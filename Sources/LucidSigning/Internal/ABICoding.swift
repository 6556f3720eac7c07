// SPDX-License-Identifier: Apache-2.0

/// Builds the arguments of a contract call: heads first, then the dynamic tails (Solidity ABI, strict form).
struct ABIWriter {
    private var heads: [[UInt8]] = []
    private var tails: [(head: Int, bytes: [UInt8])] = []

    mutating func append(word: UInt256) { heads.append(word.bytes) }

    mutating func append(bytes: [UInt8]) {
        let padding = [UInt8](repeating: 0, count: (32 - bytes.count % 32) % 32)
        tails.append((heads.count, UInt256(UInt64(bytes.count)).bytes + bytes + padding))
        heads.append([])
    }

    /// The arguments, each head 32 bytes.
    var bytes: [UInt8] {
        var heads = heads
        var end = heads.count * 32
        for tail in tails {
            heads[tail.head] = UInt256(UInt64(end)).bytes
            end += tail.bytes.count
        }
        return heads.flatMap { $0 } + tails.flatMap(\.bytes)
    }
}

/// Reads arguments in the strict form only: what ``ABIWriter`` writes for them is the same bytes.
///
/// Call one function per argument in order, then ``finish()``.
struct ABIReader {
    private let bytes: [UInt8]
    private var head = 0
    /// Where the next tail must start: right after the previous one.
    private var tail: Int

    init(_ bytes: [UInt8], heads: Int) throws(SigningError) {
        guard bytes.count >= heads * 32 else { throw SigningError(.invalidValue, "it ends within its head") }
        self.bytes = bytes
        tail = heads * 32
    }

    mutating func word() throws(SigningError) -> UInt256 {
        defer { head += 32 }
        return try word(at: head)
    }

    mutating func dynamicBytes() throws(SigningError) -> [UInt8] {
        guard try word() == UInt256(UInt64(tail)) else {
            throw SigningError(.invalidValue, "its offset is not the end of what comes before")
        }
        guard let length = try word(at: tail).uint64, length <= UInt64(bytes.count - tail - 32) else {
            throw SigningError(.invalidValue, "its length is more than there is")
        }
        let start = tail + 32
        let end = start + Int(length)
        tail = end + (32 - Int(length) % 32) % 32
        guard tail <= bytes.count, bytes[end..<tail].allSatisfy({ $0 == 0 }) else {
            throw SigningError(.invalidValue, "it is not padded with zeros to whole words")
        }
        return Array(bytes[start..<end])
    }

    func finish() throws(SigningError) {
        guard tail == bytes.count else { throw SigningError(.invalidValue, "bytes follow the last argument") }
    }

    private func word(at offset: Int) throws(SigningError) -> UInt256 {
        guard bytes.count - offset >= 32, let word = UInt256(bigEndian: bytes[offset..<(offset + 32)]) else {
            throw SigningError(.invalidValue, "it ends within a word")
        }
        return word
    }
}
