// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidAuth
import LucidHTTP
import LucidTesting
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a client's secret comes from, and what it shows of itself.
@Suite struct ClientSecretTests {
    static let text = "canary-secret-5e1f"

    private func file(_ content: String, mode: Int = 0o600) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "lucid-secret-\(UUID().uuidString)").path
        try Data(content.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    /// What a source with that secret says of its holder.
    private func holder(
        _ secret: ClientSecret, server: String = "https://auth.example", client: String = "clt_1", token: String? = nil
    ) throws -> String? {
        let client = try OAuthTokenClient(
            serverURL: try ServerURL(server), clientID: client, secret: secret,
            endpoints: token.map { OAuthTokenClient.Endpoints(token: $0) },
            transport: FakeTransport { _ in throw CancellationError() })
        return try ClientSecretSource(client: client).identity.holder
    }

    @Test func `a value, a file and a variable give the same secret`() throws {
        let expected = try holder(ClientSecret(Self.text))
        for content in [Self.text, Self.text + "\n", Self.text + "\r\nsecond line\n"] {
            let path = try file(content)
            defer { try? FileManager.default.removeItem(atPath: path) }
            #expect(try holder(ClientSecret(file: path)) == expected)
            #expect(try holder(ClientSecret(environment: "S", in: ["S_FILE": path, "S": ""])) == expected)
        }
        #expect(try holder(ClientSecret(environment: "S", in: ["S": Self.text, "S_FILE": ""])) == expected)
    }

    @Test func `a file that others can read is refused, with what to do`() throws {
        let path = try file(Self.text, mode: 0o640)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: AuthError.self) { try ClientSecret(file: path) }
        #expect(error?.code == .configuration && error?.message.contains("chmod 600") == true)
        #expect(error?.message.contains(Self.text) == false)
    }

    @Test(arguments: ["", "\n", "\nsecret", "tab\there", "ü", String(repeating: "x", count: 4097)])
    func `what is no secret is refused, from wherever it comes`(content: String) throws {
        let path = try file(content)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: AuthError.self) { try ClientSecret(content) }
        #expect(throws: AuthError.self) { try ClientSecret(file: path) }
        #expect(throws: AuthError.self) { try ClientSecret(environment: "S", in: ["S": content]) }
    }

    @Test func `a missing file, no variable and two variables are told`() throws {
        #expect(throws: AuthError.self) { try ClientSecret(file: "/nonexistent/secret") }
        #expect(throws: AuthError.self) { try ClientSecret(file: "/") }
        #expect(throws: AuthError.self) { try ClientSecret(environment: "S", in: [:]) }
        #expect(throws: AuthError.self) { try ClientSecret(environment: "S", in: ["S": "a", "S_FILE": "/b"]) }
    }

    @Test func `the longest secret is taken`() throws {
        let path = try file(String(repeating: "x", count: 4096) + "\r\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try holder(ClientSecret(file: path)) == holder(ClientSecret(String(repeating: "x", count: 4096))))
    }

    @Test func `a holder is told by a keyed fingerprint, which differs by secret, client, origin and endpoint`() throws
    {
        let secret = try ClientSecret(Self.text)
        let holders = [
            try holder(secret), try holder(ClientSecret("other")), try holder(secret, client: "clt_2"),
            try holder(secret, server: "https://other.example"), try holder(secret, token: "/realms/a/token"),
            try holder(secret, token: "/realms/b/token"),
        ].compactMap { $0 }
        #expect(Set(holders).count == 6)
        #expect(holders.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{32}/) != nil })
        #expect(try holder(ClientSecret(Self.text)) == holders[0])
    }

    @Test func `a secret, its client and its source show nothing`() throws {
        let secret = try ClientSecret(Self.text)
        let client = try OAuthTokenClient(
            serverURL: try ServerURL("https://auth.example"), clientID: "clt_1", secret: secret, authentication: .post,
            transport: FakeTransport { _ in throw CancellationError() })
        let source = try ClientSecretSource(client: client)
        let scanner = SecretScanner(secrets: [Self.text])
        for value in [secret, client, source, source.identity] as [Any] { #expect(scanner.hits(in: value) == 0) }
        #expect(scanner.hits(in: Self.text) > 0)
    }

    @Test(arguments: ["", "a b", "a\"b", "ü"])
    func `what is no scope is refused`(scope: String) throws {
        let client = try OAuthTokenClient(
            serverURL: try ServerURL("https://auth.example"), clientID: "clt_1", secret: ClientSecret("s"),
            transport: FakeTransport { _ in throw CancellationError() })
        #expect(throws: AuthError.self) { try ClientSecretSource(client: client, scopes: [scope]) }
    }

    @Test(arguments: ["", "token", "//evil.example/token", "/a b", "/a#b", "https://evil.example/token"])
    func `an endpoint that is no path of the origin is refused`(path: String) throws {
        #expect(throws: AuthError.self) {
            try OAuthTokenClient(
                serverURL: try ServerURL("https://auth.example"), clientID: "clt_1", secret: ClientSecret("s"),
                endpoints: .init(token: path), transport: FakeTransport { _ in throw CancellationError() })
        }
    }
}
