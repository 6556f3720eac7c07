// SPDX-License-Identifier: Apache-2.0
import LucidAgent

/// A wallet in this process: sign, verify, decode.
///
/// No network, no configuration.
@main
struct LocalWallet {
    static func main() async throws {
        // slice.local
        let wallet = LocalKeyConnector(key: .generate())
        let signed = try await wallet.sign(message: "gm")
        let signer = try PublicKey.recover(message: .text("gm"), signature: signed.signature).address
        // slice.end
        guard signer == signed.address else { throw Surprise(what: "the message was signed by \(signer)") }
        print("message      \(signed.hex)")

        let transfer = try Transaction(
            json: [
                "chainId": 8453, "nonce": 0, "to": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB",
                "value": "1000000000000000", "gas": 21000, "maxFeePerGas": "2000000000",
                "maxPriorityFeePerGas": "1000000",
            ])
        let sent = try await wallet.sign(transaction: transfer, on: .eip155(8453))
        guard let transaction = sent.signedTransaction, transaction.sender == sent.address else {
            throw Surprise(what: "the transaction was signed by somebody else")
        }
        print("transaction  \(Self.hex(transaction.hash))")

        // The chain is part of what is signed: another one is refused before the key is touched.
        do {
            _ = try await wallet.sign(transaction: transfer, on: .eip155(1))
            throw Surprise(what: "a transaction for Base was signed for Ethereum")
        } catch let error as WalletError {
            print("refused      \(error.message)")
        }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        "0x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    struct Surprise: Error, CustomStringConvertible {
        let what: String
        var description: String { what }
    }
}
