// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
public import LucidAPI
import LucidConcurrency
import LucidCrypto
public import LucidHTTP
import LucidJSON
public import LucidSigning

/// A server wallet of Privy.
///
/// Everything goes through the wallet's RPC endpoint. Every answer is checked to be a signature of exactly what was
/// asked, by the wallet's address; that is the configured one, else what Privy says at first, which then stays.
public final class PrivyConnector: WalletConnector, CustomStringConvertible, CustomReflectable {
    /// Privy's address.
    public static let service = "https://api.privy.io"

    private let walletID: String
    private let chain: ChainID?
    private let client: ProviderClient
    private let known: Lock<Address?>

    /// Messages, typed data, transactions of types 0, 1, 2 and 4, authorizations, and sending.
    public let capabilities: WalletCapabilities = [.messages, .typedData, .transactions, .sending, .authorizations]

    /// Creates a wallet.
    /// - Parameters:
    ///   - walletID: Privy's name for it.
    ///   - address: The address that it must have; if nil, what Privy says at first.
    ///   - serverURL: Privy's base URL; another one for tests.
    ///   - chain: The only chain that the wallet signs transactions for; any if nil.
    /// - Throws: `APIError` if the URL is none.
    public init(
        walletID: String, credentials: PrivyCredentials, transport: any HTTPTransport, address: Address? = nil,
        serverURL: ServerURL? = nil, chain: ChainID? = nil, clock: any AgentClock = SystemClock()
    ) throws(APIError) {
        self.walletID = walletID
        self.chain = chain
        known = Lock(address)
        client = ProviderClient(
            name: "Privy", server: try ProviderClient.server(serverURL, or: Self.service), transport: transport,
            clock: clock,
            authenticate: { try credentials.authenticate(&$0, $1, now: clock.wallNow()) }, failure: Self.failure)
    }

    /// The configured address, or the one that Privy told.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func address() async throws -> Address? {
        if let address = known.withLock({ $0 }) { return address }
        let answer = try await client.call(.get, "/v1/wallets/\(try path())")
        guard let address = answer["address"]?.stringValue.flatMap({ try? Address($0) }) else {
            throw RemoteSignatureCheck.bad(client.name, "it names no address")
        }
        return known.withLock { known in
            known = known ?? address
            return known
        }
    }

    /// The provider `privy`, the wallet and its address.
    public func metadata() async throws -> WalletMetadata {
        WalletMetadata(provider: "privy", id: walletID, address: try await address(), chain: chain)
    }

    /// Whether the wallet signs for the chain: its own, or any of the `eip155` namespace.
    public func supports(_ chain: ChainID) -> Bool { self.chain.map { $0 == chain } ?? (chain.eip155Reference != nil) }

    /// Asks Privy and checks its answer.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        let address = try await address()
        try requireOwn(request, address: address)
        let check = try RemoteSignatureCheck(signer: client.name, expected: address, claimed: nil)
        let data = try await rpc(try Self.call(request.payload), request.idempotencyKey)
        switch request.payload {
        case .message(let message): return try check.signature(data["signature"]?.stringValue, of: message.digest)
        case .typedData(let typedData): return try check.signature(data["signature"]?.stringValue, of: typedData.digest)
        case .transaction(let transaction, _):
            return try check.transaction(data["signed_transaction"]?.stringValue, asked: transaction)
        case .authorization(let authorization):
            return try check.authorization(Self.signature(data["authorization"]), asked: authorization)
        }
    }

    /// Has Privy sign and send a transaction; it may choose nonce, gas and prices anew.
    /// - Parameter idempotencyKey: The same for repetitions of one request; a new one if nil.
    /// - Returns: The transaction's hash, 32 bytes, as Privy tells it: whether it is the one that was asked for is for the
    ///   chain to say.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func send(_ transaction: Transaction, idempotencyKey: String? = nil) async throws -> [UInt8] {
        let chain = ChainID.eip155(transaction.chainID ?? 0)
        try requireOwn(WalletRequest(.transaction(transaction, chain: chain)), address: nil)
        var body: JSONObject = [
            "method": "eth_sendTransaction", "chain_type": "ethereum", "caip2": .string(chain.description),
        ]
        body["params"] = ["transaction": .object(try Self.json(transaction))]
        let data = try await rpc(body, idempotencyKey)
        guard let hash = data["hash"]?.stringValue.flatMap({ Hex.decode($0, prefix: .required) }), hash.count == 32
        else {
            throw RemoteSignatureCheck.bad(client.name, "there is no transaction hash in it")
        }
        return hash
    }

    private func rpc(_ body: JSONObject, _ key: String?) async throws -> JSONValue {
        var fields = HTTPFields()
        let key = key.map { $0.utf8.count <= 256 ? $0 : Hex.encode(SHA256.hash(Array($0.utf8))) } ?? RandomName.uuid()
        if let name = HTTPField.Name("privy-idempotency-key") { fields[name] = key }
        let bytes: [UInt8]
        do {
            bytes = try JSONValue.object(body).withExactNumbers.canonical()
        } catch {
            throw WalletError(
                .invalidRequest, message: "The request has a number that JSON cannot keep.", underlying: error)
        }
        let answer = try await client.call(.post, "/v1/wallets/\(try path())/rpc", body: bytes, fields: fields)
        guard let data = answer["data"], data.objectValue != nil else {
            throw RemoteSignatureCheck.bad(client.name, "there is no data in it")
        }
        return data
    }

    /// The wallet's name in a path.
    private func path() throws(WalletError) -> String {
        guard !walletID.isEmpty,
            walletID.utf8.allSatisfy({
                $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || Character(UnicodeScalar($0)).isLetter
                    || Character(UnicodeScalar($0)).isNumber
            })
        else {
            throw WalletError(.invalidRequest, message: "A wallet's name is letters, digits, hyphens and underscores.")
        }
        return walletID
    }

    private static func call(_ payload: WalletRequest.Payload) throws(WalletError) -> JSONObject {
        var (method, params): (JSONValue, JSONObject)
        switch payload {
        case .message(.text(let text)):
            (method, params) = ("personal_sign", ["message": .string(text), "encoding": "utf-8"])
        case .message(.bytes(let bytes)):
            // Without 0x, which Privy takes for text.
            (method, params) = ("personal_sign", ["message": .string(Hex.encode(bytes)), "encoding": "hex"])
        case .typedData(let typedData):
            var json = typedData.json
            json["primaryType"] = nil
            json["primary_type"] = .string(typedData.primaryType)
            (method, params) = ("eth_signTypedData_v4", ["typed_data": .object(json)])
        case .transaction(let transaction, _):
            (method, params) = ("eth_signTransaction", ["transaction": .object(try json(transaction))])
        case .authorization(let authorization):
            params = [
                "contract": .string(authorization.address.description), "chain_id": .string(authorization.chainID.hex),
                "nonce": .string(UInt256(authorization.nonce).hex),
            ]
            method = "eth_sign7702Authorization"
        }
        return ["method": method, "chain_type": "ethereum", "params": .object(params)]
    }

    private static func json(_ transaction: Transaction) throws(WalletError) -> JSONObject {
        guard [0, 1, 2, 4].contains(transaction.type), transaction.accessList.isEmpty else {
            throw WalletError(.unsupported, message: "Privy signs no access lists and no blobs.")
        }
        var object: JSONObject = [
            "type": .integer(transaction.type), "nonce": .string(UInt256(transaction.nonce).hex),
            "value": .string(transaction.value.hex), "gas_limit": .string(UInt256(transaction.gas).hex),
        ]
        object["to"] = transaction.to.map { .string($0.description) }
        object["chain_id"] = transaction.chainID.map { .string(UInt256($0).hex) }
        if !transaction.data.isEmpty { object["data"] = .string(Hex.encode(transaction.data, prefix: true)) }
        if let tip = transaction.maxPriorityFeePerGas {
            object["max_fee_per_gas"] = .string(transaction.maxFeePerGas.hex)
            object["max_priority_fee_per_gas"] = .string(tip.hex)
        } else {
            object["gas_price"] = .string(transaction.maxFeePerGas.hex)
        }
        if !transaction.authorizationList.isEmpty {
            object["authorization_list"] = .array(
                transaction.authorizationList.map { signed in
                    [
                        "contract": .string(signed.authorization.address.description),
                        "chain_id": .string(signed.authorization.chainID.hex),
                        "nonce": .string(UInt256(signed.authorization.nonce).hex),
                        "y_parity": .integer(signed.yParity), "r": .string(Hex.encode(signed.r.bytes, prefix: true)),
                        "s": .string(Hex.encode(signed.s.bytes, prefix: true)),
                    ]
                })
        }
        return object
    }

    /// The 65 bytes of an authorization's signature.
    private static func signature(_ json: JSONValue?) -> String? {
        func word(_ name: String) -> [UInt8]? {
            json?[name]?.stringValue.flatMap { UInt256(hex: $0)?.bytes }
        }
        guard let r = word("r"), let s = word("s"),
            let parity = json?["y_parity"].flatMap({ UInt256(quantity: $0)?.uint64 }), parity < 2
        else { return nil }
        return Hex.encode(r + s + [27 + UInt8(parity)], prefix: true)
    }

    private static func failure(_ status: Int, _ body: JSONValue?) -> WalletError {
        let name = body?["code"]?.stringValue ?? ""
        let code: WalletError.Code =
            switch (status, name) {
            case (_, "policy_violation"): .denied
            case (_, "insufficient_funds"), (_, "transaction_broadcast_failure"): .chainFailed
            case (400, _), (422, _): .invalidRequest
            case (408, _), (429, _), (500..., _): .remoteFailed
            default: .refused
            }
        let words = ProviderClient.words(body?["error"]?.stringValue)
        return WalletError(
            code, message: "Privy answered \(status)\(name.isEmpty ? "" : " " + PolicyText.shown(name))\(words).")
    }

    /// The kind of wallet and its name.
    public var description: String { "Privy wallet \(walletID)" }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
