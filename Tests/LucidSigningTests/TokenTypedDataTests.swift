// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

private struct Asset: TypedDataEncodable {
    var id: UInt64
    var fresh: Bool
    static let typedDataStruct = TypedDataStruct<Asset>("Asset").member("id", .uint(64), \.id)
        .member("fresh", .bool, \.fresh)
}

private struct Order: TypedDataEncodable {
    var user: Address
    var assets: [Asset]
    static let typedDataStruct = TypedDataStruct<Order>("Order").member("user", .address, \.user)
        .member("assets", .array(of: .structure), \.assets)
}

private func account(_ byte: UInt8) throws -> Address { try Address(bytes: [UInt8](repeating: byte, count: 20)) }

@Suite struct `Token permits` {
    /// The constants of the EIPs, of USDC's and of Permit2's deployed code.
    @Test(arguments: [
        ("Permit(", "6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9"),
        ("TransferWithAuthorization(", "7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a2267"),
        ("ReceiveWithAuthorization(", "d099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de8"),
        ("CancelAuthorization(", "158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a1597429"),
        ("PermitDetails(", "65626cad6cb96493bf6f5ebea28756c966f023ab9e8a83a7101849d5573b3678"),
        ("PermitSingle(", "f3841cd1ff0085026a6327b620b67997ce40f282c88a8e905a7a5626e310f3d0"),
        ("PermitBatch(", "af1b0d30d2cab0380e68f0689007e3254993c596f2fdd0aaa7f4d04f79440863"),
        ("TokenPermissions(", "618358ac3db8dc274f0cd8829da7e234bd48cd73c4a740aede1adec9846d06a1"),
        ("PermitTransferFrom(", "939c21a48a8dbe3a9a2404a1d46691e4d39f6583d6ec6b35714604c986d80106"),
        ("PermitBatchTransferFrom(", "fcf35f5ac6a2c28868dc44c302166470266239195f02b0ee408334829333b766"),
    ])
    func `have the known type hashes`(start: String, hash: String) throws {
        let encoded = try [
            EIP2612.Permit.typedDataStruct.encodedType(),
            EIP3009.TransferWithAuthorization.typedDataStruct.encodedType(),
            EIP3009.ReceiveWithAuthorization.typedDataStruct.encodedType(),
            EIP3009.CancelAuthorization.typedDataStruct.encodedType(),
            Permit2.PermitDetails.typedDataStruct.encodedType(), Permit2.PermitSingle.typedDataStruct.encodedType(),
            Permit2.PermitBatch.typedDataStruct.encodedType(), Permit2.TokenPermissions.typedDataStruct.encodedType(),
            Permit2.PermitTransferFrom.typedDataStruct.encodedType(),
            Permit2.PermitBatchTransferFrom.typedDataStruct.encodedType(),
        ]
        let one = try #require(encoded.first { $0.hasPrefix(start) })
        #expect(Hex.encode(Keccak256.hash(Array(one.utf8))) == hash)
    }

    @Test func `have type hashes of their own, besides their text`() throws {
        #expect(
            try Hex.encode(EIP2612.Permit.typedDataStruct.typeHash())
                == "6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9")
        #expect(
            try Permit2.PermitWitnessTransferFrom<Order>.typedDataStruct.encodedType()
                == "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,"
                + "uint256 deadline,Order witness)Asset(uint64 id,bool fresh)Order(address user,Asset[] assets)"
                + "TokenPermissions(address token,uint256 amount)")
    }

    /// Made by eth-account 0.14.0; see `Vectors/typed-data.py`.
    @Test(arguments: TypedDataVectors.tokens)
    func `have the digests of eth-account`(vector: TestVector) throws {
        let name = try vector.text("name")
        let typedData = try Self.made(name)
        #expect(typedData.domainSeparator == (try vector.bytes("domainSeparator")))
        #expect(typedData.structHash == (try vector.bytes("structHash")))
        #expect(typedData.digest == (try vector.bytes("digest")))
        #expect(try TypedData(json: #require(vector.json["data"])).digest == typedData.digest)
        #expect(try TypedData(json: .object(typedData.json)).digest == typedData.digest)
    }

    private static func made(_ name: String) throws -> TypedData {
        let (a, b, c) = (try account(0x11), try account(0x22), try account(0x33))
        let nonce = [UInt8](repeating: 0x5a, count: 32)
        let usdc = try TypedDataDomain(
            name: "USD Coin", version: "2", chainID: 8453,
            verifyingContract: Address("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"))
        let permit2 = try Permit2.domain(chainID: 1)
        let most = try #require(UInt256(hex: "0x" + String(repeating: "f", count: 40)))
        let details = Permit2.PermitDetails(token: a, amount: most, expiration: 1 << 48 - 1, nonce: 3)
        let more = Permit2.PermitDetails(token: b, amount: 5, expiration: 1_893_456_000, nonce: 0)
        let permitted = Permit2.TokenPermissions(token: a, amount: 7)
        let single = Permit2.PermitTransferFrom(permitted: permitted, spender: c, nonce: 9, deadline: 1_893_456_000)
        let batch = Permit2.PermitBatchTransferFrom(
            permitted: [permitted, Permit2.TokenPermissions(token: b, amount: .max)], spender: c, nonce: 9,
            deadline: 1_893_456_000)
        let witness = Order(user: b, assets: [Asset(id: .max, fresh: true), Asset(id: 0, fresh: false)])
        switch name {
        case "EIP2612.Permit":
            return try TypedData(
                EIP2612.Permit(owner: a, spender: b, value: .max, nonce: 7, deadline: 1_893_456_000), domain: usdc)
        case "EIP3009.TransferWithAuthorization":
            return try TypedData(
                EIP3009.TransferWithAuthorization(
                    from: a, to: b, value: 1_000_000, validAfter: 0, validBefore: 1_893_456_000, nonce: nonce),
                domain: usdc)
        case "EIP3009.ReceiveWithAuthorization":
            return try TypedData(
                EIP3009.ReceiveWithAuthorization(
                    from: a, to: b, value: 1_000_000, validAfter: 0, validBefore: 1_893_456_000, nonce: nonce),
                domain: usdc)
        case "EIP3009.CancelAuthorization":
            return try TypedData(EIP3009.CancelAuthorization(authorizer: a, nonce: nonce), domain: usdc)
        case "Permit2.PermitSingle":
            return try TypedData(
                Permit2.PermitSingle(details: details, spender: c, sigDeadline: 1_893_456_000), domain: permit2)
        case "Permit2.PermitBatch":
            return try TypedData(
                Permit2.PermitBatch(details: [details, more], spender: c, sigDeadline: 1_893_456_000), domain: permit2)
        case "Permit2.PermitTransferFrom": return try TypedData(single, domain: permit2)
        case "Permit2.PermitBatchTransferFrom": return try TypedData(batch, domain: permit2)
        case "Permit2.PermitWitnessTransferFrom":
            return try TypedData(Permit2.PermitWitnessTransferFrom(single, witness: witness), domain: permit2)
        default:
            return try TypedData(Permit2.PermitBatchWitnessTransferFrom(batch, witness: witness), domain: permit2)
        }
    }

    @Test func `of Permit2 are capped at the contract's widths`() throws {
        let details = Permit2.PermitDetails(token: .zero, amount: .max, expiration: 0, nonce: 0)
        let domain = try Permit2.domain(chainID: 1)
        let error = #expect(throws: SigningError.self) {
            try TypedData(Permit2.PermitSingle(details: details, spender: .zero, sigDeadline: 0), domain: domain)
        }
        #expect(error?.path == "message.details.amount")
        let late = Permit2.PermitDetails(token: .zero, amount: 0, expiration: 1 << 48, nonce: 0)
        let batch = Permit2.PermitBatch(details: [late], spender: .zero, sigDeadline: 0)
        let lateError = #expect(throws: SigningError.self) { try TypedData(batch, domain: domain) }
        #expect(lateError?.message == "message.details[0].expiration: 281474976710656 does not fit uint48")
    }

    @Test func `of EIP-3009 have random nonces`() {
        #expect(EIP3009.randomNonce().count == 32)
        #expect(EIP3009.randomNonce() != EIP3009.randomNonce())
    }

    @Test func `name the Permit2 contract`() {
        #expect(Permit2.contract.description == "0x000000000022D473030F116dDEE9F6B43aC78BA3")
    }
}
