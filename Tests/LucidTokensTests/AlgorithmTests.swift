// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidTokens
import Testing

@Suite struct AlgorithmTests {
    static let fixture = Fixture()
    // RFC 8037 appendix A: the key, its thumbprint, and a JWS over the example payload.
    static let rfc8037: JSONValue = [
        "kty": "OKP", "crv": "Ed25519", "kid": "a", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    ]
    // RFC 7638 section 3.1: the key and its thumbprint.
    static let rfc7638: JSONValue = [
        "kty": "RSA", "e": "AQAB", "kid": "2011-04-29", "alg": "RS256",
        "n": """
        0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3okn\
        jhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQ\
        vRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKn\
        qDKgw
        """,
    ]

    @Test func `the key and the signature of RFC 8037 hold`() throws {
        let key = try JWK(json: Self.rfc8037)
        #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
        let seed = try #require(Base64URL.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"))
        let signing = try TokenSigningKey(rawRepresentation: SecretBytes(copying: seed), algorithm: .edDSA)
        #expect(signing.publicKey.thumbprint == key.thumbprint)
        let text = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
        let signature = try #require(
            Base64URL.decode("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"))
        #expect(key.key.isValid(signature: signature, for: Array(text.utf8)))
        #expect(!key.key.isValid(signature: signature, for: Array((text + "x").utf8)))
    }

    @Test func `the thumbprint of the key of RFC 7638 is the one it prints`() throws {
        #expect(try JWK(json: Self.rfc7638).thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
    }

    @Test(arguments: JWSAlgorithm.allCases)
    func `what a key of each kind signs holds, and only under its own algorithm`(algorithm: JWSAlgorithm) throws {
        let key = try TokenSigningKey.generate(algorithm)
        let again = try TokenSigningKey(rawRepresentation: key.rawRepresentation, algorithm: algorithm)
        #expect(again.publicKey == key.publicKey)
        #expect(try JWK(json: key.publicKey.json) == key.publicKey)
        let verifier = Self.fixture.verifier(keys: [key.publicKey])
        #expect(try verifier.verify(again.sign(Self.fixture.claims)) == Self.fixture.claims)
        for name in ["ES256", "EdDSA", "Ed25519", "RS256", "HS256", "none", "PS256", "RS512"] {
            let token = try key.sign(
                Self.fixture.claims.payload,
                header: ["typ": "at+jwt", "alg": .string(name), "kid": .string(key.publicKey.keyID)])
            let isOwn = name == algorithm.name || (name == "Ed25519" && algorithm == .edDSA)
            #expect(code { try verifier.verify(token) } == (isOwn ? nil : .unsupported), "\(name)")
        }
    }

    @Test(arguments: JWSAlgorithm.allCases)
    func `a signature with one bit changed does not hold`(algorithm: JWSAlgorithm) throws {
        let key = try TokenSigningKey.generate(algorithm)
        let parts = try key.sign(Self.fixture.claims).split(separator: ".").map(String.init)
        let signature = try #require(Base64URL.decode(parts[2]))
        for place in stride(from: 0, to: signature.count * 8, by: 7) {
            var changed = signature
            changed[place / 8] ^= 1 << UInt8(place % 8)
            let token = "\(parts[0]).\(parts[1]).\(Base64URL.encode(changed))"
            #expect(
                code { try Self.fixture.verifier(keys: [key.publicKey]).verify(token) } == .invalidSignature,
                "bit \(place)")
        }
        for changed in [[], Array(signature.dropLast()), signature + [0]] {
            let token = "\(parts[0]).\(parts[1]).\(Base64URL.encode(changed))"
            #expect(code { try Self.fixture.verifier(keys: [key.publicKey]).verify(token) } == .invalidSignature)
        }
    }

    @Test func `a token signed with the public key as if it were a shared secret is refused`() throws {
        let key = Self.fixture.key.publicKey
        let header = #"{"typ":"at+jwt","alg":"HS256","kid":"\#(key.keyID)"}"#
        let signed = Self.fixture.encode(header) + "." + Self.fixture.encode(Self.fixture.payload)
        for secret in [key.json.serialized(), try #require(Base64URL.decode(key.json["x"]?.stringValue ?? ""))] {
            let code256 = HMAC.sha256(key: SecretBytes(copying: secret), message: Array(signed.utf8))
            let token = signed + "." + Base64URL.encode(code256)
            #expect(code { try Self.fixture.verifier().verify(token) } == .unsupported)
        }
    }

    @Test(arguments: [
        ("alg", "PS256"), ("alg", "RS512"), ("use", "enc"), ("e", "AQ"), ("e", "AA"), ("e", "Ag"), ("n", "AQAB"),
        ("d", "AQAB"), ("p", "AQAB"), ("crv", "P-256"), ("kid", ""), ("n", ""),
    ])
    func `an RSA key that is none for RS256 is refused`(name: String, value: String) {
        var object = Self.rfc7638.objectValue ?? JSONObject()
        object[name] = .string(value)
        #expect(code { try JWK(json: .object(object)) } == .invalidKey)
    }

    @Test func `an RSA modulus that is even, padded or short is refused`() throws {
        let modulus = try #require(Base64URL.decode(Self.rfc7638["n"]?.stringValue ?? ""))
        for changed in [[0] + modulus, Array(modulus.dropLast()) + [0x82], Array(modulus.dropFirst(8))] {
            #expect(throws: CryptoError.self) { try RSA.PublicKey(modulus: changed, exponent: [1, 0, 1]) }
        }
        #expect(throws: CryptoError.self) { try RSA.PublicKey(modulus: modulus, exponent: [0, 1, 0, 1]) }
        #expect(throws: CryptoError.self) { try RSA.PublicKey(modulus: modulus, exponent: []) }
    }

    @Test func `a private key of another kind is refused`() throws {
        let p256 = TokenSigningKey.generate()
        #expect(
            code { try TokenSigningKey(rawRepresentation: p256.rawRepresentation, algorithm: .rs256) } == .invalidKey)
        let rsa = try TokenSigningKey.generate(.rs256)
        for algorithm in [JWSAlgorithm.es256, .edDSA] {
            #expect(
                code { try TokenSigningKey(rawRepresentation: rsa.rawRepresentation, algorithm: algorithm) }
                    == .invalidKey)
        }
        let pem = try P256.PrivateKey(rawRepresentation: p256.rawRepresentation).pemRepresentation
        #expect(throws: CryptoError.self) { try RSA.PrivateKey(pemRepresentation: pem) }
    }
}
