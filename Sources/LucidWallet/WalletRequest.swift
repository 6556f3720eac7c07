// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON
public import LucidSigning

/// What a wallet is asked to sign.
public struct WalletRequest: Sendable {
    /// The thing to sign.
    ///
    /// Never a bare hash.
    @nonexhaustive
    public enum Payload: Sendable {
        /// An EIP-191 message.
        case message(PersonalMessage)
        /// EIP-712 typed data.
        case typedData(TypedData)
        /// A transaction for a chain.
        case transaction(Transaction, chain: ChainID)
        /// An EIP-7702 authorization, which hands the account to a contract's code; never for every chain.
        case authorization(Authorization)
    }

    /// Who wants the signature, as far as that bears on what may be signed.
    @nonexhaustive
    public enum Purpose: String, Hashable, Sendable {
        /// The program itself.
        case direct
        /// The authority, by a challenge that the guard let through.
        case challenge
        /// A server that wants to be paid.
        case payment
        /// The program itself, for a request that it sends (RFC 9421).
        case httpRequest
        /// Another process or host, through a remote signer.
        case remote
    }

    /// The thing to sign.
    public var payload: Payload
    /// Who wants it; the program itself unless a part of this package says otherwise.
    public package(set) var purpose: Purpose = .direct
    /// The address that must sign; with another key nothing is signed.
    public var signer: Address?
    /// A name for this one logical request, the same when it is repeated.
    ///
    /// Remote signers act on it once.
    public var idempotencyKey: String?
    /// Words for a remote signer about why it is asked.
    public var authorizationContext: [String: JSONValue]

    /// Creates a request.
    public init(
        _ payload: Payload, signer: Address? = nil, idempotencyKey: String? = nil,
        authorizationContext: [String: JSONValue] = [:]
    ) {
        self.payload = payload
        self.signer = signer
        self.idempotencyKey = idempotencyKey
        self.authorizationContext = authorizationContext
    }

    /// What the wallet must be able to do.
    public var capability: WalletCapabilities {
        switch payload {
        case .message: .messages
        case .typedData: .typedData
        case .transaction: .transactions
        case .authorization: .authorizations
        }
    }

    /// The kind of payload, fit for a metric label.
    public var kind: String {
        switch payload {
        case .message: "message"
        case .typedData: "typed_data"
        case .transaction: "transaction"
        case .authorization: "authorization"
        }
    }
}

/// A signature and whose it is.
public struct WalletSignature: Sendable {
    /// The signature in the form in which it counts; that of a key is checked to be by ``address``.
    public var form: SignatureForm
    /// The address that signed.
    public var address: Address
    /// The whole transaction, if the request was one.
    public var signedTransaction: SignedTransaction?
    /// The whole authorization, if the request was one.
    public var signedAuthorization: SignedAuthorization?

    /// Creates the result of a key.
    public init(
        signature: Signature, address: Address, signedTransaction: SignedTransaction? = nil,
        signedAuthorization: SignedAuthorization? = nil
    ) {
        form = .account(signature)
        self.address = address
        self.signedTransaction = signedTransaction
        self.signedAuthorization = signedAuthorization
    }

    /// Creates the result of an account that is a contract: bytes that only the chain can check (ERC-1271, ERC-6492).
    /// - Throws: `SigningError` if it bears the mark of ERC-6492 and is not of its form.
    public init(contractSignature bytes: [UInt8], address: Address) throws(SigningError) {
        let form = try SignatureForm(bytes)
        if case .counterfactual = form { self.form = form } else { self.form = .contract(bytes) }
        self.address = address
    }

    /// The signature of the key.
    /// - Throws: ``WalletError`` with code ``WalletError/Code/unsupported`` if the account is a contract.
    public var signature: Signature {
        get throws(WalletError) {
            guard case .account(let signature) = form else {
                throw WalletError(
                    .unsupported,
                    message: "The wallet is a contract; whether its signature counts is for the chain to say.")
            }
            return signature
        }
    }

    /// The bytes of the signature, as they are shown to whoever verifies it; of a key the 65 of r, s and v.
    public var bytes: [UInt8] {
        switch form {
        case .account(let signature): signature.bytes65
        case .counterfactual(let signature): signature.bytes
        case .contract(let bytes): bytes
        @unknown default: []
        }
    }

    /// The bytes in lower-case hex with 0x; v of a key's is 27 or 28.
    public var hex: String { Hex.encode(bytes, prefix: true) }
}
