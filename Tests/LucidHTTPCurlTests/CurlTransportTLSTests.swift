// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(10))) struct CurlTransportTLSTests {
    private func transport(trusting identity: TLSIdentity?, resolve: [String] = []) -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.caFile = identity?.caFile
        configuration.resolve = resolve
        return CurlTransport(configuration: configuration)
    }

    @Test func `a pinned certificate is enough, and connections are reused`() async throws {
        let identity = try TLSIdentity(names: "IP:127.0.0.1")
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport(trusting: identity)
        for number in 1...5 {
            let answer = try await transport.call(.post, at: server.authority, scheme: "https", body: HTTPBody("x"))
            #expect(answer.text == "\(number)")
        }
        #expect(server.connectionCount == 1)
    }

    @Test func `a host beyond this machine is reached under its own name`() async throws {
        let identity = try TLSIdentity(names: "DNS:api.example")
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport(trusting: identity, resolve: ["api.example:\(server.port):127.0.0.1"])
        let answer = try await transport.call(at: "api.example:\(server.port)", scheme: "https")
        #expect(answer.status == 200)
        #expect(server.requests.first?.fields == ["Host: api.example:\(server.port)"])
    }

    // N13
    @Test(arguments: ["IP:127.0.0.1", "DNS:localhost"]) func `an unknown certificate is refused`(names: String)
        async throws
    {
        let server = try RawServer(identity: TLSIdentity(names: names), RawServer.obliging)
        let stranger = try TLSIdentity(names: names)
        for trusted in [nil, stranger] {
            let error = await transportError {
                try await transport(trusting: trusted).call(.post, at: server.authority, scheme: "https")
            }
            #expect(error?.code == .tlsFailed)
            #expect(error?.outcome == .unsent)
            #expect(error?.isTransient == false)
            #expect(error?.message.contains("certificate") == true)
        }
        #expect(server.requests.isEmpty)
    }

    // N13
    @Test(arguments: ["DNS:other.example", "IP:127.0.0.2", "DNS:127.0.0.1"])
    func `a certificate for another name is refused`(names: String) async throws {
        let identity = try TLSIdentity(names: names)
        let server = try RawServer(identity: identity, RawServer.obliging)
        let error = await transportError {
            try await transport(trusting: identity).call(.post, at: server.authority, scheme: "https")
        }
        #expect(error?.code == .tlsFailed)
        #expect(error?.outcome == .unsent)
        #expect(server.requests.isEmpty)
    }

    // N14
    @Test(arguments: [false, true]) func `a request on a reused connection that dies is sent once`(isReset: Bool)
        async throws
    {
        let identity = try TLSIdentity(names: "IP:127.0.0.1")
        let server = try RawServer(identity: identity) { connection in
            guard connection.readRequest() != nil, connection.answer() else { return }
            guard connection.readRequest() != nil else { return }
            if isReset { connection.resetOnClose() }
        }
        let transport = transport(trusting: identity)
        for round in 1...20 {
            _ = try await transport.call(.get, "/first", at: server.authority, scheme: "https")
            let error = await transportError {
                try await transport.call(
                    .post, "/second/\(round)", at: server.authority, scheme: "https", body: HTTPBody("spend"))
            }
            #expect(error?.code == .connectionLost)
            #expect(error?.outcome == .unknown)
        }
        let spends = server.requests.filter { $0.method == "POST" }
        #expect(spends.count == 20)
        #expect(Set(spends.map(\.line)).count == 20)
    }

    @Test func `a fresh connection is one, in TLS too`() async throws {
        let identity = try TLSIdentity(names: "IP:127.0.0.1")
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport(trusting: identity)
        for options in [HTTPTransferOptions.limits(), .fresh, .fresh, .limits()] {
            _ = try await transport.call(at: server.authority, scheme: "https", options: options)
        }
        #expect(server.requests.map(\.connection) == [1, 2, 3, 1])
    }

    @Test func `many at once get their own answers`() async throws {
        let identity = try TLSIdentity(names: "IP:127.0.0.1")
        let server = try RawServer(identity: identity) { connection in
            while let request = connection.readRequest() {
                guard connection.answer(body: String(request.line)) else { return }
            }
        }
        let transport = transport(trusting: identity)
        try await withThrowingTaskGroup { group in
            for lane in 0..<32 {
                group.addTask {
                    for round in 0..<4 {
                        let answer = try await transport.call(
                            .get, "/\(lane)/\(round)", at: server.authority, scheme: "https")
                        #expect(answer.text == "GET /\(lane)/\(round) HTTP/1.1")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(server.requests.count == 128)
        #expect(server.connectionCount <= 32)
    }

    @Test func `an answer cut off without goodbye is not taken for whole`() async throws {
        let identity = try TLSIdentity(names: "IP:127.0.0.1")
        let server = try RawServer(identity: identity) { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        }
        let error = await transportError {
            try await transport(trusting: identity).call(at: server.authority, scheme: "https")
        }
        #expect(error?.code == .connectionLost)
        #expect(error?.outcome == .unknown)
    }
}
