// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import Testing

@Suite struct `Key derivation` {
    // RFC 5869 appendix A.1 to A.3.
    @Test(arguments: [
        (
            String(repeating: "0b", count: 22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42,
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
        ),
        (
            Hex.encode(0x00..<0x50), Hex.encode(0x60..<0xb0), Hex.encode(0xb0...0xff), 82,
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
        ),
        (
            String(repeating: "0b", count: 22), "", "", 42,
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
        ),
    ])
    func `HKDF of the cases of RFC 5869`(secret: String, salt: String, info: String, count: Int, key: String) throws {
        let derived = HKDF.sha256(
            secret: SecretBytes(copying: try bytes(secret)), salt: try bytes(salt), info: try bytes(info), count: count)
        #expect(derived.hex == key)
    }

    @Test(arguments: [0, 1, 31, 32, 33, 8160])
    func `HKDF gives as many bytes as asked, each the beginning of more`(count: Int) {
        let secret = SecretBytes(text: "secret")
        let longest = HKDF.sha256(secret: secret, salt: [], info: [1], count: 8160)
        let derived = HKDF.sha256(secret: secret, salt: [], info: [1], count: count)
        #expect(derived.count == count)
        #expect(longest.hex.hasPrefix(derived.hex))
    }

    // The inputs of RFC 6070, whose outputs are for SHA-1, with the outputs of Python's hashlib.
    @Test(arguments: [
        (
            "password", "salt", 1, "120fb6cffcf8b32c43e7225256c4f837a86548c9",
            "867f70cf1ade02cff3752599a3a53dc4af34c7a6"
        ),
        (
            "password", "salt", 2, "ae4d0c95af6b46d32d0adff928f06dd02a303f8e",
            "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e"
        ),
        (
            "password", "salt", 4096, "c5e478d59288c841aa530db6845c4c8d962893a0",
            "d197b1b33db0143e018b12f3d1d1479e6cdebdcc"
        ),
        (
            "passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096,
            "348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c", "8c0511f4c6e597c6ac6315d8f0362e225f3c501495ba23b868"
        ),
        ("pass\0word", "sa\0lt", 4096, "89b69d0516f829893c696226650a8687", "9d9e9c4cd21fe4be24d5b8244c759665"),
    ])
    func `PBKDF2 of the inputs of RFC 6070`(
        password: String, salt: String, iterations: Int, sha256: String, sha512: String
    ) throws {
        let password = SecretBytes(text: password)
        let count = sha256.count / 2
        let first = try PBKDF2.sha256(password: password, salt: Array(salt.utf8), iterations: iterations, count: count)
        let second = try PBKDF2.sha512(password: password, salt: Array(salt.utf8), iterations: iterations, count: count)
        #expect(first.hex == sha256)
        #expect(second.hex == sha512)
    }

    // RFC 7914 section 11.
    @Test(arguments: [
        (
            "passwd", "salt", 1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
        ),
        (
            "Password", "NaCl", 80000,
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
        ),
    ])
    func `PBKDF2 of the cases of RFC 7914`(password: String, salt: String, iterations: Int, key: String) throws {
        let derived = try PBKDF2.sha256(
            password: SecretBytes(text: password), salt: Array(salt.utf8), iterations: iterations, count: 64)
        #expect(derived.hex == key)
    }

    @Test(arguments: [(0, 32), (-1, 32), (1 << 31, 32), (1, 0), (1, -1), (1, 1 << 21), (Int.max, Int.max)])
    func `PBKDF2 refuses parameters out of range`(iterations: Int, count: Int) {
        #expect(throws: CryptoError.self) {
            try PBKDF2.sha256(password: SecretBytes(text: "p"), salt: [1], iterations: iterations, count: count)
        }
    }

    // RFC 7914 section 12, the first three cases.
    @Test(arguments: [
        (
            "", "", 16, 1, 1,
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", 1024, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", 16384, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func `scrypt of the cases of RFC 7914`(
        password: String, salt: String, n: Int, r: Int, p: Int, key: String
    ) throws {
        let derived = try Scrypt.derive(
            password: SecretBytes(text: password), salt: Array(salt.utf8), n: n, r: r, p: p, count: 64)
        #expect(derived.hex == key)
    }

    // The cost of a keystore, which the library refuses at its own default limit. Output of Python's hashlib.
    @Test func `scrypt runs at keystore cost`() throws {
        let derived = try Scrypt.derive(
            password: SecretBytes(text: "testpassword"),
            salt: try bytes("ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"), n: 1 << 18, r: 8, p: 1,
            count: 32)
        #expect(derived.hex == "ef59cea7a522b620bcc50985dac3c6d9f23fcae139dee1d74a34a0c428c9da01")
    }

    // Web3 secret storage definition, version 3, test vector for scrypt: a cost that RFC 7914 and OpenSSL refuse.
    @Test func `scrypt runs at the cost of the web3 example`() throws {
        let derived = try Scrypt.derive(
            password: SecretBytes(text: "testpassword"),
            salt: try bytes("ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"), n: 1 << 18, r: 1, p: 8,
            count: 32)
        #expect(derived.hex == "fac192ceb5fd772906bea3e118a69e8bbb5cc24229e20d8766fd298291bba6bd")
    }

    @Test(arguments: [
        (0, 8, 1), (1, 8, 1), (3, 8, 1), (-4, 8, 1), (16, 0, 1), (16, 8, 0), (16, -1, 1), (16, 8, -1),
        (16, 1 << 20, 1 << 20), (16, Int.max, Int.max), (Int.min, 8, 1),
    ])
    func `scrypt refuses parameters that the standard does not allow`(n: Int, r: Int, p: Int) {
        let error = #expect(throws: CryptoError.self) {
            try Scrypt.derive(password: SecretBytes(text: "p"), salt: [1], n: n, r: r, p: p, count: 32)
        }
        #expect(error?.code == .invalidParameter)
    }

    @Test(arguments: [(1 << 30, 8, 1), (1 << 62, 8, 1), (1 << 20, 1 << 20, 1), (1 << 18, 8, 1 << 20)])
    func `scrypt refuses a cost beyond the memory limit before any work`(n: Int, r: Int, p: Int) {
        let error = #expect(throws: CryptoError.self) {
            try Scrypt.derive(password: SecretBytes(text: "p"), salt: [1], n: n, r: r, p: p, count: 32)
        }
        #expect(error?.code == .limitExceeded)
    }

    @Test func `the memory limit is the caller's to set`() {
        #expect(throws: CryptoError.self) {
            try Scrypt.derive(
                password: SecretBytes(text: "p"), salt: [1], n: 1024, r: 8, p: 1, count: 32, memoryLimit: 1 << 20)
        }
        #expect(throws: Never.self) {
            try Scrypt.derive(
                password: SecretBytes(text: "p"), salt: [1], n: 1024, r: 8, p: 1, count: 32, memoryLimit: 2 << 20)
        }
    }
}
