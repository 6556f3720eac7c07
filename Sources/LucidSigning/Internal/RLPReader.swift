// SPDX-License-Identifier: Apache-2.0

/// Steps through the items of one RLP list, strictly.
struct RLPReader {
    /// One item: where its bytes are, or a reader of its items.
    enum Item {
        case bytes(Range<Int>)
        case list(RLPReader)
    }

    let bytes: [UInt8]
    private var offset: Int
    private let end: Int

    init(_ bytes: [UInt8], from offset: Int = 0) {
        self.init(bytes, offset..<bytes.count)
    }

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset == end }

    /// Whether there is a next item and its first byte announces a list.
    var nextIsList: Bool { offset < end && bytes[offset] >= 0xc0 }

    /// Refuses anything that is left.
    func finish() throws(SigningError) {
        guard isAtEnd else {
            throw SigningError(.invalidValue, "\(end - offset) bytes are left over at byte \(offset)")
        }
    }

    /// The next item.
    mutating func next() throws(SigningError) -> Item {
        guard offset < end else { throw SigningError(.invalidValue, "the list ends too early, at byte \(offset)") }
        let prefix = bytes[offset]
        switch prefix {
        case 0..<0x80:
            offset += 1
            return .bytes(offset - 1..<offset)
        case 0x80..<0xb8:
            let range = try take(Int(prefix) - 0x80)
            guard range.count != 1 || bytes[range.lowerBound] >= 0x80 else {
                throw SigningError(.invalidValue, "a byte below 0x80 has a prefix at byte \(range.lowerBound - 1)")
            }
            return .bytes(range)
        case 0xb8..<0xc0:
            return .bytes(try take(longLength(Int(prefix) - 0xb7)))
        case 0xc0..<0xf8:
            return .list(RLPReader(bytes, try take(Int(prefix) - 0xc0)))
        default:
            return .list(RLPReader(bytes, try take(longLength(Int(prefix) - 0xf7))))
        }
    }

    /// Steps over the prefix at `offset` and `count` bytes of content, whose place it returns.
    private mutating func take(_ count: Int) throws(SigningError) -> Range<Int> {
        let start = offset + 1
        guard count <= end - start else {
            throw SigningError(
                .invalidValue, "\(count) bytes are announced at byte \(offset), \(end - start) are there")
        }
        offset = start + count
        return start..<offset
    }

    /// The length written in the `width` bytes after the prefix; leaves `offset` at the last of them.
    private mutating func longLength(_ width: Int) throws(SigningError) -> Int {
        let start = offset + 1
        guard width <= end - start else {
            throw SigningError(.invalidValue, "the length is cut off at byte \(offset)")
        }
        guard bytes[start] != 0 else {
            throw SigningError(.invalidValue, "the length has a leading zero at byte \(start)")
        }
        var length: UInt64 = 0
        for byte in bytes[start..<start + width] { length = length << 8 | UInt64(byte) }
        guard length > 55 else {
            throw SigningError(.invalidValue, "a length that fits the short form is in the long one at byte \(offset)")
        }
        guard let count = Int(exactly: length) else {
            throw SigningError(.invalidValue, "\(length) bytes are announced at byte \(offset)")
        }
        offset += width
        return count
    }
}

extension RLPReader {
    /// The next item as bytes.
    mutating func string() throws(SigningError) -> ArraySlice<UInt8> {
        guard case .bytes(let range) = try next() else {
            throw SigningError(.invalidValue, "there is a list where bytes belong")
        }
        return bytes[range]
    }

    /// The next item as a list.
    mutating func list() throws(SigningError) -> RLPReader {
        guard case .list(let reader) = try next() else {
            throw SigningError(.invalidValue, "there are bytes where a list belongs")
        }
        return reader
    }

    /// The next item as an integer without leading zeros.
    mutating func integer() throws(SigningError) -> UInt256 {
        let content = try string()
        guard content.first != 0 else { throw SigningError(.invalidValue, "the number has a leading zero") }
        guard let value = UInt256(bigEndian: content) else {
            throw SigningError(.invalidValue, "the number has \(content.count) bytes and does not fit 256 bits")
        }
        return value
    }

    /// The next item as an integer of at most 64 bits.
    mutating func integer64() throws(SigningError) -> UInt64 {
        let value = try integer()
        guard let small = value.uint64 else {
            throw SigningError(.invalidValue, "\(value) does not fit 64 bits")
        }
        return small
    }

    /// The next item as 20 bytes, or nil if it is empty.
    mutating func addressOrNone() throws(SigningError) -> Address? {
        let content = try string()
        return content.isEmpty ? nil : try Address(bytes: content)
    }
}
