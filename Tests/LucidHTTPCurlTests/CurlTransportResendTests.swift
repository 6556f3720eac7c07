// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

// N14. libcurl sends any request again when a reused connection dies before the first byte of the answer.
@Suite(.timeLimit(.minutes(10))) struct CurlTransportResendTests {
    /// Answers the first request on a connection, reads the second one whole and ends the connection.
    private static func server(isReset: Bool) throws -> RawServer {
        try RawServer { connection in
            guard connection.readRequest() != nil, connection.answer(body: "ok") else { return }
            guard connection.readRequest() != nil else { return }
            if isReset { connection.resetOnClose() }
        }
    }

    @Test(arguments: [false, true], [HTTPRequest.Method.post, .get])
    func `a request on a reused connection that dies is sent exactly once`(
        isReset: Bool, method: HTTPRequest.Method
    ) async throws {
        let server = try Self.server(isReset: isReset)
        let transport = CurlTransport()
        let rounds = method == .post ? 1_000 : 50
        for round in 1...rounds {
            _ = try await transport.call(.get, "/first", at: server.authority)
            let error = await transportError {
                try await transport.call(
                    method, "/second/\(round)", at: server.authority, body: method == .post ? HTTPBody("spend") : nil)
            }
            #expect(error?.code == .connectionLost)
            #expect(error?.outcome == .unknown)
            let latest = server.requests.suffix(4)
            let seconds = latest.filter { $0.line.contains("/second/\(round) ") }
            #expect(seconds.count == 1)
            let first = latest.last { $0.line.contains("/first") }
            #expect(seconds.first?.connection == first?.connection, "it was not reused, so the test shows nothing")
        }
        #expect(server.requests.count == 2 * rounds)
    }

    @Test(arguments: [false, true])
    func `many at once on dying connections are each sent once`(isReset: Bool) async throws {
        let server = try Self.server(isReset: isReset)
        let transport = CurlTransport()
        for round in 0..<5 {
            await withTaskGroup { group in
                for lane in 0..<16 {
                    group.addTask { _ = try? await transport.call(.get, "/warm", at: server.authority) }
                    group.addTask {
                        _ = try? await transport.call(
                            .post, "/spend/\(round)/\(lane)", at: server.authority, body: HTTPBody("spend"))
                    }
                }
            }
        }
        let spends = server.requests.filter { $0.method == "POST" }
        #expect(spends.count == Set(spends.map(\.line)).count)
        #expect(spends.count == 80)
    }

    @Test(arguments: [false, true])
    func `on a fresh connection it is sent once, too`(isReset: Bool) async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            if isReset { connection.resetOnClose() }
        }
        let transport = CurlTransport()
        for round in 1...20 {
            let error = await transportError {
                try await transport.call(.post, at: server.authority, body: HTTPBody("spend"), options: .fresh)
            }
            #expect(error?.code == .connectionLost)
            #expect(error?.outcome == .unknown)
            #expect(server.requests.count == round)
        }
    }

    @Test func `a server that answers 417 to nothing in particular is not sent the request again`() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil { connection.answer(417) }
        }
        let body = HTTPBody(Array(repeating: 7, count: 2 << 20))
        #expect(try await CurlTransport().call(.post, at: server.authority, body: body).status == 417)
        #expect(server.requests.count == 1)
        #expect(server.requests.first?.head.lowercased().contains("expect") == false)
    }
}
