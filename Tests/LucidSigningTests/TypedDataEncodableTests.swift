// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

private struct Person: TypedDataEncodable {
    var name: String
    var wallet: Address

    static let typedDataStruct = TypedDataStruct<Person>("Person")
        .member("name", .string, \.name)
        .member("wallet", .address, \.wallet)
}

private struct Mail: TypedDataEncodable {
    var from: Person
    var to: Person
    var contents: String

    static let typedDataStruct = TypedDataStruct<Mail>("Mail")
        .member("from", .structure, \.from)
        .member("to", .structure, \.to)
        .member("contents", .string, \.contents)
}

/// One member of every kind, and a struct that holds itself.
private struct Everything: TypedDataEncodable {
    var flag: Bool
    var small: UInt8
    var wide: UInt256
    var signed: Int64
    var huge: Int128
    var raw: [UInt8]
    var four: [UInt8]
    var people: [Person]
    var grid: [[UInt64]]
    var children: [Everything]

    static let typedDataStruct = TypedDataStruct<Everything>("Everything")
        .member("flag", .bool, \.flag)
        .member("small", .uint(8), \.small)
        .member("wide", .uint256, \.wide)
        .member("signed", .int(64), \.signed)
        .member("huge", .int(256), \.huge)
        .member("raw", .bytes, \.raw)
        .member("four", .bytes(4), \.four)
        .member("people", .array(of: .structure), \.people)
        .member("grid", .array(of: .array(of: .uint(64)), count: 2), \.grid)
        .member("children", .array(of: .structure), \.children)

    init(_ random: inout SeededGenerator, depth: Int = 0) throws {
        func pick(_ count: UInt64) -> Int { Int(random.next() % count) }
        flag = pick(2) == 0
        small = UInt8(truncatingIfNeeded: random.next())
        wide = try #require(UInt256(bigEndian: random.bytes(pick(33))))
        signed = Int64(bitPattern: random.next())
        huge = Int128(truncatingIfNeeded: random.next()) * Int128(Int64(bitPattern: random.next()))
        raw = random.bytes(pick(70))
        four = random.bytes(4)
        people = []
        for _ in 0..<pick(3) {
            let name = String(
                String.UnicodeScalarView(
                    (0..<pick(5)).map { _ in "aé😀\n\"\u{301}".unicodeScalars.randomElement(using: &random) ?? "x" }))
            people.append(Person(name: name, wallet: try Address(bytes: random.bytes(20))))
        }
        grid = (0..<2).map { _ in (0..<pick(4)).map { _ in random.next() } }
        children = []
        if depth < 2 {
            for _ in 0..<pick(3) { children.append(try Everything(&random, depth: depth + 1)) }
        }
    }

    /// The same by hand, with other spellings.
    var json: JSONValue {
        [
            "flag": .bool(flag), "small": .integer(small), "wide": .string(wide.hex), "signed": .integer(signed),
            "huge": .integer(huge), "raw": .string("0x" + Hex.encode(raw)), "four": .string("0x" + Hex.encode(four)),
            "people": .array(
                people.map { ["wallet": .string("0x" + Hex.encode($0.wallet.bytes)), "name": .string($0.name)] }),
            "grid": .array(grid.map { .array($0.map { .integer($0) }) }), "children": .array(children.map(\.json)),
        ]
    }

    static let types: JSONValue = [
        "Person": [["name": "name", "type": "string"], ["name": "wallet", "type": "address"]],
        "Everything": [
            ["name": "flag", "type": "bool"], ["name": "small", "type": "uint8"], ["name": "wide", "type": "uint256"],
            ["name": "signed", "type": "int64"], ["name": "huge", "type": "int256"], ["name": "raw", "type": "bytes"],
            ["name": "four", "type": "bytes4"], ["name": "people", "type": "Person[]"],
            ["name": "grid", "type": "uint64[][2]"], ["name": "children", "type": "Everything[]"],
        ],
    ]
}

@Suite struct `Typed data from Swift values` {
    @Test func `the example of EIP-712 has its digest`() throws {
        let mail = Mail(
            from: Person(name: "Cow", wallet: try Address("0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826")),
            to: Person(name: "Bob", wallet: try Address("0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB")),
            contents: "Hello, Bob!")
        let domain = try TypedDataDomain(
            name: "Ether Mail", version: "1", chainID: 1,
            verifyingContract: Address("0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"))
        let typedData = try TypedData(mail, domain: domain)
        #expect(Hex.encode(typedData.digest) == "be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2")
        #expect(
            try Mail.typedDataStruct.encodedType()
                == "Mail(Person from,Person to,string contents)Person(string name,address wallet)")
        #expect(try Mail.typedDataStruct.typeHash() == typedData.typeHash)
        #expect(typedData.domain == domain)
    }

    @Test(arguments: UInt64(1)...40)
    func `have the digest of the same data as JSON`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = try Everything(&random)
        let domain = try TypedDataDomain(
            name: seed % 2 == 0 ? "é" : nil, version: seed % 3 == 0 ? "1" : nil,
            chainID: seed % 5 == 0 ? UInt256(random.next()) : nil,
            verifyingContract: seed % 7 == 0 ? Address(bytes: random.bytes(20)) : nil,
            salt: seed % 11 == 0 ? random.bytes(32) : nil)
        let typedData = try TypedData(value, domain: domain)
        let json = try TypedData(json: [
            "types": Everything.types, "primaryType": "Everything", "domain": .object(domain.json),
            "message": value.json,
        ])
        #expect(typedData.digest == json.digest, "seed \(seed)")
        #expect(typedData.encodedType == json.encodedType)
        #expect(try TypedData(json: .object(typedData.json)).digest == typedData.digest)
        #expect(try TypedData(parsing: JSONValue.object(typedData.json).serialized()).digest == typedData.digest)
    }

    @Test func `a value that does not fit is an error with a path`() throws {
        struct Bid: TypedDataEncodable {
            var amounts: [UInt256]
            var nonce: [UInt8]
            var pair: [Int]
            static let typedDataStruct = TypedDataStruct<Bid>("Bid")
                .member("amounts", .array(of: .uint(8)), \.amounts)
                .member("nonce", .bytes(32), \.nonce)
                .member("pair", .array(of: .int(8), count: 2), \.pair)
        }
        func error(_ bid: Bid) throws -> String? {
            let domain = try TypedDataDomain()
            return #expect(throws: SigningError.self) { try TypedData(bid, domain: domain) }?.message
        }
        let nonce = [UInt8](repeating: 0, count: 32)
        #expect(
            try error(Bid(amounts: [1, 2, 256], nonce: nonce, pair: [0, 0]))
                == "message.amounts[2]: 256 does not fit uint8")
        #expect(
            try error(Bid(amounts: [], nonce: [1], pair: [0, 0]))
                == "message.nonce: bytes32 is 0x and 64 hexadecimal digits")
        #expect(
            try error(Bid(amounts: [], nonce: nonce, pair: [1]))
                == "message.pair: the array has 1 elements, its type 2")
        #expect(
            try error(Bid(amounts: [], nonce: nonce, pair: [0, -129])) == "message.pair[1]: -129 does not fit int8")
    }

    @Test func `a declaration that EIP-712 does not have is an error with a path`() throws {
        struct Wrong: TypedDataEncodable {
            var v: UInt64 = 0
            static let typedDataStruct = TypedDataStruct<Wrong>("Wrong").member("v", .uint(7), \.v)
        }
        struct Twice: TypedDataEncodable {
            var v: UInt64 = 0
            static let typedDataStruct = TypedDataStruct<Twice>("Twice")
                .member("v", .uint(8), \.v).member("v", .uint(8), \.v)
        }
        struct Reserved: TypedDataEncodable {
            static let typedDataStruct = TypedDataStruct<Reserved>("uint8")
        }
        struct Other: TypedDataEncodable {
            static let typedDataStruct = TypedDataStruct<Other>("Person")
        }
        struct Both: TypedDataEncodable {
            var a: Person
            var b: Other
            static let typedDataStruct = TypedDataStruct<Both>("Both")
                .member("a", .structure, \.a).member("b", .structure, \.b)
        }
        let domain = try TypedDataDomain()
        #expect(throws: SigningError.self) { try Wrong.typedDataStruct.typeHash() }
        let wrong = #expect(throws: SigningError.self) { try TypedData(Wrong(), domain: domain) }
        #expect(wrong?.path == "types.Wrong[0].type")
        let twice = #expect(throws: SigningError.self) { try TypedData(Twice(), domain: domain) }
        #expect(twice?.path == "types.Twice[1].name")
        let reserved = #expect(throws: SigningError.self) { try TypedData(Reserved(), domain: domain) }
        #expect(reserved?.path == "types.uint8")
        let both = #expect(throws: SigningError.self) {
            try TypedData(Both(a: Person(name: "", wallet: .zero), b: Other()), domain: domain)
        }
        #expect(both?.path == "types.Person")
        #expect(throws: SigningError.self) { try TypedDataDomain(salt: [1, 2]) }
    }

    @Test func `a chain id beyond 53 bits is text in JSON, a smaller one a number`() throws {
        for (chainID, json) in [(0, 0), (1, 1), (9_007_199_254_740_991, 9_007_199_254_740_991)]
            as [(UInt256, JSONValue)]
        {
            #expect(try TypedDataDomain(chainID: chainID).json["chainId"] == json)
        }
        let wide = UInt256(1 << 53)
        #expect(try TypedDataDomain(chainID: wide).json["chainId"] == "9007199254740992")
        #expect(try TypedDataDomain().json.isEmpty)
    }
}
