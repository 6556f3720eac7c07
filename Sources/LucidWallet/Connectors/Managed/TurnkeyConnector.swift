// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
public import LucidAPI
import LucidConcurrency
public import LucidCrypto
public import LucidHTTP
import LucidJSON
public import LucidSigning

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What proves a program to Turnkey: an API key on P-256 that belongs to an organization.
public struct TurnkeyCredentials: Sendable, CustomStringConvertible, CustomReflectable {
    /// The organization.
    public let organizationID: String
    private let key: P256.PrivateKey

    /// Credentials of an organization.
    public init(organizationID: String, key: P256.PrivateKey) {
        self.organizationID = organizationID
        self.key = key
    }

    /// Reads an API key as Turnkey hands it out: 64 hex digits.
    /// - Throws: `CryptoError`.
    public init(organizationID: String, apiKey: SecretBytes) throws(CryptoError) {
        let text = apiKey.withBytes { String(decoding: $0, as: UTF8.self) }
        guard let bytes = Hex.decode(text, prefix: .optional) else {
            throw CryptoError(.invalidKey, message: "an API key of Turnkey is 64 hex digits")
        }
        self.init(
            organizationID: organizationID, key: try P256.PrivateKey(rawRepresentation: SecretBytes(copying: bytes)))
    }

    /// Adds the stamp over the very bytes of the body.
    func authenticate(_ request: inout HTTPRequest, _ body: [UInt8]) throws {
        let stamp: JSONObject = [
            "publicKey": .string(Hex.encode(key.compressedPublicKey)), "scheme": "SIGNATURE_SCHEME_TK_API_P256",
            "signature": .string(Hex.encode(P256.der(try key.sign(body)))),
        ]
        guard let name = HTTPField.Name("X-Stamp") else { return }
        request.headerFields[name] = Base64URL.encode(JSONValue.object(stamp).serialized())
    }

    /// The organization.
    public var description: String { "organization \(organizationID)" }
    /// No children, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A wallet of Turnkey.
///
/// Digests are made here and signed as they are, so that nothing remote has to be believed to hash. An activity that
/// waits for somebody's consent is ``WalletError/Code/pending``: ask again with the same idempotency key, and it is the
/// same activity.
public final class TurnkeyConnector: WalletConnector, CustomStringConvertible, CustomReflectable {
    /// Turnkey's address.
    public static let service = "https://api.turnkey.com"

    private let account: Address
    private let organizationID: String
    private let chain: ChainID?
    private let client: ProviderClient
    private let clock: any AgentClock
    /// When each named request was first made: the same body is the same activity.
    private let times = Lock<[String: Int64]>([:])

    /// Messages, typed data, transactions and authorizations.
    public let capabilities: WalletCapabilities = [.messages, .typedData, .transactions, .authorizations]

    /// Creates a wallet.
    /// - Parameters:
    ///   - address: The account's address, which is also how Turnkey finds its key.
    ///   - serverURL: Turnkey's base URL; another one for tests.
    ///   - chain: The only chain that the wallet signs transactions for; any if nil.
    /// - Throws: `APIError` if the URL is none.
    public init(
        address: Address, credentials: TurnkeyCredentials, transport: any HTTPTransport, serverURL: ServerURL? = nil,
        chain: ChainID? = nil, clock: any AgentClock = SystemClock()
    ) throws(APIError) {
        account = address
        organizationID = credentials.organizationID
        self.chain = chain
        self.clock = clock
        client = ProviderClient(
            name: "Turnkey", server: try ProviderClient.server(serverURL, or: Self.service), transport: transport,
            clock: clock, authenticate: { try credentials.authenticate(&$0, $1) }, failure: Self.failure)
    }

    /// The account's address.
    public func address() async throws -> Address? { account }

    /// The provider `turnkey`, the organization and the address.
    public func metadata() async throws -> WalletMetadata {
        WalletMetadata(provider: "turnkey", address: account, chain: chain, accountID: organizationID)
    }

    /// Whether the wallet signs for the chain: its own, or any of the `eip155` namespace.
    public func supports(_ chain: ChainID) -> Bool { self.chain.map { $0 == chain } ?? (chain.eip155Reference != nil) }

    /// Asks Turnkey and checks its answer.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        try requireOwn(request, address: account)
        let check = try RemoteSignatureCheck(signer: client.name, expected: account, claimed: nil)
        switch request.payload {
        case .message(let message):
            return try check.signature(try await sign(message.digest, request), of: message.digest)
        case .typedData(let typedData):
            return try check.signature(try await sign(typedData.digest, request), of: typedData.digest)
        case .authorization(let authorization):
            return try check.authorization(
                try await sign(authorization.signingDigest, request), asked: authorization)
        case .transaction(let transaction, _):
            let result = try await activity(
                "sign_transaction", "ACTIVITY_TYPE_SIGN_TRANSACTION_V2", "signTransactionResult",
                [
                    "unsignedTransaction": .string(Hex.encode(transaction.unsignedBytes)),
                    "type": "TRANSACTION_TYPE_ETHEREUM",
                ], request)
            let signed = result["signedTransaction"]?.stringValue.map { $0.hasPrefix("0x") ? $0 : "0x" + $0 }
            return try check.transaction(signed, asked: transaction)
        }
    }

    private func sign(_ digest: [UInt8], _ request: WalletRequest) async throws -> String? {
        let result = try await activity(
            "sign_raw_payload", "ACTIVITY_TYPE_SIGN_RAW_PAYLOAD_V2", "signRawPayloadResult",
            [
                "payload": .string(Hex.encode(digest)), "encoding": "PAYLOAD_ENCODING_HEXADECIMAL",
                "hashFunction": "HASH_FUNCTION_NO_OP",
            ], request)
        guard let r = result["r"]?.stringValue, let s = result["s"]?.stringValue, r.utf8.count == 64,
            s.utf8.count == 64, let v = result["v"]?.stringValue, ["00", "01"].contains(v)
        else { return nil }
        return "0x" + r + s + (v == "00" ? "1b" : "1c")
    }

    private func activity(
        _ path: String, _ type: String, _ result: String, _ parameters: JSONObject, _ request: WalletRequest
    ) async throws -> JSONValue {
        var parameters = parameters
        parameters["signWith"] = .string(account.description)
        let body: JSONValue = [
            "type": .string(type), "timestampMs": .string("\(time(of: request))"),
            "organizationId": .string(organizationID), "parameters": .object(parameters),
        ]
        let answer = try await client.call(.post, "/public/v1/submit/\(path)", body: body.serialized())
        let activity = answer["activity"]
        let name = PolicyText.shown(activity?["id"]?.stringValue ?? "without a name")
        switch activity?["status"]?.stringValue {
        case "ACTIVITY_STATUS_COMPLETED":
            guard let found = activity?["result"]?[result] else {
                throw RemoteSignatureCheck.bad(client.name, "there is no result in it")
            }
            return found
        case "ACTIVITY_STATUS_CREATED", "ACTIVITY_STATUS_PENDING":
            throw WalletError(.pending, message: "Turnkey has not finished activity \(name). Ask again later.")
        case "ACTIVITY_STATUS_CONSENSUS_NEEDED":
            throw WalletError(
                .pending,
                message: "Activity \(name) waits for somebody's consent at Turnkey. Ask again when it is given.")
        case "ACTIVITY_STATUS_REJECTED":
            throw WalletError(.refused, message: "Activity \(name) was rejected at Turnkey.")
        case "ACTIVITY_STATUS_FAILED":
            throw WalletError(.refused, message: "Activity \(name) failed at Turnkey.")
        default: throw RemoteSignatureCheck.bad(client.name, "its status is none that is known")
        }
    }

    /// Milliseconds since 1970, for a named request those of its first time.
    private func time(of request: WalletRequest) -> Int64 {
        let now = Int64(clock.wallNow().timeIntervalSince1970 * 1_000)
        guard let key = request.idempotencyKey else { return now }
        return times.withLock { times in
            if let time = times[key] { return time }
            if times.count >= 1_024, let oldest = times.min(by: { $0.value < $1.value }) { times[oldest.key] = nil }
            times[key] = now
            return now
        }
    }

    private static func failure(_ status: Int, _ body: JSONValue?) -> WalletError {
        let number = body?["code"]?.intValue
        let code: WalletError.Code =
            switch (status, number) {
            case (408, _), (429, _), (500..., _), (_, 14): .remoteFailed
            case (400, _), (_, 3): .invalidRequest
            case (_, 7): .denied
            default: .refused
            }
        let words = ProviderClient.words(body?["message"]?.stringValue)
        return WalletError(code, message: "Turnkey answered \(status)\(words).")
    }

    /// The kind of wallet and its address.
    public var description: String { "Turnkey account \(account)" }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
