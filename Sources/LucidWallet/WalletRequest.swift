// SPDX-License-Identifier: Apache-2.0
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
    /// The signature, checked to be by ``address``.
    public var signature: Signature
    /// The address that signed.
    public var address: Address
    /// The whole transaction, if the request was one.
    public var signedTransaction: SignedTransaction?
    /// The whole authorization, if the request was one.
    public var signedAuthorization: SignedAuthorization?

    /// Creates a result.
    public init(
        signature: Signature, address: Address, signedTransaction: SignedTransaction? = nil,
        signedAuthorization: SignedAuthorization? = nil
    ) {
        self.signature = signature
        self.address = address
        self.signedTransaction = signedTransaction
        self.signedAuthorization = signedAuthorization
    }

    /// The 65 bytes r, s, v in lower-case hex with 0x; v is 27 or 28.
    public var hex: String { signature.hex }
}
