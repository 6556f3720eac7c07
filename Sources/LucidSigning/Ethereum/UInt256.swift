// SPDX-License-Identifier: Apache-2.0

/// An unsigned integer of 256 bits, as Ethereum counts.
///
/// Arithmetic is checked: what does not fit is nil, never wrapped.
public struct UInt256: Hashable, Sendable, Comparable {
    /// The words from the most to the least significant.
    let w3: UInt64, w2: UInt64, w1: UInt64, w0: UInt64

    /// The words from the most to the least significant.
    @inline(__always)
    init(bigEndianWords w3: UInt64, _ w2: UInt64, _ w1: UInt64, _ w0: UInt64) {
        (self.w3, self.w2, self.w1, self.w0) = (w3, w2, w1, w0)
    }

    /// A small value.
    public init(_ value: UInt64) {
        self.init(bigEndianWords: 0, 0, 0, value)
    }

    /// The value of up to 32 big-endian bytes; nil if there are more.
    public init?(bigEndian bytes: some Collection<UInt8>) {
        guard bytes.count <= 32 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for byte in bytes {
            words.0 = words.0 << 8 | words.1 >> 56
            words.1 = words.1 << 8 | words.2 >> 56
            words.2 = words.2 << 8 | words.3 >> 56
            words.3 = words.3 << 8 | UInt64(byte)
        }
        self.init(bigEndianWords: words.0, words.1, words.2, words.3)
    }

    /// 0.
    public static let zero = UInt256(0)
    /// 1.
    public static let one = UInt256(1)
    /// 2²⁵⁶ − 1.
    public static let max = UInt256(bigEndianWords: .max, .max, .max, .max)

    /// Whether `a` is the smaller number.
    public static func < (a: UInt256, b: UInt256) -> Bool {
        (a.w3, a.w2, a.w1, a.w0) < (b.w3, b.w2, b.w1, b.w0)
    }

    /// The 32 big-endian bytes.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            store(to: UnsafeMutableRawBufferPointer(buffer))
            count = 32
        }
    }

    /// The big-endian bytes without leading zeros; none for 0.
    public var minimalBytes: [UInt8] { Array(bytes.suffix((bitWidth + 7) / 8)) }

    /// The number of bits up to the highest one that is set; 0 for 0.
    public var bitWidth: Int {
        if w3 != 0 { return 256 - w3.leadingZeroBitCount }
        if w2 != 0 { return 192 - w2.leadingZeroBitCount }
        if w1 != 0 { return 128 - w1.leadingZeroBitCount }
        return 64 - w0.leadingZeroBitCount
    }

    /// The value in 64 bits, if it fits.
    public var uint64: UInt64? { w3 | w2 | w1 == 0 ? w0 : nil }

    var isZero: Bool { w3 | w2 | w1 | w0 == 0 }

    /// Writes the 32 big-endian bytes to the start of `buffer`.
    @inline(__always)
    func store(to buffer: UnsafeMutableRawBufferPointer) {
        buffer.storeBytes(of: w3.bigEndian, toByteOffset: 0, as: UInt64.self)
        buffer.storeBytes(of: w2.bigEndian, toByteOffset: 8, as: UInt64.self)
        buffer.storeBytes(of: w1.bigEndian, toByteOffset: 16, as: UInt64.self)
        buffer.storeBytes(of: w0.bigEndian, toByteOffset: 24, as: UInt64.self)
    }

    /// Reads 32 big-endian bytes at `offset`.
    @inline(__always)
    init(loading buffer: UnsafeRawBufferPointer, at offset: Int = 0) {
        self.init(
            bigEndianWords: UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)))
    }
}

extension UInt256: ExpressibleByIntegerLiteral {
    /// A small value.
    public init(integerLiteral value: UInt64) { self.init(value) }
}

extension UInt256 {
    /// The sum, or nil if it does not fit.
    public func adding(_ other: UInt256) -> UInt256? {
        let (r0, c0) = w0.addingReportingOverflow(other.w0)
        let (r1, c1) = Self.add(w1, other.w1, carry: c0)
        let (r2, c2) = Self.add(w2, other.w2, carry: c1)
        let (r3, c3) = Self.add(w3, other.w3, carry: c2)
        return c3 ? nil : UInt256(bigEndianWords: r3, r2, r1, r0)
    }

    /// The difference, or nil if it is negative.
    public func subtracting(_ other: UInt256) -> UInt256? {
        guard other <= self else { return nil }
        return adding(wrapping: other.negated)
    }

    /// The product, or nil if it does not fit.
    public func multiplied(by factor: UInt256) -> UInt256? {
        let a = [w0, w1, w2, w3]
        let b = [factor.w0, factor.w1, factor.w2, factor.w3]
        var product = [UInt64](repeating: 0, count: 8)
        for i in 0..<4 {
            var carry: UInt64 = 0
            for j in 0..<4 {
                let full = a[i].multipliedFullWidth(by: b[j])
                let (low, first) = full.low.addingReportingOverflow(product[i + j])
                let (sum, second) = low.addingReportingOverflow(carry)
                product[i + j] = sum
                carry = full.high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
            }
            product[i + 4] = carry
        }
        guard product[4...].allSatisfy({ $0 == 0 }) else { return nil }
        return UInt256(bigEndianWords: product[3], product[2], product[1], product[0])
    }

    /// 2²⁵⁶ minus the value, which is its two's complement.
    var negated: UInt256 {
        UInt256(bigEndianWords: ~w3, ~w2, ~w1, ~w0).adding(wrapping: .one)
    }

    private func adding(wrapping other: UInt256) -> UInt256 {
        let (r0, c0) = w0.addingReportingOverflow(other.w0)
        let (r1, c1) = Self.add(w1, other.w1, carry: c0)
        let (r2, c2) = Self.add(w2, other.w2, carry: c1)
        return UInt256(bigEndianWords: w3 &+ other.w3 &+ (c2 ? 1 : 0), r2, r1, r0)
    }

    private static func add(_ a: UInt64, _ b: UInt64, carry: Bool) -> (UInt64, Bool) {
        let (sum, first) = a.addingReportingOverflow(b)
        let (result, second) = sum.addingReportingOverflow(carry ? 1 : 0)
        return (result, first || second)
    }
}
