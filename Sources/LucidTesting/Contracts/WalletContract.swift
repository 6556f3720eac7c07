// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
public import LucidWallet

/// What every wallet promises, whoever holds its key.
///
/// ```swift
/// @Test(arguments: WalletContract.checks) func `my wallet keeps its promises`(
///     check: ContractCheck<any WalletConnector>
/// ) async throws {
///     try await check.run(on: MyWallet())
/// }
/// ```
public enum WalletContract {
    /// The promises.
    public static let checks: [ContractCheck<any WalletConnector>] = [
        ContractCheck("a message is signed by the wallet's address") { wallet in
            try await signed(wallet, WalletRequest(.message(.text("wallet contract"))), by: .messages) { signature in
                PersonalMessage.text("wallet contract").digest
            }
        },
        ContractCheck("bytes are signed by the wallet's address") { wallet in
            let bytes: [UInt8] = [0x00, 0xff, 0x80, 0x0a]
            try await signed(wallet, WalletRequest(.message(.bytes(bytes))), by: .messages) { _ in
                PersonalMessage.bytes(bytes).digest
            }
        },
        ContractCheck("typed data is signed by the wallet's address") { wallet in
            let typedData = try TypedData(json: mail)
            try await signed(wallet, WalletRequest(.typedData(typedData)), by: .typedData) { _ in typedData.digest }
        },
        ContractCheck("a transaction is signed as it was asked, by the wallet's address") { wallet in
            let transaction = try Transaction(json: payment)
            let request = WalletRequest(.transaction(transaction, chain: .eip155(1)))
            try await signed(wallet, request, by: .transactions) { signature in
                guard let signed = signature.signedTransaction else {
                    throw ContractViolation("a transaction was signed and its bytes are missing")
                }
                let decoded = try SignedTransaction(decoding: signed.raw)
                try require(decoded.transaction == transaction, "another transaction was signed")
                return transaction.signingDigest
            }
        },
        ContractCheck("an authorization is signed by the wallet's address") { wallet in
            let authorization = Authorization(
                chainID: 1, address: try Address("0x3535353535353535353535353535353535353535"), nonce: 3)
            try await signed(wallet, WalletRequest(.authorization(authorization)), by: .authorizations) { signature in
                try require(
                    signature.signedAuthorization?.authorization == authorization, "another authorization was signed")
                return authorization.signingDigest
            }
        },
        ContractCheck("nothing is signed for another signer") { wallet in
            guard wallet.capabilities.contains(.messages) else { return }
            let stranger = try Address("0x00000000000000000000000000000000000000ff")
            do {
                _ = try await wallet.sign(WalletRequest(.message(.text("wallet contract")), signer: stranger))
            } catch {
                return
            }
            throw ContractViolation("a request for another signer was signed")
        },
        ContractCheck("a transaction for another chain than its own is refused") { wallet in
            guard wallet.capabilities.contains(.transactions) else { return }
            do {
                _ = try await wallet.sign(transaction: try Transaction(json: payment), on: .eip155(5))
            } catch {
                return
            }
            throw ContractViolation("a transaction for chain 1 was signed for chain 5")
        },
        ContractCheck("the metadata names the address") { wallet in
            let address = try await wallet.address()
            let metadata = try await wallet.metadata()
            try require(metadata.address == address, "address and metadata differ")
        },
    ]

    private static func signed(
        _ wallet: any WalletConnector, _ request: WalletRequest, by capability: WalletCapabilities,
        digest: (WalletSignature) throws -> [UInt8]
    ) async throws {
        guard wallet.capabilities.contains(capability) else {
            do {
                _ = try await wallet.sign(request)
            } catch let error as WalletError {
                return try require(
                    [.unsupported, .notConfigured].contains(error.code), "an unsupported request gave \(error.code)")
            }
            throw ContractViolation("a wallet signed what it says it cannot sign")
        }
        let signature = try await wallet.sign(request)
        let recovered = try PublicKey.recover(digest: try digest(signature), signature: try signature.signature).address
        try require(recovered == signature.address, "the signature is not by the address that it names")
        let address = try await wallet.address()
        try require(address == signature.address, "the wallet's address is not the one that signed")
    }

    // The example of EIP-712.
    private static let mail: JSONValue = [
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

    private static let payment: JSONValue = [
        "type": 2, "chainId": 1, "nonce": 3, "to": "0x3535353535353535353535353535353535353535", "value": "1000",
        "gas": 21_000, "maxFeePerGas": "2000000000", "maxPriorityFeePerGas": "1000000000",
    ]
}
