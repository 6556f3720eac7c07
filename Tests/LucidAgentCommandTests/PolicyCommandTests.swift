// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

struct PolicyCommandTests {
    private static let policy = #"""
        {"version": 1, "chains": ["eip155:1"], "transactions": {"maxFee": "100000000000000"},
         "native": [{"chain": "eip155:1", "recipients": ["0x3535353535353535353535353535353535353535"], "max": "100",
           "askAbove": "50", "windows": [{"seconds": 3600, "max": "300000000000300"}]}],
         "messages": [{"pattern": "order *"}]}
        """#
    private static let files = ["policy": policy, "key": "0x" + Vectors.key + "\n", "bad": #"{"version": 1}"#]

    private static func transaction(_ value: Int, nonce: Int = 0) -> String {
        #"{"chainId":1,"nonce":\#(nonce),"gas":21000,"maxFeePerGas":"1000000000","maxPriorityFeePerGas":1,"#
            + #""to":"0x3535353535353535353535353535353535353535","value":"\#(value)"}"#
    }

    @Test func `a policy is checked, and its first mistake is named`() async throws {
        let good = try await CommandRun.of(["policy", "check", "@policy", "--json"], files: Self.files)
        #expect(good.status == 0)
        #expect(try good.answers == [["valid": true, "chains": ["eip155:1"], "rules": 2]])
        let bad = try await CommandRun.of(["policy", "check", "@bad"], files: Self.files)
        #expect(bad.status == 3)
        #expect(bad.errors.contains("chains: it is missing"))
    }

    @Test func `what a policy says is explained`() async throws {
        let allowed = try await CommandRun.of(
            ["policy", "explain", "@policy", #"{"transaction":\#(Self.transaction(7))}"#, "--json"], files: Self.files)
        #expect(allowed.status == 0)
        let answer = try #require(try allowed.answers.first)
        #expect(answer["decision"] == "allow")
        #expect(answer["moves"]?[0]?["amount"] == "7")
        #expect(answer["payloadHash"]?.stringValue?.utf8.count == 66)

        let refused = try await CommandRun.of(
            ["policy", "explain", "@policy"], input: Array(#"{"message":"gm"}"#.utf8), files: Self.files)
        #expect(refused.status == 1)
        #expect(refused.output.hasPrefix("deny: its wording is not listed (messages)\n"))

        let wrong = try await CommandRun.of(
            ["policy", "explain", "@policy", #"{"messages":"gm"}"#], files: Self.files)
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("messages: unknown member"))
    }

    @Test func `sign does what the policy says, for one payload and line by line`() async throws {
        let options = ["--private-key-file", "@key", "--policy", "@policy"]
        let good = try await CommandRun.of(["sign", "message", "order 7"] + options, files: Self.files)
        #expect(good.status == 0)
        let bad = try await CommandRun.of(["sign", "message", "gm"] + options, files: Self.files)
        #expect(bad.status == 1)
        #expect(bad.output.isEmpty)
        #expect(bad.errors.contains("the policy refuses it: its wording is not listed (messages)"))
        let lines = try await CommandRun.lines(
            ["sign", "message"] + options, [#"{"id":1,"message":"order 8"}"#, #"{"id":2,"message":"gm"}"#],
            files: Self.files)
        #expect(try lines.answers.map { $0["error"]?["code"]?.stringValue } == [nil, "refused"])
    }

    @Test func `what is to be asked is signed with the approval of that very payload`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let options = ["--private-key-file", "@key", "--policy", "@policy"]
        let environment = ["XDG_STATE_HOME": directory.path("state")]
        func sign(_ value: Int, nonce: Int = 0, _ more: String...) async throws -> CommandRun {
            try await CommandRun.of(
                ["sign", "transaction", Self.transaction(value, nonce: nonce)] + options + more, files: Self.files,
                environment: environment)
        }
        let asked = try await sign(60)
        #expect(asked.status == 1)
        let hash = try #require(asked.errors.split(separator: " ").last { $0.hasPrefix("0x") }).prefix(66)
        #expect(try await sign(61, "--approve", String(hash)).status == 1)
        let approved = try await sign(60, "--approve", String(hash))
        #expect(approved.status == 0)
        #expect(approved.output.hasPrefix("0x02"))
        #expect(try await sign(60, "--approve", "0x12").status == 2)
    }

    @Test func `windows hold from one run to the next, and nothing is signed without their record`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let environment = ["XDG_STATE_HOME": directory.path("state")]
        func sign(_ nonce: Int, _ environment: [String: String]) async throws -> CommandRun {
            try await CommandRun.of(
                [
                    "sign", "transaction", Self.transaction(10, nonce: nonce), "--private-key-file", "@key", "--policy",
                    "@policy",
                ], files: Self.files, environment: environment)
        }
        // 21,000 gas at a gwei, and 10 wei: fourteen fit, the fifteenth does not.
        for nonce in 0..<14 { #expect(try await sign(nonce, environment).status == 0) }
        let full = try await sign(14, environment)
        #expect(full.status == 1)
        #expect(full.errors.contains("native[0].windows[0]"))
        #expect(try await sign(3, environment).status == 0)
        let homeless = try await sign(0, [:])
        #expect(homeless.status == 1)
        #expect(homeless.errors.contains("XDG_STATE_HOME"))
    }

    @Test func `a configured policy that is missing or merely found is no reason to sign without one`() async throws {
        let run = try await CommandRun.of(
            ["sign", "message", "gm", "--private-key-file", "@key"], files: Self.files,
            environment: ["LUCID_AGENT_WALLET_POLICY": "/nowhere/policy.json"])
        #expect(run.status == 3)
        #expect(run.output.isEmpty)
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try directory.write(".lucid-agent.json", Array(#"{"wallet": {"policy": "policy.json"}}"#.utf8))
        let found = try await CommandRun.of(
            ["sign", "message", "gm", "--private-key-file", "@key"], files: Self.files,
            workingDirectory: directory.path("."))
        #expect(found.status == 3)
        #expect(found.errors.contains("config trust"))
    }

    @Test(arguments: [
        ["--socket", "/tmp/s", "--listen", "127.0.0.1:0"], [], ["--listen", "127.0.0.1:0"],
        ["--socket", "/tmp/s", "--tls-key", "k"],
    ])
    func `a signer says how it is started`(options: [String]) async throws {
        let run = try await CommandRun.of(
            ["signer", "serve", "--private-key-file", "@key"] + options, files: Self.files)
        #expect(run.status == 2)
    }

    @Test func `a signer does not start without a policy`() async throws {
        let run = try await CommandRun.of(
            ["signer", "serve", "--private-key-file", "@key", "--socket", "/nowhere/s"], files: Self.files)
        #expect(run.status == 3)
        #expect(run.errors.contains("policy"))
    }
}

struct InitKeyTests {
    @Test func `init makes a key that proves the agent, apart from the wallet's`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let run = try await CommandRun.of(
            [
                "init", "--base-url", "https://auth.example", "--agent-ref", "scout", "--credential-id", "c1",
                "--new-key",
                "--file", directory.path("agent.json"), "--json",
            ], environment: ["XDG_STATE_HOME": directory.path("state")])
        #expect(run.status == 0, "\(run.errors)")
        let address = try #require(try run.answers.first?["authenticationAddress"]?.stringValue)
        let file = try JSONValue(parsing: directory.text("agent.json"))
        #expect(file["authentication"]?["keystore"]?.stringValue == directory.path("authentication.json"))
        #expect(file["wallet"] == nil)
        for name in ["agent.json", "authentication.json", "authentication.pass"] {
            #expect(try directory.mode(name) == 0o600)
        }
        let told = try await CommandRun.of([
            "wallet", "address", "--keystore", directory.path("authentication.json"), "--passphrase-file",
            directory.path("authentication.pass"),
        ])
        #expect(told.output == address + "\n")
        let again = try await CommandRun.of(
            [
                "init", "--base-url", "https://auth.example", "--agent-ref", "scout", "--new-key", "--file",
                directory.path("other.json"),
            ], environment: ["XDG_STATE_HOME": directory.path("state")])
        #expect(again.status == 1)
    }
}
