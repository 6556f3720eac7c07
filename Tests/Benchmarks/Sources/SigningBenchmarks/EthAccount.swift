// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation
import LucidSigning

/// eth-account in a Python process, which measures itself.
final class EthAccount {
    private let process: LineProcess
    /// Which version with which backend.
    let version: String

    init(python: String, script: String, _ inputs: Inputs) throws {
        process = try LineProcess(python, [script])
        let transaction: [String: Any] = [
            "type": 2, "chainId": Inputs.chainID, "nonce": Inputs.nonce, "gas": Inputs.gas,
            "maxPriorityFeePerGas": Inputs.tip, "maxFeePerGas": Inputs.maxFee, "to": Inputs.token, "value": 0,
            "data": "0x" + hex(Inputs.data),
        ]
        let line = try JSONSerialization.data(withJSONObject: [
            "key": hex(inputs.keyBytes), "text": Inputs.text, "typedData": Inputs.permit,
            "transaction": String(decoding: try JSONSerialization.data(withJSONObject: transaction), as: UTF8.self),
            "digest": hex(inputs.digest), "signature": hex(inputs.signature), "mnemonic": inputs.mnemonic,
            "keystore": inputs.keystore, "passphrase": inputs.passphrase,
        ])
        version = try process.ask(String(decoding: line, as: UTF8.self))
    }

    func contender(for name: String) -> Contender {
        Contender(peer: "eth-account", answer: { [process] in try process.ask("\(name) answer") }) { [process] count in
            let answer = try process.ask("\(name) \(count)")
            guard let time = UInt64(answer) else { throw BenchmarkError("eth-account answers \(answer)") }
            return time
        }
    }

    func stop() { process.stop() }
}
