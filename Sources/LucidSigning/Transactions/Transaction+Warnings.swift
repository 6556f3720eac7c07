// SPDX-License-Identifier: Apache-2.0

extension Transaction {
    /// What is well formed and yet likely to be refused by a chain or to be a mistake; for a person.
    public var warnings: [String] {
        let fields = self.fields
        var warnings: [String] = []
        switch fields.chain {
        case nil: warnings.append("no chain id: the transaction can be replayed on every chain (EIP-155)")
        case 0: warnings.append("chain id 0 names no chain")
        default: break
        }
        if fields.receiver == nil, fields.data.isEmpty { warnings.append("it creates a contract and has no code") }
        if fields.receiver == nil, fields.data.count > 49_152 {
            warnings.append("the code that creates the contract is longer than 49152 bytes (EIP-3860)")
        }
        let gas = fields.gas
        let needed = Self.intrinsicGas(fields)
        if gas < needed { warnings.append("gas \(gas) is below the \(needed) that the transaction itself costs") }
        if gas > 1 << 24 { warnings.append("gas \(gas) is above the limit of 16777216 for a transaction (EIP-7825)") }
        if Self.cost(fields) == nil { warnings.append("it could cost 2^256 wei or more, which no account has") }
        return warnings + fields.ownWarnings
    }

    /// The gas it costs before any code runs, by the rules of Prague (EIP-2028, 2930, 3860, 7623, 7702).
    private static func intrinsicGas(_ fields: some TransactionFields) -> UInt64 {
        let data = fields.data
        let zeros = data.count { $0 == 0 }
        let tokens = zeros + (data.count - zeros) * 4
        let creation = fields.receiver == nil ? 32_000 + (data.count + 31) / 32 * 2 : 0
        let touched = fields.accessList.reduce(0) { $0 + 2_400 + $1.storageKeys.count * 1_900 }
        return UInt64(21_000 + max(tokens * 4 + creation + touched + fields.ownGas, tokens * 10))
    }

    /// The most it can cost with what it sends, in wei; nil if that does not fit 256 bits.
    private static func cost(_ fields: some TransactionFields) -> UInt256? {
        UInt256(fields.gas).multiplied(by: fields.feeCap)?.adding(fields.value).flatMap { cost in
            fields.ownCost.flatMap(cost.adding)
        }
    }
}

extension SignedTransaction {
    /// What is well formed and yet likely to be refused by a chain or to be a mistake; for a person.
    public var warnings: [String] {
        var warnings = transaction.warnings
        let nonce = transaction.nonce
        for (index, signed) in transaction.authorizationList.prefix(16).enumerated()
        where signed.authorization.nonce <= nonce && (try? signed.authority) == sender {
            // The chain counts the transaction before it looks at the authorizations.
            warnings.append("authorizationList[\(index)]: the sender's nonce is past \(nonce) by then: chains skip it")
        }
        return warnings
    }
}
