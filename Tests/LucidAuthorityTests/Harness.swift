// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTokens
import Testing

/// A clock that moves when told to.
final class ManualClock: AgentClock {
    private let milliseconds: Lock<Int64>

    init(_ seconds: Int64 = 1_800_000_000) { milliseconds = Lock(seconds * 1000) }

    func advance(_ seconds: Double) { milliseconds.withLock { $0 += Int64(seconds * 1000) } }

    func wallNow() -> Date { milliseconds.withLock { Date(milliseconds: $0) } }
    func bootNow() -> BootInstant { milliseconds.withLock { BootInstant(nanoseconds: $0 * 1_000_000) } }
    func sleep(until deadline: BootInstant) async throws {}
}

/// A small, fast generator, so that a seed replays a run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

struct Answer {
    var status: Int
    var headers: HTTPFields
    var bytes: [UInt8]

    var json: JSONValue { (try? JSONValue(parsing: bytes)) ?? .null }
    var error: String? { json["error"]?.stringValue }

    subscript(name: String) -> String? { json[name]?.stringValue }
}

/// An authority in this process, and what an agent does to it.
struct Harness {
    static let issuer = "http://127.0.0.1:8090"
    let clock = ManualClock()
    let store: any AuthorityStore
    let handler: AuthorityRequestHandler
    let administration: AuthorityAdministration
    var tenant = TenantID.default

    init(
        _ kind: StoreKind = .memory, grace: Int64 = 60, accessLifetime: Int64 = 900, tenant: TenantID = .default,
        store existing: (any AuthorityStore)? = nil, custody: Bool = true, openChallenges: Int = 64,
        sealingKey: SecretBytes? = nil, signingAlgorithm: JWSAlgorithm = .es256,
        audiences: [String] = [], requiresProofNonce: Bool = true, issuer: String = Self.issuer,
        addressRate: RequestRate? = nil, clientRate: RequestRate? = nil,
        observer: (@Sendable (AuthorityEvent) -> Void)? = nil
    ) async throws {
        if let existing { store = existing } else { store = try await kind.make() }
        var configuration = try AuthorityConfiguration(issuer: issuer)
        configuration.grace = grace
        configuration.accessLifetime = accessLifetime
        configuration.tenant = tenant
        configuration.openChallenges = openChallenges
        configuration.signingAlgorithm = signingAlgorithm
        configuration.audiences = audiences
        configuration.addressRate = addressRate
        configuration.clientRate = clientRate
        configuration.requiresProofNonce = requiresProofNonce
        let vault =
            custody
            ? CustodyVault(passphrase: SecretBytes(copying: Array("test".utf8)), kdf: .test, allowingWeak: true) : nil
        handler = try AuthorityRequestHandler(
            configuration: configuration, store: store, vault: vault, sealingKey: sealingKey, clock: clock,
            observer: observer)
        administration = AuthorityAdministration(store: store, tenant: tenant, vault: vault, clock: clock)
        self.tenant = tenant
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, bearer: String? = nil,
        headers: [(String, String)] = []
    ) async -> Answer {
        var fields = HTTPFields()
        if body != nil { fields[.contentType] = "application/json" }
        if let bearer { fields[.authorization] = "Bearer \(bearer)" }
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        return await send(method, path, bytes: body?.serialized() ?? [], fields: fields)
    }

    func send(_ method: HTTPRequest.Method, _ path: String, bytes: [UInt8], fields: HTTPFields) async -> Answer {
        let request = HTTPRequest(
            method: method, scheme: "http", authority: "127.0.0.1:8090", path: path, headerFields: fields)
        let (response, bytes) = await handler.handle(request, body: bytes)
        return Answer(status: response.status.code, headers: response.headerFields, bytes: bytes)
    }

    func revokeToken(_ token: String) async -> Answer {
        await send(
            .post, "/oauth2/revoke", bytes: Array("token=\(token)&token_type_hint=refresh_token".utf8),
            fields: [.contentType: "application/x-www-form-urlencoded"])
    }

    func challenge(_ ref: String, _ body: JSONValue = [:]) async -> Answer {
        await send(.post, "/v1/auth/agents/\(ref)/challenge", body)
    }

    func exchange(_ ref: String, _ challenge: JSONValue?, key: PrivateKey, credential: String? = nil) async throws
        -> Answer
    {
        let text = challenge?["payload"]?.stringValue ?? ""
        return await exchange(
            ref, challenge?["id"]?.stringValue ?? "", signature: try key.sign(message: .text(text)).hex,
            credential: credential)
    }

    func exchange(_ ref: String, _ id: String, signature: String, credential: String? = nil) async -> Answer {
        var body: JSONObject = ["challenge_id": .string(id), "signature": .string(signature)]
        if let credential { body["credential_id"] = .string(credential) }
        return await send(.post, "/v1/auth/agents/\(ref)/exchange", .object(body))
    }

    func refresh(_ ref: String, _ token: String, headers: [(String, String)] = []) async -> Answer {
        await send(
            .post, "/v1/auth/agents/\(ref)/refresh", ["refresh_token": .string(token)], headers: headers)
    }

    /// Registers `ref` with a new key.
    func register(_ ref: String, scopes: ScopeSet = AuthorityAdministration.defaultScopes) async throws -> Registered {
        let key = PrivateKey.generate()
        let registration = try await administration.register(
            agentRef: ref, address: key.address.description, scopes: scopes)
        return Registered(key: key, registration: registration)
    }

    /// Logs in and gives the tokens.
    func login(_ agent: Registered, _ body: JSONValue = [:]) async throws -> Answer {
        let ref = agent.registration.agentRef
        let challenge = await challenge(ref, body)
        try #require(challenge.status == 201)
        let answer = try await exchange(ref, challenge.json["challenge"], key: agent.key)
        try #require(answer.status == 200)
        return answer
    }
}

struct Registered {
    let key: PrivateKey
    let registration: AuthorityAdministration.Registration
}

extension Answer {
    var access: String { self["access_token"] ?? "" }
    var refresh: String { self["refresh_token"] ?? "" }
}
