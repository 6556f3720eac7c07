// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// What a payload would do if it were signed: the facts that a policy decides about.
///
/// Read from the payload alone, strictly: what looks like a known call or type and is not well formed is a fault, and
/// a fault is refused by every policy.
public struct SigningIntent: Sendable {
    /// The kind of payload: `message`, `typed_data`, `transaction` or `authorization`.
    public let kind: String
    /// What the signature is over, 32 bytes; an approval is bound to it.
    public let digest: [UInt8]
    /// The address that signs.
    public let signer: Address?
    /// The chain on which the signature counts; nil if it counts on any or on none.
    public internal(set) var chain: ChainID?
    /// Value that leaves, or that somebody else may take, if this is signed.
    public internal(set) var moves: [ValueMove] = []
    /// The contract call of a transaction with data.
    public internal(set) var call: ContractCall?
    /// Whether a transaction creates a contract.
    public internal(set) var createsContract = false
    /// The code that the account, or the account of whoever signed an authorization, would be handed to (EIP-7702).
    public internal(set) var delegates: [Address] = []
    /// The gas and prices of a transaction.
    public internal(set) var fees: TransactionFees?
    /// The text of a message; nil for bytes that are not UTF-8.
    public internal(set) var text: String?
    /// The EIP-4361 text that a message is.
    public internal(set) var signIn: SignInMessage?
    /// The domain and the type of typed data.
    public internal(set) var typedData: TypedDataSubject?
    /// When the signature can last be used, in seconds since 1970; nil if it has no end of its own.
    public internal(set) var usableUntil: UInt64?
    /// What two signatures have in common of which only one can take effect.
    public internal(set) var chargeKey: ChargeKey?
    /// Why the payload cannot be read as what it seems to be; empty if it can.
    public internal(set) var faults: [String] = []

    init(kind: String, digest: [UInt8], signer: Address?) {
        self.kind = kind
        self.digest = digest
        self.signer = signer
    }

    /// Reads a payload.
    /// - Parameter signer: The address that will sign, if it is known.
    public init(_ payload: WalletRequest.Payload, signer: Address?) {
        switch payload {
        case .message(let message): self = MessageIntent.read(message, signer: signer)
        case .typedData(let typedData): self = TypedDataIntent.read(typedData, signer: signer)
        case .transaction(let transaction, _): self = TransactionIntent.read(transaction, signer: signer)
        case .authorization(let authorization): self = TransactionIntent.read(authorization, signer: signer)
        }
    }
}

/// A call of a contract's function.
public struct ContractCall: Hashable, Sendable {
    /// The contract.
    public let to: Address
    /// The first four bytes of the data; fewer only if there are fewer.
    public let selector: [UInt8]
    /// The native value that goes with the call, in wei.
    public let value: UInt256
    /// Whether the function is one of a token that is understood, so that the rules of tokens decide.
    public let isUnderstood: Bool
}

/// The gas and the prices of a transaction.
public struct TransactionFees: Hashable, Sendable {
    /// The most gas.
    public let gas: UInt64
    /// The most that is paid for a unit of gas, in wei.
    public let maxFeePerGas: UInt256
    /// The most of that which goes to the block's maker, in wei; nil before EIP-1559.
    public let maxPriorityFeePerGas: UInt256?
    /// The most that all of it can cost, blobs included, in wei; nil if it does not fit 256 bits.
    public let maximum: UInt256?
}

/// What typed data is about.
public struct TypedDataSubject: Sendable {
    /// The domain.
    public let domain: TypedDataDomain
    /// The name of the primary type.
    public let primaryType: String
    /// The primary type and all that it refers to, as EIP-712 encodes types.
    public let encodedType: String
    /// Whether the type is one that is understood, so that the rules of tokens decide.
    public let isUnderstood: Bool
}
