// SPDX-License-Identifier: Apache-2.0
import CSecp256k1
public import LucidCrypto

/// A private key of secp256k1: 32 secret bytes in locked memory (``SecretMemory``), and the public key they give.
///
/// It cannot be printed, dumped, compared or encoded, and its secret leaves only through ``exportBytes()`` and a
/// ``Keystore``. The secret is wiped when the last copy of the key goes away, or all at once by ``close()``. Signatures
/// are deterministic (RFC 6979) with low s, so the same request gives the same bytes, unless ``nonce`` says otherwise.
public struct PrivateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let material: KeyMaterial

    /// The public key.
    public let publicKey: PublicKey
    /// The address of the account.
    public let address: Address
    /// How the nonces of all signatures by this copy of the key are made.
    public var nonce: SigningNonce = .deterministic

    /// Takes 32 big-endian bytes, whose memory it shares with the caller.
    ///
    /// Throws ``SigningError/Code/invalidValue`` unless they are 1 to n − 1.
    public init(bytes: SecretBytes) throws(SigningError) {
        guard bytes.count == 32 else {
            throw SigningError(.invalidValue, "a private key is 32 bytes, not \(bytes.count)")
        }
        var point = secp256k1_pubkey()
        let made = bytes.withBytes { scalar -> Int32 in
            guard let scalar = scalar.assumingMemoryBound(to: UInt8.self).baseAddress else { return 0 }
            return Secp256k1Context.withSecret { secp256k1_ec_pubkey_create($0, &point, scalar) }
        }
        guard made == 1 else {
            throw SigningError(.invalidValue, "a private key is a number from 1 to below the order of the curve")
        }
        material = KeyMaterial(bytes)
        publicKey = PublicKey(&point)
        address = publicKey.address
    }

    /// Reads 64 hexadecimal digits with or without `0x`.
    ///
    /// Throws ``SigningError/Code/invalidValue``; the error does not repeat the text, which is the caller's to wipe.
    public init(hex: String) throws(SigningError) {
        var hex = hex
        try self.init(digits: hex.withUTF8 { Self.scalar(UnsafeRawBufferPointer($0)) })
    }

    /// Reads the UTF-8 bytes of 64 hexadecimal digits with or without `0x`, without making a string of them.
    ///
    /// Throws as ``init(hex:)`` does.
    public init(hex: SecretBytes) throws(SigningError) {
        try self.init(digits: hex.withBytes { Self.scalar($0) })
    }

    private init(digits: SecretBytes?) throws(SigningError) {
        guard let digits else { throw SigningError(.invalidValue, "a private key is 64 hexadecimal digits") }
        try self.init(bytes: digits)
    }

    private static func scalar(_ text: UnsafeRawBufferPointer) -> SecretBytes? {
        let start = text.count == 66 && text[0] == UInt8(ascii: "0") && text[1] == UInt8(ascii: "x") ? 2 : 0
        guard text.count - start == 64 else { return nil }
        var isValid = true
        let bytes = SecretBytes(count: 32) { buffer in
            for index in 0..<32 {
                let digits = (nibble(text[start + index * 2]), nibble(text[start + index * 2 + 1]))
                guard let high = digits.0, let low = digits.1 else {
                    isValid = false
                    return
                }
                buffer[index] = high << 4 | low
            }
        }
        return isValid ? bytes : nil
    }

    /// A new key from the system's random generator.
    public static func generate() -> PrivateKey {
        while true {
            // Fewer than one in 2^127 tries is out of range.
            if let key = try? PrivateKey(bytes: SystemRandom.secret(32)) { return key }
        }
    }

    /// The 32 secret bytes, to store or move the key and for nothing else: whoever has them owns the account.
    ///
    /// Throws ``SigningError/Code/keyClosed``.
    public func exportBytes() throws(SigningError) -> SecretBytes {
        try material.bytes
    }

    /// Wipes the secret of this key and of all its copies.
    ///
    /// Signatures that other threads have begun are finished first; after that, signing and exporting throw
    /// ``SigningError/Code/keyClosed``. The public key and the address stay. ``SecretBytes`` that the key was made from
    /// or exported to, if someone still holds them, keep the memory until they go away.
    public func close() {
        material.close()
    }

    /// Lends the 32 bytes for the time of `body`, or none if the key was closed.
    package func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let bytes = try? material.bytes else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return try bytes.withBytes(body)
    }

    /// The address, and no secret.
    public var description: String { "PrivateKey(\(address))" }
    /// The address, and no secret.
    public var debugDescription: String { description }
    /// No children but the address, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: ["address": address.description]) }
}

extension PrivateKey {
    /// Signs a 32-byte digest.
    ///
    /// A digest says nothing about what it stands for: never sign one that another party made. Throws
    /// ``SigningError/Code/invalidValue`` for another length and ``SigningError/Code/keyClosed``.
    public func sign(digest: [UInt8]) throws(SigningError) -> Signature {
        try sign(Self.word(of: digest))
    }

    /// Signs a 32-byte digest with a nonce that 32 bytes of the caller's go into (RFC 6979 section 3.6), whatever
    /// ``nonce`` says.
    ///
    /// The same three inputs give the same bytes. Throws as ``sign(digest:)`` does, and
    /// ``SigningError/Code/invalidValue`` for another length of `extraEntropy`.
    public func sign(digest: [UInt8], extraEntropy: SecretBytes) throws(SigningError) -> Signature {
        guard extraEntropy.count == 32 else {
            throw SigningError(
                .invalidValue, path: "extraEntropy", "extra entropy is 32 bytes, not \(extraEntropy.count)")
        }
        return try sign(Self.word(of: digest), extraEntropy: extraEntropy)
    }

    func sign(_ digest: UInt256) throws(SigningError) -> Signature {
        switch nonce {
        case .deterministic: try sign(digest, extraEntropy: nil)
        case .hedged: try sign(digest, extraEntropy: SystemRandom.secret(32))
        }
    }

    private static func word(of digest: [UInt8]) throws(SigningError) -> UInt256 {
        guard digest.count == 32 else {
            throw SigningError(.invalidValue, "a digest is 32 bytes, not \(digest.count)")
        }
        return digest.withUnsafeBytes { UInt256(loading: $0) }
    }

    private func sign(_ digest: UInt256, extraEntropy: SecretBytes?) throws(SigningError) -> Signature {
        let secret = try material.bytes
        let parts: (UInt256, UInt256, Int32)? = withUnsafeTemporaryAllocation(byteCount: 96, alignment: 8) { buffer in
            digest.store(to: UnsafeMutableRawBufferPointer(rebasing: buffer[64...]))
            guard let base = buffer.assumingMemoryBound(to: UInt8.self).baseAddress else { return nil }
            var signature = secp256k1_ecdsa_recoverable_signature()
            let signed = secret.withBytes { scalar -> Int32 in
                guard let scalar = scalar.assumingMemoryBound(to: UInt8.self).baseAddress else { return 0 }
                return Secp256k1Context.withSecret { context in
                    guard let extraEntropy else {
                        return secp256k1_ecdsa_sign_recoverable(context, &signature, base + 64, scalar, nil, nil)
                    }
                    return extraEntropy.withBytes { entropy in
                        secp256k1_ecdsa_sign_recoverable(
                            context, &signature, base + 64, scalar, nil, entropy.baseAddress)
                    }
                }
            }
            var recoveryID: Int32 = 0
            guard signed == 1,
                secp256k1_ecdsa_recoverable_signature_serialize_compact(
                    Secp256k1Context.shared.pointer, base, &recoveryID, &signature) == 1
            else { return nil }
            let bytes = UnsafeRawBufferPointer(buffer)
            return (UInt256(loading: bytes), UInt256(loading: bytes, at: 32), recoveryID)
        }
        // Recovery ids 2 and 3 mean r is at least the order of the curve: they have no v and no one can meet one.
        guard let (r, s, recoveryID) = parts, recoveryID < 2 else {
            throw SigningError(.internalFailure, "libsecp256k1 could not sign")
        }
        return try Signature(r: r, s: s, yParity: UInt8(truncatingIfNeeded: recoveryID))
    }
}
