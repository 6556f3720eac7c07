// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Authenticated encryption (NIST SP 800-38D): what was sealed opens whole and unchanged, or not at all.
///
/// The sealed form is nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes). Keys are 16, 24 or 32 bytes.
package enum AESGCM {
    package static let nonceCount = 12
    package static let tagCount = 16

    /// Seals `plaintext` under a fresh random nonce, or under `nonce`, which must never repeat for a key.
    package static func seal(
        _ plaintext: [UInt8], key: SecretBytes, nonce: [UInt8]? = nil, associatedData: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try plaintext.withUnsafeBufferPointer { bytes throws(CryptoError) in
            try seal(UnsafeRawBufferPointer(bytes), key: key, nonce: nonce, associatedData: associatedData)
        }
    }

    /// Seals a secret without copying it into memory that is not wiped.
    package static func seal(
        _ plaintext: SecretBytes, key: SecretBytes, nonce: [UInt8]? = nil, associatedData: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try plaintext.withBytes { bytes throws(CryptoError) in
            try seal(bytes, key: key, nonce: nonce, associatedData: associatedData)
        }
    }

    /// Opens what ``seal(_:key:nonce:associatedData:)`` made.
    ///
    /// Throws ``CryptoError/Code/authenticationFailed`` if anything was changed or the key is another one.
    package static func open(
        _ sealed: [UInt8], key: SecretBytes, associatedData: [UInt8] = []
    ) throws(CryptoError) -> SecretBytes {
        try SecretBytes(count: plaintextCount(of: sealed)) { output throws(CryptoError) in
            try open(sealed, key: key, associatedData: associatedData, into: output)
        }
    }

    /// Opens what is no secret, into an array.
    package static func openBytes(
        _ sealed: [UInt8], key: SecretBytes, associatedData: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try open(sealed, key: key, associatedData: associatedData).withBytes { Array($0) }
    }

    private static func cipher(for key: SecretBytes) throws(CryptoError) -> Cipher {
        switch key.count {
        case 16: .aes128GCM
        case 24: .aes192GCM
        case 32: .aes256GCM
        default:
            throw CryptoError(.invalidKey, message: "an AES key is 16, 24 or 32 bytes, this one is \(key.count)")
        }
    }

    private static func seal(
        _ plaintext: UnsafeRawBufferPointer, key: SecretBytes, nonce: [UInt8]?, associatedData: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        let cipher = try cipher(for: key)
        let nonce = nonce ?? SystemRandom.bytes(nonceCount)
        guard nonce.count == nonceCount else {
            throw CryptoError(.invalidParameter, message: "an AES-GCM nonce is 12 bytes, this one is \(nonce.count)")
        }
        var sealed = nonce
        sealed.append(contentsOf: repeatElement(0, count: plaintext.count + tagCount))
        let result = sealed.withUnsafeMutableBytes { sealed in
            key.withBytes { key in
                lucid_gcm_seal(
                    cipher.handle, key.baseAddress, nonce, associatedData, associatedData.count,
                    plaintext.baseAddress, plaintext.count, sealed.baseAddress.map { $0 + nonceCount })
            }
        }
        guard result == 1 else {
            throw CryptoError(.libraryFailure, message: "libcrypto could not seal \(plaintext.count) bytes")
        }
        return sealed
    }

    private static func plaintextCount(of sealed: [UInt8]) throws(CryptoError) -> Int {
        guard sealed.count >= nonceCount + tagCount else {
            throw CryptoError(
                .authenticationFailed, message: "sealed data is at least 28 bytes, this is \(sealed.count)")
        }
        return sealed.count - nonceCount - tagCount
    }

    private static func open(
        _ sealed: [UInt8], key: SecretBytes, associatedData: [UInt8], into output: UnsafeMutableRawBufferPointer
    ) throws(CryptoError) {
        let cipher = try cipher(for: key)
        let result = sealed.withUnsafeBytes { sealed in
            key.withBytes { key in
                lucid_gcm_open(
                    cipher.handle, key.baseAddress, associatedData, associatedData.count, sealed.baseAddress,
                    output.count, output.baseAddress)
            }
        }
        guard result == 1 else {
            throw CryptoError(
                .authenticationFailed,
                message: "the sealed data was changed, or was sealed with another key or other associated data")
        }
    }
}
