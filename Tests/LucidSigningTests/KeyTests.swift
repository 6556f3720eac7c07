// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

private let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"

@Suite struct Keys {
    // The generator point and its double are in SEC 2; the addresses are those of eth-account 0.14.0.
    @Test(arguments: [
        (
            "0000000000000000000000000000000000000000000000000000000000000001",
            "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"
        ),
        (
            "0000000000000000000000000000000000000000000000000000000000000002",
            "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5",
            "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF"
        ),
        (
            "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            "0379be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            "0x80C0dbf239224071c59dD8970ab9d542E3414aB2"
        ),
    ])
    func `a key gives its point and address`(key: String, point: String, address: String) throws {
        let key = try PrivateKey(hex: key)
        #expect(Hex.encode(key.publicKey.compressed) == point)
        #expect(key.address.description == address)
        #expect(try PublicKey(bytes: key.publicKey.uncompressed) == key.publicKey)
        #expect(try PublicKey(bytes: key.publicKey.compressed) == key.publicKey)
    }

    @Test(arguments: [
        order, "0x" + order, String(repeating: "0", count: 64), String(repeating: "f", count: 64), "", "0x", "01",
        String(repeating: "1", count: 63), String(repeating: "1", count: 65), String(repeating: "g", count: 64),
        "0X" + String(repeating: "1", count: 64), " " + String(repeating: "1", count: 63),
    ])
    func `a scalar out of range or not in 64 digits is refused and not repeated`(text: String) throws {
        let error = #expect(throws: SigningError.self) { try PrivateKey(hex: text) }
        #expect(error?.code == .invalidValue)
        #expect(text.count < 10 || error?.description.contains(text.suffix(30)) == false)
    }

    @Test(arguments: [0, 1, 31, 33])
    func `bytes of another length are no key`(count: Int) {
        let bytes = SecretBytes(copying: [UInt8](repeating: 1, count: count))
        #expect(throws: SigningError.self) { try PrivateKey(bytes: bytes) }
    }

    @Test func `a key cannot be printed or dumped`() throws {
        let secret = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
        let key = try PrivateKey(hex: "0x" + secret)
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped, "\([key])", "\(Mirror(reflecting: key).children)"] {
            #expect(!text.lowercased().contains("4c0883a6"), "\(text)")
            #expect(!text.contains("76, 8"))
        }
        #expect("\(key)" == "PrivateKey(0x2c7536E3605D9C16a7a3D7b1898e529396a65c23)")
        key.withBytes { #expect(Hex.encode($0) == secret) }
    }

    @Test func `digits in wiped memory are read like those of a string`() throws {
        let digits = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
        let address = try PrivateKey(hex: digits).address
        for text in [digits, "0x" + digits, digits.uppercased()] {
            #expect(try PrivateKey(hex: SecretBytes(copying: text.utf8)).address == address)
        }
        for text in [
            "", "0x", String(digits.dropLast()), digits + "0", "0X" + digits, "zz" + digits.dropFirst(2), order,
        ] {
            let error = #expect(throws: SigningError.self) { try PrivateKey(hex: SecretBytes(copying: text.utf8)) }
            #expect(error?.code == .invalidValue)
        }
    }

    @Test func `generated keys differ and work`() throws {
        let keys = (0..<20).map { _ in PrivateKey.generate() }
        #expect(Set(keys.map(\.address)).count == 20)
        let digest = Keccak256.hash([1, 2, 3])
        for key in keys {
            #expect(try PublicKey.recover(digest: digest, signature: key.sign(digest: digest)) == key.publicKey)
        }
    }

    /// RFC 6979 with SHA-256 on secp256k1: the well-known vectors whose message is hashed with SHA-256.
    ///
    /// r and s were computed again by eth-keys 0.8.0 in pure Python.
    @Test(arguments: [
        (
            "0000000000000000000000000000000000000000000000000000000000000001", "Satoshi Nakamoto",
            "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8",
            "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5"
        ),
        (
            "0000000000000000000000000000000000000000000000000000000000000001",
            "All those moments will be lost in time, like tears in rain. Time to die...",
            "8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b",
            "547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21"
        ),
        (
            order.dropLast() + "0", "Satoshi Nakamoto",
            "fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0",
            "6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5"
        ),
        (
            "f8b8af8ce3c7cca5e300d33939540c10d45ce001b8f252bfbc57ba0342904181", "Alan Turing",
            "7063ae83e7f62bbb171798131b4a0564b956930092b33b07b395615d9ec7e15c",
            "58dfcc1e00a35e1572f366ffe34ba0fc47db1e7189759b9fb233c5b05ab388ea"
        ),
    ])
    func `nonces are deterministic by RFC 6979`(key: String, message: String, r: String, s: String) throws {
        let signature = try PrivateKey(hex: key).sign(digest: SHA256.hash(Array(message.utf8)))
        #expect(Hex.encode(signature.r) == r)
        #expect(Hex.encode(signature.s) == s)
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func `a digest of another length is refused`(count: Int) throws {
        let digest = [UInt8](repeating: 7, count: count)
        let key = try PrivateKey(hex: String(repeating: "1", count: 64))
        #expect(throws: SigningError.self) { try key.sign(digest: digest) }
        let signature = try key.sign(digest: [UInt8](repeating: 7, count: 32))
        #expect(throws: SigningError.self) { try PublicKey.recover(digest: digest, signature: signature) }
    }

    @Test(arguments: ["", "04", "06", "07", "zero", "offCurve"])
    func `bytes that are no point are no public key`(kind: String) throws {
        let point = try PrivateKey(hex: String(repeating: "3", count: 64)).publicKey.uncompressed
        let bytes: [UInt8] =
            switch kind {
            case "": []
            case "04": [4]
            case "06": [6] + point.dropFirst()
            case "07": [7] + point.dropFirst()
            case "zero": [UInt8](repeating: 0, count: 65)
            default: point.dropLast() + [(point.last ?? 0) ^ 1]
            }
        #expect(throws: SigningError.self) { try PublicKey(bytes: bytes) }
    }
}
