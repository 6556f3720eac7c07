// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

private let low = UInt256(hex: "0x1234567890123456789012345678901234567890123456789012345678901234")?.bytes ?? []
/// The x of the generator point, so that a key can be recovered from it as r.
private let pointX = Hex.decode("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798") ?? []
private let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"

/// The items of a signed legacy transaction that decodes.
private func legacy(_ changes: [Int: RLP] = [:], count: Int = 9) -> [UInt8] {
    list(
        [
            .integer(3), .integer(1), .integer(25_000), .bytes([UInt8](repeating: 0x35, count: 20)), .integer(10),
            .bytes([0x55, 0x44]), .integer(28), .bytes(pointX), .bytes(low),
        ], changes, count)
}

/// The items of a signed 1559 transaction that decodes, after its type.
private func feeMarket(_ changes: [Int: RLP] = [:], count: Int = 12, type: UInt8 = 2) -> [UInt8] {
    [type]
        + list(
            [
                .integer(1), .integer(3), .integer(1), .integer(2), .integer(25_000),
                .bytes([UInt8](repeating: 0x35, count: 20)), .integer(10), .bytes([]),
                .list([.list([.bytes([UInt8](repeating: 7, count: 20)), .list([.bytes(low)])])]), .integer(1),
                .bytes(pointX), .bytes(low),
            ], changes, count)
}

private func list(_ items: [RLP], _ changes: [Int: RLP], _ count: Int) -> [UInt8] {
    var items = items
    while items.count < count { items.append(.bytes([])) }
    for (index, item) in changes { items[index] = item }
    return RLP.list(Array(items.prefix(count))).encoded ?? []
}

private let bytes33 = RLP.bytes([1] + [UInt8](repeating: 0, count: 32))
private let bytes9 = RLP.bytes([1] + [UInt8](repeating: 0, count: 8))
private let zeroPadded = RLP.bytes([0, 1])
private let highS = RLP.bytes((Hex.decode("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1")) ?? [])

@Suite struct `Decoding transactions` {
    @Test func `the unchanged ones decode`() throws {
        #expect(try SignedTransaction(decoding: legacy()).transaction.chainID == nil)
        #expect(try SignedTransaction(decoding: feeMarket()).transaction.accessList.count == 1)
        #expect(try SignedTransaction(decoding: legacy([6: .integer(37)])).transaction.chainID == 1)
        // Chain id 0 and a nonce of 2^64-2 are well formed.
        #expect(
            try SignedTransaction(decoding: legacy([6: .integer(35)])).warnings.contains { $0.contains("chain id 0") })
        let last = RLP.integer(UInt256(UInt64.max - 1))
        #expect(try SignedTransaction(decoding: feeMarket([1: last])).transaction.nonce == .max - 1)
    }

    @Test(
        arguments: [
            ("nonce with a zero", [0: zeroPadded], "nonce"), ("nonce as 00", [0: .bytes([0])], "nonce"),
            ("gas price with a zero", [1: zeroPadded], "gasPrice"), ("gas with a zero", [2: zeroPadded], "gas"),
            ("value with a zero", [4: zeroPadded], "value"), ("v with a zero", [6: .bytes([0, 28])], "v"),
            ("r with a zero", [7: zeroPadded], "r"), ("s with a zero", [8: zeroPadded], "s"),
            ("nonce too wide", [0: bytes9], "nonce"), ("gas too wide", [2: bytes9], "gas"),
            ("gas price too wide", [1: bytes33], "gasPrice"), ("value too wide", [4: bytes33], "value"),
            ("nonce 2^64-1", [0: .integer(UInt256(UInt64.max))], "nonce"),
            ("gas times price too large", [1: .integer(.max), 2: .integer(2)], "gas"),
            ("r too wide", [7: bytes33], "r"), ("s too wide", [8: bytes33], "s"), ("high s", [8: highS], "s"),
            ("r 0", [7: .integer(0)], "r"), ("s 0", [8: .integer(0)], "s"),
            ("r is the order", [7: .bytes(Hex.decode(order) ?? [])], "r"),
            ("s is the order", [8: .bytes(Hex.decode(order) ?? [])], "s"),
            ("r with no point", [7: .integer(5)], "signature"), ("v 26", [6: .integer(26)], "v"),
            ("v 29", [6: .integer(29)], "v"),
            ("v 34", [6: .integer(34)], "v"), ("v 0", [6: .integer(0)], "v"), ("v too wide", [6: bytes33], "v"),
            ("v with a chain of 65 bits", [6: .integer(UInt256(hex: "0x20000000000000023") ?? 0)], "v"),
            ("receiver of 19 bytes", [3: .bytes([UInt8](repeating: 1, count: 19))], "to"),
            ("receiver of 21 bytes", [3: .bytes([UInt8](repeating: 1, count: 21))], "to"),
            ("receiver of one byte", [3: .bytes([0])], "to"), ("a list as nonce", [0: .list([])], "nonce"),
            ("a list as receiver", [3: .list([])], "to"), ("a list as data", [5: .list([.bytes([1])])], "data"),
            ("a list as r", [7: .list([])], "r"),
            ("chain id 0 unsigned", [6: .integer(0), 7: .integer(0), 8: .integer(0)], "chainId"),
        ] as [(String, [Int: RLP], String)])
    func `a legacy one with a wrong item is refused`(name: String, changes: [Int: RLP], path: String) {
        let error = #expect(throws: SigningError.self) { try DecodedTransaction(decoding: legacy(changes)) }
        #expect(error?.path == path, "\(error?.description ?? "")")
        #expect(error?.code == .invalidValue)
    }

    @Test(
        arguments: [
            ("chain id with a zero", [0: zeroPadded], "chainId"), ("chain id too wide", [0: bytes9], "chainId"),
            ("tip above the maximum", [2: .integer(3)], "maxPriorityFeePerGas"),
            ("maximum too wide", [3: bytes33], "maxFeePerGas"),
            ("nonce 2^64-1", [1: .integer(UInt256(UInt64.max))], "nonce"),
            ("parity 2", [9: .integer(2)], "yParity"), ("parity 27", [9: .integer(27)], "yParity"),
            ("parity as 00", [9: .bytes([0])], "yParity"), ("high s", [11: highS], "s"),
            ("r 0", [10: .integer(0)], "r"),
            ("bytes as access list", [8: .bytes([])], "accessList"),
            ("bytes as entry", [8: .list([.bytes([])])], "accessList[0]"),
            ("an empty entry", [8: .list([.list([])])], "accessList[0].address"),
            (
                "an entry of three",
                [8: .list([.list([.bytes([UInt8](repeating: 7, count: 20)), .list([]), .list([])])])], "accessList[0]"
            ),
            (
                "an address of 19 bytes", [8: .list([.list([.bytes([UInt8](repeating: 7, count: 19)), .list([])])])],
                "accessList[0].address"
            ),
            (
                "a storage key of 31 bytes",
                [
                    8: .list([
                        .list([
                            .bytes([UInt8](repeating: 7, count: 20)), .list([.bytes([UInt8](repeating: 7, count: 31))]),
                        ])
                    ])
                ],
                "accessList[0].storageKeys[0]"
            ),
        ] as [(String, [Int: RLP], String)])
    func `a 1559 one with a wrong item is refused`(name: String, changes: [Int: RLP], path: String) {
        let error = #expect(throws: SigningError.self) { try DecodedTransaction(decoding: feeMarket(changes)) }
        #expect(error?.path == path, "\(error?.description ?? "")")
    }

    @Test func `item counts are exact`() throws {
        for count in 0..<13 where count != 6 && count != 9 {
            #expect(throws: SigningError.self, "\(count)") { try DecodedTransaction(decoding: legacy(count: count)) }
        }
        for count in 0..<15 where count != 9 && count != 12 {
            #expect(throws: SigningError.self, "\(count)") { try DecodedTransaction(decoding: feeMarket(count: count)) }
        }
        guard case .unsigned = try DecodedTransaction(decoding: legacy(count: 6)) else {
            Issue.record("six items are an unsigned transaction")
            return
        }
        #expect(throws: SigningError.self) { try SignedTransaction(decoding: legacy(count: 6)) }
        #expect(throws: SigningError.self) { try SignedTransaction(decoding: feeMarket(count: 9)) }
    }

    @Test func `other first bytes and trailing bytes are refused`() {
        for first in UInt8.min...UInt8.max where first != 2 {
            #expect(throws: SigningError.self) { try DecodedTransaction(decoding: feeMarket(type: first)) }
        }
        #expect(throws: SigningError.self) { try DecodedTransaction(decoding: legacy() + [0]) }
        #expect(throws: SigningError.self) { try DecodedTransaction(decoding: feeMarket() + [0]) }
        #expect(throws: SigningError.self) { try DecodedTransaction(decoding: []) }
        #expect(throws: SigningError.self) { try DecodedTransaction(decoding: [2]) }
        #expect(throws: SigningError.self) { try DecodedTransaction(decoding: [2, 0xc0]) }
        #expect(throws: SigningError.self) { try DecodedTransaction(decoding: [0xc0]) }
        let error = #expect(throws: SigningError.self) { try DecodedTransaction(decoding: feeMarket(type: 5)) }
        #expect(error?.code == .unsupported && error?.path == "type")
        let long = #expect(throws: SigningError.self) {
            try DecodedTransaction(decoding: [UInt8](repeating: 2, count: DecodedTransaction.maximumCount + 1))
        }
        #expect(long?.code == .refused)
    }

    @Test func `a chain's own rules are warnings`() throws {
        func warnings(_ changes: [Int: RLP]) throws -> [String] {
            try SignedTransaction(decoding: feeMarket(changes)).warnings
        }
        #expect(try warnings([4: .integer(33_554_432)]).contains { $0.contains("EIP-7825") })
        #expect(try warnings([4: .integer(20_999)]).contains { $0.contains("below") })
        #expect(try warnings([0: .integer(0)]).contains { $0.contains("chain id 0") })
        #expect(try warnings([5: .bytes([])]).contains { $0.contains("no code") })
        let code = RLP.bytes([UInt8](repeating: 1, count: 49_153))
        #expect(try warnings([5: .bytes([]), 7: code]).contains { $0.contains("EIP-3860") })
        #expect(try warnings([4: .integer(25_300)]).isEmpty, "21000 and an access list of 4300")
        #expect(try warnings([6: .integer(.max)]).contains { $0.contains("2^256") })
        #expect(try SignedTransaction(decoding: legacy()).warnings.contains { $0.contains("EIP-155") })
    }
}
