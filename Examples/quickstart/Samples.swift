// SPDX-License-Identifier: Apache-2.0
import LucidAgent

/// What the tour signs.
enum Samples {
    static let message = PersonalMessage.text("gm")

    /// The mail of the EIP-712 text.
    static var mail: TypedData {
        get throws {
            try TypedData(
                json: [
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
                ])
        }
    }

    static var transaction: Transaction {
        get throws {
            try Transaction(
                json: [
                    "type": 2, "chainId": 1, "nonce": 7, "to": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB",
                    "value": "1000000000000000", "gas": 21000, "maxFeePerGas": "30000000000",
                    "maxPriorityFeePerGas": "1000000000",
                ])
        }
    }
}
