// SPDX-License-Identifier: Apache-2.0

extension Transaction {
    /// What is well formed and yet likely to be refused by a chain or to be a mistake; for a person.
    public var warnings: [String] {
        var warnings: [String] = []
        if chainID == nil { warnings.append("no chain id: the transaction can be replayed on every chain (EIP-155)") }
        if chainID == 0 { warnings.append("chain id 0 names no chain") }
        if to == nil, data.isEmpty { warnings.append("it creates a contract and has no code") }
        if to == nil, data.count > 49_152 {
            warnings.append("the code that creates the contract is longer than 49152 bytes (EIP-3860)")
        }
        let needed = intrinsicGas
        if gas < needed { warnings.append("gas \(gas) is below the \(needed) that the transaction itself costs") }
        if gas > 1 << 24 { warnings.append("gas \(gas) is above the limit of 16777216 for a transaction (EIP-7825)") }
        return warnings
    }

    /// The gas it costs before any code runs, by the rules of Prague (EIP-2028, 2930, 3860, 7623).
    private var intrinsicGas: UInt64 {
        let zeros = data.count { $0 == 0 }
        let tokens = zeros + (data.count - zeros) * 4
        let creation = to == nil ? 32_000 + (data.count + 31) / 32 * 2 : 0
        let touched = accessList.reduce(0) { $0 + 2_400 + $1.storageKeys.count * 1_900 }
        return UInt64(21_000 + max(tokens * 4 + creation + touched, tokens * 10))
    }
}
