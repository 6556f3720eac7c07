// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
public import LucidAPI
import LucidConcurrency
public import LucidHTTP
import LucidJSON
public import LucidSigning

/// A wallet whose key another process or host holds, which signs over HTTP: on a Unix domain socket, or with mutual
/// TLS.
///
/// `lucid-agent signer serve` is such a signer; the article Remote Signers describes what one must answer. It is not
/// believed: every answer is checked to be a signature of exactly what was asked, by the wallet's address. That address
/// is the configured one, else what the signer says at first, which then stays.
public final class RemoteSignerConnector: WalletConnector, CustomStringConvertible, CustomReflectable {
    private struct Known {
        var address: Address?
        var label: String?
    }

    private let client: ProviderClient
    private let chain: ChainID?
    private let isContract: Bool
    private let known: Lock<Known>

    /// Messages, typed data, transactions and authorizations; the signer's policy may allow less.
    public let capabilities: WalletCapabilities = [.messages, .typedData, .transactions, .authorizations]

    /// Creates a wallet.
    /// - Parameters:
    ///   - serverURL: The signer's base URL.
    ///   - transport: A way to it; it proves who asks, by the socket's peer or by a client certificate.
    ///   - address: The address that the wallet must have; if nil, what the signer says at first.
    ///   - chain: The only chain that the wallet signs transactions for; any if nil.
    ///   - isContract: Whether the wallet is a contract, whose signatures of messages and typed data are handed on
    ///     unchecked (ERC-1271, ERC-6492).
    ///   - clock: The time, for repetitions.
    public init(
        serverURL: ServerURL, transport: any HTTPTransport, address: Address? = nil, chain: ChainID? = nil,
        isContract: Bool = false, clock: any AgentClock = SystemClock()
    ) {
        self.isContract = isContract
        client = ProviderClient(
            name: "the remote signer", server: serverURL, transport: transport, clock: clock, failure: Self.failure)
        self.chain = chain
        known = Lock(Known(address: address))
    }

    /// The configured address, or the signer's.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func address() async throws -> Address? {
        if let address = known.withLock({ $0.address }) { return address }
        let answer = try await client.call(.get, SignerProtocol.walletPath)
        guard let address = answer["address"]?.stringValue.flatMap({ try? Address($0) }) else {
            throw RemoteSignatureCheck.bad(client.name, "it names no address")
        }
        return known.withLock { known in
            known.address = known.address ?? address
            known.label = answer["label"]?.stringValue.map { PolicyText.shown($0) }
            return known.address
        }
    }

    /// The provider `remote`, the address and the chain.
    public func metadata() async throws -> WalletMetadata {
        let address = try await address()
        return WalletMetadata(
            provider: "remote", address: address, chain: chain, label: known.withLock { $0.label })
    }

    /// Whether the wallet signs for the chain: its own, or any of the `eip155` namespace.
    public func supports(_ chain: ChainID) -> Bool { self.chain.map { $0 == chain } ?? (chain.eip155Reference != nil) }

    /// Asks the signer and checks its answer.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        let address = try await address()
        try requireOwn(request, address: address)
        var request = request
        request.signer = request.signer ?? address
        let answer = try await client.call(
            .post, SignerProtocol.signPath, body: JSONValue.object(SignerProtocol.json(request)).serialized())
        let check = try RemoteSignatureCheck(
            signer: client.name, expected: request.signer, claimed: answer["address"]?.stringValue,
            isContract: isContract)
        let text = answer["signature"]?.stringValue
        switch request.payload {
        case .message(let message): return try check.signature(text, of: message.digest)
        case .typedData(let typedData): return try check.signature(text, of: typedData.digest)
        case .transaction(let transaction, _):
            return try check.transaction(answer["raw"]?.stringValue, asked: transaction)
        case .authorization(let authorization): return try check.authorization(text, asked: authorization)
        }
    }

    /// What a signer's refusal means here; its words are shown, cut and cleaned.
    private static func failure(_ status: Int, _ body: JSONValue?) -> WalletError {
        let error = body?["error"]
        let message = "The remote signer answered \(status)\(ProviderClient.words(error?["message"]?.stringValue))."
        switch error?["code"]?.stringValue {
        case "denied": return WalletError(.denied, message: message)
        case "approvalRequired": return WalletError(.approvalRequired, message: message)
        case "pending": return WalletError(.pending, message: message)
        case "unsupported": return WalletError(.unsupported, message: message)
        case "chainMismatch": return WalletError(.chainMismatch, message: message)
        case "addressMismatch": return WalletError(.addressMismatch, message: message)
        case "invalidRequest": return WalletError(.invalidRequest, message: message)
        default:
            return WalletError(
                status >= 500 || status == 408 || status == 429 ? .remoteFailed : .refused, message: message)
        }
    }

    /// The kind of wallet and where its signer is.
    public var description: String { "remote signer at \(client.server.origin)" }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
