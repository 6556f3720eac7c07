// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning

/// Finds out whether a signer elsewhere signed what it was asked to, with the key that it should.
///
/// Nothing that it says is believed: digests are made here, signers are recovered, transactions are decoded strictly
/// and compared in every field.
struct RemoteSignatureCheck {
    /// Who answered, for messages: "the wallet server".
    let signer: String
    /// The address that must have signed.
    let address: Address
    /// Whether the account is a contract, whose signatures are handed on as they are.
    let isContract: Bool

    /// - Parameters:
    ///   - expected: The address that must have signed; nil if it is not known yet.
    ///   - claimed: What the signer says of it; it must not differ.
    init(
        signer: String, expected: Address?, claimed: String?, isContract: Bool = false
    ) throws(WalletError) {
        self.signer = signer
        self.isContract = isContract
        let told = try claimed.map { text throws(WalletError) in
            guard let address = try? Address(text) else {
                throw Self.bad(signer, "the wallet's address is none")
            }
            return address
        }
        if let expected, let told, expected != told {
            throw Self.bad(signer, "the wallet's address is \(told), and \(expected) must sign")
        }
        guard let address = expected ?? told else {
            throw Self.bad(signer, "it does not say which address signed; set wallet.address")
        }
        self.address = address
    }

    /// A signature of 65 bytes in hex over a digest that was made here.
    func signature(_ text: String?, of digest: [UInt8]) throws(WalletError) -> WalletSignature {
        if isContract { return try contractSignature(text) }
        guard let text, let signature = try? Signature(hex: text) else {
            throw bad("there is no signature of 65 bytes in it")
        }
        return WalletSignature(signature: try checked(signature, of: digest), address: address)
    }

    /// What a contract will be shown: at most 64 KiB, and not nothing.
    private func contractSignature(_ text: String?) throws(WalletError) -> WalletSignature {
        guard let bytes = text.flatMap({ Hex.decode($0, prefix: .required) }), (1...(64 << 10)).contains(bytes.count),
            let signature = try? WalletSignature(contractSignature: bytes, address: address)
        else { throw bad("there is no signature in it") }
        return signature
    }

    /// A signed transaction, which must be the one that was asked for.
    func transaction(_ text: String?, asked transaction: Transaction) throws(WalletError) -> WalletSignature {
        guard let text, let bytes = Hex.decode(text, prefix: .required),
            let decoded = try? SignedTransaction(decoding: bytes)
        else { throw bad("there is no signed transaction in it") }
        guard decoded.transaction.body == transaction.body else {
            throw bad("another transaction was signed than the one that was asked for")
        }
        guard decoded.sender == address else { throw bad("the transaction is signed by \(decoded.sender)") }
        return WalletSignature(signature: decoded.signature, address: address, signedTransaction: decoded)
    }

    /// A signature of an EIP-7702 authorization.
    func authorization(_ text: String?, asked authorization: Authorization) throws(WalletError) -> WalletSignature {
        var result = try signature(text, of: authorization.signingDigest)
        result.signedAuthorization = SignedAuthorization(authorization, signature: try result.signature)
        return result
    }

    private func checked(_ signature: Signature, of digest: [UInt8]) throws(WalletError) -> Signature {
        guard let key = try? PublicKey.recover(digest: digest, signature: signature), key.address == address else {
            throw bad("the signature is not by \(address), or not of what was asked")
        }
        return signature
    }

    func bad(_ reason: String) -> WalletError { Self.bad(signer, reason) }

    static func bad(_ signer: String, _ reason: String) -> WalletError {
        WalletError(.signatureRejected, message: "The answer of \(signer) was not used: \(reason).")
    }
}

extension WalletConnector {
    /// What holds before a request goes to a signer elsewhere.
    func requireOwn(_ request: WalletRequest, address: Address?) throws(WalletError) {
        if let signer = request.signer, let address, signer != address {
            throw WalletError(
                .addressMismatch, message: "The wallet's address is \(address), and \(signer) must sign.")
        }
        guard case .transaction(let transaction, let chain) = request.payload else { return }
        try TransactionRule.check(transaction, on: chain)
        guard supports(chain) else {
            throw WalletError(.chainMismatch, message: "This wallet does not sign for \(chain).")
        }
    }
}
