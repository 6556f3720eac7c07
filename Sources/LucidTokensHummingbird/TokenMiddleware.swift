// SPDX-License-Identifier: Apache-2.0
#if Authority
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif
    import HTTPTypes
    public import Hummingbird
    import Logging
    public import LucidHTTP
    import LucidJSON
    public import LucidTokens

    /// Lets a request through if it shows a token that holds, and notes what the token says.
    ///
    /// Put it before the routes that need a token:
    ///
    /// ```swift
    /// let router = Router(context: ServiceContext.self)
    /// router.add(middleware: TokenMiddleware(verifier: verifier, requiring: ["orders:read"], metadata: metadata))
    /// router.get("orders") { _, context in "orders of \(try context.verifiedClaims.subject)" }
    /// ```
    ///
    /// A refusal is 401, 403 or 503 with the challenge of RFC 6750 or RFC 9449, which tells the kind of failure and never
    /// which; the reason goes to the logger of the request.
    public struct TokenMiddleware<Context: TokenRequestContext>: RouterMiddleware {
        private let verifier: TokenVerifier
        private let scopes: ScopeSet
        private let metadata: ProtectedResourceMetadata?
        private let clock: any AgentClock

        /// Creates a middleware.
        /// - Parameters:
        ///   - verifier: Says whether a token holds.
        ///   - scopes: What every request behind it needs.
        ///   - metadata: If given, it is served to everybody at its path, and named in challenges (RFC 9728).
        ///   - clock: The time of nonces.
        public init(
            verifier: TokenVerifier, requiring scopes: ScopeSet = .none, metadata: ProtectedResourceMetadata? = nil,
            clock: any AgentClock = SystemClock()
        ) {
            self.verifier = verifier
            self.scopes = scopes
            self.metadata = metadata
            self.clock = clock
        }

        /// Verifies the request, and answers itself what is not let through.
        @concurrent
        public func handle(
            _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
        ) async throws -> Response {
            if let metadata, request.method == .get, request.uri.path == metadata.path {
                return Self.answer(.ok, metadata.json, [.cacheControl: "public, max-age=300"])
            }
            var context = context
            do {
                context.claims = try await verifier.verify(request.head, requiring: scopes)
            } catch let error as TokenError {
                context.logger.info(
                    "refused a token", metadata: ["code": "\(error.code)", "reason": "\(error.message)"])
                return refusal(error, request)
            }
            var response = try await next(request, context)
            if let nonce = verifier.proofs?.nonce(at: clock.wallNow()), request.headers[.dpop] != nil {
                response.headers[.dpopNonce] = nonce
            }
            return response
        }

        private func refusal(_ error: TokenError, _ request: Request) -> Response {
            var fields: HTTPFields = [.cacheControl: "no-store"]
            let usesProof = request.headers[.dpop] != nil || verifier.proofs?.isRequired == true
            fields[.wwwAuthenticate] = error.challenge(
                scheme: usesProof ? "DPoP" : "Bearer", scopes: scopes, resourceMetadata: metadata?.url)
            if let nonce = verifier.proofs?.nonce(at: clock.wallNow()), usesProof { fields[.dpopNonce] = nonce }
            if error.status == 503 { fields[.retryAfter] = "1" }
            let status = HTTPResponse.Status(code: error.status)
            let name = error.oauthError ?? (error.status == 503 ? "temporarily_unavailable" : "unauthorized")
            return Self.answer(status, ["error": .string(name)], fields)
        }

        private static func answer(
            _ status: HTTPResponse.Status, _ json: JSONValue, _ fields: HTTPFields
        ) -> Response {
            var fields = fields
            fields[.contentType] = "application/json"
            return Response(
                status: status, headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: json.serialized())))
        }
    }
#endif
