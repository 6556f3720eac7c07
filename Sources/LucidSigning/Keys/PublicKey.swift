// SPDX-License-Identifier: Apache-2.0
import CSecp256k1

/// A point on secp256k1 that belongs to a private key.
public struct PublicKey: Hashable, Sendable {
    private let x: UInt256
    private let y: UInt256

    /// Reads the 33 bytes of the compressed or the 65 bytes of the uncompressed form.
    ///
    /// Throws ``SigningError/Code/invalidValue`` if they are no point on the curve.
    public init(bytes: [UInt8]) throws(SigningError) {
        var key = secp256k1_pubkey()
        guard bytes.count == 33 || bytes.count == 65, bytes.first != 6, bytes.first != 7,
            secp256k1_ec_pubkey_parse(Secp256k1Context.shared.pointer, &key, bytes, bytes.count) == 1
        else { throw SigningError(.invalidValue, "these \(bytes.count) bytes are no public key of secp256k1") }
        self.init(&key)
    }

    init(_ key: inout secp256k1_pubkey) {
        var words: (UInt256, UInt256) = (.zero, .zero)
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            guard let base = buffer.assumingMemoryBound(to: UInt8.self).baseAddress else { return }
            var count = 65
            secp256k1_ec_pubkey_serialize(
                Secp256k1Context.shared.pointer, base, &count, &key, UInt32(SECP256K1_EC_UNCOMPRESSED))
            let bytes = UnsafeRawBufferPointer(buffer)
            words = (UInt256(loading: bytes, at: 1), UInt256(loading: bytes, at: 33))
        }
        (x, y) = words
    }

    /// The key whose owner signed `digest`, which is 32 bytes.
    ///
    /// Any signature in range recovers to some key or to none; compare the result with the signer you expect. Throws
    /// ``SigningError/Code/invalidValue`` if there is none, or the digest has another length.
    public static func recover(digest: [UInt8], signature: Signature) throws(SigningError) -> PublicKey {
        guard digest.count == 32 else {
            throw SigningError(.invalidValue, "a digest is 32 bytes, not \(digest.count)")
        }
        return try recover(digest.withUnsafeBytes { UInt256(loading: $0) }, signature)
    }

    static func recover(_ digest: UInt256, _ signature: Signature) throws(SigningError) -> PublicKey {
        let context = Secp256k1Context.shared.pointer
        var key = secp256k1_pubkey()
        let recovered = withUnsafeTemporaryAllocation(byteCount: 96, alignment: 8) { buffer in
            signature.rValue.store(to: buffer)
            signature.sValue.store(to: UnsafeMutableRawBufferPointer(rebasing: buffer[32...]))
            digest.store(to: UnsafeMutableRawBufferPointer(rebasing: buffer[64...]))
            let bytes = buffer.assumingMemoryBound(to: UInt8.self)
            guard let base = bytes.baseAddress else { return false }
            var parsed = secp256k1_ecdsa_recoverable_signature()
            return secp256k1_ecdsa_recoverable_signature_parse_compact(
                context, &parsed, base, Int32(signature.yParity)) == 1
                && secp256k1_ecdsa_recover(context, &key, &parsed, base + 64) == 1
        }
        guard recovered else { throw SigningError(.invalidValue, "no key can have made this signature") }
        return PublicKey(&key)
    }

    /// The address of the account: the last 20 bytes of the digest of the point.
    public var address: Address {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { buffer in
            x.store(to: buffer)
            y.store(to: UnsafeMutableRawBufferPointer(rebasing: buffer[32...]))
            return Address(word: Keccak256.word(UnsafeRawBufferPointer(buffer)))
        }
    }

    /// 0x04 ‖ x ‖ y, 65 bytes.
    public var uncompressed: [UInt8] { [4] + x.bytes + y.bytes }

    /// 0x02 or 0x03 ‖ x, 33 bytes.
    public var compressed: [UInt8] { [2 + UInt8(truncatingIfNeeded: y.w0 & 1)] + x.bytes }
}
