// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON
import Testing

/// How an operator sees a served authority: TLS, a socket, probes, metrics, the access log, and its end.
@Suite(.enabled(if: Executables.hasAuthority, Comment(rawValue: Executables.withoutAuthority)))
struct ServingProcessTests {
    /// A caller that is not ours: prints the status and the body of each path.
    static let script = """
        import http.client, json, os, socket, ssl
        def connection():
            kind, place = os.environ["KIND"], os.environ["PLACE"]
            if kind == "unix":
                c = http.client.HTTPConnection("localhost", timeout=20)
                c.sock = socket.socket(socket.AF_UNIX)
                c.sock.connect(place)
                return c
            if kind == "https":
                trust = ssl.create_default_context(cafile=os.environ["TRUST"])
                return http.client.HTTPSConnection(place, timeout=20, context=trust)
            return http.client.HTTPConnection(place, timeout=20)
        for path in os.environ["PATHS"].split():
            c = connection()
            c.request("GET", path, headers={"Authorization": "Bearer s3cr3t-in-a-header"})
            answer = c.getresponse()
            print(json.dumps({"status": answer.status, "body": answer.read().decode()}))
            c.close()
        """

    private func get(_ place: String, _ paths: String..., trust: String = "") throws -> [(Int?, String)] {
        let (kind, name) =
            place.hasPrefix("unix:")
            ? ("unix", String(place.dropFirst(5)))
            : (place.hasPrefix("https") ? "https" : "http", String(place.split(separator: "/").last ?? ""))
        let outcome = try ChildProcess(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", Self.script],
            environment: [
                "KIND": kind, "PLACE": name, "PATHS": paths.joined(separator: " "), "TRUST": trust,
                "no_proxy": "127.0.0.1",
            ]
        ).finish()
        #expect(outcome.status == 0, "\(outcome)")
        return try outcome.output.split(separator: "\n").map { line in
            let json = try JSONValue(parsing: String(line))
            return (json["status"]?.intValue, json["body"]?.stringValue ?? "")
        }
    }

    private func serve(_ scene: Scene, _ options: [String]) throws -> (ChildProcess, origin: String) {
        let process = try ChildProcess(
            Executables.authority, ["serve", "--database", scene.path("authority.db")] + options)
        let line = try process.line()
        return (process, try #require(try JSONValue(parsing: line)["listening"]?.stringValue))
    }

    @Test func `probes answer, requests are counted and logged, and no parameter of theirs is`() async throws {
        try await Scene.play { scene in
            let metrics = "unix:" + scene.path("metrics.sock")
            let (process, origin) = try serve(
                scene, ["--listen", "127.0.0.1:0", "--access-log", "--metrics-listen", metrics])
            let answers = try get(
                origin, "/livez", "/readyz", "/v1/agents/hidden-name?token=s3cr3t", "/hidden-path", "/metrics")
            #expect(answers.map(\.0) == [200, 200, 401, 404, 404])
            let log = try (0..<3).map { _ in try JSONValue(parsing: process.line()) }
            #expect(log.map { $0["path"]?.stringValue } == ["/v1/agents/{agentRef}", "none", "none"])
            #expect(log.map { $0["status"]?.intValue } == [401, 404, 404])
            let text = try #require(try get(metrics, "/metrics").first?.1)
            let counted = #"lucid_authority_requests_total{method="GET",path="/v1/agents/{agentRef}",status="401"} 1"#
            #expect(text.contains(counted + "\n"), "\(text)")
            #expect(text.contains(#"lucid_authority_request_seconds_count{path="none"} 2"# + "\n"))
            #expect(text.contains(#"lucid_authority_events_total{event="denied",code="not_found"} 2"# + "\n"))
            process.terminate()
            let end = try process.finish()
            #expect(end.status == 0, "\(end)")
            for word in ["s3cr3t", "hidden"] { #expect(!(end.output + end.errors + text).contains(word)) }
            #expect(!FileManager.default.fileExists(atPath: scene.path("metrics.sock")))
        }
    }

    @Test func `it speaks TLS with a certificate, and no key that others can read`() async throws {
        try await Scene.play { scene in
            let (certificate, key) = (scene.path("cert.pem"), scene.path("key.pem"))
            let made = try ChildProcess(
                URL(fileURLWithPath: "/usr/bin/env"),
                [
                    "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=IP:127.0.0.1",
                ]
            ).finish()
            #expect(made.status == 0, "\(made)")
            let files = ["--tls-certificate", certificate, "--tls-key", key]
            chmod(key, 0o644)
            let refused = try ChildProcess(
                Executables.authority,
                ["serve", "--database", scene.path("authority.db"), "--listen", "127.0.0.1:0"] + files
            ).finish()
            #expect(refused.status == 3 && refused.errors.contains("chmod 600"), "\(refused)")
            chmod(key, 0o600)
            let (process, origin) = try serve(scene, ["--listen", "127.0.0.1:0"] + files)
            #expect(origin.hasPrefix("https://127.0.0.1:"))
            #expect(try get(origin, "/readyz", trust: certificate).first?.0 == 200)
            let metadata = try get(origin, "/.well-known/oauth-authorization-server", trust: certificate).first?.1
            #expect(metadata?.contains(#""issuer":"\#(origin)""#) == true)
            process.terminate()
            #expect(try process.finish().status == 0)
        }
    }

    @Test func `it serves on a socket, takes over a dead one's, and leaves a living one's alone`() async throws {
        try await Scene.play { scene in
            let place = "unix:" + scene.path("a.sock")
            let options = ["--listen", place, "--issuer", "https://auth.example.com"]
            let (first, origin) = try serve(scene, options)
            #expect(origin == place)
            #expect(try get(place, "/readyz").first?.0 == 200)
            let second = try ChildProcess(
                Executables.authority, ["serve", "--database", scene.path("authority.db")] + options
            ).finish()
            #expect(second.status == 4 && second.errors.contains("another process listens"), "\(second)")
            #expect(try get(place, "/readyz").first?.0 == 200)
            first.kill()
            _ = try first.finish()
            let (third, _) = try serve(scene, options)
            #expect(try get(place, "/readyz").first?.0 == 200)
            third.terminate()
            #expect(try third.finish().status == 0)
            let unnamed = try ChildProcess(
                Executables.authority,
                ["serve", "--database", scene.path("authority.db"), "--listen", "unix:" + scene.path("b.sock")]
            ).finish()
            #expect(unnamed.status == 3 && unnamed.errors.contains("--issuer"), "\(unnamed)")
        }
    }

    @Test func `before its end it says so and goes on answering`() async throws {
        try await Scene.play { scene in
            let (process, origin) = try serve(scene, ["--listen", "127.0.0.1:0", "--drain", "4"])
            #expect(try get(origin, "/readyz").first?.0 == 200)
            process.terminate()
            var answers: [(Int?, String)] = []
            for _ in 0..<20 {
                answers = try get(origin, "/readyz", "/livez", "/.well-known/jwks.json")
                if answers.first?.0 != 200 { break }
            }
            #expect(answers.map(\.0) == [503, 200, 200])
            #expect(answers.first?.1.contains("about to end") == true)
            #expect(try process.finish().status == 0)
        }
    }
}
