// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

private let receiver = "0x3535353535353535353535353535353535353535"

/// Around the places where v changes its length, and the limit of EIP-2294.
private let chainIDs: [UInt64] = [
    1, 110, 111, 127, 128, 1337, 1 << 31, 1 << 53, 9_223_372_036_854_775_771, 9_223_372_036_854_775_790,
    9_223_372_036_854_775_791, 1 << 63, .max,
]

private func json(_ changes: [(String, JSONValue?)], type: Int = 2) throws -> JSONValue {
    var object: JSONObject = ["chainId": 1, "nonce": 9, "gas": 21000, "to": .string(receiver), "value": "0x1"]
    if type == 2 {
        object["maxFeePerGas"] = "30000000000"
        object["maxPriorityFeePerGas"] = 1_000_000_000
    } else {
        object["gasPrice"] = 20_000_000_000
    }
    if type == 1 { object["accessList"] = [] }
    for (key, value) in changes { object[key] = value }
    return .object(object)
}

@Suite struct Transactions {
    @Test func `the example of EIP-155 has its bytes`() throws {
        let key = try PrivateKey(hex: String(repeating: "46", count: 32))
        let transaction = try Transaction(json: [
            "nonce": 9, "gasPrice": "20000000000", "gasLimit": "0x5208", "to": .string(receiver),
            "value": "1000000000000000000", "input": "0x", "chain_id": 1,
        ])
        #expect(
            Hex.encode(transaction.unsignedBytes)
                == "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080")
        #expect(
            Hex.encode(transaction.signingDigest)
                == "daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53")
        let signed = try transaction.signed(with: key)
        #expect(
            Hex.encode(signed.raw)
                == "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025"
                + "a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
                + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83")
        #expect(signed.sender.description == "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F")
        #expect(try SignedTransaction(decoding: signed.raw) == signed)
    }

    @Test func `the answer of decode has the fields in their forms`() throws {
        let key = try PrivateKey(hex: String(repeating: "46", count: 32))
        let transaction = try Transaction(
            json: json([("data", "0xABcd"), ("accessList", [["address": .string(receiver), "storageKeys": []]])]))
        let signed = try transaction.signed(with: key)
        let answer = try DecodedTransaction(decoding: signed.raw).json
        #expect(
            answer.keys == [
                "type", "from", "hash", "chainId", "nonce", "to", "value", "data", "gas", "maxFeePerGas",
                "maxPriorityFeePerGas", "accessList", "signature", "warnings",
            ])
        #expect(answer["type"] == 2)
        #expect(answer["from"] == .string(key.address.description))
        #expect(answer["hash"] == .string(Hex.encode(signed.hash, prefix: true)))
        #expect(answer["chainId"] == "1")
        #expect(answer["nonce"] == "9")
        #expect(answer["value"] == "1")
        #expect(answer["data"] == "0xabcd")
        #expect(answer["gas"] == "21000")
        #expect(answer["maxFeePerGas"] == "30000000000")
        #expect(answer["accessList"] == [["address": .string(receiver), "storageKeys": []]])
        #expect(answer["signature"]?["yParity"] == .integer(signed.signature.yParity))
        #expect(answer["signature"]?["r"]?.stringValue?.count == 66)
        #expect(answer["warnings"]?.arrayValue?.count == 1, "21000 gas do not pay for data and an access list")

        let unsigned = try DecodedTransaction(decoding: transaction.unsignedBytes).json
        #expect(unsigned["digest"] == .string(Hex.encode(transaction.signingDigest, prefix: true)))
        #expect(unsigned["from"] == nil && unsigned["hash"] == nil && unsigned["signature"] == nil)
        #expect(unsigned["warnings"] != nil)
        // The fields read back as the same transaction.
        var fields = unsigned
        fields["digest"] = nil
        fields["warnings"] = nil
        #expect(try Transaction(json: .object(fields)) == transaction)
        #expect(Transaction(transaction.body).json == fields)
    }

    @Test(
        arguments: [
            ([], 0, 0), ([], 1, 1), ([], 2, 2), ([("type", 0)], 0, 0), ([("type", "0x2")], 2, 2),
            ([("type", "1")], 1, 1),
            ([("type", 1), ("accessList", nil)], 1, 1),
        ] as [([(String, JSONValue?)], Int, UInt8)])
    func `the type is named or implied by the fields`(changes: [(String, JSONValue?)], base: Int, type: UInt8) throws {
        #expect(try Transaction(json: json(changes, type: base)).type == type)
    }

    @Test(
        arguments: [
            (2, [("chainId", nil)], "chainId"), (2, [("nonce", nil)], "nonce"), (2, [("gas", nil)], "gas"),
            (2, [("maxFeePerGas", nil)], "maxFeePerGas"), (2, [("maxPriorityFeePerGas", nil)], "maxPriorityFeePerGas"),
            (0, [("gasPrice", nil)], "gasPrice"), (0, [("chainId", nil)], "chainId"), (2, [("to", nil)], "to"),
            (2, [("to", "")], "to"), (2, [("to", 5)], "to"), (2, [("to", "0x35")], "to"),
            (2, [("chainId", .null)], "chainId"), (2, [("chainId", 0)], "chainId"), (0, [("chainId", 0)], "chainId"),
            (2, [("gasPrice", 1)], "gasPrice"), (2, [("gas_price", 1)], "gas_price"),
            (0, [("type", 2)], "gasPrice"), (2, [("type", 0)], "maxFeePerGas"), (2, [("type", 1)], "maxFeePerGas"),
            (0, [("type", 0), ("accessList", [])], "accessList"), (2, [("type", 5)], "type"),
            (2, [("type", "eip1559")], "type"),
            (2, [("type", 3)], "maxFeePerBlobGas"), (2, [("type", 4)], "authorizationList"),
            (2, [("authorizationList", [])], "authorizationList"), (2, [("type", 256)], "type"),
            (2, [("blobVersionedHashes", [])], "maxFeePerBlobGas"), (1, [("blobs", [])], "gasPrice"),
            (2, [("maxFeePerBlobGas", 1), ("authorizationList", [])], "maxFeePerBlobGas"),
            (2, [("type", 2), ("proofs", [])], "proofs"),
            (2, [("type", 2), ("maxFeePerBlobGas", 1)], "maxFeePerBlobGas"),
            (2, [("chain_id", 1)], "chain_id"), (2, [("gasLimit", 21000)], "gasLimit"),
            (2, [("gas_limit", 1)], "gas_limit"),
            (2, [("data", "0x"), ("input", "0x")], "input"), (2, [("max_fee_per_gas", 1)], "max_fee_per_gas"),
            (2, [("Nonce", 1)], "Nonce"), (2, [("hash", "0x")], "hash"), (2, [("chai\u{212a}Id", 1)], "chai\u{212a}Id"),
            (2, [("nonce", -1)], "nonce"), (2, [("nonce", JSONNumber(text: "1.0").map(JSONValue.number))], "nonce"),
            (2, [("nonce", "")], "nonce"),
            (2, [("nonce", true)], "nonce"), (2, [("nonce", .null)], "nonce"),
            (2, [("nonce", "18446744073709551616")], "nonce"),
            (2, [("nonce", "0xffffffffffffffff")], "nonce"), (2, [("gas", "18446744073709551616")], "gas"),
            (2, [("value", .string("0x1" + String(repeating: "0", count: 64)))], "value"),
            (2, [("value", .null)], "value"),
            (2, [("maxPriorityFeePerGas", "30000000001")], "maxPriorityFeePerGas"),
            (2, [("maxFeePerGas", .string(UInt256.max.description))], "gas"),
            (2, [("data", "abcd")], "data"), (2, [("data", "0xabc")], "data"), (2, [("data", .null)], "data"),
            (2, [("accessList", [:])], "accessList"), (2, [("accessList", [[]])], "accessList[0]"),
            (2, [("accessList", [["address": .string(receiver)]])], "accessList[0].storageKeys"),
            (2, [("accessList", [["storageKeys": []]])], "accessList[0].address"),
            (2, [("accessList", [["address": .string(receiver), "storageKeys": [], "x": 1]])], "accessList[0].x"),
            (
                2, [("accessList", [["address": .string(receiver), "storageKeys": ["0x01"]]])],
                "accessList[0].storageKeys[0]"
            ),
            (2, [("accessList", [["address": "0x01", "storageKeys": []]])], "accessList[0].address"),
            (2, [("from", "0x01")], "from"),
        ] as [(Int, [(String, JSONValue?)], String)])
    func `JSON of another form is refused and the field named`(
        base: Int, changes: [(String, JSONValue?)], path: String
    ) throws {
        let input = try json(changes, type: base)
        let error = #expect(throws: SigningError.self) { try Transaction(json: input) }
        #expect(error?.path == path, "\(error?.description ?? "")")
    }

    @Test func `both spellings of every name are read`() throws {
        let snake = try Transaction(json: [
            "type": 2, "chain_id": 1, "nonce": 9, "gas_limit": 50000, "to": .string(receiver), "input": "0x01",
            "max_fee_per_gas": 5, "max_priority_fee_per_gas": 4,
            "access_list": [
                ["address": .string(receiver), "storage_keys": [.string("0x" + String(repeating: "1", count: 64))]]
            ],
        ])
        let camel = try Transaction(json: [
            "type": 2, "chainId": 1, "nonce": 9, "gasLimit": 50000, "to": .string(receiver), "data": "0x01",
            "maxFeePerGas": 5, "maxPriorityFeePerGas": 4,
            "accessList": [
                ["address": .string(receiver), "storageKeys": [.string("0x" + String(repeating: "1", count: 64))]]
            ],
        ])
        #expect(snake == camel)
        #expect(snake.value == 0)
        #expect(snake.warnings.isEmpty)
    }

    @Test func `signing refuses another key, a lost receiver and a lost chain`() throws {
        let key = try PrivateKey(hex: String(repeating: "46", count: 32))
        let other = try Transaction(json: json([("from", .string(receiver))]))
        #expect(#expect(throws: SigningError.self) { try other.signed(with: key) }?.path == "from")
        _ = try Transaction(json: json([("from", .string(key.address.description))])).signed(with: key)

        let empty = try Transaction(json: json([("to", .null)]))
        let lost = #expect(throws: SigningError.self) { try empty.signed(with: key) }
        #expect(lost?.path == "to" && lost?.code == .refused)
        #expect(empty.warnings.count == 2, "no code, and too little gas")
        let creation = try Transaction(json: json([("to", .null), ("data", "0x6001"), ("gas", 60_000)]))
        #expect(try creation.signed(with: key).transaction.to == nil)

        let open = try Transaction(json: json([("chainId", .null)], type: 0))
        let replay = #expect(throws: SigningError.self) { try open.signed(with: key) }
        #expect(replay?.path == "chainId" && replay?.code == .refused)
        let signed = try open.signed(with: key, allowingReplay: true)
        #expect(try SignedTransaction(decoding: signed.raw) == signed)
        #expect(signed.warnings.count == 1)
        #expect(signed.json["chainId"] == .null)
        #expect(try DecodedTransaction(decoding: open.unsignedBytes) == .unsigned(open))

        var zero = FeeMarketTransaction(
            chainID: 0, nonce: 1, maxPriorityFeePerGas: 1, maxFeePerGas: 1, gas: 21000, to: .zero)
        #expect(throws: SigningError.self) { try Transaction(.feeMarket(zero)).signed(with: key) }
        zero.chainID = 1
        zero.nonce = .max
        #expect(throws: SigningError.self) { try Transaction(.feeMarket(zero)).signed(with: key) }
    }

    @Test(arguments: chainIDs)
    func `v carries chain ids of all 64 bits`(chainID: UInt64) throws {
        let key = try PrivateKey(hex: String(repeating: "46", count: 32))
        for nonce in 0..<4 {
            let legacy = LegacyTransaction(
                chainID: chainID, nonce: UInt64(nonce), gasPrice: 1, gas: 21000, to: .zero, value: 1)
            let signed = try Transaction(.legacy(legacy)).signed(with: key)
            let decoded = try SignedTransaction(decoding: signed.raw)
            #expect(decoded == signed)
            #expect(decoded.transaction.chainID == chainID)
        }
    }

    @Test func `short r and s are written without their zeros`() throws {
        let key = try PrivateKey(hex: String(repeating: "46", count: 32))
        var lengths: Set<Int> = []
        for nonce in 0..<1500 {
            let legacy = LegacyTransaction(chainID: 1, nonce: UInt64(nonce), gasPrice: 1, gas: 21000, to: .zero)
            let signed = try Transaction(.legacy(legacy)).signed(with: key)
            let shorter = signed.signature.r[0] == 0 || signed.signature.s[0] == 0
            if shorter {
                lengths.insert(signed.raw.count)
                #expect(try SignedTransaction(decoding: signed.raw) == signed)
            }
        }
        #expect(!lengths.isEmpty)
    }
}
