// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import Testing

// RFC 6979 appendix A.2.5: the key, its point, and its signatures over SHA-256.
private let scalar = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"
private let pointX = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
private let pointY = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"
private let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"

// The same key as OpenSSL 3 writes it.
private let pkcs8 = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgya+p2EW6dRZrXCFX
    Z7HWk05Qw9s26JsSe4piKxIPZyGhRANCAARg/tS6JVqdMclh63TGNW1owEm4kjth
    +mzmaWIuYPKftnkD/hAIuLyZpBrp6VYovGTy8bIMLX6fUXejwpTURiKZ
    -----END PRIVATE KEY-----

    """
private let sec1 = """
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIMmvqdhFunUWa1whV2ex1pNOUMPbNuibEnuKYisSD2choAoGCCqGSM49
    AwEHoUQDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Z5A/4QCLi8
    maQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==
    -----END EC PRIVATE KEY-----

    """
// The secret 7 on P-384, and the RFC's key under a passphrase.
private let otherCurve = """
    -----BEGIN PRIVATE KEY-----
    MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAehZANiAAQoPB1zZc5H
    iPKfjr8jTt/+rW/pl/vqX/otWMyd+nscUIsFUm9VueuyBA8FtI+20OGUdcmQYeQb
    iLpS79uMFpBHGmHYZ+15lynZySzQHb0iVjDYTt4yp4+eZGZM2sUS74w=
    -----END PRIVATE KEY-----

    """
private let encrypted = """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIH0MF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBB2sfP6IihYRGhJSKbo
    fCkBAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQsRcZLL2EvQwItN02
    qKRsTQSBkNQvPmKgYmxG4jMMEY3QQy54Ul2Ig5m6aTik0EVB3fzF3b4Sbd3wdjhh
    FDYTF3gP+6ydboE8CZDS0zp4krF7y44Bzo2VXXd3L+gaP25sywtCM4mWS5N31xZn
    o+dYr0OrMfdxNPeQHwmYaZ3Rcjvjrl7WWIxvOLcuPjH2nkEXYV2iBsH5ysybRe7I
    tv271X8R+A==
    -----END ENCRYPTED PRIVATE KEY-----

    """

@Suite struct `P-256` {
    @Test func `the point of the key of RFC 6979`() throws {
        let key = try P256.PrivateKey(rawRepresentation: SecretBytes(copying: try bytes(scalar)))
        #expect(Hex.encode(key.publicKey.x) == pointX)
        #expect(Hex.encode(key.publicKey.y) == pointY)
        #expect(key.publicKey == (try P256.PublicKey(x: try bytes(pointX), y: try bytes(pointY))))
        #expect(key.rawRepresentation.hex == scalar)
    }

    @Test(arguments: [
        (
            "sample",
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
        ),
        (
            "test",
            "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
                + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"
        ),
    ])
    func `the signatures of RFC 6979 verify`(message: String, signature: String) throws {
        let key = try P256.PublicKey(x: try bytes(pointX), y: try bytes(pointY))
        #expect(key.isValid(signature: try bytes(signature), for: Array(message.utf8)))
        #expect(!key.isValid(signature: try bytes(signature), for: Array("Sample".utf8)))
    }

    // RFC 7515 appendix A.3.
    @Test func `the token of RFC 7515 verifies`() throws {
        let x = try #require(Base64URL.decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"))
        let y = try #require(Base64URL.decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"))
        let signature = try #require(
            Base64URL.decode("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"))
        let input =
            "eyJhbGciOiJFUzI1NiJ9."
            + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        let key = try P256.PublicKey(x: x, y: y)
        #expect(key.isValid(signature: signature, for: Array(input.utf8)))
        #expect(!key.isValid(signature: signature, for: Array((input + "a").utf8)))
    }

    @Test func `what a key signs its point verifies, and no other`() throws {
        let (key, other) = (P256.PrivateKey.generate(), P256.PrivateKey.generate())
        for count in [0, 1, 31, 32, 33, 1000] {
            let message = SystemRandom.bytes(count)
            let signature = try key.sign(message)
            #expect(signature.count == 64)
            #expect(key.publicKey.isValid(signature: signature, for: message))
            #expect(!other.publicKey.isValid(signature: signature, for: message))
        }
    }

    @Test func `any flipped bit of a signature is noticed`() throws {
        let key = P256.PrivateKey.generate()
        let signature = try key.sign([1, 2, 3])
        for bit in 0..<512 {
            var changed = signature
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!key.publicKey.isValid(signature: changed, for: [1, 2, 3]))
        }
    }

    @Test(arguments: [0, 1, 63, 65, 70, 128])
    func `a signature of another length is invalid`(count: Int) {
        let key = P256.PrivateKey.generate()
        #expect(!key.publicKey.isValid(signature: [UInt8](repeating: 1, count: count), for: [1]))
    }

    @Test(arguments: [
        (String(repeating: "0", count: 64), String(repeating: "0", count: 64)),
        (String(repeating: "0", count: 64), scalar), (scalar, String(repeating: "0", count: 64)),
        (order, order), (String(repeating: "f", count: 64), String(repeating: "f", count: 64)),
    ])
    func `a signature whose halves are out of range is invalid`(r: String, s: String) throws {
        let key = P256.PrivateKey.generate()
        #expect(!key.publicKey.isValid(signature: try bytes(r + s), for: [1]))
    }

    @Test(arguments: [
        "", "00", String(repeating: "0", count: 64), order, String(repeating: "f", count: 64), scalar + "00",
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552",
    ])
    func `a scalar out of range is refused`(hex: String) throws {
        let secret = SecretBytes(copying: try bytes(hex))
        let error = #expect(throws: CryptoError.self) { try P256.PrivateKey(rawRepresentation: secret) }
        #expect(error?.code == .invalidKey)
    }

    @Test func `the scalars at both ends of the range are keys`() throws {
        let one = try P256.PrivateKey(
            rawRepresentation: SecretBytes(copying: [UInt8](repeating: 0, count: 31) + [1]))
        let last = try P256.PrivateKey(
            rawRepresentation: SecretBytes(
                copying: try bytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550")))
        // The generator (SEC 2 section 2.4.2) and its negative share x.
        #expect(
            Hex.encode(one.publicKey.x) == "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")
        #expect(last.publicKey.x == one.publicKey.x)
        #expect(last.publicKey.y != one.publicKey.y)
    }

    @Test(arguments: [
        (pointX, pointX), (pointY, pointX), (String(repeating: "0", count: 64), String(repeating: "0", count: 64)),
        (String(repeating: "f", count: 64), pointY), (pointX, String(repeating: "f", count: 64)),
        (String(pointX.dropLast(2)), pointY), (pointX, pointY + "00"), ("", ""),
        // x = p + 5 is on the curve only if it is reduced, which no encoder does.
        (
            "ffffffff00000001000000000000000000000001000000000000000000000004",
            "459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc"
        ),
    ])
    func `coordinates that are no point of the curve are refused`(x: String, y: String) throws {
        let (x, y) = (try bytes(x), try bytes(y))
        let error = #expect(throws: CryptoError.self) { try P256.PublicKey(x: x, y: y) }
        #expect(error?.code == .invalidKey)
    }

    @Test(arguments: [pkcs8, sec1, "a line before\n" + pkcs8])
    func `PEM in PKCS 8 and SEC 1 form reads`(text: String) throws {
        #expect(try P256.PrivateKey(pemRepresentation: text).rawRepresentation.hex == scalar)
    }

    @Test func `a key writes the PEM that the library's own tool writes`() throws {
        let key = try P256.PrivateKey(rawRepresentation: SecretBytes(copying: try bytes(scalar)))
        #expect(key.pemRepresentation.withBytes { String(decoding: $0, as: UTF8.self) } == pkcs8)
    }

    @Test(arguments: [
        "", "hello", otherCurve, encrypted, String(pkcs8.dropLast(60)),
        pkcs8.replacing("ya+p", with: "ya-p"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    ])
    func `PEM of anything else is refused without asking for a passphrase`(text: String) {
        let error = #expect(throws: CryptoError.self) { try P256.PrivateKey(pemRepresentation: text) }
        #expect(error?.code == .invalidKey)
    }

    @Test func `a private key shows nothing of itself`() throws {
        let key = try P256.PrivateKey(rawRepresentation: SecretBytes(copying: try bytes(scalar)))
        var dumped = ""
        dump([key], to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped, String(describing: Optional(key))] {
            #expect(text.contains("redacted") && !text.lowercased().contains("c9af"))
        }
        #expect(!(key as Any is any Equatable) && !(key as Any is any Encodable))
    }

    @Test func `a key works from many tasks at once`() async throws {
        let key = P256.PrivateKey.generate()
        let valid = try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in UInt8(0)..<64 {
                group.addTask { key.publicKey.isValid(signature: try key.sign([index]), for: [index]) }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(valid == 64)
    }
}
