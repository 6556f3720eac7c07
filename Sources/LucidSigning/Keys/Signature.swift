// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// An ECDSA signature over secp256k1 with the bit that lets the public key be recovered.
///
/// r and s are 1 to n − 1, and s is at most n / 2 unless the caller asked for high ones.
public struct Signature: Hashable, Sendable, CustomStringConvertible {
    let rValue: UInt256
    let sValue: UInt256

    /// 0 if the point that r comes from has an even y, else 1.
    public let yParity: UInt8

    /// Joins the parts, each number 32 big-endian bytes and `yParity` 0 or 1.
    ///
    /// Throws ``SigningError/Code/invalidValue`` if a part is out of range, or if s is high unless
    /// `allowingHighS` is true.
    public init(r: [UInt8], s: [UInt8], yParity: UInt8, allowingHighS: Bool = false) throws(SigningError) {
        guard r.count == 32, s.count == 32, let r = UInt256(bigEndian: r), let s = UInt256(bigEndian: s) else {
            throw SigningError(.invalidValue, "r and s of a signature are 32 bytes each")
        }
        try self.init(r: r, s: s, yParity: yParity, allowingHighS: allowingHighS)
    }

    /// Reads 65 bytes r ‖ s ‖ v with v 0, 1, 27 or 28.
    ///
    /// Throws ``SigningError/Code/invalidValue`` as ``init(r:s:yParity:allowingHighS:)`` does, and for other values
    /// of v.
    public init(bytes65: some Collection<UInt8>, allowingHighS: Bool = false) throws(SigningError) {
        let bytes = Array(bytes65)
        guard bytes.count == 65, let r = UInt256(bigEndian: bytes[..<32]), let s = UInt256(bigEndian: bytes[32..<64])
        else { throw SigningError(.invalidValue, "a signature is 65 bytes, not \(bytes.count)") }
        guard [0, 1, 27, 28].contains(bytes[64]) else {
            throw SigningError(.invalidValue, "the last byte of a signature is 0, 1, 27 or 28, not \(bytes[64])")
        }
        try self.init(r: r, s: s, yParity: bytes[64] < 27 ? bytes[64] : bytes[64] - 27, allowingHighS: allowingHighS)
    }

    /// Reads `0x` and the 130 digits of the 65 bytes.
    public init(hex: String, allowingHighS: Bool = false) throws(SigningError) {
        guard let bytes = Hex.decode(hex, prefix: .required), bytes.count == 65 else {
            throw SigningError(.invalidValue, "a signature is 0x and 130 hexadecimal digits")
        }
        try self.init(bytes65: bytes, allowingHighS: allowingHighS)
    }

    /// Reads the 64 bytes of EIP-2098, where the top bit of s carries the parity.
    public init(compact64: some Collection<UInt8>) throws(SigningError) {
        var bytes = Array(compact64)
        guard bytes.count == 64 else {
            throw SigningError(.invalidValue, "a compact signature is 64 bytes, not \(bytes.count)")
        }
        let yParity = bytes[32] >> 7
        bytes[32] &= 0x7f
        try self.init(r: Array(bytes[..<32]), s: Array(bytes[32...]), yParity: yParity)
    }

    /// Reads `0x` and the 128 digits of the 64 bytes of EIP-2098.
    ///
    /// Throws ``SigningError/Code/invalidValue`` as ``init(compact64:)`` does, and for other text.
    public init(compactHex: String) throws(SigningError) {
        guard let bytes = Hex.decode(compactHex, prefix: .required), bytes.count == 64 else {
            throw SigningError(.invalidValue, "a compact signature is 0x and 128 hexadecimal digits")
        }
        try self.init(compact64: bytes)
    }

    init(r: UInt256, s: UInt256, yParity: UInt8, allowingHighS: Bool = false) throws(SigningError) {
        guard !r.isZero, r < groupOrder else {
            throw SigningError(.invalidValue, path: "r", "it is 0 or not below the order of the curve")
        }
        guard !s.isZero, s < groupOrder else {
            throw SigningError(.invalidValue, path: "s", "it is 0 or not below the order of the curve")
        }
        guard allowingHighS || s <= halfGroupOrder else {
            throw SigningError(.invalidValue, path: "s", "it is above half the order of the curve (EIP-2)")
        }
        guard yParity < 2 else { throw SigningError(.invalidValue, path: "yParity", "it is 0 or 1, not \(yParity)") }
        self.rValue = r
        self.sValue = s
        self.yParity = yParity
    }

    /// r, 32 bytes.
    public var r: [UInt8] { rValue.bytes }
    /// s, 32 bytes.
    public var s: [UInt8] { sValue.bytes }
    /// r ‖ s ‖ v with v 27 or 28, which is what wallets and contracts exchange.
    public var bytes65: [UInt8] { rValue.bytes + sValue.bytes + [27 + yParity] }
    /// `0x` and the 65 bytes in lower case.
    public var hex: String { Hex.encode(bytes65, prefix: true) }

    /// The 64 bytes of EIP-2098; nil if s is high, because then there is no room for the parity.
    public var compact64: [UInt8]? {
        guard sValue <= halfGroupOrder else { return nil }
        var bytes = rValue.bytes + sValue.bytes
        bytes[32] |= yParity << 7
        return bytes
    }

    /// `0x` and the 64 bytes of EIP-2098 in lower case; nil if s is high.
    public var compactHex: String? { compact64.map { Hex.encode($0, prefix: true) } }

    /// The same as ``hex``.
    public var description: String { hex }
}
