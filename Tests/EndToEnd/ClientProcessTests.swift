// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON
import Testing

/// Machine clients, from the command line to the wire.
@Suite(.enabled(if: Executables.hasAuthority, Comment(rawValue: Executables.withoutAuthority)))
struct ClientProcessTests {
    /// Another program than ours: it posts a form with HTTP Basic and prints the status and the body.
    static let script = """
        import base64, json, os, urllib.error, urllib.parse, urllib.request
        form = urllib.parse.urlencode(json.loads(os.environ["FORM"])).encode()
        request = urllib.request.Request(os.environ["URL"] + "/oauth2/token", form)
        proof = os.environ["ID"] + ":" + os.environ["SECRET"]
        request.add_header("Authorization", "Basic " + base64.b64encode(proof.encode()).decode())
        try:
            answer = urllib.request.urlopen(request, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        print(json.dumps({"status": answer.status, "body": json.loads(answer.read())}))
        """

    private func post(
        _ form: JSONValue, to origin: String, client: String, secret: String
    ) throws -> (status: Int?, body: JSONValue) {
        let python = try ChildProcess(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", Self.script],
            environment: ["URL": origin, "ID": client, "SECRET": secret, "FORM": form.text, "no_proxy": "127.0.0.1"])
        let outcome = try python.finish()
        #expect(outcome.status == 0, "\(outcome)")
        return (try outcome.json["status"]?.intValue, try outcome.json["body"] ?? .null)
    }

    @Test func `a client that was made at the command line gets tokens, rotates them, and is revoked`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            let made = try authority.run(["client", "create", "--name", "build host", "--scopes", "orders.read"])
            let id = try #require(try made.json["clientId"]?.stringValue)
            let secret = try #require(try made.json["clientSecret"]?.stringValue)
            let first = try post(
                ["grant_type": "client_credentials"], to: authority.origin, client: id, secret: secret)
            #expect(first.status == 200, "\(first)")
            #expect(first.body["scope"] == "orders.read" && first.body["expires_in"] == 900)
            let refresh = try #require(first.body["refresh_token"])
            let form: JSONValue = ["grant_type": "refresh_token", "refresh_token": refresh]
            let second = try post(form, to: authority.origin, client: id, secret: secret)
            #expect(second.status == 200 && second.body["refresh_token"] != refresh, "\(second)")
            let wrong = try post(
                ["grant_type": "client_credentials"], to: authority.origin, client: id, secret: "cs_guessed")
            #expect(wrong.status == 401 && wrong.body["error"] == "invalid_client", "\(wrong)")

            let list = try authority.run(["client", "list"])
            #expect(try list.json["clientId"]?.stringValue == id)
            #expect(try list.json["lastUsedAt"]?.isNull == false)
            let revoked = try authority.run(["client", "revoke", "--client", id])
            #expect(try revoked.json["revokedFamilies"]?.intValue == 1)
            let late = try post(
                ["grant_type": "client_credentials"], to: authority.origin, client: id, secret: secret)
            #expect(late.status == 401 && late.body["error"] == "invalid_client", "\(late)")

            authority.process.terminate()
            let server = try authority.process.finish()
            #expect(!(server.output + server.errors + list.output + revoked.output).contains(secret))
            for name in try FileManager.default.contentsOfDirectory(atPath: scene.directory.path)
            where name.hasPrefix("authority.db") {
                let bytes = try Data(contentsOf: scene.directory.appendingPathComponent(name))
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name) holds the secret")
            }
        }
    }

    @Test func `mistakes at the command line are told`() async throws {
        try await Scene.play { scene in
            let database = ["--database", scene.path("authority.db")]
            let name = String(repeating: "x", count: 65)
            #expect(try ServedAuthority.run(["client", "create", "--name", name] + database).status == 2)
            #expect(try ServedAuthority.run(["client", "create"] + database).status == 2)
            #expect(
                try ServedAuthority.run(["client", "create", "--name", "n", "--scopes", "a\"b"] + database).status == 2)
            #expect(
                try ServedAuthority.run(["client", "create", "--name", "n", "--agent", "nobody"] + database).status == 1
            )
            #expect(try ServedAuthority.run(["client", "revoke", "--client", "clt_0"] + database).status == 1)
            // Terms are joined by "and"; a session or a token needs no other.
            #expect(try ServedAuthority.run(["revoke", "--client", "clt_0", "--family", "f"] + database).status == 2)
            #expect(try ServedAuthority.run(["revoke", "--token-id", "t", "--agent", "a"] + database).status == 2)
            #expect(try ServedAuthority.run(["revoke"] + database).status == 2)
            #expect(try ServedAuthority.run(["revoke", "--client", "clt_0", "--agent", "a"] + database).status == 1)
            #expect(try ServedAuthority.run(["client", "update", "--client", "clt_0"] + database).status == 1)
            #expect(try ServedAuthority.run(["client", "secret", "--client", "clt_0"] + database).status == 1)
            #expect(try ServedAuthority.run(["keys", "drop", "nobody"] + database).status == 1)
            #expect(try ServedAuthority.run(["keys", "rotate", "--algorithm", "HS256"] + database).status == 2)
            let list = try ServedAuthority.run(["client", "list"] + database)
            #expect(list.status == 0 && list.output.isEmpty)
        }
    }
}
