// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

/// Nothing from outside may end the process, and nothing may decode to what encodes to other bytes.
@Suite struct `Mutated input` {
    @Test(arguments: UInt64(1)...20)
    func `of transactions ends in an error or in the same bytes`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = TestVector.all("transactions")
        for _ in 0..<60 {
            let vector = vectors[Int(random.next() % UInt64(vectors.count))]
            var bytes = try vector.bytes("raw")
            if random.next() % 2 == 0 {
                bytes = try Transaction(json: #require(vector.json["transaction"])).unsignedBytes
            }
            mutate(&bytes, &random)
            guard let decoded = try? DecodedTransaction(decoding: bytes) else { continue }
            switch decoded {
            case .signed(let signed): #expect(signed.raw == bytes)
            case .unsigned(let transaction): #expect(transaction.unsignedBytes == bytes)
            }
            _ = decoded.json
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `of typed data ends in an error or in a digest`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = TestVector.all("typedData")
        for _ in 0..<25 {
            var bytes = try #require(vectors[Int(random.next() % UInt64(vectors.count))].json["data"]).serialized()
            mutate(&bytes, &random)
            if let typedData = try? TypedData(parsing: bytes) {
                #expect(try TypedData(json: .object(typedData.json)).digest == typedData.digest)
            }
            _ = try? TypedData(parsing: bytes, options: .lenient)
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `of JSON trees ends in an error or in a digest`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for vector in TestVector.all("typedData") {
            let json = replaceOne(in: try #require(vector.json["data"]), &random)
            _ = try? TypedData(json: json)
            _ = try? TypedData(json: json, options: .lenient)
        }
        for vector in TestVector.all("transactions") {
            _ = try? Transaction(json: replaceOne(in: #require(vector.json["transaction"]), &random))
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `of RLP ends in an error or in the same bytes`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = TestVector.all("transactions")
        for _ in 0..<100 {
            var bytes = try vectors[Int(random.next() % UInt64(vectors.count))].bytes("raw")
            if let first = bytes.first, first < 0xc0 { bytes.removeFirst() }
            mutate(&bytes, &random)
            if let item = try? RLP(decoding: bytes) { #expect(item.encoded == bytes) }
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `of JSON ends in an error or in a value that is written and read alike`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = TestVector.all("typedData") + TestVector.all("messages") + TestVector.all("transactions")
        for _ in 0..<50 {
            var bytes = vectors[Int(random.next() % UInt64(vectors.count))].json.serialized()
            mutate(&bytes, &random)
            guard let value = try? JSONValue(parsing: bytes) else { continue }
            #expect(try JSONValue(parsing: value.serialized()) == value)
            #expect(try JSONValue(parsing: value.serialized(pretty: true)) == value)
            guard let canonical = try? value.canonical() else { continue }
            #expect(try JSONValue(parsing: canonical).canonical() == canonical)
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `of transactions in JSON ends in an error with a path or in bytes that decode to the same`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = TestVector.all("transactions")
        for _ in 0..<100 {
            var bytes = try #require(vectors[Int(random.next() % UInt64(vectors.count))].json["transaction"])
                .serialized()
            mutate(&bytes, &random)
            guard let json = try? JSONValue(parsing: bytes) else { continue }
            do throws(SigningError) {
                var transaction = try Transaction(json: json)
                transaction.from = nil
                #expect(try DecodedTransaction(decoding: transaction.unsignedBytes) == .unsigned(transaction))
                #expect(try Transaction(json: .object(transaction.json)) == transaction)
            } catch {
                #expect(!error.path.isEmpty || json.objectValue == nil, "\(error) for \(json)")
            }
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `of sign-in texts ends in an error or in the same text`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let message = try SignInMessage(
            scheme: "https", domain: "u@[::1]:1", address: .zero, statement: "a", uri: "a://b/c?d#e", chainID: 1,
            nonce: "abcdefgh", issuedAt: "2026-01-02T03:04:05Z", expirationTime: "2026-01-02T03:04:05.1Z",
            notBefore: "2026-01-02T03:04:05+01:00", requestID: "x", resources: ["a:b", "c:d"])
        for _ in 0..<200 {
            var bytes = Array(message.text.utf8)
            mutate(&bytes, &random)
            let text = String(decoding: bytes, as: UTF8.self)
            if let parsed = try? SignInMessage(parsing: text) { #expect(Array(parsed.text.utf8) == Array(text.utf8)) }
            if random.next() % 2 == 0, let parsed = try? SignInMessage(claimedBy: text) {
                #expect(Array(parsed.text.utf8) == Array(text.utf8))
            }
            _ = try? ChainID(text)
            _ = try? AccountID(text)
            _ = try? Address(text)
            _ = UInt256(decimal: text)
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `of sign-in texts by CAIP-122 ends in an error or in the same text`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for chainLine in [SignInForm.ChainLine.afterVersion, .afterRequestID] {
            let message = try SignInMessage(
                form: .chainAgnostic(blockchain: "OP Mainnet", chainLine: chainLine), domain: "a.b", address: .zero,
                uri: "a:b", chainID: 10, nonce: "abcdefgh", issuedAt: "2026-01-02T03:04:05Z", requestID: "x",
                resources: ["a:b"])
            for _ in 0..<200 {
                var bytes = Array(message.text.utf8)
                mutate(&bytes, &random)
                let text = String(decoding: bytes, as: UTF8.self)
                guard let parsed = try? SignInMessage(parsingChainAgnostic: text) else { continue }
                #expect(Array(parsed.text.utf8) == Array(text.utf8))
            }
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `of keystores ends in an error`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let passphrase = SecretBytes(copying: [1])
        let key = PrivateKey.generate()
        let sealed = try Keystore.seal(key, passphrase: passphrase, kdf: .pbkdf2(iterations: 1), allowingWeak: true)
        for _ in 0..<50 {
            var bytes = sealed.serialized()
            mutate(&bytes, &random)
            guard let keystore = try? Keystore(parsing: bytes) else { continue }
            if case .pbkdf2(let iterations) = keystore.kdf, iterations < 1000 {
                let opened = try? keystore.open(passphrase: passphrase)
                #expect(opened == nil || keystore.address == nil || opened?.address == keystore.address)
            }
            _ = try? Keystore(json: replaceOne(in: sealed, &random))
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `of signatures recovers another key or none`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let key = PrivateKey.generate()
        let message = PersonalMessage.bytes(random.bytes(50))
        let signature = try key.sign(message: message)
        #expect(try PublicKey.recover(message: message, signature: signature).address == key.address)
        for _ in 0..<50 {
            var bytes = signature.bytes65
            mutate(&bytes, &random)
            guard bytes != signature.bytes65, let other = try? Signature(bytes65: bytes), other != signature else {
                continue
            }
            #expect((try? PublicKey.recover(message: message, signature: other)) != key.publicKey)
        }
    }

    @Test func `of an empty name ends in an error with a path`() throws {
        let transaction = #expect(throws: SigningError.self) { try Transaction(json: ["": 1]) }
        #expect(transaction?.path == "\"\"")
        let types: JSONValue = ["types": ["": []], "primaryType": "A", "domain": [:], "message": [:]]
        let typedData = #expect(throws: SigningError.self) { try TypedData(json: types) }
        #expect(typedData?.path == "types.\"\"")
    }

    @Test(arguments: [
        ("\u{1b}[31mred", "\\u{1B}[31mred"), ("a\u{7}\u{9b}b", "a\\u{07}\\u{009B}b"), ("\n", "\\n"),
        ("\u{202e}lanigiro", "\\u{202E}lanigiro"), ("\u{2028}", "\\u{2028}"), ("é日本😀", "é日本😀"),
        (String(repeating: "é", count: 41), String(repeating: "é", count: 41) + "…"),
    ])
    func `of names that a terminal would obey ends in an error that it does not`(name: String, shown: String) throws {
        let error = #expect(throws: SigningError.self) { try Transaction(json: .object([name: 1])) }
        #expect(error?.path == shown)
    }

    @Test(arguments: ["[", "{\"a\":", "{\"types\":["])
    func `of a hundred thousand levels is refused without exhausting the stack`(opening: String) {
        let bytes = Array(String(repeating: opening, count: 100_000).utf8)
        #expect(throws: SigningError.self) { try TypedData(parsing: bytes) }
        #expect(throws: SigningError.self) { try Keystore(parsing: Array(bytes.prefix(65_000))) }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        for _ in 0...random.next() % 3 {
            guard !bytes.isEmpty else { return }
            let at = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 6 {
            case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes[at] ^= 1 << (random.next() % 8)
            case 2: bytes.remove(at: at)
            case 3: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
            case 4: bytes.removeLast(bytes.count - at)
            default: bytes.swapAt(at, Int(random.next() % UInt64(bytes.count)))
            }
        }
    }

    private func replaceOne(in value: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
        let others: [JSONValue] = [
            nil, true, 0, -1, 1.5, "", "0x", "0xff", "\u{301}", [], [:], [[]], ["": nil],
            .string(String(repeating: "f", count: 300)),
            .number(JSONNumber(text: "1" + String(repeating: "0", count: 100)) ?? 0),
            .number(JSONNumber(text: "1e999") ?? 0),
        ]
        if random.next() % 4 == 0 { return others[Int(random.next() % UInt64(others.count))] }
        switch value {
        case .array(var elements) where !elements.isEmpty:
            let at = Int(random.next() % UInt64(elements.count))
            elements[at] = replaceOne(in: elements[at], &random)
            return .array(elements)
        case .object(var object) where !object.isEmpty:
            let member = object[Int(random.next() % UInt64(object.count))]
            if random.next() % 5 == 0 {
                object[member.key] = nil
            } else {
                object[member.key] = replaceOne(in: member.value, &random)
            }
            return .object(object)
        default:
            return others[Int(random.next() % UInt64(others.count))]
        }
    }
}
