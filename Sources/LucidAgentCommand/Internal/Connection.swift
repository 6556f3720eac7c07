// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidCrypto
import LucidHTTP
import LucidHTTPCurl

/// A way to the authority without a session.
struct Connection {
    /// The agent that is configured, if one is.
    let agentRef: String?
    private let server: ServerURL
    let transport: any HTTPTransport
    let close: @Sendable () -> Void

    init(_ loaded: LoadedConfiguration) throws {
        let parts = try loaded.connection()
        self.init(server: parts.server, agentRef: parts.agentRef, transport: parts.transport)
    }

    init(server: ServerURL, agentRef: String?, transport settings: AgentConfiguration.Transport) {
        self.server = server
        self.agentRef = agentRef
        if let transport = CommandContext.current.transport {
            (self.transport, close) = (transport, {})
            return
        }
        var options = CurlTransport.Configuration()
        options.caFile = settings.caFile
        options.proxy = settings.proxy
        options.userAgent = "lucid-agent"
        let transport = CurlTransport(configuration: options)
        (self.transport, close) = (transport, { transport.shutdown() })
    }

    /// A client that sends `bearer`, or none.
    func client(bearer: SecretBytes?) throws -> any APIProtocol {
        var middlewares: [any HTTPMiddleware] = [RetryMiddleware()]
        if let bearer {
            middlewares.append(BearerMiddleware(source: FixedBearer(bearer), origin: server.origin))
        }
        return Client(serverURL: server, transport: transport, middlewares: middlewares)
    }
}
