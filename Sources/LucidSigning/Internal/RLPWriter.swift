// SPDX-License-Identifier: Apache-2.0

/// Appends RLP items to bytes.
struct RLPWriter {
    private(set) var bytes: [UInt8]

    init(prefix: UInt8? = nil, capacity: Int = 256) {
        bytes = []
        bytes.reserveCapacity(capacity)
        if let prefix { bytes.append(prefix) }
    }

    /// Appends a string of bytes.
    mutating func append(_ content: some Collection<UInt8>) {
        if content.count == 1, let byte = content.first, byte < 0x80 {
            bytes.append(byte)
        } else {
            appendHeader(0x80, count: content.count)
            bytes.append(contentsOf: content)
        }
    }

    /// Appends an integer.
    mutating func append(_ value: UInt256) {
        appendInteger(width: (value.bitWidth + 7) / 8) { index in
            let word = index >= 24 ? value.w3 : index >= 16 ? value.w2 : index >= 8 ? value.w1 : value.w0
            return UInt8(truncatingIfNeeded: word >> UInt64(index % 8 * 8))
        }
    }

    /// Appends an integer.
    mutating func append(_ value: UInt64) {
        appendInteger(width: (71 - value.leadingZeroBitCount) / 8) { index in
            UInt8(truncatingIfNeeded: value >> UInt64(index * 8))
        }
    }

    /// Appends 20 bytes, or none.
    mutating func append(_ address: Address?) {
        guard let address else { return bytes.append(0x80) }
        bytes.append(0x80 + 20)
        appendTail(of: address.word, count: 20)
    }

    /// Appends all 32 bytes of a word.
    mutating func append(word: UInt256) {
        bytes.append(0x80 + 32)
        appendTail(of: word, count: 32)
    }

    /// Appends a list of 32 bytes each.
    mutating func append(words: [UInt256]) {
        list { writer in
            for word in words { writer.append(word: word) }
        }
    }

    /// Appends items that are encoded already.
    mutating func append(encoded items: some Collection<UInt8>) { bytes.append(contentsOf: items) }

    /// Appends a list of what `body` appends.
    mutating func list(_ body: (inout RLPWriter) -> Void) {
        let start = bytes.count
        // Most lists need one byte of header or two; what more they need is made room for afterwards.
        bytes.append(0xc0)
        body(&self)
        let count = bytes.count - start - 1
        guard count > 55 else {
            bytes[start] += UInt8(truncatingIfNeeded: count)
            return
        }
        let width = (71 - UInt64(count).leadingZeroBitCount) / 8
        bytes[start] = 0xc0 + 55 + UInt8(truncatingIfNeeded: width)
        bytes.replaceSubrange(
            start + 1..<start + 1,
            with: (1...width).lazy.map { UInt8(truncatingIfNeeded: count >> ((width - $0) * 8)) })
    }

    /// A list of all that was appended, behind `prefix`.
    func listed(prefix: UInt8?) -> [UInt8] {
        var list = RLPWriter(prefix: prefix, capacity: bytes.count + 10)
        list.appendHeader(0xc0, count: bytes.count)
        list.bytes.append(contentsOf: bytes)
        return list.bytes
    }

    /// Takes back what was appended after the first `count` bytes.
    mutating func truncate(to count: Int) { bytes.removeLast(bytes.count - count) }

    /// `byte(i)` is the byte of weight 256ⁱ.
    private mutating func appendInteger(width: Int, byte: (Int) -> UInt8) {
        guard width != 1 || byte(0) >= 0x80 else { return bytes.append(byte(0)) }
        bytes.append(0x80 + UInt8(truncatingIfNeeded: width))
        for index in stride(from: width - 1, through: 0, by: -1) { bytes.append(byte(index)) }
    }

    private mutating func appendTail(of word: UInt256, count: Int) {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            word.store(to: buffer)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[(32 - count)...]))
        }
    }

    private mutating func appendHeader(_ short: UInt8, count: Int) {
        guard count > 55 else { return bytes.append(short + UInt8(truncatingIfNeeded: count)) }
        let width = (71 - UInt64(count).leadingZeroBitCount) / 8
        bytes.append(short + 55 + UInt8(truncatingIfNeeded: width))
        for index in stride(from: width - 1, through: 0, by: -1) {
            bytes.append(UInt8(truncatingIfNeeded: count >> (index * 8)))
        }
    }
}
