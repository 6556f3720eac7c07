// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A digest the library looked up once, because looking it up costs more than hashing a short message.
final class Digest: @unchecked Sendable {  // an EVP_MD does not change once fetched, and this one is never freed
    let handle: OpaquePointer

    init(_ name: String) {
        guard let handle = EVP_MD_fetch(nil, name, nil) else { preconditionFailure("libcrypto has no \(name)") }
        self.handle = handle
    }

    static let sha256 = Digest("SHA2-256")
    static let sha512 = Digest("SHA2-512")
}

/// A cipher the library looked up once.
final class Cipher: @unchecked Sendable {  // an EVP_CIPHER does not change once fetched, and this one is never freed
    let handle: OpaquePointer

    init(_ name: String) {
        guard let handle = EVP_CIPHER_fetch(nil, name, nil) else { preconditionFailure("libcrypto has no \(name)") }
        self.handle = handle
    }

    static let aes128CTR = Cipher("AES-128-CTR")
    static let aes128GCM = Cipher("AES-128-GCM")
    static let aes192GCM = Cipher("AES-192-GCM")
    static let aes256GCM = Cipher("AES-256-GCM")
}

extension Digest {
    /// The digest of `bytes`, `count` bytes long.
    func hash(_ bytes: UnsafeRawBufferPointer, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            var size: UInt32 = 0
            let result = EVP_Digest(bytes.baseAddress, bytes.count, buffer.baseAddress, &size, handle, nil)
            precondition(result == 1 && Int(size) == count, "libcrypto could not hash \(bytes.count) bytes")
            written = count
        }
    }

    func hash(_ bytes: some Sequence<UInt8>, count: Int) -> [UInt8] {
        let inPlace = bytes.withContiguousStorageIfAvailable { hash(UnsafeRawBufferPointer($0), count: count) }
        if let inPlace { return inPlace }
        return Array(bytes).withUnsafeBytes { hash($0, count: count) }
    }

    /// The HMAC of `message`, written to `output`, which is as long as the digest.
    func authenticate(
        key: UnsafeRawBufferPointer, message: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) {
        let result = lucid_hmac(
            handle, key.baseAddress, key.count, message.baseAddress, message.count, output.baseAddress, output.count)
        precondition(result == 1, "libcrypto could not authenticate \(message.count) bytes")
    }
}
