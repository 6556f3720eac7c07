// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
public import LucidAPI
import LucidCrypto
public import LucidHTTP
import LucidJSON
public import LucidSigning

/// A server wallet of the Coinbase Developer Platform (version 2 of its API).
///
/// Bytes that are no text are signed through the platform's hash endpoint, with the EIP-191 digest made here.
/// Transactions are of type 2. Every answer is checked to be a signature of exactly what was asked, by the account's
/// address.
public struct CoinbaseConnector: WalletConnector, CustomStringConvertible, CustomReflectable {
    /// The platform's address.
    public static let platform = "https://api.cdp.coinbase.com/platform"

    private let account: Address
    private let chain: ChainID?
    private let client: ProviderClient

    /// Messages, typed data, transactions of type 2, and sending them.
    public let capabilities: WalletCapabilities = [.messages, .typedData, .transactions, .sending]

    /// Creates a wallet.
    /// - Parameters:
    ///   - address: The account's address.
    ///   - serverURL: The platform's base URL; another one for tests.
    ///   - chain: The only chain that the wallet signs transactions for; any if nil.
    /// - Throws: `APIError` if the URL is none.
    public init(
        address: Address, credentials: CoinbaseCredentials, transport: any HTTPTransport, serverURL: ServerURL? = nil,
        chain: ChainID? = nil, clock: any AgentClock = SystemClock()
    ) throws(APIError) {
        account = address
        self.chain = chain
        client = Self.client(
            try ProviderClient.server(serverURL, or: Self.platform), credentials, transport: transport, clock: clock)
    }

    static func client(
        _ server: ServerURL, _ credentials: CoinbaseCredentials, transport: any HTTPTransport, clock: any AgentClock
    ) -> ProviderClient {
        ProviderClient(
            name: "Coinbase", server: server, transport: transport, clock: clock,
            authenticate: { try credentials.authenticate(&$0, $1, now: clock.wallNow()) }, failure: failure)
    }

    /// The account's address.
    public func address() async throws -> Address? { account }

    /// The provider `coinbase` and the address.
    public func metadata() async throws -> WalletMetadata {
        WalletMetadata(provider: "coinbase", address: account, chain: chain)
    }

    /// Whether the wallet signs for the chain: its own, or any of the `eip155` namespace.
    public func supports(_ chain: ChainID) -> Bool { self.chain.map { $0 == chain } ?? (chain.eip155Reference != nil) }

    /// Asks the platform and checks its answer.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        try requireOwn(request, address: account)
        let check = try RemoteSignatureCheck(signer: client.name, expected: account, claimed: nil)
        switch request.payload {
        case .message(.text(let text)):
            let answer = try await post("/sign/message", ["message": .string(text)], request)
            return try check.signature(answer["signature"]?.stringValue, of: PersonalMessage.text(text).digest)
        case .message(.bytes(let bytes)):
            let digest = PersonalMessage.bytes(bytes).digest
            let answer = try await post("/sign", ["hash": .string(Hex.encode(digest, prefix: true))], request)
            return try check.signature(answer["signature"]?.stringValue, of: digest)
        case .typedData(let typedData):
            let answer = try await post("/sign/typed-data", try Self.body(typedData), request)
            return try check.signature(answer["signature"]?.stringValue, of: typedData.digest)
        case .transaction(let transaction, _):
            let body = try Self.body(transaction)
            let answer = try await post("/sign/transaction", body, request)
            return try check.transaction(answer["signedTransaction"]?.stringValue, asked: transaction)
        case .authorization:
            throw WalletError(.unsupported, message: "Coinbase signs no EIP-7702 authorizations of your choice.")
        }
    }

    /// Has the platform sign and send a transaction; it may choose nonce, gas and prices anew.
    /// - Parameter idempotencyKey: The same for repetitions of one request; a new one if nil.
    /// - Returns: The transaction's hash, 32 bytes, as the platform tells it: whether it is the one that was asked for is
    ///   for the chain to say.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func send(_ transaction: Transaction, idempotencyKey: String? = nil) async throws -> [UInt8] {
        guard let number = transaction.chainID, let network = Self.networks[number] else {
            throw WalletError(.unsupported, message: "Coinbase sends on none of its networks for this chain.")
        }
        var request = WalletRequest(.transaction(transaction, chain: .eip155(number)))
        request.idempotencyKey = idempotencyKey
        try requireOwn(request, address: account)
        var body = try Self.body(transaction)
        body["network"] = .string(network)
        let answer = try await post("/send/transaction", body, request)
        guard let text = answer["transactionHash"]?.stringValue, let hash = Hex.decode(text, prefix: .required),
            hash.count == 32
        else { throw RemoteSignatureCheck.bad(client.name, "there is no transaction hash in it") }
        return hash
    }

    private func post(_ path: String, _ body: JSONObject, _ request: WalletRequest) async throws -> JSONValue {
        try await Self.post(client, "/v2/evm/accounts/\(account)\(path)", body, key: request.idempotencyKey)
    }

    /// Sends the sorted compact form, because the wallet's proof is a hash of that.
    static func post(
        _ client: ProviderClient, _ path: String, _ body: JSONObject, key: String?
    ) async throws -> JSONValue {
        let bytes: [UInt8]
        do {
            bytes = try JSONValue.object(body).withExactNumbers.canonical()
        } catch {
            throw WalletError(
                .invalidRequest, message: "The request has a number that JSON cannot keep.", underlying: error)
        }
        var fields = HTTPFields()
        if let name = HTTPField.Name("X-Idempotency-Key") { fields[name] = uuid(key, path, bytes) }
        return try await client.call(.post, path, body: bytes, fields: fields)
    }

    /// A UUID of version 4, which the platform demands: the key if it is one, else made from it and the request, so that
    /// a repetition has the same one and another request another.
    static func uuid(_ key: String?, _ path: String, _ body: [UInt8]) -> String {
        guard let key else { return RandomName.uuid() }
        if RandomName.isUUID4(key) { return key }
        let digest = SHA256.hash(Array("lucid idempotency\n\(key)\n\(path)\n".utf8) + body)
        return RandomName.uuid(of: Array(digest.prefix(16)))
    }

    private static func body(_ typedData: TypedData) throws(WalletError) -> JSONObject {
        guard typedData.domain.chainID.map({ $0.bitWidth <= 53 }) ?? true else {
            throw WalletError(.unsupported, message: "Coinbase reads no chain id above 2^53 in typed data.")
        }
        return typedData.json
    }

    private static func body(_ transaction: Transaction) throws(WalletError) -> JSONObject {
        guard transaction.type == 2 else {
            throw WalletError(
                .unsupported, message: "Coinbase signs transactions of type 2, not of type \(transaction.type).")
        }
        return ["transaction": .string(Hex.encode(transaction.unsignedBytes, prefix: true))]
    }

    private static let networks: [UInt64: String] = [
        1: "ethereum", 10: "optimism", 137: "polygon", 480: "world", 4_801: "world-sepolia", 8_453: "base",
        42_161: "arbitrum", 43_114: "avalanche", 84_532: "base-sepolia", 421_614: "arbitrum-sepolia",
        11_155_111: "ethereum-sepolia",
    ]

    private static func failure(_ status: Int, _ body: JSONValue?) -> WalletError {
        let type = body?["errorType"]?.stringValue ?? ""
        let trace = (body?["correlationId"]?.stringValue).map { ", correlation \(PolicyText.shown($0))" } ?? ""
        let code: WalletError.Code =
            switch (status, type) {
            case (_, "policy_violation"): .denied
            case (400, _), (422, _): .invalidRequest
            case (408, _), (429, _), (500..., _): .remoteFailed
            default: .refused
            }
        let words = ProviderClient.words(body?["errorMessage"]?.stringValue)
        return WalletError(
            code,
            message: "Coinbase answered \(status)\(type.isEmpty ? "" : " " + PolicyText.shown(type))\(words)\(trace).")
    }

    /// The kind of wallet and its address.
    public var description: String { "Coinbase account \(account)" }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
