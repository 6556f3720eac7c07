// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON
import Testing

@Suite(.enabled(if: Executables.hasAuthority, Comment(rawValue: Executables.withoutAuthority)))
struct SessionProcessTests {
    @Test func `an agent logs in, keeps its session across processes, and logs out`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            let before = try authority.agent(["status", "--json"])
            #expect(before.status == 5, "\(before)")
            #expect(try before.json["authenticated"]?.boolValue == false)

            let login = try authority.agent(["login"])
            #expect(login.status == 0, "\(login)")

            let status = try authority.agent(["status", "--json"])
            #expect(status.status == 0, "\(status)")
            #expect(
                try status.json.objectValue?.keys == [
                    "authenticated", "agentRef", "credentialId", "origin", "generation", "expiresAt", "persisted",
                    "lastError",
                ])
            #expect(try status.json["authenticated"]?.boolValue == true)
            #expect(try status.json["agentRef"]?.stringValue == ServedAuthority.agentRef)
            #expect(try status.json["credentialId"]?.stringValue == authority.credentialID)
            #expect(try status.json["origin"]?.stringValue == authority.origin)
            #expect(try status.json["persisted"]?.boolValue == true)
            #expect(try status.json["lastError"]?.isNull == true)

            let token = try authority.agent(["token", "--json"])
            #expect(token.status == 0, "\(token)")
            #expect(
                try token.json.objectValue?.keys == ["accessToken", "expiresAt", "generation", "source"], "\(token)")
            #expect(try token.json["source"]?.stringValue == "store")
            let plain = try authority.agent(["token"])
            #expect(plain.output == (try token.json["accessToken"]?.stringValue ?? "?") + "\n")

            let agents = try authority.agent(["agents", "list", "--json"])
            #expect(agents.status == 0, "\(agents)")
            #expect(agents.output.contains(ServedAuthority.agentRef))

            let logout = try authority.agent(["logout"])
            #expect(logout.status == 0, "\(logout)")
            #expect(try authority.agent(["status"]).status == 5)
            let everything = [before, login, status, agents, logout].map { $0.output + $0.errors }.joined()
            let secret = try token.json["accessToken"]?.stringValue ?? "?"
            #expect(!everything.contains(secret) && !everything.contains(ServedAuthority.key))
        }
    }

    @Test func `logging out revokes the session at the authority`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            #expect(try authority.agent(["login"]).status == 0)
            #expect(try authority.agent(["logout"]).status == 0)
            let left = try authority.run(["revoke", "--agent", ServedAuthority.agentRef])
            #expect(try left.json["revokedFamilies"]?.intValue == 0)
        }
    }

    @Test func `eight processes at one expiry make one refresh`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene, options: ["--access-ttl", "2"])
            let login = try authority.agent(["token", "--json"])
            #expect(try login.json["source"]?.stringValue == "challenge", "\(login)")
            let first = try #require(try login.json["generation"]?.intValue)
            let deadline = Deadline(20)
            while try authority.agent(["status"]).status == 0, !deadline.isOver { usleep(50_000) }
            // From now on tokens live long, however slow this machine is.
            let patient = try authority.restarted(options: ["--access-ttl", "600"])
            defer { patient.process.terminate() }

            let children = try (0..<8).map { _ in
                try scene.start(["token", "--json"], environment: authority.environment)
            }
            let outcomes = try children.map { try $0.finish() }
            #expect(outcomes.allSatisfy { $0.status == 0 }, "\(outcomes)")
            let answers = try outcomes.map { try $0.json }
            #expect(Set(answers.map { $0["generation"]?.intValue }) == [first + 1], "\(outcomes)")
            #expect(answers.count { $0["source"]?.stringValue == "refresh" } == 1, "\(outcomes)")
            #expect(Set(answers.map { $0["accessToken"]?.stringValue }).count == 1)
        }
    }

    @Test func `an authority that is down means exit 4, and the session is kept`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            #expect(try authority.agent(["login"]).status == 0)
            authority.process.terminate()
            #expect(try authority.process.finish().status == 0)
            #expect(try authority.agent(["status"]).status == 0)

            let fresh = ["XDG_STATE_HOME": scene.path("elsewhere")]
            let login = try authority.agent(["login"], environment: fresh)
            #expect(login.status == 4, "\(login)")
            #expect(login.output.isEmpty && login.errors.contains(authority.origin.dropFirst(7)), "\(login)")
            #expect(try authority.agent(["token", "--json"]).json["source"]?.stringValue == "store")
            let logout = try authority.agent(["logout"])
            #expect(logout.status == 4, "\(logout)")
            #expect(try authority.agent(["status"]).status == 5)
        }
    }

    @Test func `a key that is not the credential's is told, and nothing is stored`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            try scene.file("other", String(repeating: "47", count: 32))
            let login = try authority.agent(
                ["login"], environment: ["LUCID_AGENT_WALLET_PRIVATE_KEY_FILE": scene.path("other")])
            #expect(login.status == 5, "\(login)")
            #expect(login.output.isEmpty)
            #expect(!login.errors.contains("4747"))
            #expect(try authority.agent(["status"]).status == 5)
        }
    }

    @Test func `a revoked credential is told, with exit 5`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            #expect(try authority.agent(["login"]).status == 0)
            try authority.run(["agent", "revoke", "--ref", ServedAuthority.agentRef])
            let login = try authority.agent(["login", "--fresh"])
            #expect(login.status == 5, "\(login)")
            #expect(login.output.isEmpty && login.errors.contains("credential"), "\(login)")
            let elsewhere = try authority.agent(["token"], environment: ["XDG_STATE_HOME": scene.path("elsewhere")])
            #expect(elsewhere.status == 5, "\(elsewhere)")
        }
    }

    @Test func `a session that was revoked is made anew with the key`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene, options: ["--access-ttl", "2"])
            let first = try authority.agent(["token", "--json"])
            try authority.run(["revoke", "--agent", ServedAuthority.agentRef])
            let deadline = Deadline(20)
            while try authority.agent(["status"]).status == 0, !deadline.isOver { usleep(50_000) }
            let second = try authority.agent(["token", "--json"])
            #expect(second.status == 0, "\(second)")
            #expect(try second.json["source"]?.stringValue == "challenge")
            #expect(try second.json["generation"]?.intValue ?? 0 > first.json["generation"]?.intValue ?? 0)
        }
    }

    @Test func `a full disk is told, and the token is given all the same`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            // No file may grow: what a full disk does, without filling one.
            let script = #"trap "" XFSZ; ulimit -f 0; exec "$0" "$@""#
            let environment = authority.environment.merging(["HOME": scene.directory.path]) { $1 }
            let shell = URL(fileURLWithPath: "/bin/sh")
            let token = try ChildProcess(
                shell, ["-c", script, Executables.agent.path, "token"], environment: environment
            ).finish()
            #expect(token.status == 0, "\(token)")
            #expect(token.output.hasPrefix("ey") && token.errors.contains("not stored"), "\(token)")
            let login = try ChildProcess(
                shell, ["-c", script, Executables.agent.path, "login"], environment: environment
            ).finish()
            #expect(login.status == 1, "\(login)")
            #expect(login.errors.contains("not stored"), "\(login)")
        }
    }

    @Test func `a wrong passphrase is told, and no session is made`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            try scene.file("pass", "right")
            try scene.file("wrong", "hidden-word")
            let wallet = try scene.run(["wallet", "new", "--keystore", "k.json", "--passphrase-file", "pass", "--json"])
            let address = try #require(try wallet.json["address"]?.stringValue, "\(wallet)")
            let keeper = try authority.run(["agent", "create", "--ref", "keeper", "--address", address])
            let login = try authority.agent(
                ["login", "--keystore", "k.json", "--passphrase-file", "wrong"],
                environment: [
                    "LUCID_AGENT_AGENT_REF": "keeper",
                    "LUCID_AGENT_CREDENTIAL_ID": try keeper.json["credentialId"]?.stringValue ?? "",
                ])
            #expect(login.status == 1, "\(login)")
            #expect(login.errors.contains("passphrase") && !login.errors.contains("hidden-word"), "\(login)")
        }
    }

    @Test(arguments: ["+1h", "-1h"])
    func `a clock an hour off is told, and the session works all the same`(offset: String) async throws {
        try await Scene.play { scene in
            let faketime = URL(fileURLWithPath: "/usr/bin/faketime")
            try #require(
                FileManager.default.isExecutableFile(atPath: faketime.path), "the set-up installs the program faketime")
            let authority = try ServedAuthority.start(in: scene, options: ["--access-ttl", "60"])
            let environment = authority.environment.merging([
                "HOME": scene.directory.path, "XDG_STATE_HOME": scene.path("state"),
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            ]) { $1 }
            func displaced(_ arguments: [String]) throws -> ChildProcess.Outcome {
                try ChildProcess(
                    faketime, ["-f", offset, Executables.agent.path] + arguments, environment: environment
                ).finish()
            }
            let words = offset == "+1h" ? "s ahead of the authority's" : "s behind the authority's"
            let login = try displaced(["login"])
            #expect(login.status == 0 && login.errors.contains(words), "\(login)")
            #expect(login.errors.contains("set it"), "\(login)")
            // The stored session is good for whoever reads it, with either clock.
            for token in [try displaced(["token", "--json"]), try authority.agent(["token", "--json"])] {
                #expect(token.status == 0, "\(token)")
                #expect(try token.json["source"]?.stringValue == "store")
            }
            let doctor = try displaced(["doctor"])
            #expect(doctor.status == 3 && doctor.output.contains(words), "\(doctor)")
        }
    }

    @Test func `a doctor finds an authority that answers, and one that does not`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            let well = try authority.agent(["doctor", "--json"])
            #expect(well.status == 0, "\(well)")
            #expect(try well.json["ok"]?.boolValue == true)
            #expect(
                try well.json["checks"]?.arrayValue?.map { $0["name"]?.stringValue } == [
                    "configuration", "settings", "wallet", "memory", "session", "authority", "clock",
                ])
            authority.process.terminate()
            #expect(try authority.process.finish().status == 0)
            let ill = try authority.agent(["doctor"])
            #expect(ill.status == 4, "\(ill)")
            #expect(ill.output.contains("FAIL  authority"), "\(ill)")
        }
    }

    @Test func `init makes a configuration that the other commands find`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            let made = try scene.run([
                "init", "--base-url", authority.origin, "--agent-ref", ServedAuthority.agentRef, "--credential-id",
                authority.credentialID, "--private-key-file", "key",
            ])
            #expect(made.status == 0, "\(made)")
            let token = try scene.run(["token"])
            #expect(token.status == 0, "\(token)")
        }
    }

    @Test func `a port that is in use is told`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            let second = try ServedAuthority.run([
                "serve", "--listen", String(authority.origin.dropFirst("http://".count)), "--database",
                scene.path("second.db"),
            ])
            #expect(second.status == 4, "\(second)")
            #expect(second.output.isEmpty && second.errors.contains("in use"), "\(second)")
        }
    }

    @Test func `a quick server ends cleanly when it is asked to`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene)
            authority.process.terminate()
            let outcome = try authority.process.finish()
            #expect(outcome.status == 0, "\(outcome)")
        }
    }

    @Test func `events tell of each rotation as one line`() async throws {
        try await Scene.play { scene in
            let authority = try ServedAuthority.start(in: scene, options: ["--access-ttl", "4"])
            let events = try scene.start(["events", "--json", "--count", "2"], environment: authority.environment)
            let first = try JSONValue(parsing: events.line())
            #expect(first["kind"]?.stringValue == "authenticated", "\(first)")
            #expect(first["sequence"]?.intValue == 1)
            let second = try JSONValue(parsing: events.line())
            #expect(second["kind"]?.stringValue == "tokenRefreshed", "\(second)")
            #expect(second["generation"]?.intValue ?? 0 > first["generation"]?.intValue ?? 0)
            #expect(try events.finish().status == 0)
        }
    }
}
