// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

/// The example in the text of EIP-712; its digest is signed with the key keccak("cow") there.
private let mail: JSONValue = [
    "types": [
        "EIP712Domain": [
            ["name": "name", "type": "string"], ["name": "version", "type": "string"],
            ["name": "chainId", "type": "uint256"], ["name": "verifyingContract", "type": "address"],
        ],
        "Person": [["name": "name", "type": "string"], ["name": "wallet", "type": "address"]],
        "Mail": [
            ["name": "from", "type": "Person"], ["name": "to", "type": "Person"],
            ["name": "contents", "type": "string"],
        ],
    ],
    "primaryType": "Mail",
    "domain": [
        "name": "Ether Mail", "version": "1", "chainId": 1,
        "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC",
    ],
    "message": [
        "from": ["name": "Cow", "wallet": "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"],
        "to": ["name": "Bob", "wallet": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"],
        "contents": "Hello, Bob!",
    ],
]

/// Domain separators of all subsets of the five members, bit i for the i-th of name, version, chainId,
/// verifyingContract and salt; made by eth-account 0.14.0.
private let separators = [
    "6192106f129ce05c9075d319c1fa6ea9b3ae37cbd0c1ef92e2be7137bb07baa1",
    "5c41e2a6f9e6219a7e5e44971610d8b6571bdde83af1437412f525f27b2ceffa",
    "a4eec25026dd4e2d39388d820f7f0f1fbae24d40a4353af16356a6a7d27ce7b2",
    "3672940656dbbfdd066ff6a32e08597dc0389bb88feb714e9eb8d8b151f25aec",
    "2d9145f2f941cb14d4c738374c6ebde69c75a737e93da5905ee040bab57e46a8",
    "adf7a172164e149ca810ffc562728fed6da0da52578ddb4276b0991becb4ff34",
    "5ef1896ba5c73a06e89a20bb41081b014003c4448e1e88322af0b90b873b2a81",
    "3b98b16ad068d9d8854a6a416bd476de44a4933ec5104d7c786a422ab262ed14",
    "598cca62effdbc6625b10d4540afd06780900bc8ee039c6201f5fb997306ddc3",
    "9f2f149ecded999c4c9d3a4c28a27ea74456850b36cc149106ce01a01882833f",
    "33a56560e04d0504b584dcb2d1f7a0d85fd9d998e939d6723a6e76f22311114b",
    "90ff64e3f1b37929070019d005a22cc7fff531b757333b8792f107ced731a142",
    "aacfa53e40b6cf4731969904a1d33ebb37884de6fd02a022d1f1ed02e1334e1f",
    "cbea6135f3930521627c49608c80b1e98ac5e9966ebf71d0d52f39fa5acc7a58",
    "c50dec67cfd911e59f33a03060fc2d41f8719e5c39f5aa6a08cfe2f1d6fd737b",
    "f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f",
    "25663b5c17cb1d3125350fe8b5f3c352f25e7592ba12195496b76707d8762679",
    "2e47dbb3d965992f7bec4ae25cf18857f34267ce36bae5577e0d233e3873d149",
    "e290e563d97819a2439703584ef4de8c1ff5a2e03c2180e957c0abffad70c638",
    "d4466e915f3a8bbe62b103bf6365497353605efd81105e012918408afc8ac6fe",
    "db3957340ea6985a141eb6bda083e7663c9997f6dccc11193440611b4ef681a5",
    "9918e4a692fdd10c41b35722df5ae55f04ace14363c16f5c4d5440cc9b493d0e",
    "f611ff2b945678d019148a9cb3ff90722c9b72ca2f8b10e107a3fab6a1d266fa",
    "ab1462a236f22e73e737f72b576f5856c60d31e2d3ab1e846f6a6df81286eb81",
    "6bce7a5cd828081cb5bd5516b7e44960973aaf975f7dd98ec94699f94d204423",
    "e7e148b785faf909f2e37ee256c44703eafcee808a00b7b2d59f0f22ee2fe44f",
    "b4b7761e863fea679d58f9eba6ab88e4f0009bf3a9846ec25601afa16f7929ca",
    "788230c09e50c8180bb02ab78964695694cafc07c27b916dc49d75941926fbf9",
    "e53fa661f28d1977daa8cef36aea1b99d0758e17fb68d7bef1c4dfe6779c1a96",
    "75464fee6671ebd9f273890c733783a0ee93a91f421100058396daa9eee2eff0",
    "8cde52f720d9ccbf411998cae6bfa4a581638531453975f0b57c938bad1599d9",
    "dbf74f98624854cb64397f6529094e25c4fc23fcd9450969030fa8b59d76da09",
]

private func typedData(_ types: JSONValue, _ message: JSONValue) throws -> TypedData {
    try TypedData(json: ["types": types, "primaryType": "M", "domain": [:], "message": message])
}

@Suite struct `Typed data` {
    @Test func `the example of EIP-712 has its hashes and its signature`() throws {
        let typedData = try TypedData(json: mail)
        #expect(
            typedData.encodedType == "Mail(Person from,Person to,string contents)Person(string name,address wallet)")
        #expect(
            Hex.encode(typedData.domainSeparator)
                == "f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f")
        #expect(
            Hex.encode(typedData.structHash) == "c52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e")
        #expect(Hex.encode(typedData.digest) == "be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2")
        let key = try PrivateKey(bytes: SecretBytes(copying: Keccak256.hash(Array("cow".utf8))))
        let signature = try key.sign(typedData: typedData)
        #expect(
            signature.hex == "0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d"
                + "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c")
        #expect(try PublicKey.recover(typedData: typedData, signature: signature).address == key.address)
        #expect(typedData.domain.name == "Ether Mail")
        #expect(typedData.domain.chainID == 1)
        #expect(typedData.domain.salt == nil)
        #expect(typedData.primaryType == "Mail")
    }

    @Test(arguments: 0..<32)
    func `a domain of any members is hashed in the standard order`(subset: Int) throws {
        let all: [(String, JSONValue)] = [
            ("name", "Ether Mail"), ("version", "1"), ("chainId", 1),
            ("verifyingContract", "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"),
            ("salt", .string("0x" + String(repeating: "5a", count: 32))),
        ]
        for members in [all, all.reversed()] {
            var domain = JSONObject()
            for (name, value) in members where subset >> (all.firstIndex { $0.0 == name } ?? 0) & 1 == 1 {
                domain.append(key: name, value: value)
            }
            let typedData = try TypedData(json: [
                "types": ["M": [["name": "v", "type": "uint8"]]], "primaryType": "M", "domain": .object(domain),
                "message": ["v": 1],
            ])
            #expect(Hex.encode(typedData.domainSeparator) == separators[subset])
            #expect(try TypedData(json: .object(typedData.json)).domainSeparator == typedData.domainSeparator)
        }
    }

    @Test(arguments: ["1", "\"1\"", "\"0x1\"", "\"0x01\"", "\"01\""])
    func `a chain id in any spelling is one digest`(spelling: String) throws {
        let value = try JSONValue(parsing: spelling)
        var domain = try #require(mail["domain"]?.objectValue)
        domain["chainId"] = value
        var json = try #require(mail.objectValue)
        json["domain"] = .object(domain)
        #expect(try TypedData(json: .object(json)).digest == TypedData(json: mail).digest)
    }

    @Test func `chain id 0 is a value, not absence`() throws {
        let types: JSONValue = ["M": [["name": "v", "type": "uint8"]]]
        func separator(_ domain: JSONValue) throws -> [UInt8] {
            try TypedData(json: ["types": types, "primaryType": "M", "domain": domain, "message": ["v": 1]])
                .domainSeparator
        }
        #expect(try separator(["chainId": 0]) != separator([:]))
        #expect(try separator(["chainId": 0]) != separator(["chainId": 1]))
    }

    @Test(
        arguments: [
            (
                ["M": ["B b", "A a"], "A": ["C c"], "B": ["C c"], "C": ["uint8 v"]],
                "M(B b,A a)A(C c)B(C c)C(uint8 v)"
            ),
            (["M": ["Z z", "A[] a"], "A": ["Z[2][] z"], "Z": ["uint8 v"]], "M(Z z,A[] a)A(Z[2][] z)Z(uint8 v)"),
            (["M": ["M[] again", "A a"], "A": ["M[] back"]], "M(M[] again,A a)A(M[] back)"),
            (
                ["M": ["a low", "Z high", "_u mid"], "a": ["bool v"], "Z": ["bool v"], "_u": ["bool v"]],
                "M(a low,Z high,_u mid)Z(bool v)_u(bool v)a(bool v)"
            ),
            (
                ["M": ["A1 x", "A10 y", "A2 z"], "A1": ["bool v"], "A10": ["bool v"], "A2": ["bool v"]],
                "M(A1 x,A10 y,A2 z)A1(bool v)A10(bool v)A2(bool v)"
            ),
            (["M": [], "Unused": ["M m"]], "M()"),
        ] as [([String: [String]], String)])
    func `types are listed once each, the primary one first and the rest by name`(
        types: [String: [String]], expected: String
    ) throws {
        var json = JSONObject()
        for (name, members) in types {
            json[name] = .array(
                members.map { member in
                    let words = member.split(separator: " ")
                    return ["name": .string(String(words[1])), "type": .string(String(words[0]))]
                })
        }
        func zero(_ type: Substring) -> JSONValue {
            if type.hasSuffix("[]") { return [] }
            guard let members = types[String(type)] else { return type == "bool" ? true : 0 }
            var object = JSONObject()
            for member in members {
                let words = member.split(separator: " ")
                object[String(words[1])] = zero(words[0])
            }
            return .object(object)
        }
        #expect(try typedData(.object(json), zero("M")).encodedType == expected)
    }

    @Test(arguments: [
        "uint", "int", "uint7", "uint264", "uint0", "uint08", "int256x", "bytes0", "bytes33", "bytes032", "fixed",
        "ufixed128x18", "function", "byte", "String", "", " string", "string ", "uint256[", "uint256]", "uint256[-1]",
        "uint256[01]", "uint256[1]x", "uint256[1][", "uint256[ ]", "uint256[0x1]", "uint256[99999999999999999999]",
        "[]", "Missing", "Missing[]", "M\u{301}", "\u{212a}", "tuple", "EIP712Domain", "uint256[][x]",
    ])
    func `other types are refused`(type: String) {
        let error = #expect(throws: SigningError.self) {
            try typedData(["M": [["name": "v", "type": .string(type)]]], ["v": 0])
        }
        #expect(error?.path == "types.M[0].type", "\(error?.description ?? "")")
    }

    @Test(arguments: [
        "address", "bool", "string", "bytes", "bytes32", "bytesFoo", "uint256", "uintFoo", "int8", "intFoo", "", "1A",
        "A-B", "A.B", "A B", "\u{c4}", "A[]", "\u{212a}",
    ])
    func `a struct needs a name of its own`(name: String) {
        let error = #expect(throws: SigningError.self) {
            try typedData(
                ["M": [["name": "v", "type": "uint8"]], "\(name)": [["name": "v", "type": "uint8"]]], ["v": 0])
        }
        #expect(error?.path == "types" + (name.isEmpty ? "." : "." + name) || name.isEmpty)
    }

    @Test(arguments: ["", "1a", "a b", "a-b", "a.b", "\u{e9}", "a\u{301}", "a,b", "a)"])
    func `a member needs an ASCII name`(name: String) {
        #expect(throws: SigningError.self) {
            try typedData(["M": [["name": .string(name), "type": "uint8"]]], ["\(name)": 0])
        }
    }

    @Test func `a name that is only canonically equal is another name`() throws {
        // U+212A, the kelvin sign, equals K for Swift and has other bytes.
        #expect("\u{212a}" == "K")
        let types: JSONValue = ["M": [["name": "K", "type": "uint8"]]]
        _ = try typedData(types, ["K": 1])
        let error = #expect(throws: SigningError.self) { try typedData(types, ["\u{212a}": 1]) }
        #expect(error?.path == "message.K")
        #expect(throws: SigningError.self) {
            try TypedData(json: [
                "types": ["K": [["name": "v", "type": "uint8"]]], "primaryType": "\u{212a}", "domain": [:],
                "message": ["v": 1],
            ])
        }
    }

    @Test func `an error names the place in the input`() throws {
        let types: JSONValue = [
            "M": [["name": "orders", "type": "Order[]"]],
            "Order": [["name": "amount", "type": "uint8"], ["name": "grid", "type": "bool[][2]"]],
        ]
        let fine: JSONValue = ["amount": 255, "grid": [[true], []]]
        let error = #expect(throws: SigningError.self) {
            try typedData(types, ["orders": [fine, fine, ["amount": 256, "grid": [[], []]]]])
        }
        #expect(error?.message == "message.orders[2].amount: 256 does not fit uint8")
        #expect(error?.code == .invalidValue)
        let inner = #expect(throws: SigningError.self) {
            try typedData(types, ["orders": [["amount": 1, "grid": [[true, "x"], []]]]])
        }
        #expect(inner?.path == "message.orders[0].grid[0][1]")
        let missing = #expect(throws: SigningError.self) { try typedData(types, ["orders": [["amount": 1]]]) }
        #expect(missing?.message == "message.orders[0].grid: the member is missing")
        #expect(missing?.code == .invalidRequest)
    }

    @Test(
        arguments: [
            (["types", "primaryType", "domain"], "message"), (["types", "primaryType", "message"], "domain"),
            (["primaryType", "domain", "message"], "types"), (["types", "domain", "message"], "primaryType"),
        ] as [([String], String)])
    func `a part that is missing is named`(parts: [String], missing: String) throws {
        let object = try #require(mail.objectValue)
        var json = JSONObject()
        for part in parts { json[part] = object[part] }
        let error = #expect(throws: SigningError.self) { try TypedData(json: .object(json)) }
        #expect(error?.path == missing)
    }

    @Test func `primary_type is another spelling, not a second one`() throws {
        var json = try #require(mail.objectValue)
        json["primaryType"] = nil
        json["primary_type"] = "Mail"
        #expect(try TypedData(json: .object(json)).digest == TypedData(json: mail).digest)
        json["primaryType"] = "Mail"
        #expect(throws: SigningError.self) { try TypedData(json: .object(json)) }
        var other = try #require(mail.objectValue)
        other["primarytype"] = "Mail"
        let error = #expect(throws: SigningError.self) { try TypedData(json: .object(other)) }
        #expect(error?.path == "primarytype")
    }

    @Test func `the domain alone is signed only if asked for`() throws {
        var json = try #require(mail.objectValue)
        json["primaryType"] = "EIP712Domain"
        let refused = #expect(throws: SigningError.self) { try TypedData(json: .object(json)) }
        #expect(refused?.code == .refused)
        let options = TypedData.Options(allowsDomainAsPrimaryType: true)
        // The message would be shown and not signed.
        let shown = #expect(throws: SigningError.self) { try TypedData(json: .object(json), options: options) }
        #expect(shown?.path == "message.from")
        json["message"] = [:]
        let typedData = try TypedData(json: .object(json), options: options)
        #expect(typedData.digest == Keccak256.hash([0x19, 0x01] + typedData.domainSeparator))
    }

    @Test func `data for another chain is refused where a chain is required`() throws {
        let typedData = try TypedData(json: mail)
        try typedData.require(chain: .eip155(1))
        for chain in [ChainID.eip155(2), try ChainID("solana:1")] {
            let error = #expect(throws: SigningError.self) { try typedData.require(chain: chain) }
            #expect(error?.code == .refused)
            #expect(error?.path == "domain.chainId")
        }
        let open = try self.open()
        #expect(throws: SigningError.self) { try open.require(chain: .eip155(1)) }
    }

    private func open() throws -> TypedData {
        try typedData(["M": [["name": "v", "type": "uint8"]]], ["v": 1])
    }

    @Test func `arrays of no elements and of fixed elements hash their words`() throws {
        let types: JSONValue = ["M": [["name": "a", "type": "uint8[]"], ["name": "b", "type": "uint8[2]"]]]
        let typedData = try typedData(types, ["a": [], "b": [1, 2]])
        let words = [UInt256(1), UInt256(2)].flatMap(\.bytes)
        let expected = Keccak256.hash(
            Keccak256.hash(Array("M(uint8[] a,uint8[2] b)".utf8)) + Keccak256.hash([UInt8]()) + Keccak256.hash(words))
        #expect(typedData.structHash == expected)
    }

    @Test func `depth, types and names are capped`() throws {
        let recursive: JSONValue = ["M": [["name": "next", "type": "M[]"]]]
        var deep: JSONValue = ["next": []]
        for _ in 0..<80 { deep = ["next": [deep]] }
        let tooDeep = #expect(throws: SigningError.self) { try typedData(recursive, deep) }
        #expect(tooDeep?.code == .refused)
        var shallow: JSONValue = ["next": []]
        for _ in 0..<25 { shallow = ["next": [shallow]] }
        _ = try typedData(recursive, shallow)

        var types = JSONObject()
        for index in 0..<256 { types["T\(index)"] = [["name": "v", "type": "uint8"]] }
        types["M"] = [["name": "v", "type": "uint8"]]
        let tooMany = #expect(throws: SigningError.self) { try typedData(.object(types), ["v": 1]) }
        #expect(tooMany?.code == .refused)

        let long = String(repeating: "a", count: 1 << 18)
        let tooLong = #expect(throws: SigningError.self) {
            try typedData(["M": [["name": .string(long), "type": "uint8"]]], ["\(long)": 1])
        }
        #expect(tooLong?.code == .refused)
        #expect((tooLong?.message.utf8.count ?? 0) < 300)
        let dimensions = "uint8" + String(repeating: "[]", count: 65)
        #expect(throws: SigningError.self) {
            try typedData(["M": [["name": "v", "type": .string(dimensions)]]], ["v": []])
        }
    }

    @Test func `a chain of structs each used twice is hashed once a type`() throws {
        // 200 types whose naive expansion would be 2^200 long.
        var types = JSONObject()
        types["M"] = [["name": "a", "type": "T0[]"], ["name": "b", "type": "T0[]"]]
        for index in 0..<200 {
            let next = index == 199 ? "uint8" : "T\(index + 1)[]"
            types["T\(index)"] = [["name": "a", "type": .string(next)], ["name": "b", "type": .string(next)]]
        }
        let typedData = try typedData(.object(types), ["a": [], "b": []])
        #expect(typedData.encodedType.utf8.count < 10_000)
    }
}
