// SPDX-License-Identifier: Apache-2.0
import CSecp256k1
import LucidCrypto

/// What BIP-32 derives from: a private key and its chain code, 32 bytes each.
struct KeyNode: Sendable {
    private let secret: SecretBytes

    init(seed: SecretBytes) throws(SigningError) {
        guard (16...64).contains(seed.count) else {
            throw SigningError(.invalidValue, path: "seed", "it is 16 to 64 bytes, not \(seed.count)")
        }
        var name = "Bitcoin seed"
        let code = name.withUTF8 { HMAC.sha512(key: UnsafeRawBufferPointer($0), message: seed) }
        try self.init(checking: code)
    }

    init(key: UnsafeRawBufferPointer, chainCode: UnsafeRawBufferPointer) throws(SigningError) {
        try self.init(
            checking: SecretBytes(count: 64) { buffer in
                buffer.copyMemory(from: key)
                UnsafeMutableRawBufferPointer(rebasing: buffer[32...]).copyMemory(from: chainCode)
            })
    }

    private init(checking secret: SecretBytes) throws(SigningError) {
        let isKey = secret.withBytes { bytes in
            guard let key = bytes.assumingMemoryBound(to: UInt8.self).baseAddress else { return false }
            return Secp256k1Context.withSecret { secp256k1_ec_seckey_verify($0, key) } == 1
        }
        guard isKey else {
            throw SigningError(
                .invalidValue, path: "key", "a private key is a number from 1 to below the order of the curve")
        }
        self.secret = secret
    }

    private init(unchecked secret: SecretBytes) { self.secret = secret }

    /// CKDpriv of BIP-32; `publicKey` is that of this key, if the caller has it.
    func child(_ step: DerivationPath.Step, publicKey: PublicKey? = nil) throws(SigningError) -> KeyNode {
        var parent: [UInt8]?
        if !step.isHardened {
            if let publicKey { parent = publicKey.compressed } else { parent = try self.publicKey().compressed }
        }
        let message = SecretBytes(count: 37) { buffer in
            if let parent {
                buffer.copyBytes(from: parent)
            } else {
                buffer[0] = 0
                secret.withBytes { bytes in
                    UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyBytes(from: bytes[..<32])
                }
            }
            buffer.storeBytes(of: step.rawValue.bigEndian, toByteOffset: 33, as: UInt32.self)
        }
        let code = secret.withBytes { bytes in
            HMAC.sha512(key: UnsafeRawBufferPointer(rebasing: bytes[32...]), message: message)
        }
        return try child(step, code: code)
    }

    /// The child whose HMAC is `code`: its first half is added to the key, its second half is the chain code.
    func child(_ step: DerivationPath.Step, code: SecretBytes) throws(SigningError) -> KeyNode {
        var isKey = false
        let child = SecretBytes(count: 64) { buffer in
            code.withBytes { code in
                secret.withBytes { buffer.copyBytes(from: $0[..<32]) }
                UnsafeMutableRawBufferPointer(rebasing: buffer[32...]).copyBytes(from: code[32...])
                guard let sum = buffer.assumingMemoryBound(to: UInt8.self).baseAddress,
                    let tweak = code.assumingMemoryBound(to: UInt8.self).baseAddress
                else { return }
                isKey = Secp256k1Context.withSecret { secp256k1_ec_seckey_tweak_add($0, sum, tweak) } == 1
            }
        }
        guard isKey else { throw Self.noKey(step) }
        return KeyNode(unchecked: child)
    }

    /// The error for a child that BIP-32 skips.
    static func noKey(_ step: DerivationPath.Step) -> SigningError {
        SigningError(.invalidValue, "the child \(step) has no key, as one in 2^127 has none: take the next number")
    }

    func privateKey() throws(SigningError) -> PrivateKey {
        try PrivateKey(
            bytes: SecretBytes(count: 32) { buffer in
                secret.withBytes { buffer.copyBytes(from: $0[..<32]) }
            })
    }

    func publicKey() throws(SigningError) -> PublicKey {
        try privateKey().publicKey
    }

    var chainCode: [UInt8] { secret.withBytes { Array($0[32...]) } }

    /// Lends the key and the chain code.
    func withParts<Result>(_ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result) -> Result {
        secret.withBytes { bytes in
            body(UnsafeRawBufferPointer(rebasing: bytes[..<32]), UnsafeRawBufferPointer(rebasing: bytes[32...]))
        }
    }
}
