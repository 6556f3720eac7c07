// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation
import HTTPTypes
import LucidAgent

/// Runtimes that renew at the token server.
final class Ours: Sendable {
    let server: ServerURL
    let transport: CurlTransport

    init(server: TokenServer) throws {
        self.server = try ServerURL(server.origin)
        transport = CurlTransport(configuration: .init())
    }

    /// A runtime with a refresh token that nobody has used, and no session yet.
    func runtime(_ transport: (any HTTPTransport)? = nil, storage: any StorageAdapter = MemoryStorageAdapter())
        async throws -> AgentRuntime
    {
        try await Self.runtime(
            at: server, seed: Self.freshToken(), transport: transport ?? self.transport, storage: storage)
    }

    static func runtime(
        at server: ServerURL, seed: String, transport: any HTTPTransport, storage: any StorageAdapter
    ) async throws -> AgentRuntime {
        var configuration = AgentConfiguration(apiBaseURL: server, agentRef: "scout", credentialID: "cred")
        configuration.refreshToken = SecretBytes(copying: Array(seed.utf8))
        return try await AgentRuntime.fromConfig(
            configuration, dependencies: .init(transport: transport, storage: storage))
    }

    static func freshToken() -> String { UUID().uuidString.replacing("-", with: "") + ".0" }

    /// Sends a bare request and returns the answer's body.
    @discardableResult
    func send(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") async throws -> [UInt8] {
        let request = HTTPRequest(
            method: method, scheme: server.scheme, authority: server.authority, path: path,
            headerFields: [.contentType: "application/json"])
        let (_, answer) = try await transport.send(
            request, body: method == .post ? HTTPBody(body) : nil, options: HTTPTransferOptions())
        return try await answer.collect(upTo: 1 << 20)
    }

    /// Requests for tokens since the last look.
    func requests() async throws -> Double {
        let counts = try JSONValue(parsing: try await send(.get, "/count"))
        return Double(counts["requests"]?.intValue ?? -1)
    }

    func close() { transport.shutdown() }
}

/// The time on a clock that nobody sets.
func milliseconds(_ duration: Duration) -> Double { nanoseconds(duration) / 1e6 }

func nanoseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e9 + Double(duration.components.attoseconds) / 1e9
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
