// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAgent
import LucidTesting
import LucidTokens
import Testing

/// Challenges that the authority itself has signed, and an agent that takes no others.
@Suite(.timeLimit(.minutes(5))) struct ChallengeSealTests {
    private let key = PrivateKey.generate()

    /// An agent of an authority whose challenges are changed on the way.
    private func authenticate(
        keys: ((JSONValue) throws -> JWKSet)? = { try JWKSet(parsing: $0.serialized()) },
        change: @escaping @Sendable (inout JSONObject) -> Void = { _ in }
    ) async throws {
        let authority = try AuthorityTransport()
        let transport = FakeTransport { exchange in
            let (head, body) = try await authority.send(
                exchange.request, body: exchange.body.isEmpty ? nil : HTTPBody(exchange.body), options: exchange.options
            )
            var bytes = try await body.collect(upTo: 1 << 20)
            if exchange.request.path?.hasSuffix("/challenge") == true,
                var json = try JSONValue(parsing: bytes).objectValue,
                var challenge = json["challenge"]?.objectValue
            {
                change(&challenge)
                json["challenge"] = .object(challenge)
                bytes = JSONValue.object(json).serialized()
            }
            var response = head
            response.headerFields[.contentLength] = "\(bytes.count)"
            return (response, bytes)
        }
        let request = HTTPRequest(
            method: .get, scheme: "https", authority: "authority.test", path: "/.well-known/jwks.json")
        let (_, body) = try await authority.send(request, body: nil, options: HTTPTransferOptions())
        let published = try JSONValue(parsing: try await body.collect(upTo: 1 << 20))
        let registration = try await authority.administration.register(
            agentRef: "scout", address: key.address.description)
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL(authority.issuer), agentRef: "scout", credentialID: registration.credentialID)
        configuration.wallet = .init(.privateKey(key))
        configuration.challengeKeys = try keys?(published)
        let runtime = try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: transport, storage: MemoryStorageAdapter()))
        do {
            try await runtime.authenticate()
        } catch {
            await runtime.shutdown()
            throw error
        }
        await runtime.shutdown()
    }

    @Test func `the authority signs its challenges, and an agent that knows its keys answers them`() async throws {
        try await authenticate()
        try await authenticate(keys: nil) { $0["server_signature"] = nil }
    }

    static let changes: [(String, @Sendable (inout JSONObject) -> Void)] = [
        ("no signature", { $0["server_signature"] = nil }), ("a null", { $0["server_signature"] = .null }),
        ("another id", { $0["id"] = "ch_other" }), ("another time", { $0["expires_at"] = "2099-01-01T00:00:00Z" }),
        ("another payload", { $0["payload"] = "hello" }), ("another nonce", { $0["nonce"] = "0123456789abcdef" }),
        ("another credential", { $0["credential_id"] = "cred_other" }),
        (
            "a broken signature",
            {
                $0["server_signature"] = .string(
                    String(($0["server_signature"]?.stringValue ?? "").dropLast(4)) + "AAAA")
            }
        ),
    ]

    @Test(arguments: changes.indices) func `whatever is changed on the way is not signed`(index: Int) async throws {
        let (name, change) = Self.changes[index]
        let error = await #expect(throws: AgentRuntimeError.self, "\(name)") { try await authenticate(change: change) }
        #expect(error?.code == .rejected, "\(name)")
    }

    @Test func `another authority's keys are none`() async throws {
        let error = await #expect(throws: AgentRuntimeError.self) {
            try await authenticate(keys: { _ in JWKSet([TokenSigningKey.generate().publicKey]) })
        }
        #expect(error?.code == .rejected)
    }
}
