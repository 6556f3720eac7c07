// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import Testing

@Suite struct `RIPEMD-160 and secret messages` {
    /// The test values of the authors of RIPEMD-160.
    @Test(arguments: [
        ("", "9c1185a5c5e9fc54612808977ee8f548b2258d31"), ("a", "0bdc9d2d256b3ee9daae347be6f4dc835a467ffe"),
        ("abc", "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"),
        ("message digest", "5d0689ef49d2fae572b881b123a85ffa21595f36"),
        (String(repeating: "1234567890", count: 8), "9b752e45573d4b39f4dbd3323cab82bf63326bfb"),
    ])
    func `the digest is that of its authors`(text: String, digest: String) {
        #expect(Hex.encode(RIPEMD160.hash(Array(text.utf8))) == digest)
    }

    @Test(arguments: [0, 1, 32, 64, 128, 129, 300])
    func `codes and keys from secrets are those from other bytes`(count: Int) throws {
        let key = [UInt8](repeating: 3, count: count)
        let message = [UInt8](0..<UInt8(count / 2))
        let code = key.withUnsafeBytes { HMAC.sha512(key: $0, message: SecretBytes(copying: message)) }
        #expect(code.withBytes { Array($0) } == HMAC.sha512(key: SecretBytes(copying: key), message: message))
        let derived = try PBKDF2.sha512(
            password: SecretBytes(copying: key), salt: SecretBytes(copying: message), iterations: 3, count: 70)
        let expected = try PBKDF2.sha512(
            password: SecretBytes(copying: key), salt: message, iterations: 3, count: 70)
        #expect(derived.constantTimeEquals(expected))
    }
}
