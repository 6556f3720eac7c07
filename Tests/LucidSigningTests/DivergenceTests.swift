// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

/// An input on which viem, ethers, eth-account or Argent disagree, and what is right here.
private struct Row: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
        /// A digest; those given were made by eth-account 0.14.0 where it is right about the input.
        case digest(String)
        /// An error at this path.
        case refused(at: String)
    }

    let name: String
    let json: String
    let outcome: Outcome

    var testDescription: String { name }
}

private let domain =
    #"{"name":"x","version":"1","chainId":1,"verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"}"#

/// One member `v` of a type, with a value in JSON.
private func single(_ name: String, _ type: String, _ value: String, _ outcome: Row.Outcome) -> Row {
    message(name, #""M":[{"name":"v","type":"\#(type)"}]"#, #"{"v":\#(value)}"#, outcome)
}

private func message(_ name: String, _ types: String, _ message: String, _ outcome: Row.Outcome) -> Row {
    whole(name, #""types":{\#(types)},"primaryType":"M","domain":\#(domain),"message":\#(message)"#, outcome)
}

private func whole(_ name: String, _ members: String, _ outcome: Row.Outcome) -> Row {
    Row(name: name, json: "{\(members)}", outcome: outcome)
}

private let uint8 = #""M":[{"name":"v","type":"uint8"}]"#
private let nested = #""M":[{"name":"v","type":"N"}],"N":[{"name":"w","type":"uint8"}]"#
private let five = "b45c2f6d95e1e12418908f8201a18ba847f03d7e41c6e2a682c34e65108b0410"
private let max256 = "115792089237316195423570985008687907853269984665640564039457584007913129639935"
private let standardTypes = ["name": "string", "version": "string", "chainId": "uint256", "salt": "bytes32"]

private func declared(_ names: [String]) -> String {
    names.map { #"{"name":"\#($0)","type":"\#(standardTypes[$0] ?? "address")"}"# }.joined(separator: ",")
}

private func withDomain(_ name: String, _ type: String?, _ domain: String, _ outcome: Row.Outcome) -> Row {
    let types = uint8 + (type.map { #","EIP712Domain":[\#($0)]"# } ?? "")
    return whole(
        name, #""types":{\#(types)},"primaryType":"M","domain":\#(domain),"message":{"v":5}"#, outcome)
}

private let rows: [Row] = [
    single("uint256 is empty text", "uint256", #""""#, .refused(at: "message.v")),
    single("uint256 is true", "uint256", "true", .refused(at: "message.v")),
    single("uint256 is an empty list", "uint256", "[]", .refused(at: "message.v")),
    single("uint256 is null", "uint256", "null", .refused(at: "message.v")),
    single(
        "uint256 is 2^53+1 as a number", "uint256", "9007199254740993",
        .digest("6b01d8b76902710f8b9d498a214f01369b79fb98cbb757ef02a14251adc4644d")),
    single(
        "uint256 is its largest as a number", "uint256", max256,
        .digest("6b4b01fc3695c1b3bc1b87b400474eba05e71047e7180ed742be4113ed981f94")),
    single(
        "uint256 is its largest as text", "uint256", #""\#(max256)""#,
        .digest("6b4b01fc3695c1b3bc1b87b400474eba05e71047e7180ed742be4113ed981f94")),
    single("uint256 is 2^256", "uint256", String(max256.dropLast()) + "6", .refused(at: "message.v")),
    single("uint256 has a fraction", "uint256", "1.0", .refused(at: "message.v")),
    single("uint256 has an exponent", "uint256", "1e3", .refused(at: "message.v")),
    single("uint256 is text with an exponent", "uint256", #""1e3""#, .refused(at: "message.v")),
    single("uint256 is +5", "uint256", #""+5""#, .refused(at: "message.v")),
    single("uint256 is text with a space", "uint256", #"" 5""#, .refused(at: "message.v")),
    single("uint256 is 0x", "uint256", #""0x""#, .refused(at: "message.v")),
    single("uint256 is negative", "uint256", "-1", .refused(at: "message.v")),
    single("bool is the text false", "bool", #""false""#, .refused(at: "message.v")),
    single("bool is null", "bool", "null", .refused(at: "message.v")),
    single("bool is 1", "bool", "1", .refused(at: "message.v")),
    single("bytes32 is too short", "bytes32", #""0x10""#, .refused(at: "message.v")),
    single("bytes32 is text", "bytes32", #""test""#, .refused(at: "message.v")),
    single("bytes32 is 33 bytes", "bytes32", #""0x\#(String(repeating: "11", count: 33))""#, .refused(at: "message.v")),
    single("bytes is text", "bytes", #""hello""#, .refused(at: "message.v")),
    single("bytes has an odd digit", "bytes", #""0xabc""#, .refused(at: "message.v")),
    single("bytes is a number", "bytes", "5", .refused(at: "message.v")),
    single("string is a number", "string", "5", .refused(at: "message.v")),
    single("string is null", "string", "null", .refused(at: "message.v")),
    single("string is a lone surrogate", "string", #""\ud800""#, .refused(at: "")),
    single(
        "address has a wrong checksum", "address", #""0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD""#,
        .refused(at: "message.v")),
    single(
        "address is all upper case", "address", #""0x52908400098527886E0F7030069857D2E4169EE7""#,
        .digest("78e8ea25851ee2a5c8f054e916f26cc8032a8423f75aa504ede85d4551de05f6")),
    single(
        "address has no 0x", "address", #""52908400098527886E0F7030069857D2E4169EE7""#, .refused(at: "message.v")),
    single("uint256[2] has one element", "uint256[2]", "[1]", .refused(at: "message.v")),
    single("uint256[2] has three elements", "uint256[2]", "[1,2,3]", .refused(at: "message.v")),
    single("uint is an alias", "uint", "1", .refused(at: "types.M[0].type")),
    single("int is an alias", "int", "1", .refused(at: "types.M[0].type")),
    single("uint7", "uint7", "1", .refused(at: "types.M[0].type")),
    single("uint0", "uint0", "0", .refused(at: "types.M[0].type")),
    single("uint256 with a space", "uint256 ", "1", .refused(at: "types.M[0].type")),
    message("a nested struct is null", nested, #"{"v":null}"#, .refused(at: "message.v")),
    message("a nested struct is missing", nested, "{}", .refused(at: "message.v")),
    message("a string is missing", #""M":[{"name":"v","type":"string"}]"#, "{}", .refused(at: "message.v")),
    message(
        "a type is extra and unused", uint8 + #","Other":[{"name":"x","type":"string"}]"#, #"{"v":5}"#, .digest(five)),
    message(
        "a struct recurs through an array", #""M":[{"name":"v","type":"uint8"},{"name":"next","type":"M[]"}]"#,
        #"{"v":1,"next":[{"v":2,"next":[]},{"v":3,"next":[]}]}"#,
        .digest("cc1dc2883b402ed8212248b4396cc968adc30131d6c6d6d9daf0dbef2ff547f6")),
    message(
        "a referenced struct has a dollar sign",
        #""M":[{"name":"v","type":"A$B"}],"A$B":[{"name":"w","type":"uint8"}]"#,
        #"{"v":{"w":1}}"#, .digest("7155d277810952aad8cbffafb73e8c1471cde5fd456899584813be8d51fab173")),
    message(
        "names are not ASCII",
        "\"M\":[{\"name\":\"v\",\"type\":\"\u{ffff}\"}],\"\u{ffff}\":[{\"name\":\"w\",\"type\":\"uint8\"}]",
        #"{"v":{"w":1}}"#, .refused(at: "types.\u{ffff}")),
    message(
        "a field is there twice", #""M":[{"name":"v","type":"uint8"},{"name":"v","type":"uint8"}]"#, #"{"v":5}"#,
        .refused(at: "types.M[1].name")),
    message("a key is there twice", uint8, #"{"v":5,"v":5}"#, .refused(at: "")),
    message("the message has an undeclared member", uint8, #"{"v":5,"w":1}"#, .refused(at: "message.w")),
    withDomain("EIP712Domain is empty and the domain is not", "", domain, .refused(at: "domain.name")),
    withDomain("there is no EIP712Domain", nil, domain, .digest(five)),
    withDomain(
        "the domain's keys are in another order",
        nil,
        #"{"verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC","chainId":"0x1","version":"1","name":"x"}"#,
        .digest(five)),
    // No library hashed this one: it is keccak(0x1901, keccak(type, keccak("1"), keccak("x")), hash of the message).
    withDomain(
        "EIP712Domain is reordered", declared(["version", "name"]), #"{"name":"x","version":"1"}"#,
        .digest("a0814de930b592cb0964f9dc5346c56d1c0540c4e350a910005268ec9a20b59b")),
    withDomain(
        "EIP712Domain declares what the domain lacks",
        declared(["name", "version", "chainId", "verifyingContract", "salt"]), domain, .refused(at: "domain.salt")),
    withDomain(
        "EIP712Domain has a type of its own", #"{"name":"name","type":"bytes32"}"#, #"{"name":"x"}"#,
        .refused(at: "types.EIP712Domain[0].type")),
    withDomain(
        "EIP712Domain has a member of its own", #"{"name":"nickname","type":"string"}"#, #"{"nickname":"x"}"#,
        .refused(at: "domain.nickname")),
    withDomain(
        "the domain has an undeclared key", declared(["name"]), #"{"name":"x","version":"1"}"#,
        .refused(at: "domain.version")),
    withDomain("the domain has an unknown key", nil, #"{"name":"x","chainid":1}"#, .refused(at: "domain.chainid")),
    withDomain("the domain's chainId is null", nil, #"{"name":"x","chainId":null}"#, .refused(at: "domain.chainId")),
    whole(
        "primaryType is missing", #""types":{\#(uint8)},"domain":\#(domain),"message":{"v":5}"#,
        .refused(at: "primaryType")),
    whole(
        "primaryType is unknown", #""types":{\#(uint8)},"primaryType":"X","domain":\#(domain),"message":{"v":5}"#,
        .refused(at: "primaryType")),
    whole(
        "primaryType is an array", #""types":{\#(uint8)},"primaryType":"M[]","domain":\#(domain),"message":[]"#,
        .refused(at: "primaryType")),
    whole(
        "primaryType is the domain",
        #""types":{\#(uint8)},"primaryType":"EIP712Domain","domain":\#(domain),"message":{}"#,
        .refused(at: "primaryType")),
    message(
        "primaryType is another's dependency", uint8 + #","Z":[{"name":"m","type":"M"}]"#, #"{"v":5}"#, .digest(five)),
    single(
        "int8 is negative as a number", "int8", "-128",
        .digest("228468b442a4c5780ff0060cd74921b266fd988e33f4052865e11fbd43ce9747")),
    single(
        "int256 is -1 as text", "int256", #""-1""#,
        .digest("5d43821ee51ca728bb3bf3c189218a6103a316f7faf9840ec8a2db5fcb5ff70d")),
    single("int8 is 0xff", "int8", #""0xff""#, .refused(at: "message.v")),
    single("int8 is 128", "int8", "128", .refused(at: "message.v")),
    single("int8 is -129", "int8", "-129", .refused(at: "message.v")),
    single("uint8 is 256", "uint8", "256", .refused(at: "message.v")),
]

@Suite struct `Inputs the libraries disagree about` {
    @Test(arguments: rows)
    private func `have one outcome`(row: Row) throws {
        // Twice as text, because types are remembered, and once as a tree, if the text is JSON.
        let text = Array(row.json.utf8)
        let tree = try? JSONValue(parsing: text)
        let readers: [() throws -> TypedData] =
            [{ try TypedData(parsing: text) }, { try TypedData(parsing: text) }]
            + (tree.map { tree in [{ try TypedData(json: tree) }] } ?? [])
        for read in readers {
            switch row.outcome {
            case .digest(let digest):
                #expect(Hex.encode(try read().digest) == digest)
            case .refused(let path):
                let error = #expect(throws: SigningError.self) { try read() }
                #expect(error?.path == path, "\(error?.description ?? "")")
                #expect(error?.message.isEmpty == false)
                #expect((error?.message.hasPrefix(path)) == true)
            }
        }
    }

    /// The rows of `facts/wallet.md` section 5 that are about typed data, in its order, by the tests they are here.
    @Test(arguments: [
        ["uint256 is empty text"], ["uint256 is true", "uint256 is an empty list"], ["uint256 is 2^53+1 as a number"],
        ["uint256 is its largest as a number"], ["bool is the text false"], ["bool is null"],
        ["bytes32 is too short", "bytes32 is text"], ["bytes is text"], ["string is a number", "string is null"],
        ["string is a lone surrogate"], ["address has a wrong checksum"], ["address is all upper case"],
        ["uint256[2] has one element", "uint256[2] has three elements"], ["uint is an alias"],
        ["uint7", "uint0", "uint256 with a space"], ["a nested struct is null", "a nested struct is missing"],
        ["a string is missing"], ["a type is extra and unused"], ["a struct recurs through an array"],
        ["a referenced struct has a dollar sign"], ["names are not ASCII"], ["a field is there twice"],
        ["EIP712Domain is empty and the domain is not"], ["there is no EIP712Domain"],
        ["EIP712Domain is reordered"], ["the domain has an undeclared key"], ["the domain's chainId is null"],
        ["primaryType is missing", "primaryType is unknown"], ["primaryType is another's dependency"],
        ["int8 is negative as a number"], ["int8 is 0xff", "int8 is 128"],
    ])
    func `are all of the table`(names: [String]) {
        for name in names { #expect(rows.contains { $0.name == name }, "\(name)") }
    }

    @Test func `a null struct is 32 zero bytes where asked for`() throws {
        let json = message("", nested, #"{"v":null}"#, .refused(at: "")).json
        let lenient = try TypedData(parsing: Array(json.utf8), options: .lenient)
        // As eth-account 0.14.0 hashes it.
        #expect(Hex.encode(lenient.digest) == "113dbbc9ee6d1ac8a9dcb0cde8f81e9772b72aeb553f83fab3431deac7e4fe25")
        let array = #"{"v":[null]}"#
        let types = #""M":[{"name":"v","type":"N[]"}],"N":[{"name":"w","type":"uint8"}]"#
        #expect(throws: SigningError.self) {
            try TypedData(parsing: Array(message("", types, array, .refused(at: "")).json.utf8), options: .lenient)
        }
    }

    @Test func `undeclared members are ignored where asked for, but not in the domain`() throws {
        let extra = message("", uint8, #"{"w":1,"v":5}"#, .refused(at: "")).json
        #expect(Hex.encode(try TypedData(parsing: Array(extra.utf8), options: .lenient).digest) == five)
        let wrong = withDomain("", nil, #"{"name":"x","more":1}"#, .refused(at: "")).json
        #expect(throws: SigningError.self) { try TypedData(parsing: Array(wrong.utf8), options: .lenient) }
    }

    @Test func `a reordered domain is hashed in the declared order`() throws {
        let json = withDomain("", declared(["version", "name"]), #"{"name":"x","version":"1"}"#, .digest("")).json
        let typedData = try TypedData(parsing: Array(json.utf8))
        let expected = Keccak256.hash(
            ["EIP712Domain(string version,string name)", "1", "x"].flatMap { Keccak256.hash(Array($0.utf8)) })
        #expect(typedData.domainSeparator == expected)
    }
}
