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
    }

    /// The thing to sign.
    public var payload: Payload
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
        }
    }

    /// The kind of payload, fit for a metric label.
    public var kind: String {
        switch payload {
        case .message: "message"
        case .typedData: "typed_data"
        case .transaction: "transaction"
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

    /// Creates a result.
    public init(signature: Signature, address: Address, signedTransaction: SignedTransaction? = nil) {
        self.signature = signature
        self.address = address
        self.signedTransaction = signedTransaction
    }

    /// The 65 bytes r, s, v in lower-case hex with 0x; v is 27 or 28.
    public var hex: String { signature.hex }
}
