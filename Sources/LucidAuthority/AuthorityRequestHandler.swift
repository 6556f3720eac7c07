// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes
public import Logging
import LucidAPI
public import LucidCrypto
public import LucidHTTP
import LucidJSON
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The authority as a function from a request to an answer, without a server around it.
///
/// Every request is authorized by the table of `OpenAPI/` before its body is read. Answers carry `Date` and, except for
/// the key set, `Cache-Control: no-store`.
public struct AuthorityRequestHandler: Sendable {
    private let configuration: AuthorityConfiguration
    private let store: any AuthorityStore
    private let clock: any AgentClock
    private let authorizer: Authorizer
    private let router: AgentAPIRouter<AuthorityServer>
    private let tokens: TokenAuthority
    private let logger: Logger?

    /// Creates an authority over `store`.
    /// - Parameters:
    ///   - custodyPassphrase: Opens the keystores of wallets in custody. Without it, no wallet can sign.
    ///   - sealingKey: 32 bytes under which the authority's own keys are encrypted in the store. Without it they are
    ///     kept as they are; with it, those that are not yet encrypted will be.
    ///   - clock: The time of everything that is issued, and of every answer.
    ///   - logger: Hears of every decision, without secrets.
    ///   - observer: Is called with every decision about a token, after it; must return at once. What operators change
    ///     about agents and clients, and what is revoked beside HTTP, is not told.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration``.
    public init(
        configuration: AuthorityConfiguration, store: any AuthorityStore, custodyPassphrase: SecretBytes? = nil,
        sealingKey: SecretBytes? = nil, clock: any AgentClock = SystemClock(), logger: Logger? = nil,
        observer: (@Sendable (AuthorityEvent) -> Void)? = nil
    ) throws(AuthorityError) {
        try self.init(
            configuration: configuration, store: store, vault: custodyPassphrase.map { CustodyVault(passphrase: $0) },
            sealingKey: sealingKey, clock: clock, logger: logger, observer: observer)
    }

    package init(
        configuration: AuthorityConfiguration, store: any AuthorityStore, vault: CustodyVault?,
        sealingKey: SecretBytes? = nil, clock: any AgentClock, logger: Logger? = nil,
        observer: (@Sendable (AuthorityEvent) -> Void)? = nil
    ) throws(AuthorityError) {
        try configuration.validate()
        guard sealingKey == nil || sealingKey?.count == 32 else {
            throw AuthorityError(.invalidConfiguration, message: "a sealing key is 32 bytes")
        }
        self.configuration = configuration
        self.store = store
        self.clock = clock
        self.logger = logger
        let tokens = TokenAuthority(
            configuration: configuration, store: store, sealer: KeySealer(key: sealingKey), clock: clock,
            observer: observer)
        self.tokens = tokens
        authorizer = Authorizer(tokens: tokens)
        router = AgentAPIRouter(
            AuthorityServer(
                tokens: tokens, authorizer: authorizer, custody: Custody(store: store, vault: vault)))
    }

    /// Answers `request`.
    ///
    /// Never fails: what goes wrong is an answer too.
    /// - Parameter address: Where the caller is, as its IP address, for ``AuthorityConfiguration/addressRate``; nil if that
    ///   is not known or not to be counted.
    public func handle(
        _ request: HTTPRequest, body: [UInt8], from address: String? = nil
    ) async -> (HTTPResponse, [UInt8]) {
        let answer = await handled(request, body: body, from: address)
        return (answer.response, answer.body)
    }

    /// An answer, and what was asked for.
    package struct Handled: Sendable {
        package var response: HTTPResponse
        package var body: [UInt8]
        /// The path of the contract, with its parameters in braces; nil if there is no such path.
        package var path: String?
    }

    /// ``handle(_:body:from:)``, and what was asked for.
    package func handled(_ request: HTTPRequest, body: [UInt8], from address: String?) async -> Handled {
        let requestID = Identifier.make("req")
        var path: String?
        var (response, bytes) = await answer(
            configuration.local(request), body: body, from: address, requestID: requestID, path: &path)
        if request.headerFields[.dpop] != nil, let keys = try? await tokens.keys.current() {
            response.headerFields[.dpopNonce] = keys.nonces.current(at: clock.wallNow())
        }
        response.headerFields[.date] = HTTPDate.format(clock.wallNow())
        if response.headerFields[.cacheControl] == nil { response.headerFields[.cacheControl] = "no-store" }
        response.headerFields[.xRequestID] = requestID
        response.headerFields[.xContentTypeOptions] = "nosniff"
        response.headerFields[.contentLength] = String(bytes.count)
        return Handled(response: response, body: bytes, path: path)
    }

    /// Looks at the keys now, because they are said to have changed.
    ///
    /// If the store cannot answer, they are looked at in a few seconds.
    public func reloadKeys() async { try? await tokens.keys.reload() }

    /// Asks the store for something small.
    /// - Throws: What the store throws when it cannot answer.
    package func check() async throws { _ = try await store.keys() }

    /// Removes what is over; to be called now and then, a minute apart for instance.
    /// - Returns: The number of rows touched.
    public func purge() async throws -> Int { try await store.purge(at: clock.wallNow().onGrid) }

    private func answer(
        _ request: HTTPRequest, body: [UInt8], from address: String?, requestID: String, path: inout String?
    ) async -> (HTTPResponse, [UInt8]) {
        do {
            guard body.count <= configuration.maximumBodyBytes else {
                throw AuthorityError(
                    .payloadTooLarge, message: "a body has at most \(configuration.maximumBodyBytes) bytes")
            }
            let answer = try await router.handle(request, body: body) { access, agentRef in
                path = access.path
                if access.principals.contains(.none), access.method == "POST" {
                    try tokens.limiter.count(address: address)
                }
                return try await authorizer.caller(of: request, for: access, agentRef: agentRef)
            }
            guard let answer else { throw AuthorityError(.notFound, message: "there is no such path") }
            logger?.info(
                "answered", metadata: ["request": "\(requestID)", "status": "\(answer.0.status.code)"])
            return (answer.0, try await answer.1.collect(upTo: .max))
        } catch let error as AuthorityError {
            return refusal(error, request, requestID)
        } catch is CancellationError {
            return refusal(
                AuthorityError(.storeUnavailable, message: "the authority is shutting down"), request, requestID)
        } catch {
            return refusal(
                AuthorityError(.internalFailure, message: "the authority failed", underlying: error), request,
                requestID)
        }
    }

    private func refusal(
        _ error: AuthorityError, _ request: HTTPRequest, _ requestID: String
    ) -> (HTTPResponse, [UInt8]) {
        let isFault = error.code.status >= 500 && error.code != .notAvailable
        tokens.tell(configuration.tenant, .denied(error.code, path: String((request.path ?? "").prefix { $0 != "?" })))
        logger?.log(
            level: isFault ? .error : .info, "refused",
            metadata: [
                "request": "\(requestID)", "status": "\(error.code.status)", "code": "\(error.code)",
                "reason": "\(error.message)",
            ])
        var response = HTTPResponse(status: HTTPResponse.Status(code: error.code.status))
        response.headerFields[.contentType] = "application/json"
        switch error.code {
        case .unauthorized, .invalidProof, .nonceRequired:
            let shown = request.headerFields[.authorization]
            if error.code == .unauthorized {
                response.headerFields[.wwwAuthenticate] = shown != nil ? #"Bearer error="invalid_token""# : "Bearer"
            } else if shown?.lowercased().hasPrefix("dpop ") == true {
                // Beside an access token, and not at the token endpoint, it is a matter of that token.
                response.status = .unauthorized
                response.headerFields[.wwwAuthenticate] = #"DPoP error="\#(error.code)""#
            }
        case .invalidClient:
            response.headerFields[.wwwAuthenticate] = #"Basic realm="lucid-authority", charset="UTF-8""#
        case .insufficientScope:
            response.headerFields[.wwwAuthenticate] = #"Bearer error="insufficient_scope""#
        default:
            break
        }
        response.headerFields[.retryAfter] = error.retryAfter.map(String.init)
        let message = error.code == .internalFailure ? "the authority failed; ask its operator" : error.message
        var json: JSONObject = ["error": .string(error.code.description), "message": .string(message)]
        // RFC 6749 section 5.2 has a name of its own for it.
        if request.path?.hasPrefix("/oauth2/token") == true { json["error_description"] = .string(message) }
        return (response, JSONValue.object(json).serialized())
    }
}

extension HTTPField.Name {
    fileprivate static var xRequestID: Self { Self("X-Request-Id") ?? .server }
}
