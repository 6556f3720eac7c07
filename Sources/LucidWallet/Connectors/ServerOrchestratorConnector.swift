// SPDX-License-Identifier: Apache-2.0
public import LucidAPI
import LucidConcurrency
import LucidCrypto
import LucidJSON
public import LucidSigning

/// A wallet whose key an authority keeps; it signs through the authority's wallet endpoints.
///
/// The server is not believed: every answer is checked to be a signature of exactly what was asked, by the wallet's
/// address. That address is the configured one, else the one in the first answer, which then stays.
public final class ServerOrchestratorConnector: WalletConnector, CustomStringConvertible, CustomReflectable {
    private struct Known {
        var address: Address?
        var metadata: WalletMetadata
    }

    private let api: AgentApiClient
    private let chain: ChainID?
    private let isContract: Bool
    private let known: Lock<Known>

    /// Messages, typed data and transactions.
    public let capabilities: WalletCapabilities = [.messages, .typedData, .transactions]

    /// Creates a wallet.
    /// - Parameters:
    ///   - api: A client of the wallet server, with a bearer attached.
    ///   - address: The address that the wallet must have; if nil, the one in the first answer.
    ///   - chain: The only chain that the wallet signs transactions for; any if nil.
    ///   - isContract: Whether the wallet is a contract, whose signatures of messages and typed data are handed on
    ///     unchecked (ERC-1271, ERC-6492).
    public init(
        api: AgentApiClient, address: Address? = nil, chain: ChainID? = nil, isContract: Bool = false
    ) {
        self.api = api
        self.isContract = isContract
        self.chain = chain
        known = Lock(
            Known(address: address, metadata: WalletMetadata(provider: "lucid", address: address, chain: chain)))
    }

    /// The configured address, or the one that signed first; nil before that.
    public func address() async throws -> Address? { known.withLock { $0.address } }

    /// What the server told with its last signature.
    public func metadata() async throws -> WalletMetadata { known.withLock { $0.metadata } }

    /// Whether the wallet signs for the chain: its own, or any of the `eip155` namespace.
    public func supports(_ chain: ChainID) -> Bool { self.chain.map { $0 == chain } ?? (chain.eip155Reference != nil) }

    /// Asks the server for a signature and checks it.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        let expected = known.withLock { $0.address }
        try requireOwn(request, address: expected)
        let answer = try await ask(request)
        let signature = try checked(answer, request, expected: request.signer ?? expected)
        remember(answer, signature.address)
        return signature
    }

    private func checked(
        _ answer: Components.Schemas.WalletSignatureResponse, _ request: WalletRequest, expected: Address?
    ) throws(WalletError) -> WalletSignature {
        let check = try RemoteSignatureCheck(
            signer: "the wallet server", expected: expected, claimed: answer.wallet.address, isContract: isContract)
        let text: String? =
            switch answer.signed {
            case .hex(let signed): signed.signature
            case .rlp(let signed): signed.signedTransaction
            case .undocumented(_, let value): SignatureExtractor.signature(in: value)
            default: nil
            }
        switch request.payload {
        case .message(let message): return try check.signature(text, of: message.digest)
        case .typedData(let typedData): return try check.signature(text, of: typedData.digest)
        case .transaction(let transaction, _): return try check.transaction(text, asked: transaction)
        case .authorization: throw check.bad("it was asked for no authorization")
        }
    }

    private func ask(_ request: WalletRequest) async throws -> Components.Schemas.WalletSignatureResponse {
        let key = request.idempotencyKey ?? RandomName.uuid()
        var context: JSONObject?
        if !request.authorizationContext.isEmpty {
            context = JSONObject()
            for (name, value) in request.authorizationContext.sorted(by: { $0.key < $1.key }) { context?[name] = value }
        }
        do {
            switch request.payload {
            case .message(let message):
                let (text, encoding) = try Self.text(of: message)
                return try await api.signMessage(
                    text, encoding: encoding, idempotencyKey: key, authorizationContext: context)
            case .typedData(let typedData):
                return try await api.signTypedData(
                    try Self.schema(of: typedData), idempotencyKey: key, authorizationContext: context)
            case .transaction(let transaction, let chain):
                return try await api.signTransaction(
                    transaction.json, caip2: chain.description, idempotencyKey: key, authorizationContext: context)
            case .authorization:
                throw WalletError(.unsupported, message: "The wallet server signs no EIP-7702 authorizations.")
            }
        } catch {
            throw Self.walletError(error)
        }
    }

    private static func text(
        of message: PersonalMessage
    ) throws(WalletError) -> (String, Components.Schemas.MessageEncoding) {
        switch message {
        case .text(let text) where !text.isEmpty: return (text, .utf8)
        case .bytes(let bytes) where !bytes.isEmpty: return (Hex.encode(bytes, prefix: true), .hex)
        default:
            throw WalletError(.unsupported, message: "The wallet server does not sign an empty message.")
        }
    }

    private static func schema(of typedData: TypedData) throws -> Components.Schemas.TypedData {
        var json = typedData.json
        json["primaryType"] = nil
        json["primary_type"] = .string(typedData.primaryType)
        return try JSONValue.object(json).decode(Components.Schemas.TypedData.self)
    }

    private func remember(_ answer: Components.Schemas.WalletSignatureResponse, _ address: Address) {
        known.withLock { known in
            known.address = known.address ?? address
            known.metadata.address = known.address
            known.metadata.id = answer.wallet.id
            known.metadata.provider = answer.wallet.provider ?? known.metadata.provider
            known.metadata.accountID = answer.account.id
            known.metadata.label = answer.account.displayName
        }
    }

    private static func walletError(_ error: any Error) -> any Error {
        switch error {
        case is CancellationError, is WalletError: return error
        case let error as APIError where error.code == .unparsableAnswer:
            return WalletError(
                .signatureRejected, message: "The answer of the wallet server has no signature in it.",
                underlying: error)
        case let error as APIError where !error.isTransient:
            return WalletError(
                .refused, message: "The wallet server refused to sign: \(error.message)", underlying: error)
        default:
            return WalletError(
                .remoteFailed, message: "The wallet server did not sign. Retry later.", underlying: error)
        }
    }

    /// The kind of wallet.
    public var description: String { "wallet of \(api.agentRef), kept by its authority" }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
