// SPDX-License-Identifier: Apache-2.0

extension Transaction {
    /// The bytes whose Keccak-256 is signed: the type and the fields without a signature.
    ///
    /// For a legacy transaction with a chain id they end in the chain id and two zeros (EIP-155).
    public var unsignedBytes: [UInt8] {
        encoded { writer in
            guard case .legacy(let legacy) = body, let chainID = legacy.chainID else { return }
            writer.append(chainID)
            writer.append(UInt64(0))
            writer.append(UInt64(0))
        }
    }

    /// The digest to sign, 32 bytes.
    public var signingDigest: [UInt8] { signingWord.bytes }

    var signingWord: UInt256 { unsignedBytes.withUnsafeBytes { Keccak256.word($0) } }

    /// Signs the transaction.
    ///
    /// Throws ``SigningError/Code/refused`` if `from` is not the key's address, if it creates a contract without
    /// code, or if it has no chain id unless `allowingReplay` is true: one without can be replayed on every chain.
    /// Throws ``SigningError/Code/invalidValue`` for what ``validate()`` refuses.
    public func signed(with key: PrivateKey, allowingReplay: Bool = false) throws(SigningError) -> SignedTransaction {
        try validate()
        if let from, from != key.address {
            throw SigningError(.refused, path: "from", "\(from) is not the address of the key, \(key.address)")
        }
        guard to != nil || !data.isEmpty else {
            throw SigningError(.refused, path: "to", "it is null, which creates a contract, and there is no data")
        }
        guard chainID != nil || allowingReplay else {
            throw SigningError(.refused, path: "chainId", "without one the transaction is valid on every chain")
        }
        guard chainID != 0 else { throw SigningError(.refused, path: "chainId", "0 names no chain") }
        return SignedTransaction(self, signature: try key.sign(signingWord), sender: key.address)
    }

    /// Refuses what no chain can accept.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for a tip above the maximum fee, a nonce of 2⁶⁴ − 1 (EIP-2681), and
    /// gas that could cost 2²⁵⁶ wei or more.
    public func validate() throws(SigningError) {
        if let tip = maxPriorityFeePerGas, tip > maxFeePerGas {
            throw SigningError(.invalidValue, path: "maxPriorityFeePerGas", "it is above maxFeePerGas")
        }
        guard nonce < .max else {
            throw SigningError(.invalidValue, path: "nonce", "no account can have the nonce 2^64-1 (EIP-2681)")
        }
        guard maxFeePerGas.bitWidth <= 192 || UInt256(gas).multiplied(by: maxFeePerGas) != nil else {
            throw SigningError(.invalidValue, path: "gas", "gas times its price does not fit 256 bits")
        }
    }

    /// The bytes with a signature, as they are sent.
    func signedBytes(_ signature: Signature) -> [UInt8] {
        encoded { writer in
            switch body {
            case .legacy(let legacy): writer.append(legacy.v(signature.yParity))
            case .accessList, .feeMarket: writer.append(UInt64(signature.yParity))
            }
            writer.append(signature.rValue)
            writer.append(signature.sValue)
        }
    }

    private func encoded(tail: (inout RLPWriter) -> Void) -> [UInt8] {
        var writer = RLPWriter(prefix: type == 0 ? nil : type, capacity: 256 + data.count + accessList.count * 64)
        writer.list { writer in
            switch body {
            case .legacy(let legacy): legacy.write(to: &writer)
            case .accessList(let accessList): accessList.write(to: &writer)
            case .feeMarket(let feeMarket): feeMarket.write(to: &writer)
            }
            tail(&writer)
        }
        return writer.bytes
    }
}
