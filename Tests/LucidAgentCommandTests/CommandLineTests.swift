// SPDX-License-Identifier: Apache-2.0
import LucidAgentCommand
import Testing

struct CommandLineTests {
    @Test(
        arguments: [
            ["sing"], ["sign", "massage"], ["sign", "message", "--jsonl", "gm"], ["sign", "message", "a", "b"],
            ["sign", "message", "gm", "--json", "--jsonl"], ["sign", "message", "gm", "--key", "0x46"],
            ["sign", "message", "gm", "--private-key", "46"], ["sign", "message", "gm", "--file", "x"],
            ["sign", "message", "gm", "--keystore", "a", "--private-key-file", "b"],
            ["sign", "message", "gm", "--passphrase-file", "b"], ["sign", "message", "--private-key-file", "-"],
            ["sign", "message", "--jsonl", "--private-key-file", "-"], ["sign", "typed-data", "a", "--jsonl"],
            ["sign", "transaction", "a", "--jsonl"], ["hash", "message", "--hex", "--jsonl"],
            ["verify", "message", "gm"], ["verify", "typed-data", "--jsonl", "--signature", "0x"],
            ["decode", "transaction", "0x", "--jsonl"], ["wallet", "new", "--keystore", "k"], ["--verison"],
            ["config", "shew"], ["events", "--count", "0"], ["status", "--jsonl"],
            ["wallet", "new", "--passphrase-file", "p"],
        ])
    func `a command line that makes no sense exits 2 and says so`(arguments: [String]) async throws {
        let run = try await CommandRun.of(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Usage:") || run.errors.contains("--help"), "\(run.errors)")
    }

    @Test(
        arguments: [
            [], ["sign"], ["sign", "message"], ["sign", "typed-data"], ["sign", "transaction"], ["hash"],
            ["hash", "message"], ["hash", "typed-data"], ["hash", "transaction"], ["verify"], ["verify", "message"],
            ["verify", "typed-data"], ["decode"], ["decode", "transaction"], ["wallet"], ["wallet", "new"],
            ["wallet", "address"], ["config"], ["config", "show"], ["config", "trust"], ["init"],
            ["login"], ["token"], ["status"], ["logout"], ["events"], ["agents"], ["agents", "list"],
            ["agents", "get"], ["doctor"],
        ])
    func `help teaches by example`(command: [String]) async throws {
        let run = try await CommandRun.of(command + ["--help"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let example = (["lucid-agent"] + command).joined(separator: " ") + " "
        #expect(run.output.contains(example), "\(run.output)")
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(run.output)")
    }

    @Test func `the version is printed on standard output`() async throws {
        let run = try await CommandRun.of(["--version"])
        #expect(run.status == 0)
        #expect(run.output == AgentTool.version + "\n")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `shells can complete`(shell: String) async throws {
        let run = try await CommandRun.of(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("typed-data"))
    }

    @Test func `without a command it shows help`() async throws {
        let run = try await CommandRun.of([])
        #expect(run.status == 0)
        #expect(run.output.contains("wallet new"))
    }
}
