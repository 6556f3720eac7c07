// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidAgent
import Testing

/// A key in a process of its own, behind a socket and a policy.
@Suite(.timeLimit(.minutes(5))) struct SignerProcessTests {
    private static let policy = #"""
        {"version": 1, "chains": ["eip155:1"], "transactions": {"maxFee": "100000000000000"},
         "native": [{"chain": "eip155:1", "recipients": "any", "max": "100",
           "windows": [{"seconds": 86400, "max": "63000000000300"}]}],
         "messages": [{"pattern": "order *"}]}
        """#

    private static func serve(_ scene: Scene, _ options: [String]) throws -> (ChildProcess, JSONValue) {
        try scene.file("key", String(repeating: "46", count: 32))
        try scene.file("policy.json", policy)
        let child = try scene.start(
            ["signer", "serve", "--private-key-file", "key", "--policy", "policy.json"] + options)
        return (child, try JSONValue(parsing: child.line(within: 30)))
    }

    private static func socketWallet(_ path: String) throws -> RemoteSignerConnector {
        var options = CurlTransport.Configuration()
        options.unixSocket = path
        return RemoteSignerConnector(
            serverURL: try ServerURL("http://localhost"), transport: CurlTransport(configuration: options))
    }

    private static func transaction(_ nonce: UInt64) -> Transaction {
        Transaction(
            .feeMarket(
                FeeMarketTransaction(
                    chainID: 1, nonce: nonce, maxPriorityFeePerGas: 1, maxFeePerGas: 1_000_000_000, gas: 21_000,
                    to: .zero, value: 10)))
    }

    @Test func `a signer on a socket signs within its policy, also after it was killed`() async throws {
        let scene = try Scene.make()
        defer { scene.remove() }
        let path = scene.path("s")
        var (signer, line) = try Self.serve(scene, ["--socket", "s"])
        #expect(line["listening"]?.stringValue == "unix:\(path)")
        let wallet = try Self.socketWallet(path)
        #expect(try await wallet.address()?.description == line["address"]?.stringValue)
        _ = try await wallet.sign(message: "order 7")
        let refusal = await #expect(throws: WalletError.self) { try await wallet.sign(message: "gm") }
        #expect(refusal?.code == .denied)
        for nonce in UInt64(0)..<2 { _ = try await wallet.sign(transaction: Self.transaction(nonce), on: .eip155(1)) }
        let first = try await wallet.sign(transaction: Self.transaction(2), on: .eip155(1))

        signer.kill()
        _ = try signer.finish()
        let gone = await #expect(throws: WalletError.self) { try await wallet.sign(message: "order 8") }
        #expect(gone?.code == .remoteFailed)
        (signer, line) = try Self.serve(scene, ["--socket", "s"])
        // The window is full as before, and the same transaction costs nothing.
        let full = await #expect(throws: WalletError.self) {
            try await wallet.sign(transaction: Self.transaction(3), on: .eip155(1))
        }
        #expect(full?.code == .denied)
        #expect(try await wallet.sign(transaction: Self.transaction(2), on: .eip155(1)).hex == first.hex)
        signer.terminate()
        #expect(try signer.finish().status == 0)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `another user's process is not answered`() async throws {
        // Only root may become another user.
        guard geteuid() == 0 else { return }
        let scene = try Scene.make()
        defer { scene.remove() }
        chmod(scene.directory.path, 0o711)
        let (signer, _) = try Self.serve(scene, ["--socket", "s", "--allow-uid", "65533"])
        for (user, isAnswered) in [("65533", true), ("65534", false)] {
            let script = """
                import os, socket, sys
                os.setuid(\(user))
                s = socket.socket(socket.AF_UNIX)
                s.connect(sys.argv[1])
                try:
                    s.sendall(b"GET /v1/wallet HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n")
                    print(len(s.recv(4096)) > 0)
                except OSError:
                    print(False)
                """
            let child = try ChildProcess(
                URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", script, scene.path("s")])
            #expect(try child.finish().output == (isAnswered ? "True\n" : "False\n"), "user \(user)")
        }
        signer.terminate()
        #expect(try signer.finish().status == 0)
    }

    @Test func `on a port only a client with a certificate of the authority is answered`() async throws {
        let scene = try Scene.make()
        defer { scene.remove() }
        for (name, subject, extra) in [
            ("ca", "/CN=clients", []), ("other", "/CN=others", []),
            ("server", "/CN=localhost", ["-addext", "subjectAltName=IP:127.0.0.1"]),
        ] as [(String, String, [String])] {
            try scene.openssl(
                [
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", subject, "-keyout", "\(name).key", "-out", "\(name).pem",
                ] + extra)
        }
        for authority in ["ca", "other"] {
            try scene.openssl([
                "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=client",
                "-keyout",
                "by-\(authority).key", "-out", "by-\(authority).csr",
            ])
            try scene.openssl([
                "x509", "-req", "-in", "by-\(authority).csr", "-CA", "\(authority).pem", "-CAkey", "\(authority).key",
                "-CAcreateserial", "-days", "2", "-out", "by-\(authority).pem",
            ])
        }
        let (signer, line) = try Self.serve(
            scene,
            [
                "--listen", "127.0.0.1:0", "--tls-certificate", "server.pem", "--tls-key", "server.key", "--client-ca",
                "ca.pem",
            ])
        let url = try ServerURL(try #require(line["listening"]?.stringValue))
        func sign(_ client: String?) async throws -> WalletSignature {
            var options = CurlTransport.Configuration()
            options.caFile = scene.path("server.pem")
            options.clientCertificate = client.map {
                CurlTransport.ClientCertificate(
                    certificateFile: scene.path("\($0).pem"), keyFile: scene.path("\($0).key"))
            }
            let wallet = RemoteSignerConnector(
                serverURL: url, transport: CurlTransport(configuration: options), clock: SystemClock())
            return try await wallet.sign(message: "order 7")
        }
        #expect(try await sign("by-ca").address.description == line["address"]?.stringValue)
        for stranger in [nil, "by-other"] {
            let error = await #expect(throws: WalletError.self) { _ = try await sign(stranger) }
            #expect(error?.code == .remoteFailed)
        }
        signer.terminate()
        #expect(try signer.finish().status == 0)
    }
}

extension Scene {
    /// A scene for a test that waits for answers and not for processes.
    static func make() throws -> Scene {
        // Short, because the path of a socket has at most 100 bytes.
        let directory = URL(fileURLWithPath: "/tmp/lucid-\(UInt32.random(in: 0...UInt32.max))")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        return Scene(directory: directory)
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }

    func openssl(_ arguments: [String]) throws {
        let child = try ChildProcess(
            URL(fileURLWithPath: "/usr/bin/env"), ["openssl"] + arguments, directory: directory.path)
        let outcome = try child.finish()
        guard outcome.status == 0 else { throw ChildProcess.Failure(description: outcome.errors) }
    }
}
