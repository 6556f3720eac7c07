// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidCrypto
import LucidJSON
import LucidSigning

/// Finds out whether a wallet server signed what it was asked to, with the key that it should.
struct RemoteSignatureCheck {
    let answer: Components.Schemas.WalletSignatureResponse
    /// The address that must have signed; nil if it is not known yet.
    let expected: Address?

    func signature(of payload: WalletRequest.Payload) throws(WalletError) -> WalletSignature {
        let address = try signer()
        switch payload {
        case .message(let message): return try plain(digest: message.digest, by: address)
        case .typedData(let typedData): return try plain(digest: typedData.digest, by: address)
        case .transaction(let transaction, _): return try signed(transaction, by: address)
        case .authorization: throw Self.bad("it was asked for no authorization")
        }
    }

    /// The address that must have signed.
    ///
    /// What the server says of it must not differ.
    private func signer() throws(WalletError) -> Address {
        let claimed = try answer.wallet.address.map { text throws(WalletError) in
            guard let address = try? Address(text) else { throw Self.bad("the wallet's address is none") }
            return address
        }
        if let expected, let claimed, expected != claimed {
            throw Self.bad("the wallet's address is \(claimed), and \(expected) must sign")
        }
        guard let address = expected ?? claimed else {
            throw Self.bad("it does not say which address signed; set wallet.address")
        }
        return address
    }

    private func plain(digest: [UInt8], by address: Address) throws(WalletError) -> WalletSignature {
        let text: String? =
            switch answer.signed {
            case .hex(let signed): signed.signature
            case .undocumented(_, let value): SignatureExtractor.signature(in: value)
            default: nil
            }
        guard let text, let signature = try? Signature(hex: text) else {
            throw Self.bad("there is no signature of 65 bytes in it")
        }
        guard let key = try? PublicKey.recover(digest: digest, signature: signature), key.address == address else {
            throw Self.bad("the signature is not by \(address), or not of what was asked")
        }
        return WalletSignature(signature: signature, address: address)
    }

    private func signed(_ transaction: Transaction, by address: Address) throws(WalletError) -> WalletSignature {
        guard case .rlp(let signed)? = answer.signed,
            let bytes = Hex.decode(signed.signedTransaction, prefix: .required),
            let decoded = try? SignedTransaction(decoding: bytes)
        else { throw Self.bad("there is no signed transaction in it") }
        guard decoded.transaction.body == transaction.body else {
            throw Self.bad("another transaction was signed than the one that was asked for")
        }
        guard decoded.sender == address else { throw Self.bad("the transaction is signed by \(decoded.sender)") }
        return WalletSignature(signature: decoded.signature, address: address, signedTransaction: decoded)
    }

    private static func bad(_ reason: String) -> WalletError {
        WalletError(.signatureRejected, message: "The answer of the wallet server was not used: \(reason).")
    }
}
