// SPDX-License-Identifier: Apache-2.0
#if Authority
    import FoundationEssentials
    import HTTPTypes
    import Hummingbird
    import LucidCrypto
    import LucidHTTP
    import LucidHTTPCurl
    import LucidTokens
    import LucidTokensHummingbird
    import Testing

    /// A clock that stands still.
    struct StillClock: AgentClock {
        static let now = Date(timeIntervalSince1970: 1_800_000_000)

        func wallNow() -> Date { Self.now }
        func bootNow() -> BootInstant { BootInstant(nanoseconds: 0) }
        func sleep(until deadline: BootInstant) async throws {}
    }

    struct ServiceContext: TokenRequestContext {
        var coreContext: CoreRequestContextStorage
        var claims: AccessTokenClaims?

        init(source: Source) { coreContext = .init(source: source) }
    }

    /// A real service on a free port of this machine, and what callers show it.
    @Suite struct TokenMiddlewareTests {
        let key = TokenSigningKey.generate()
        let holder = TokenSigningKey.generate()
        let issuer = "https://auth.example.com"
        let resource = "https://api.example.com"

        private func token(boundTo thumbprint: String? = nil, scopes: ScopeSet = ["orders:read"]) throws -> String {
            let now = Int64(StillClock.now.timeIntervalSince1970)
            return try key.sign(
                AccessTokenClaims(
                    issuer: issuer, subject: "alice", audience: [resource], clientID: "c", issuedAt: now,
                    expiresAt: now + 60, tokenID: "at_1", scopes: scopes, agentRef: "scout", credentialID: "c",
                    tenant: "default", familyID: nil, authSequence: 1, proofKeyThumbprint: thumbprint))
        }

        /// Runs `body` against a served router; the answers are status, fields and text.
        private func served(
            proofs: ProofRequirements? = nil,
            _ body: @escaping @Sendable (_ send: Sender) async throws -> Void
        ) async throws {
            let metadata = try ProtectedResourceMetadata(
                resource: resource, authorizationServers: [issuer], scopes: ["orders:read", "orders:write"])
            let verifier = TokenVerifier(
                issuer: issuer, audience: resource, keys: JWKSet([key.publicKey]), proofs: proofs,
                clock: StillClock())
            let router = Router(context: ServiceContext.self)
            router.get("open") { _, context in "\(try context.verifiedClaims.subject)" }
            router.add(
                middleware: TokenMiddleware(
                    verifier: verifier, requiring: ["orders:read"], metadata: metadata, clock: StillClock()))
            router.get("orders") { _, context in "orders of \(try context.verifiedClaims.subject)" }
            router.post("orders") { _, context in
                "by \(try context.verifiedClaims(requiring: ["orders:write"]).agentRef)"
            }
            let (ports, port) = AsyncStream.makeStream(of: Int.self)
            let application = Application(
                router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) })
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await application.run() }
                for await number in ports {
                    let transport = CurlTransport()
                    try await body(Sender(port: number, transport: transport))
                    transport.shutdown()
                    break
                }
                group.cancelAll()
            }
        }

        struct Sender: Sendable {
            let port: Int
            let transport: CurlTransport

            func callAsFunction(
                _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:]
            ) async throws -> (status: Int, fields: HTTPFields, text: String) {
                let request = HTTPRequest(
                    method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path, headerFields: fields)
                let (response, body) = try await transport.send(request, body: nil, options: .init())
                let text = String(decoding: try await body.collect(upTo: 1 << 16), as: UTF8.self)
                return (response.status.code, response.headerFields, text)
            }
        }

        @Test func `a token lets in, and what is refused is told as the standards say`() async throws {
            let (reader, writer) = (try token(), try token(scopes: ["orders:*"]))
            let stranger = try token(scopes: ["mail:read"])
            let bound = try token(boundTo: holder.publicKey.thumbprint)
            try await served { send in
                let seen = try await send(.get, "/orders", [.authorization: "Bearer \(reader)"])
                #expect(seen.status == 200 && seen.text == "orders of alice")
                let metadata = "https://api.example.com/.well-known/oauth-protected-resource"
                let missing = try await send(.get, "/orders")
                #expect(missing.status == 401 && missing.text == #"{"error":"unauthorized"}"#)
                #expect(
                    missing.fields[.wwwAuthenticate]
                        == #"Bearer scope="orders:read", resource_metadata="\#(metadata)""#)
                let narrow = try await send(.get, "/orders", [.authorization: "Bearer \(stranger)"])
                #expect(narrow.status == 403)
                #expect(narrow.fields[.wwwAuthenticate]?.contains(#"error="insufficient_scope""#) == true)
                let forged = try await send(.get, "/orders", [.authorization: "Bearer \(reader)x"])
                #expect(forged.status == 401 && forged.text == #"{"error":"invalid_token"}"#)
                #expect(try await send(.get, "/orders", [.authorization: "Bearer \(bound)"]).status == 401)
                #expect(try await send(.post, "/orders", [.authorization: "Bearer \(reader)"]).status == 403)
                #expect(try await send(.post, "/orders", [.authorization: "Bearer \(writer)"]).text == "by scout")
                let document = try await send(.get, "/.well-known/oauth-protected-resource")
                #expect(document.status == 200 && document.text.contains(#""authorization_servers":["https://auth"#))
                // A route before the middleware has no claims, and so serves nobody.
                #expect(try await send(.get, "/open", [.authorization: "Bearer \(reader)"]).status == 401)
            }
        }

        @Test func `a bound token is taken with a proof for the public name of the service`() async throws {
            let proofs = try ProofRequirements(
                origin: resource, isRequired: true, nonceKey: .init(copying: [UInt8](repeating: 5, count: 32)))
            let bound = try token(boundTo: holder.publicKey.thumbprint)
            try await served(proofs: proofs) { [holder, resource] send in
                func fields(_ nonce: String?) throws -> HTTPFields {
                    let proof = try holder.proof(
                        method: "GET", url: resource + "/orders", accessToken: bound, nonce: nonce, at: StillClock.now)
                    var fields: HTTPFields = [.authorization: "DPoP \(bound)"]
                    fields[try #require(HTTPField.Name("DPoP"))] = proof
                    return fields
                }
                let name = try #require(HTTPField.Name("DPoP-Nonce"))
                let asked = try await send(.get, "/orders", try fields(nil))
                #expect(asked.status == 401)
                #expect(asked.fields[.wwwAuthenticate]?.hasPrefix(#"DPoP error="use_dpop_nonce""#) == true)
                let nonce = try #require(asked.fields[name])
                let seen = try await send(.get, "/orders", try fields(nonce))
                #expect(seen.status == 200 && seen.fields[name] != nil)
                #expect(try await send(.get, "/orders", [.authorization: "Bearer \(bound)"]).status == 401)
            }
        }
    }
#endif
