// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidTokens
import Testing

@Suite struct JWKTests {
    // RFC 7517 appendix A.1, first key.
    static let rfc7517: JSONValue = [
        "kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "use": "enc", "kid": "1",
    ]
    // RFC 7515 appendix A.3: the key, and a JWS over the example payload.
    static let rfc7515: JSONValue = [
        "kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0", "kid": "a3",
    ]
    static let rfc7515Token = [
        "eyJhbGciOiJFUzI1NiJ9",
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
    ]

    @Test func `the signature of RFC 7515 A3 holds`() throws {
        let key = try JWK(json: Self.rfc7515)
        let parts = Self.rfc7515Token
        let signature = try #require(Base64URL.decode(parts[2]))
        #expect(key.key.isValid(signature: signature, for: Array("\(parts[0]).\(parts[1])".utf8)))
        #expect(!key.key.isValid(signature: signature, for: Array("\(parts[0]).\(parts[1])x".utf8)))
    }

    @Test func `the thumbprint of the example key of RFC 9449 is the one it prints`() throws {
        // RFC 9449 sections 4.1 and 6.1: the proof's key and the cnf.jkt of the token bound to it.
        let key = try JWK(json: [
            "kty": "EC", "crv": "P-256", "x": "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
            "y": "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA", "kid": "proof",
        ])
        #expect(key.thumbprint == "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")
    }

    @Test func `a key survives being written and read`() throws {
        let key = TokenSigningKey.generate().publicKey
        #expect(try JWK(json: key.json) == key)
        #expect(key.keyID == key.thumbprint)
        let set = JWKSet([key, key])
        #expect(set.keys.count == 1)
        #expect(try JWKSet(parsing: set.json.serialized()) == set)
        #expect(set["nobody"] == nil)
    }

    @Test(arguments: [
        ("kty", "RSA"), ("crv", "P-384"), ("x", ""), ("x", "AA"), ("alg", "ES384"), ("alg", "none"), ("use", "enc"),
        ("kid", ""), ("d", "AAAA"), ("x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU="),
        ("y", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"), ("y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a1"),
    ])
    func `a key that is not a public P-256 key for signatures is refused`(name: String, value: String) {
        var object = Self.rfc7515.objectValue ?? JSONObject()
        object[name] = .string(value)
        #expect(code { try JWK(json: .object(object)) } == .invalidKey)
    }

    @Test func `the encryption key of RFC 7517 is refused for its use`() {
        #expect(code { try JWK(json: Self.rfc7517) } == .invalidKey)
    }

    @Test func `a set skips keys of other types and refuses names given twice`() throws {
        let set: JSONValue = ["keys": [["kty": "RSA", "n": "AQAB", "e": "AQAB"], Self.rfc7515]]
        #expect(try JWKSet(parsing: set.serialized()).keys.map(\.keyID) == ["a3"])
        let twice: JSONValue = ["keys": [Self.rfc7515, Self.rfc7515]]
        #expect(code { try JWKSet(parsing: twice.serialized()) } == .invalidKey)
        #expect(code { try JWKSet(parsing: Array(#"{"keys":[{}]}"#.utf8)) } == .invalidKey)
        #expect(code { try JWKSet(parsing: Array("[]".utf8)) } == .invalidKey)
        #expect(code { try JWKSet(parsing: Array("{".utf8)) } == .invalidKey)
    }
}
