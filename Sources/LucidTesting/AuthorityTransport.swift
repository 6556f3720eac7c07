// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes
public import LucidAuthority
public import LucidCrypto
public import LucidHTTP

/// An authority in this process, and the transport that reaches it: no socket, no server, the real answers.
///
/// Give it to a runtime as its transport; requests for other origins fail as if nobody listened there.
public struct AuthorityTransport: HTTPTransport {
    /// The origin that the authority goes by.
    public let issuer: String
    /// Registers agents and revokes sessions, as the operator does.
    public let administration: AuthorityAdministration
    /// What the authority knows.
    public let store: any AuthorityStore

    private let handler: AuthorityRequestHandler

    /// Creates an authority with an empty store.
    /// - Parameters:
    ///   - issuer: The origin that it goes by; nothing needs to listen there.
    ///   - custodyPassphrase: Lets it keep wallets for agents.
    ///   - clock: Its time.
    ///   - configure: Changes lifetimes and limits.
    /// - Throws: ``AuthorityError`` for a configuration that is not one.
    public init(
        issuer: String = "https://authority.test", custodyPassphrase: SecretBytes? = nil,
        clock: any AgentClock = SystemClock(), configure: (inout AuthorityConfiguration) -> Void = { _ in }
    ) throws {
        var configuration = try AuthorityConfiguration(issuer: issuer)
        configure(&configuration)
        let store = InMemoryAuthorityStore()
        self.issuer = issuer
        self.store = store
        let vault = custodyPassphrase.map { CustodyVault(passphrase: $0) }
        administration = AuthorityAdministration(store: store, vault: vault, clock: clock)
        handler = try AuthorityRequestHandler(configuration: configuration, store: store, vault: vault, clock: clock)
    }

    /// Answers `request`.
    /// - Throws: ``TransportError`` for another origin or an answer that is too large; `CancellationError`.
    public func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        try Task.checkCancellation()
        guard "\(request.scheme ?? "")://\(request.authority ?? "")" == issuer else {
            throw TransportError(
                .connectFailed, outcome: .unsent, message: "nobody listens at \(request.authority ?? "no authority")")
        }
        let (response, bytes) = await handler.handle(request, body: try await body?.collect(upTo: 1 << 20) ?? [])
        guard bytes.count <= options.maximumResponseBytes else {
            throw TransportError(
                .responseTooLarge, outcome: .unknown,
                message: "the answer is larger than \(options.maximumResponseBytes) bytes")
        }
        return (response, HTTPBody(bytes))
    }
}
