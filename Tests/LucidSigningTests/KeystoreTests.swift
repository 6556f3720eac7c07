// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

private func secret(_ text: String) -> SecretBytes { SecretBytes(copying: Array(text.utf8)) }

private func hex(_ key: PrivateKey) -> String { key.withBytes { Hex.encode($0) } }

private struct Known: Sendable, CustomTestStringConvertible {
    let name: String
    let passphrase: String
    let key: String
    let json: String

    var testDescription: String { name }
}

private let webKey = "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d"

private let known: [Known] = [
    Known(
        name: "Web3 Secret Storage definition, PBKDF2", passphrase: "testpassword", key: webKey,
        json: #"""
            {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
            "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46","kdf":"pbkdf2",
            "kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
            "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
            "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
            "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
            """#),
    Known(
        name: "eth-keyfile 0.10.0, scrypt", passphrase: "testpassword", key: webKey,
        json: #"""
            {"address":"008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b","crypto":{"cipher":"aes-128-ctr",
            "cipherparams":{"iv":"e82fb7e5a906dff89cdaa418c9f97a9f"},
            "ciphertext":"5302736b100176631834e6baf0e4e56289142c78b08609b3a8d23a0f96c57936","kdf":"scrypt",
            "kdfparams":{"dklen":32,"n":16,"r":8,"p":1,"salt":"23e798bcc06ea588761c8b4ba7dd934e"},
            "mac":"0a2102de85881167942a5678456f5a617c4be3b025b03568160830d937cddb0d"},
            "id":"3223ea97-dd6a-410e-945a-511871ffec8e","version":3}
            """#),
    Known(
        name: "eth-keyfile 0.10.0, PBKDF2, passphrase beyond ASCII", passphrase: "p\u{e4}ssw\u{f6}rd \u{20ac}",
        key: webKey,
        json: #"""
            {"address":"0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b","Crypto":{"cipher":"aes-128-ctr",
            "cipherparams":{"iv":"0x2f2c9c370fd22dbc382984e6faf41b6f"},
            "ciphertext":"63b62cec206a225e1824361da8b461591382d8e45a0ff1df0018203a4fe795b8","kdf":"pbkdf2",
            "kdfparams":{"c":2,"dklen":32,"prf":"hmac-sha256","salt":"0730321bb854f3b5af4c027fc11c3890"},
            "mac":"07bc89b6db016cd4561b09e885aef2e1b4f4f12f03cdae86a23f9a3875156d68"},"version":3}
            """#),
    Known(
        name: "a key of 31 bytes", passphrase: "foo", key: "00" + String(repeating: "81", count: 31),
        json: #"""
            {"address":"C7acf71C26660B5F1b65427a919F6D1D542a3ded","crypto":{"cipher":"aes-128-ctr",
            "cipherparams":{"iv":"fd3feb3c9250b7974a9b528b69636321"},
            "ciphertext":"f2d23d16de58ade905aa7dc986e790dee33b66d3c586b99b9de49ac74d5a00","kdf":"pbkdf2",
            "kdfparams":{"c":2,"dklen":32,"prf":"hmac-sha256",
            "salt":"a461b55ef55b7beafd809a9a9e925b79a6342fa0fdb8b294d97fc6103d92089b"},
            "mac":"8c403e85d72dc8ceaeeceea60a6fb5c09ccbac163153d772cd42dbc84b9c7171"},"version":3}
            """#),
    Known(
        name: "a key of 30 bytes", passphrase: "foo", key: "0000" + String(repeating: "92", count: 30),
        json: #"""
            {"address":"C715a7A0d87fbB6DC9c41468e7AE0d4F69050277","crypto":{"cipher":"aes-128-ctr",
            "cipherparams":{"iv":"25fa5e039f52a8e8a95f64d6589c1f78"},
            "ciphertext":"66bf5b7f7c2d5df89e6ed713e5263770ab9cb78c130e31deaca094068612","kdf":"pbkdf2",
            "kdfparams":{"c":2,"dklen":32,"prf":"hmac-sha256",
            "salt":"44066542ec38008d331dfd3b272416317694e2fe860397b774306378b5437d8a"},
            "mac":"c2af4774753821cf456a0a63a9095ee0dce6ee9c7d2650b39f3d1d882281f7a7"},"version":3}
            """#),
    Known(
        name: "a counter whose leading zero is missing, a derived key of 64 bytes", passphrase: "foo", key: webKey,
        json: #"""
            {"address":"008aeeda4d805471df9b2a5b0f38a0c3bcba786b","crypto":{"cipher":"aes-128-ctr",
            "cipherparams":{"iv":"a2b3c4d5e6f708192a3b4c5d6e7f801"},
            "ciphertext":"b1e077258c1ade67b2e19f097cbf11dd5274e6ecdc566add6304eead956a898e","kdf":"pbkdf2",
            "kdfparams":{"c":2,"dklen":64,"prf":"hmac-sha256",
            "salt":"755622d6d7a0b48cb048f279829caa652af899a3e1f16bdc45cc8e26863d5f3b"},
            "mac":"63d09e72a9f2f8965312ca933a074d752b76c84b5d05db237c9cf388a29e49e0"},"version":3}
            """#),
]

/// The second of `known` with members replaced; a path names them, nil removes.
private func altered(_ path: String, _ value: JSONValue?) throws -> JSONValue {
    var root = try #require(try JSONValue(parsing: known[1].json).objectValue)
    let names = path.split(separator: ".").map(String.init)
    func set(_ object: inout JSONObject, _ names: ArraySlice<String>) {
        guard let name = names.first else { return }
        if names.count == 1 {
            object[name] = value
        } else if var inner = object[name]?.objectValue {
            set(&inner, names.dropFirst())
            object[name] = .object(inner)
        }
    }
    set(&root, names[...])
    return .object(root)
}

@Suite struct Keystores {
    @Test(arguments: known)
    private func `open with their passphrase`(known: Known) throws {
        let keystore = try Keystore(parsing: Array(known.json.utf8))
        let key = try keystore.open(passphrase: secret(known.passphrase))
        #expect(hex(key) == known.key)
        #expect(keystore.address == nil || keystore.address == key.address)
    }

    /// The other vector of the definition has a block size that RFC 7914 does not allow with its cost.
    @Test func `the old Python parameters open`() throws {
        let json = #"""
            {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"83dbcc02d8ccb40e466191a123791e0e"},
            "ciphertext":"d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c","kdf":"scrypt",
            "kdfparams":{"dklen":32,"n":262144,"r":1,"p":8,
            "salt":"ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"},
            "mac":"2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097"},
            "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
            """#
        let keystore = try Keystore(parsing: Array(json.utf8))
        #expect(keystore.kdf == .scrypt(n: 262_144, r: 1, p: 8))
        #expect(hex(try keystore.open(passphrase: secret("testpassword"))) == webKey)
    }

    @Test(arguments: ["testpasswore", "", "testpassword ", "Testpassword"])
    func `another passphrase is told apart`(passphrase: String) throws {
        let keystore = try Keystore(parsing: Array(known[1].json.utf8))
        let error = #expect(throws: SigningError.self) { try keystore.open(passphrase: secret(passphrase)) }
        #expect(error?.code == .wrongPassphrase)
    }

    @Test(arguments: ["crypto.ciphertext", "crypto.mac", "crypto.kdfparams.salt", "crypto.cipherparams.iv", "address"])
    func `a changed byte is noticed`(path: String) throws {
        let names = path.split(separator: ".").map(String.init)
        let original = try #require(
            names.reduce(JSONValue(parsing: known[1].json) as JSONValue?) { $0?[$1] }?.stringValue)
        let changed = (original.hasSuffix("0") ? "1" : "0") + original.dropFirst()
        let keystore = try Keystore(
            json: altered(path, .string(changed == original ? "f" + original.dropFirst() : changed)))
        let error = #expect(throws: SigningError.self) { try keystore.open(passphrase: secret("testpassword")) }
        // The counter is not authenticated: only the address tells.
        let byAddress = path == "address" || path.hasSuffix("iv")
        #expect(error?.code == (byAddress ? .invalidValue : .wrongPassphrase))
        #expect(!byAddress || error?.path == "address")
    }

    @Test(
        arguments: [
            ("version", nil, "version"), ("version", 1, "version"), ("version", "3", "version"),
            ("version", 4, "version"),
            ("crypto", nil, "crypto"), ("crypto", [], "crypto"), ("Crypto", [:], "crypto"),
            ("crypto.cipher", "aes-128-cbc", "crypto.cipher"), ("crypto.cipher", nil, "crypto.cipher"),
            ("crypto.cipherparams", nil, "crypto.cipherparams"),
            ("crypto.cipherparams.iv", "", "crypto.cipherparams.iv"),
            ("crypto.cipherparams.iv", "0x", "crypto.cipherparams.iv"),
            ("crypto.cipherparams.iv", "112233445566778899aabbccddeeff00a", "crypto.cipherparams.iv"),
            ("crypto.cipherparams.iv", "xy", "crypto.cipherparams.iv"), ("crypto.ciphertext", "", "crypto.ciphertext"),
            ("crypto.ciphertext", "abc", "crypto.ciphertext"), ("crypto.ciphertext", 5, "crypto.ciphertext"),
            ("crypto.ciphertext", .string(String(repeating: "00", count: 33)), "crypto.ciphertext"),
            ("crypto.mac", "00", "crypto.mac"), ("crypto.mac", nil, "crypto.mac"),
            ("crypto.kdf", "argon2id", "crypto.kdf"),
            ("crypto.kdf", "pbkdf2", "crypto.kdfparams.prf"), ("crypto.kdfparams", nil, "crypto.kdfparams"),
            ("crypto.kdfparams.n", nil, "crypto.kdfparams.n"), ("crypto.kdfparams.n", "16", "crypto.kdfparams.n"),
            ("crypto.kdfparams.n", 16.5, "crypto.kdfparams.n"), ("crypto.kdfparams.n", 0, "crypto.kdfparams.n"),
            ("crypto.kdfparams.n", 1, "crypto.kdfparams.n"), ("crypto.kdfparams.n", 15, "crypto.kdfparams.n"),
            ("crypto.kdfparams.n", -16, "crypto.kdfparams.n"), ("crypto.kdfparams.r", 0, "crypto.kdfparams.r"),
            ("crypto.kdfparams.p", 0, "crypto.kdfparams.p"), ("crypto.kdfparams.dklen", 31, "crypto.kdfparams.dklen"),
            ("crypto.kdfparams.dklen", 1025, "crypto.kdfparams.dklen"),
            ("crypto.kdfparams.dklen", nil, "crypto.kdfparams.dklen"),
            ("crypto.kdfparams.salt", .string(String(repeating: "00", count: 1025)), "crypto.kdfparams.salt"),
            ("address", "0x12", "address"), ("address", 5, "address"), ("address", nil, nil),
        ] as [(String, JSONValue?, String?)])
    func `fields of another form are refused and named`(path: String, value: JSONValue?, expected: String?) throws {
        let json = try altered(path, value)
        guard let expected else {
            #expect(try Keystore(json: json).address == nil)
            return
        }
        let error = #expect(throws: SigningError.self) { try Keystore(json: json) }
        #expect(error?.path == expected, "\(error?.description ?? "")")
    }

    /// Parameters that would run for hours or take all memory; refusing them costs nothing.
    @Test(arguments: [
        ("n", 1 << 40), ("n", 1 << 62), ("n", 1 << 20), ("r", 1 << 20), ("r", 1 << 30), ("r", Int.max), ("p", 1 << 22),
        ("p", 1 << 30), ("p", Int.max),
    ])
    func `scrypt bombs are refused before any work`(name: String, value: Int) throws {
        let original = ["n": 262_144, "r": 8, "p": 1][name] ?? 0
        let json = known[1].json.replacing("\"n\":16", with: "\"n\":262144")
            .replacing("\"\(name)\":\(original)", with: "\"\(name)\":\(value)")
        let error = #expect(throws: SigningError.self) { try Keystore(parsing: Array(json.utf8)) }
        #expect(error?.code == .refused)
        #expect(json.contains("\"\(name)\":\(value)"))
    }

    @Test(arguments: [10_000_001, Int(Int32.max), Int.max])
    func `PBKDF2 bombs are refused before any work`(iterations: Int) throws {
        let json = known[2].json.replacing("\"c\":2", with: "\"c\":\(iterations)")
        let error = #expect(throws: SigningError.self) { try Keystore(parsing: Array(json.utf8)) }
        #expect(error?.code == .refused)
        #expect(error?.path == "Crypto.kdfparams.c")
    }

    @Test func `a file beyond 64 KiB, or that is no JSON, is refused`() {
        let large = [UInt8](repeating: 0x20, count: 65_537)
        #expect(throws: SigningError.self) { try Keystore(parsing: large) }
        #expect(throws: SigningError.self) { try Keystore(parsing: Array("{".utf8)) }
        #expect(throws: SigningError.self) { try Keystore(parsing: Array("[]".utf8)) }
        #expect(throws: SigningError.self) { try Keystore(parsing: []) }
    }

    @Test(arguments: [KeyDerivation.scrypt(n: 16), .scrypt(n: 2, r: 1, p: 3), .pbkdf2(iterations: 3)])
    func `what is sealed opens again and differs each time`(kdf: KeyDerivation) throws {
        let key = PrivateKey.generate()
        let first = try Keystore.seal(key, passphrase: secret("a b"), kdf: kdf, allowingWeak: true)
        let second = try Keystore.seal(key, passphrase: secret("a b"), kdf: kdf, allowingWeak: true)
        #expect(first != second)
        let keystore = try Keystore(parsing: first.serialized())
        #expect(keystore.kdf == kdf)
        #expect(keystore.address == key.address)
        #expect(hex(try keystore.open(passphrase: secret("a b"))) == hex(key))
        #expect(keystore.warnings.count == 1)
        #expect(!first.text.contains(hex(key)))
        let identifier = try #require(first["id"]?.stringValue)
        #expect(identifier.count == 36 && identifier.split(separator: "-").count == 5)
        #expect(identifier.split(separator: "-")[2].hasPrefix("4"))
    }

    @Test(arguments: [KeyDerivation.scrypt(n: 1 << 16), .scrypt(n: 1 << 20, r: 1, p: 1), .pbkdf2(iterations: 100_000)])
    func `weak parameters are not written`(kdf: KeyDerivation) throws {
        let key = PrivateKey.generate()
        let error = #expect(throws: SigningError.self) { try Keystore.seal(key, passphrase: secret("x"), kdf: kdf) }
        #expect(error?.code == .refused)
        #expect(!KeyDerivation.standard.isWeak)
        let empty = #expect(throws: SigningError.self) {
            try Keystore.seal(key, passphrase: secret(""), kdf: .scrypt(n: 16), allowingWeak: true)
        }
        #expect(empty?.code == .refused)
    }

    @Test func `the standard parameters seal and open off the pool`() async throws {
        let key = PrivateKey.generate()
        let json = try await Keystore.sealOffPool(key, passphrase: secret("correct horse"))
        let keystore = try Keystore(json: json)
        #expect(keystore.warnings.isEmpty)
        #expect(keystore.kdf == .scrypt(n: 1 << 18, r: 8, p: 1))
        #expect(try await keystore.openOffPool(passphrase: secret("correct horse")).address == key.address)
        await #expect(throws: SigningError.self) { try await keystore.openOffPool(passphrase: secret("battery")) }
    }
}
