// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

private let delegate = "0x5ce9454909639d2d17a3f753ce7d93fa0b9ab12e"
private let receiver = "0x3535353535353535353535353535353535353535"

private func key(_ digits: String = "aa") throws -> PrivateKey {
    try PrivateKey(hex: String(repeating: digits, count: 32))
}

private func authorization(chainID: UInt256 = 1, nonce: UInt64 = 1) throws -> Authorization {
    Authorization(chainID: chainID, address: try Address(delegate), nonce: nonce)
}

private func setCode(_ list: [SignedAuthorization], nonce: UInt64 = 0) throws -> SetCodeTransaction {
    SetCodeTransaction(
        chainID: 1, nonce: nonce, maxPriorityFeePerGas: 1, maxFeePerGas: 2, gas: 100_000, to: try Address(receiver),
        authorizationList: list)
}

@Suite struct Authorizations {
    /// The example in the documentation of eth-account 0.14.0 (MIT).
    @Test func `the example of eth-account has its digest and signature`() throws {
        let unsigned = try authorization(chainID: 1337)
        #expect(
            Hex.encode(unsigned.signingDigest) == "9026f77ed6740d6d08f0cdc0591a86b2232700020a816718fbf760785e9ca2f2")
        let signed = try key().sign(authorization: unsigned)
        let hex = try signed.signature.hex
        #expect(
            hex == "0x735375048fc96b87390b5a11c411fc57245d8e55038bf49e659d048a0d1a3f87"
                + "7f4b3db448845cb217812f23c6b345e99f2d21c44ec10e93a8f0398141674171" + "1b")
        #expect(try signed.authority == key().address)
        #expect(
            signed.json.keys == ["chainId", "address", "nonce", "yParity", "r", "s"] && signed.json["chainId"] == "1337"
        )
        #expect(signed.json["yParity"] == 0 && signed.json["nonce"] == "1")
        #expect(signed.json["address"] == .string(try Address(delegate).description))
    }

    @Test func `one for every chain is signed only if asked for in so many words`() throws {
        let everywhere = try authorization(chainID: 0)
        let error = #expect(throws: SigningError.self) { try key().sign(authorization: everywhere) }
        #expect(error?.code == .refused && error?.path == "chainId")
        let signed = try key().sign(authorization: everywhere, allowingEveryChain: true)
        #expect(try signed.authority == key().address)
    }

    @Test func `the nonce that no account has is refused`() throws {
        let last = try authorization(nonce: .max)
        #expect(#expect(throws: SigningError.self) { try key().sign(authorization: last) }?.path == "nonce")
        _ = try key().sign(authorization: authorization(nonce: .max - 1))
    }

    @Test(
        arguments: [
            ([], "authorization"), (["chainId": 1, "address": .string(delegate)], "nonce"),
            (["chainId": 1, "nonce": 1], "address"), (["address": .string(delegate), "nonce": 1], "chainId"),
            (["chainId": 1, "chain_id": 1, "address": .string(delegate), "nonce": 1], "chain_id"),
            (["chainId": 1, "address": .string(delegate), "nonce": 1, "yParity": 0], "yParity"),
            (["chainId": 1, "address": .string(delegate), "nonce": "18446744073709551616"], "nonce"),
            (["chainId": -1, "address": .string(delegate), "nonce": 1], "chainId"),
            (["chainId": 1, "address": "0x5CE9454909639d2d17a3f753ce7d93fa0b9ab12e", "nonce": 1], "address"),
        ] as [(JSONValue, String)])
    func `JSON of another form is refused and the field named`(json: JSONValue, path: String) {
        let error = #expect(throws: SigningError.self) { try Authorization(json: json) }
        #expect(error?.path == (json.arrayValue == nil ? path : ""))
    }

    @Test func `chain ids have all 256 bits, and both spellings are read`() throws {
        let wide = try Authorization(json: [
            "chain_id": .string(UInt256.max.hex), "address": .string(delegate), "nonce": "0xfffffffffffffffe",
        ])
        #expect(wide.chainID == .max && wide.nonce == .max - 1)
        let signed = try key().sign(authorization: wide)
        #expect(try SignedAuthorization(json: .object(signed.json)) == signed)
        var snake = signed.json
        snake["y_parity"] = snake["yParity"]
        snake["yParity"] = nil
        #expect(try SignedAuthorization(json: .object(snake)) == signed)
    }
}

@Suite struct `Transactions that set code` {
    @Test func `they are signed, decoded and read back`() throws {
        let sender = try key("46")
        let authorizations = [
            try key().sign(authorization: authorization()),
            try sender.sign(authorization: authorization(nonce: 6)),
        ]
        let transaction = Transaction(.setCode(try setCode(authorizations, nonce: 5)))
        let signed = try transaction.signed(with: sender)
        #expect(signed.raw.first == 4 && transaction.type == 4 && transaction.authorizationList == authorizations)
        #expect(try SignedTransaction(decoding: signed.raw) == signed)
        #expect(try DecodedTransaction(decoding: transaction.unsignedBytes) == .unsigned(transaction))
        #expect(try Transaction(json: .object(transaction.json)) == transaction)
        #expect(signed.json["authorizationList"]?[0] == .object(authorizations[0].json))
        #expect(signed.warnings.isEmpty, "\(signed.warnings)")
        #expect(signed.hash == Keccak256.hash(signed.raw))
    }

    @Test func `they need an authorization and a receiver`() throws {
        let none = Transaction(.setCode(try setCode([])))
        #expect(#expect(throws: SigningError.self) { try none.signed(with: key()) }?.path == "authorizationList")
        #expect(
            #expect(throws: SigningError.self) { try DecodedTransaction(decoding: none.unsignedBytes) }?.path
                == "authorizationList")
        var json = Transaction(.setCode(try setCode([key().sign(authorization: authorization())]))).json
        json["to"] = .null
        let error = #expect(throws: SigningError.self) { try Transaction(json: .object(json)) }
        #expect(error?.path == "to")
    }

    /// A chain takes them and skips the authorization, so they decode; but nobody should pay for one.
    @Test(
        arguments: [
            (2, 1, 1, "yParity"), (255, 1, 1, "yParity"), (0, 0, 1, "r"), (0, 1, 0, "s"), (0, .max, 1, "r"),
            (1, 1, .max, "s"),
            (0, 1, UInt256(hex: "0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1"), "s"),
        ] as [(UInt8, UInt256, UInt256?, String)])
    func `a wrong signature of an authorization is a warning, and is not signed for`(
        yParity: UInt8, r: UInt256, s: UInt256?, path: String
    ) throws {
        let good = try key().sign(authorization: authorization())
        let bad = SignedAuthorization(good.authorization, yParity: yParity, r: r, s: try #require(s))
        let transaction = Transaction(.setCode(try setCode([good, bad])))
        #expect(try DecodedTransaction(decoding: transaction.unsignedBytes) == .unsigned(transaction))
        #expect(try Transaction(json: .object(transaction.json)) == transaction)
        #expect(transaction.warnings.contains { $0.hasPrefix("authorizationList[1]: chains skip it: \(path)") })
        let error = #expect(throws: SigningError.self) { try transaction.signed(with: key("46")) }
        #expect(error?.path == "authorizationList[1].\(path)" && error?.code == .invalidValue)
        #expect(#expect(throws: SigningError.self) { try bad.authority }?.path == path)
    }

    @Test func `authorizations that reach far or nowhere are warnings`() throws {
        let key = try key()
        func warnings(_ authorization: Authorization) throws -> [String] {
            let signed = try key.sign(authorization: authorization, allowingEveryChain: true)
            return try Transaction(.setCode(setCode([signed]))).signed(with: key).warnings
        }
        #expect(try warnings(authorization()).isEmpty)
        #expect(try warnings(authorization(chainID: 0)).contains { $0.contains("every chain") })
        #expect(try warnings(authorization(chainID: 5)).contains { $0.contains("for chain 5") })
        #expect(try warnings(Authorization(chainID: 1, address: .zero, nonce: 1)).contains { $0.contains("clears") })
        #expect(try warnings(authorization(nonce: 0)).contains { $0.contains("nonce is past 0") })
        let last = SignedAuthorization(try authorization(nonce: .max), yParity: 0, r: 1, s: 1)
        let many = Transaction(.setCode(try setCode(Array(repeating: last, count: 17))))
        #expect(many.warnings.contains { $0.contains("2^64-1") })
        #expect(many.warnings.contains { $0.contains("only the first 16 of 17") })
        #expect(many.warnings.contains { $0.contains("below the 446000") }, "21000 and 17 times 25000")
    }

    @Test(
        arguments: [
            ("five items", [0: nil], "authorizationList[0]"),
            ("a chain id with a zero", [0: .bytes([0, 1])], "authorizationList[0].chainId"),
            (
                "a chain id of 33 bytes", [0: .bytes([1] + [UInt8](repeating: 0, count: 32))],
                "authorizationList[0].chainId"
            ),
            ("no address", [1: .bytes([])], "authorizationList[0].address"),
            ("a nonce of 9 bytes", [2: .bytes([1] + [UInt8](repeating: 0, count: 8))], "authorizationList[0].nonce"),
            ("a parity of 256", [3: .integer(256)], "authorizationList[0].yParity"),
            ("a parity as 00", [3: .bytes([0])], "authorizationList[0].yParity"),
            ("r with a zero", [4: .bytes([0, 1])], "authorizationList[0].r"),
            ("s as a list", [5: .list([])], "authorizationList[0].s"),
        ] as [(String, [Int: RLP?], String)])
    func `an authorization out of bounds is refused`(name: String, changes: [Int: RLP?], path: String) throws {
        var items: [RLP] = [
            .integer(1), .bytes([UInt8](repeating: 0x35, count: 20)), .integer(1), .integer(255), .integer(.max),
            .integer(0),
        ]
        #expect(try DecodedTransaction(decoding: encoded(items)).transaction.authorizationList.count == 1)
        for (index, item) in changes {
            if let item { items[index] = item } else { items.removeLast() }
        }
        let error = #expect(throws: SigningError.self) { try DecodedTransaction(decoding: encoded(items)) }
        #expect(error?.path.hasPrefix(path) == true, "\(error?.description ?? "")")
    }

    /// A transaction before signing, with one authorization of these items.
    private func encoded(_ authorization: [RLP]) -> [UInt8] {
        let items: [RLP] = [
            .integer(1), .integer(0), .integer(1), .integer(2), .integer(100_000),
            .bytes([UInt8](repeating: 0x35, count: 20)), .integer(0), .bytes([]), .list([]),
            .list([.list(authorization)]),
        ]
        return [4] + (RLP.list(items).encoded ?? [])
    }
}
