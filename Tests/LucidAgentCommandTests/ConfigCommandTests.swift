// SPDX-License-Identifier: Apache-2.0
import LucidAgentCommand
import LucidJSON
import Testing

struct ConfigCommandTests {
    @Test func `init writes a closed file with paths and no secrets, and vouches for it`() async throws {
        try await Place.with { place in
            try place.directory.write("pass", Array("hidden-words".utf8))
            let made = try await place.run([
                "init", "--base-url", "https://auth.example", "--agent-ref", "scout", "--credential-id", "c1",
                "--scope", "agents.read", "--scope", "wallet.sign", "--keystore", place.directory.path("k.json"),
                "--passphrase-file", place.directory.path("pass"),
            ])
            #expect(made.status == 0, "\(made.errors)")
            #expect(made.output.hasSuffix("/.lucid-agent.json\n"))
            let text = try place.directory.text(".lucid-agent.json")
            #expect(!text.contains("hidden-words"))
            #expect(try place.directory.mode(".lucid-agent.json") == 0o600)

            let shown = try JSONValue(parsing: try await place.run(["config", "show", "--json"]).output)
            #expect(shown["file"]?["standing"]?.stringValue == "trusted")
            #expect(shown["withheld"]?.arrayValue?.isEmpty == true)
            let url = shown["settings"]?.arrayValue?.first { $0["key"]?.stringValue == "apiBaseUrl" }
            #expect(url?["value"]?.stringValue == "https://auth.example")
            let passphrase = shown["settings"]?.arrayValue?.first { $0["key"]?.stringValue == "wallet.passphrase" }
            #expect(passphrase?["value"] == .null && passphrase?["secret"]?.boolValue == true)
            #expect(try await !place.run(["config", "show"]).output.contains("hidden-words"))

            let again = try await place.run(["init", "--agent-ref", "other"])
            #expect(again.status == 1)
            #expect(try place.directory.text(".lucid-agent.json") == text)
        }
    }

    @Test func `a file that was found gives no server until somebody vouches for it`() async throws {
        try await Place.with { place in
            let file = #"{"apiBaseUrl":"https://evil.example","agentRef":"scout"}"#
            try place.directory.write(".lucid-agent.json", Array(file.utf8))
            let before = try await place.run(["config", "show"])
            #expect(before.status == 0)
            #expect(!before.output.contains("evil.example"))
            #expect(before.output.contains("scout"))
            #expect(before.errors.contains("lucid-agent config trust "), "\(before.errors)")

            #expect(try await place.run(["config", "trust"]).status == 0)
            #expect(try await place.run(["config", "show"]).output.contains("evil.example"))

            #expect(try await place.run(["config", "trust", "--forget"]).status == 0)
            #expect(try await !place.run(["config", "show"]).output.contains("evil.example"))
            #expect(try await place.run(["config", "trust", "--forget"]).status == 1)
        }
    }

    @Test(
        arguments: [
            ("{\n  \"agentRef\": \"a\",\n}", "line 3, column 1"), (#"{"agentReff":"a"}"#, "did you mean agentRef?"),
            (#"{"agentRef":"a","agentRef":"b"}"#, "line 1, column"),
        ])
    func `a bad file is told by place or by the nearest key`(content: String, words: String) async throws {
        try await Place.with { place in
            try place.directory.write(".lucid-agent.json", Array(content.utf8))
            let run = try await place.run(["config", "show"])
            #expect(run.status == 3)
            #expect(run.errors.contains(words), "\(run.errors)")
            #expect(run.output.isEmpty)
        }
    }

    @Test func `a named file must exist`() async throws {
        try await Place.with { place in
            let option = try await place.run(["config", "show", "--config", "/nowhere/c.json"])
            #expect(option.status == 3)
            let variable = try await place.run(
                ["config", "show"], environment: ["LUCID_AGENT_CONFIG_PATH": "/nowhere/c.json"])
            #expect(variable.status == 3)
            #expect(variable.errors.contains("/nowhere/c.json"))
        }
    }

    @Test func `options win over variables`() async throws {
        try await Place.with { place in
            let run = try await place.run(
                ["config", "show", "--agent-ref", "mine"], environment: ["LUCID_AGENT_AGENT_REF": "theirs"])
            #expect(run.output.contains("mine  [option]"), "\(run.output)")
            #expect(!run.output.contains("theirs"))
        }
    }
}

/// A working directory with a home in it.
private struct Place {
    let directory: TemporaryDirectory

    static func with(_ body: (Place) async throws -> Void) async throws {
        let place = Place(directory: try TemporaryDirectory())
        defer { place.directory.remove() }
        try await body(place)
    }

    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> CommandRun {
        var variables = ["HOME": directory.path("home"), "XDG_STATE_HOME": directory.path("state")]
        variables.merge(environment) { $1 }
        return try await CommandRun.of(arguments, environment: variables, workingDirectory: directory.path("."))
    }
}
