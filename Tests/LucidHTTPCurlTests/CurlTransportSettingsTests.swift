// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidHTTPCurl
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite(.timeLimit(.minutes(10))) struct CurlTransportSettingsTests {
    private func transport(
        trusting identity: TLSIdentity? = nil, _ change: (inout CurlTransport.Configuration) -> Void
    ) -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.caFile = identity?.caFile
        change(&configuration)
        return CurlTransport(configuration: configuration)
    }

    private func pin(_ identity: TLSIdentity) -> String { Base64.encode(SHA256.hash(identity.publicKey)) }

    // MARK: Pinned public keys

    @Test func `a server with a pinned key is spoken to, alone or among others`() async throws {
        let (identity, other) = (try TLSIdentity(names: "IP:127.0.0.1"), try TLSIdentity(names: "IP:127.0.0.1"))
        let server = try RawServer(identity: identity, RawServer.obliging)
        for pins in [[pin(identity)], [pin(other), pin(identity)]] {
            let transport = transport(trusting: identity) { $0.pinnedPublicKeys = pins }
            #expect(try await transport.call(at: server.authority, scheme: "https").status == 200)
        }
    }

    @Test func `a server with another key is not, though its certificate is trusted`() async throws {
        let (identity, other) = (try TLSIdentity(names: "IP:127.0.0.1"), try TLSIdentity(names: "IP:127.0.0.1"))
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport(trusting: identity) { $0.pinnedPublicKeys = [pin(other)] }
        let error = await transportError {
            try await transport.call(.post, at: server.authority, scheme: "https", body: HTTPBody("x"))
        }
        #expect(error?.code == .tlsFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains("pinned") == true)
        #expect(server.requests.isEmpty)
    }

    @Test func `a pin does not replace the check of the certificate`() async throws {
        let identity = try TLSIdentity(names: "IP:127.0.0.1")
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport { $0.pinnedPublicKeys = [pin(identity)] }
        let error = await transportError { try await transport.call(at: server.authority, scheme: "https") }
        #expect(error?.code == .tlsFailed)
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: ["", "/etc/hosts", "sha256//AAAA", String(repeating: "A", count: 44), "AAAA;sha256//BBBB"])
    func `a pin that is none fails every request`(pin: String) async throws {
        let server = try RawServer(RawServer.obliging)
        let transport = transport { $0.pinnedPublicKeys = [pin] }
        let error = await transportError { try await transport.call(at: server.authority) }
        #expect(error?.code == .tlsFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.isTransient == false)
        #expect(server.connectionCount == 0)
    }

    // MARK: Client certificates

    @Test(arguments: [nil, "open sesame"]) func `a client shows who it is`(passphrase: String?) async throws {
        let client = try TLSIdentity(names: "DNS:client.example", passphrase: passphrase)
        let identity = try TLSIdentity(names: "IP:127.0.0.1", client: client)
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport(trusting: identity) {
            $0.clientCertificate = .init(
                certificateFile: client.caFile, keyFile: client.keyFile,
                passphrase: passphrase.map { SecretBytes(copying: $0.utf8) })
        }
        #expect(try await transport.call(.post, at: server.authority, scheme: "https").status == 200)
        #expect(try await transport.call(.post, at: server.authority, scheme: "https").text == "2")
    }

    @Test func `a server that asks is told nothing where nothing was set`() async throws {
        let client = try TLSIdentity(names: "DNS:client.example")
        let identity = try TLSIdentity(names: "IP:127.0.0.1", client: client)
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport(trusting: identity) { _ in }
        let error = await transportError { try await transport.call(at: server.authority, scheme: "https") }
        // With TLS 1.3 the server's refusal comes after the client's part of the handshake, and so after the request.
        #expect([.tlsFailed, .connectionLost].contains(error?.code))
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: ["wrong passphrase", nil]) func `a key that does not open is told before anything is sent`(
        passphrase: String?
    ) async throws {
        let client = try TLSIdentity(names: "DNS:client.example", passphrase: "right")
        let identity = try TLSIdentity(names: "IP:127.0.0.1", client: client)
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport(trusting: identity) {
            $0.clientCertificate = .init(
                certificateFile: client.caFile, keyFile: client.keyFile,
                passphrase: passphrase.map { SecretBytes(copying: $0.utf8) })
        }
        let error = await transportError { try await transport.call(at: server.authority, scheme: "https") }
        #expect(error?.code == .tlsFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains("client certificate") == true)
        #expect(error?.message.contains("wrong passphrase") == false)
        #expect(server.requests.isEmpty)
    }

    @Test func `a client certificate that is missing is told before anything is sent`() async throws {
        let identity = try TLSIdentity(names: "IP:127.0.0.1")
        let server = try RawServer(identity: identity, RawServer.obliging)
        let transport = transport(trusting: identity) {
            $0.clientCertificate = .init(certificateFile: "/nowhere/client.pem")
        }
        let error = await transportError { try await transport.call(at: server.authority, scheme: "https") }
        #expect(error?.code == .tlsFailed)
        #expect(error?.outcome == .unsent)
        #expect(error?.message.contains("client certificate") == true)
        #expect(server.requests.isEmpty)
    }

    @Test func `a passphrase and a proxy do not print`() {
        var configuration = CurlTransport.Configuration()
        configuration.proxy = SecretBytes(copying: "http://user:hunter2@proxy.example".utf8)
        configuration.clientCertificate = .init(
            certificateFile: "c.pem", passphrase: SecretBytes(copying: "hunter2".utf8))
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!"\(configuration)\(String(reflecting: configuration))\(dumped)".contains("hunter2"))
    }

    // MARK: Unix domain sockets

    private func socketPath() -> String {
        let directory = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        return "\(directory)/lucid-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
    }

    @Test func `a server on a Unix domain socket is reached, and its connection reused`() async throws {
        let server = try RawServer(unixSocket: socketPath(), RawServer.obliging)
        let transport = transport {
            $0.unixSocket = server.unixSocket
            $0.proxy = SecretBytes(copying: "http://127.0.0.1:1".utf8)
        }
        for number in 1...3 {
            #expect(try await transport.call(.post, at: "localhost", body: HTTPBody("x")).text == "\(number)")
        }
        #expect(server.connectionCount == 1)
        #expect(server.requests.first?.fields.contains("Host: localhost") == true)
    }

    @Test func `TLS goes over a Unix domain socket under the server's name`() async throws {
        let identity = try TLSIdentity(names: "DNS:api.example")
        let server = try RawServer(identity: identity, unixSocket: socketPath(), RawServer.obliging)
        let transport = transport(trusting: identity) { $0.unixSocket = server.unixSocket }
        #expect(try await transport.call(at: "api.example", scheme: "https").status == 200)
    }

    @Test func `a Unix domain socket that nobody listens on is an unsent request`() async throws {
        let transport = transport { $0.unixSocket = socketPath() }
        let error = await transportError { try await transport.call(.post, at: "localhost") }
        #expect(error?.code == .connectFailed)
        #expect(error?.outcome == .unsent)
    }

    @Test(arguments: ["", String(repeating: "x", count: 101), "/tmp/a\0b"])
    func `a path that is none fails every request`(path: String) async throws {
        let transport = transport { $0.unixSocket = path }
        let error = await transportError { try await transport.call(at: "localhost") }
        #expect(error?.code == .connectFailed)
        #expect(error?.outcome == .unsent)
    }

    // MARK: The environment

    @Test func `the environment's proxy counts only where that was said`() async throws {
        await #expect(processExitsWith: .success) {
            let proxy = try RawServer { connection in
                while connection.readRequest() != nil { connection.answer(403) }
            }
            setenv("https_proxy", "http://\(proxy.authority)", 1)
            setenv("no_proxy", "direct.example", 1)
            func outcome(_ host: String, reads: Bool) async -> TransportError? {
                var configuration = CurlTransport.Configuration()
                configuration.readsProxyFromEnvironment = reads
                configuration.resolve = ["\(host):443:127.0.0.1"]
                var options = HTTPTransferOptions.limits()
                options.connectTimeout = 60
                do {
                    _ = try await CurlTransport(configuration: configuration).call(
                        at: host, scheme: "https", options: options)
                    return nil
                } catch { return error as? TransportError }
            }
            let asked = await outcome("api.example", reads: true)
            guard asked?.message.contains("proxy answered 403") == true else { exit(1) }
            guard proxy.requests.map(\.line) == ["CONNECT api.example:443 HTTP/1.1"] else { exit(2) }
            _ = await outcome("api.example", reads: false)
            _ = await outcome("direct.example", reads: true)
            guard proxy.connectionCount == 1 else { exit(3) }
        }
    }

    // MARK: Places

    @Test func `an origin that hangs does not hold up the others`() async throws {
        let hanging = try RawServer { connection in
            if connection.readRequest() != nil { connection.waitForEnd() }
        }
        let server = try RawServer(RawServer.obliging)
        let transport = transport {
            $0.maxConnections = 3
            $0.maxConnectionsPerOrigin = 2
        }
        await withTaskGroup { group in
            for _ in 0..<5 { group.addTask { _ = try? await transport.call(at: hanging.authority) } }
            await hanging.requestCount.reaches(2)
            let answer = try? await transport.call(at: server.authority)
            #expect(answer?.status == 200)
            transport.shutdown()
        }
        #expect(hanging.connectionCount == 2)
    }
}
