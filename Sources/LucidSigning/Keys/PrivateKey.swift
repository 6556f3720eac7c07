// SPDX-License-Identifier: Apache-2.0
import CSecp256k1
public import LucidCrypto

/// A private key of secp256k1: 32 secret bytes in wiped memory, and the public key they give.
///
/// It cannot be printed, dumped or encoded. Signatures are deterministic (RFC 6979) with low s, so the same request
/// gives the same bytes.
public struct PrivateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let secret: SecretBytes

    /// The public key.
    public let publicKey: PublicKey
    /// The address of the account.
    public let address: Address

    /// Takes 32 big-endian bytes.
    ///
    /// Throws ``SigningError/Code/invalidValue`` unless they are 1 to n − 1.
    public init(bytes: SecretBytes) throws(SigningError) {
        guard bytes.count == 32 else {
            throw SigningError(.invalidValue, "a private key is 32 bytes, not \(bytes.count)")
        }
        var point = secp256k1_pubkey()
        let made = bytes.withBytes { scalar -> Int32 in
            guard let scalar = scalar.assumingMemoryBound(to: UInt8.self).baseAddress else { return 0 }
            return secp256k1_ec_pubkey_create(Secp256k1Context.shared.pointer, &point, scalar)
        }
        guard made == 1 else {
            throw SigningError(.invalidValue, "a private key is a number from 1 to below the order of the curve")
        }
        secret = bytes
        publicKey = PublicKey(&point)
        address = publicKey.address
    }

    /// Reads 64 hexadecimal digits with or without `0x`.
    ///
    /// Throws ``SigningError/Code/invalidValue``; the error does not repeat the text, which is the caller's to wipe.
    public init(hex: String) throws(SigningError) {
        var hex = hex
        let bytes = hex.withUTF8 { text -> SecretBytes? in
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
        guard let bytes else { throw SigningError(.invalidValue, "a private key is 64 hexadecimal digits") }
        try self.init(bytes: bytes)
    }

    /// A new key from the system's random generator.
    public static func generate() -> PrivateKey {
        while true {
            // Fewer than one in 2^127 tries is out of range.
            if let key = try? PrivateKey(bytes: SystemRandom.secret(32)) { return key }
        }
    }

    /// Lends the 32 bytes for the time of `body`, for export only.
    ///
    /// Do not let the pointer or a copy escape.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try secret.withBytes(body)
    }

    /// The 32 bytes, sharing this key's memory.
    package var secretBytes: SecretBytes { secret }

    /// Signs a 32-byte digest.
    ///
    /// A digest says nothing about what it stands for: never sign one that another party made. Throws
    /// ``SigningError/Code/invalidValue`` for another length.
    public func sign(digest: [UInt8]) throws(SigningError) -> Signature {
        guard digest.count == 32, let word = UInt256(bigEndian: digest) else {
            throw SigningError(.invalidValue, "a digest is 32 bytes, not \(digest.count)")
        }
        return try sign(word)
    }

    func sign(_ digest: UInt256) throws(SigningError) -> Signature {
        let context = Secp256k1Context.shared.pointer
        let parts: (UInt256, UInt256, Int32)? = withUnsafeTemporaryAllocation(byteCount: 96, alignment: 8) { buffer in
            digest.store(to: UnsafeMutableRawBufferPointer(rebasing: buffer[64...]))
            guard let base = buffer.assumingMemoryBound(to: UInt8.self).baseAddress else { return nil }
            var signature = secp256k1_ecdsa_recoverable_signature()
            let signed = secret.withBytes { scalar -> Int32 in
                guard let scalar = scalar.assumingMemoryBound(to: UInt8.self).baseAddress else { return 0 }
                return secp256k1_ecdsa_sign_recoverable(context, &signature, base + 64, scalar, nil, nil)
            }
            var recoveryID: Int32 = 0
            guard signed == 1,
                secp256k1_ecdsa_recoverable_signature_serialize_compact(context, base, &recoveryID, &signature) == 1
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

    /// The address, and no secret.
    public var description: String { "PrivateKey(\(address))" }
    /// The address, and no secret.
    public var debugDescription: String { description }
    /// No children but the address, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: ["address": address.description]) }
}
