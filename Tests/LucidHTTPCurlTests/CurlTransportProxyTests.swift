// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(10))) struct CurlTransportProxyTests {
    private func transport(proxy: String) -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.proxy = SecretBytes(copying: proxy.utf8)
        return CurlTransport(configuration: configuration)
    }

    // N12
    @Test(arguments: [403, 407, 502]) func `a proxy that refuses is told, and sees no header of ours`(status: Int)
        async throws
    {
        let proxy = try RawServer { connection in
            while connection.readRequest() != nil { connection.answer(status, body: "<html>portal</html>") }
        }
        let error = await transportError {
            try await transport(proxy: "http://\(proxy.authority)").call(
                .post, "/secret", at: "api.example", scheme: "https", fields: [.authorization: "Bearer secret"],
                body: HTTPBody("secret"))
        }
        #expect(error?.code == .connectFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains("proxy answered \(status)") == true)
        #expect(proxy.requests.first?.line == "CONNECT api.example:443 HTTP/1.1")
        #expect(proxy.requests.count == 1)
        #expect(proxy.requests.contains { $0.head.contains("secret") || !$0.body.isEmpty } == false)
    }

    @Test func `a proxy that cannot be reached is an unsent request`() async throws {
        let error = await transportError {
            try await transport(proxy: "http://127.0.0.1:\(RawServer.closedPort())").call(
                at: "api.example", scheme: "https")
        }
        #expect(error?.code == .connectFailed)
        #expect(error?.outcome == .unsent)
    }

    @Test(arguments: ["127.0.0.1", "localhost"]) func `this machine is reached without the proxy`(host: String)
        async throws
    {
        let proxy = try RawServer(RawServer.obliging)
        let server = try RawServer(RawServer.obliging)
        let transport = transport(proxy: "http://\(proxy.authority)")
        #expect(try await transport.call(at: "\(host):\(server.port)").status == 200)
        #expect(server.requests.count == 1)
        #expect(proxy.connectionCount == 0)
    }
}
