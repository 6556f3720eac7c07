// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A policy of one chain, one token and a few friends.
final class PolicyFixture: Sendable {
    static let now: UInt64 = 1_800_000_000
    static let token = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"
    static let friend = "0x1111111111111111111111111111111111111111"
    static let router = "0x2222222222222222222222222222222222222222"
    static let stranger = "0x3333333333333333333333333333333333333333"
    static let account = "0x4444444444444444444444444444444444444444"
    static let key = PrivateKeys.first

    static let document: JSONValue = [
        "version": 1, "chains": ["eip155:8453"],
        "transactions": [
            "maxFee": "1000000000000000", "maxGas": 300_000, "maxFeePerGas": "5000000000",
            "calls": [
                ["to": .string(router), "selectors": ["swap(uint256,uint256)", "0xaabbccdd"]],
                ["to": .string(account), "selectors": "any", "decision": "ask"],
            ], "delegation": [["address": .string(router), "decision": "ask"]],
        ],
        "native": [
            [
                "chain": "eip155:8453", "recipients": [.string(friend)], "max": "1000000000000000000",
                "askAbove": "500000000000000000",
                "windows": [["seconds": 86_400, "max": "1500000000000000000"]],
            ]
        ],
        "tokens": [
            [
                "chain": "eip155:8453", "address": .string(token), "recipients": [.string(friend)],
                "spenders": [.string(router)], "max": "1000",
                "windows": [["seconds": 3_600, "max": "1500"], ["seconds": 86_400, "max": "3000"]],
            ]
        ],
        "typedData": [["primaryType": "Mail", "name": "Ether Mail"]],
        "messages": [["pattern": "order * is paid"], ["pattern": "review *", "decision": "ask"]],
        "signIn": [["domain": "app.example"]],
    ]

    static func policy(_ change: (inout JSONObject) -> Void = { _ in }) throws -> SigningPolicy {
        var object = document.objectValue ?? [:]
        change(&object)
        return try SigningPolicy(json: .object(object))
    }

    let clock = ManualClock(wall: .init(timeIntervalSince1970: Double(now)))
    let ledger = MemorySpendLedger()
    let denied = Lock<[PolicyVerdict]>([])

    func wallet(_ policy: SigningPolicy?, approve: ApprovalHandler? = nil) -> GuardedWallet {
        return GuardedWallet(
            LocalKeyConnector(key: Self.key), policy: policy, ledger: ledger, clock: clock, approve: approve,
            onDenial: { verdict, _ in self.denied.withLock { $0.append(verdict) } })
    }

    // MARK: Payloads

    static func transaction(_ fields: JSONObject = [:]) throws -> WalletRequest {
        var object: JSONObject = [
            "chainId": 8453, "nonce": 1, "gas": 100_000, "maxFeePerGas": "1000000000",
            "maxPriorityFeePerGas": "1000000", "to": .string(friend), "value": "0",
        ]
        for (key, value) in fields { object[key] = value }
        let transaction = try Transaction(json: .object(object))
        return WalletRequest(.transaction(transaction, chain: .eip155(transaction.chainID ?? 1)))
    }

    static func word(_ address: String) -> String {
        String(repeating: "0", count: 24) + address.dropFirst(2).lowercased()
    }

    static func word(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 64 - digits.count) + digits
    }

    /// A call of the token.
    static func call(_ selector: String, _ words: String..., nonce: Int = 1) throws -> WalletRequest {
        try transaction(["to": .string(token), "data": .string(selector + words.joined()), "nonce": .integer(nonce)])
    }

    static func payment(
        _ amount: String, to party: String = friend, nonce: Int = 1, until end: UInt64 = now + 300,
        from: String? = nil, token: String = token, chain: Int = 8453
    ) throws -> WalletRequest {
        let json: JSONValue = [
            "types": [
                "TransferWithAuthorization": [
                    ["name": "from", "type": "address"], ["name": "to", "type": "address"],
                    ["name": "value", "type": "uint256"], ["name": "validAfter", "type": "uint256"],
                    ["name": "validBefore", "type": "uint256"], ["name": "nonce", "type": "bytes32"],
                ]
            ], "primaryType": "TransferWithAuthorization",
            "domain": [
                "name": "USD Coin", "version": "2", "chainId": .integer(chain), "verifyingContract": .string(token),
            ],
            "message": [
                "from": .string(from ?? key.address.description), "to": .string(party), "value": .string(amount),
                "validAfter": "0", "validBefore": .integer(end), "nonce": .string("0x" + word(UInt64(nonce))),
            ],
        ]
        return WalletRequest(.typedData(try TypedData(json: json)))
    }

    static func permit(
        _ amount: String, spender: String = router, nonce: Int = 0, until end: String = "\(now + 300)"
    ) throws -> WalletRequest {
        let json: JSONValue = [
            "types": [
                "Permit": [
                    ["name": "owner", "type": "address"], ["name": "spender", "type": "address"],
                    ["name": "value", "type": "uint256"], ["name": "nonce", "type": "uint256"],
                    ["name": "deadline", "type": "uint256"],
                ]
            ], "primaryType": "Permit",
            "domain": [
                "name": "USD Coin", "version": "2", "chainId": 8453, "verifyingContract": .string(token),
            ],
            "message": [
                "owner": .string(key.address.description), "spender": .string(spender), "value": .string(amount),
                "nonce": .integer(nonce), "deadline": .string(end),
            ],
        ]
        return WalletRequest(.typedData(try TypedData(json: json)))
    }

    static func message(_ text: String) -> WalletRequest { WalletRequest(.message(.text(text))) }
}

enum PrivateKeys {
    // The private key of EIP-155's example.
    static let first: PrivateKey = {
        guard let key = try? PrivateKey(hex: String(repeating: "46", count: 32)) else { fatalError("no key") }
        return key
    }()
}

extension String {
    func replacing(_ part: String, by other: String) -> String {
        var (result, rest) = ("", self[...])
        while let range = rest.firstRange(of: part) {
            result += rest[..<range.lowerBound] + other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
