// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

@Suite struct `Extended keys` {
    private let root: ExtendedPrivateKey

    init() throws {
        root = try ExtendedPrivateKey(seed: SecretBytes(copying: [UInt8](0..<16)))
    }

    @Test(arguments: MnemonicVectors.all("bip32"))
    func `agree with test vectors 1 to 4 of BIP-32`(vector: TestVector) throws { try check(vector) }

    @Test(arguments: MnemonicVectors.all("derived"))
    func `agree with python-bip32`(vector: TestVector) throws { try check(vector) }

    private func check(_ vector: TestVector) throws {
        let path = try DerivationPath(parsing: vector.text("path"))
        let master = try ExtendedPrivateKey(seed: SecretBytes(copying: vector.bytes("seed")))
        let key = try master.descendant(path)
        #expect(try key.export().utf8Text == vector.text("xprv"))
        #expect(try key.publicKey().text == vector.text("xpub"))
        #expect(key.depth == path.steps.count && key.step == path.steps.last ?? key.step)

        let read = try ExtendedPrivateKey(parsing: SecretBytes(utf8: vector.text("xprv")))
        #expect(read.export().constantTimeEquals(key.export()))
        #expect(read.depth == key.depth && read.step == key.step && read.parentFingerprint == key.parentFingerprint)
        let readPublic = try ExtendedPublicKey(parsing: vector.text("xpub"))
        #expect(try readPublic == key.publicKey())
        #expect(try readPublic.address == key.privateKey().address)

        // Every step that is not hardened can also be made from the public parent.
        var parent = master
        for step in path.steps {
            let child = try parent.child(step)
            #expect(try child.parentFingerprint == parent.publicKey().fingerprint)
            if step.isHardened {
                let error = #expect(throws: SigningError.self) { try parent.publicKey().child(step) }
                #expect(error?.code == .unsupported)
            } else {
                #expect(try parent.publicKey().child(step) == child.publicKey())
            }
            parent = child
        }
    }

    @Test func `number as many as the standard has`() {
        #expect(MnemonicVectors.all("bip32").count == 17)
        #expect(MnemonicVectors.all("invalid").count == 16)
        #expect(MnemonicVectors.all("derived").count == 30)
    }

    @Test(arguments: MnemonicVectors.all("invalid"))
    func `of test vector 5 are refused`(vector: TestVector) throws {
        let text = try #require(vector.json.stringValue)
        let isPrivate = text.hasPrefix("xprv")
        let error =
            isPrivate
            ? #expect(throws: SigningError.self) { try ExtendedPrivateKey(parsing: SecretBytes(utf8: text)) }
            : #expect(throws: SigningError.self) { try ExtendedPublicKey(parsing: text) }
        #expect(error?.code == .invalidValue)
        #expect(["checksum", "version", "parentFingerprint", "step", "key"].contains(error?.path), "\(error as Any)")
        #expect(error?.description.contains(String(text.suffix(20))) == false)
        if !text.hasPrefix("xp") { #expect(error?.path == "version") }
        #expect(throws: SigningError.self) { try ExtendedPrivateKey(parsing: SecretBytes(utf8: text)) }
        #expect(throws: SigningError.self) { try ExtendedPublicKey(parsing: text) }
    }

    @Test func `of test vector 5 are refused for each of the reasons`() throws {
        let paths = MnemonicVectors.all("invalid").compactMap { vector -> String? in
            let text = vector.json.stringValue ?? ""
            do {
                if text.hasPrefix("xprv") {
                    _ = try ExtendedPrivateKey(parsing: SecretBytes(utf8: text))
                } else {
                    _ = try ExtendedPublicKey(parsing: text)
                }
                return "none"
            } catch { return (error as? SigningError)?.path }
        }
        let counts = Dictionary(paths.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts == ["key": 9, "parentFingerprint": 2, "step": 2, "version": 2, "checksum": 1])
    }

    @Test func `are refused as the other kind, of the test network, or with another length`() throws {
        let xprv = root.export()
        let xpub = try root.publicKey().text
        let swapped = #expect(throws: SigningError.self) { try ExtendedPublicKey(parsing: xprv.utf8Text) }
        #expect(swapped?.path == "version" && swapped?.detail == "this is a private key, not a public one")
        let other = #expect(throws: SigningError.self) { try ExtendedPrivateKey(parsing: SecretBytes(utf8: xpub)) }
        #expect(other?.path == "version")
        // The first key of test vector 1 with the version of the test network.
        let test =
            "tprv8ZgxMBicQKsPeDgjzdC36fs6bMjGApWDNLR9erAXMs5skhMv36j9MV5ecvfavji5khqjWaWSFhN3YcCUUdiKH6isR4Pwy3U5y5egddBr16m"
        let network = #expect(throws: SigningError.self) { try ExtendedPrivateKey(parsing: SecretBytes(utf8: test)) }
        #expect(network?.code == .unsupported && network?.path == "version")
        for text in [
            "", "x", "xpub", xpub + "1", "1" + xpub, String(xpub.dropLast()), xpub + " ", "0" + xpub.dropFirst(),
            String(repeating: "z", count: 100_000), "é",
        ] {
            #expect(throws: SigningError.self, "\(text.prefix(120))") { try ExtendedPublicKey(parsing: text) }
            #expect(throws: SigningError.self) { try ExtendedPrivateKey(parsing: SecretBytes(utf8: text)) }
        }
    }

    @Test(arguments: [0, 1, 15, 65, 128])
    func `of seeds with another length than 16 to 64 are refused`(count: Int) {
        let seed = SecretBytes(copying: [UInt8](repeating: 1, count: count))
        let error = #expect(throws: SigningError.self) { try ExtendedPrivateKey(seed: seed) }
        #expect(error?.path == "seed")
    }

    @Test func `end at depth 255`() throws {
        let step = try DerivationPath.Step(0)
        let last = try root.descendant(DerivationPath([DerivationPath.Step](repeating: step, count: 255)))
        #expect(last.depth == 255)
        #expect(try ExtendedPrivateKey(parsing: last.export()).depth == 255)
        #expect(throws: SigningError.self) { try last.child(step) }
        #expect(throws: SigningError.self) { try last.publicKey().child(step) }
        let error = #expect(throws: SigningError.self) {
            try root.child(step).descendant(DerivationPath([DerivationPath.Step](repeating: step, count: 255)))
        }
        #expect(error?.path == "[254]")
    }

    /// No seed with such a child is known, so the HMAC is made up.
    @Test(arguments: ["order", "above", "negative"])
    func `of children without a key are refused, and the next is to be taken`(kind: String) throws {
        let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
        // n less the key of test vector 1, so that the sum is 0.
        let negative = "170cd18dc2130bfae5105371d36c3639089aabae977af021ab3da57507f2d60c"
        let half = try #require(
            Hex.decode(kind == "order" ? order : kind == "above" ? String(repeating: "f", count: 64) : negative))
        let code = SecretBytes(copying: half + [UInt8](repeating: 5, count: 32))
        for step in [try DerivationPath.Step(3), try DerivationPath.Step(3, isHardened: true)] {
            let error = #expect(throws: SigningError.self) { try root.child(step, code: code) }
            #expect(error?.code == .invalidValue && error?.detail.contains("take the next number") == true)
        }
        let error = #expect(throws: SigningError.self) {
            try root.publicKey().child(DerivationPath.Step(3), code: code)
        }
        #expect(error?.code == .invalidValue && error?.detail.contains("take the next number") == true)
    }

    @Test func `whose HMAC begins with 0 are children all the same`() throws {
        let code = SecretBytes(copying: [UInt8](repeating: 0, count: 32) + [UInt8](repeating: 5, count: 32))
        let child = try root.child(DerivationPath.Step(3), code: code)
        #expect(try child.privateKey().address == root.privateKey().address)
        #expect(try root.publicKey().child(DerivationPath.Step(3), code: code) == child.publicKey())
    }

    @Test func `show no secret when printed or dumped`() throws {
        let secret = "e8f32e723decf4051aefac8e2c93c9c5b214313817cdb01a1494b917c8436b35"
        let chainCode = "873dff81c02f525623fd1fe5167eac3a55a049de3d314bb42ee227ffed37d508"
        #expect(try root.privateKey().withBytes { Hex.encode($0) } == secret)
        var dumped = ""
        dump(root, to: &dumped)
        dump(try root.publicKey(), to: &dumped)
        for text in ["\(root)", String(reflecting: root), "\([root])", "\(try root.publicKey())", dumped] {
            for part in [String(secret.prefix(8)), String(chainCode.prefix(8)), "xprv", "232", "135, 61"] {
                #expect(!text.contains(part), "\(text)")
            }
        }
        #expect("\(root)" == "ExtendedPrivateKey(depth 0)")
        #expect(!(root as Any is any Encodable) && !(root as Any is any Equatable))
    }

    @Test(arguments: UInt64(1)...20)
    func `with a changed character are refused`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text = root.export().withBytes { Array($0) }
        for _ in 0..<50 {
            var changed = text
            let place = Int(random.next() % UInt64(text.count))
            changed[place] = UInt8(truncatingIfNeeded: random.next())
            guard changed != text else { continue }
            #expect(throws: SigningError.self, "seed \(seed)") {
                try ExtendedPrivateKey(parsing: SecretBytes(copying: changed))
            }
            _ = try? ExtendedPublicKey(parsing: String(decoding: random.bytes(111), as: UTF8.self))
        }
    }
}
