// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidAgent
import LucidAgentCommand
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension ChainTests {
    /// Runs a command line in a directory.
    private func run(
        _ arguments: [String], in directory: String, environment: [String: String] = [:]
    ) async throws -> (status: Int32, output: String, errors: String) {
        let files = ["out", "err"].map { directory + "/" + $0 }
        let descriptors = files.map { open($0, O_RDWR | O_CREAT | O_TRUNC, 0o600) }
        let nothing = open("/dev/null", O_RDONLY)
        defer { for descriptor in descriptors + [nothing] { close(descriptor) } }
        let context = CommandContext(
            environment: ["XDG_STATE_HOME": directory].merging(environment) { $1 }, workingDirectory: directory,
            input: nothing,
            output: descriptors[0], errors: descriptors[1])
        let status = await AgentTool.run(arguments, in: context)
        let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
        return (status, texts[0], texts[1])
    }

    @Test func `value and tokens are sent from a shell, within the policy`() async throws {
        let scene = try ChainScene()
        let key = PrivateKey.generate()
        let account = try await scene.account(key: key)
        let token = try await scene.create("Token", UInt256(500).bytes, by: account)
        let friend = PrivateKey.generate().address
        let directory =
            FileManager.default.temporaryDirectory.path + "/lucid-chain-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let chain = scene.rpc.chain.description
        let policy = """
            {"version": 1, "chains": ["\(chain)"], "transactions": {"maxFee": "1000000000000000"},
             "native": [{"chain": "\(chain)", "recipients": ["\(friend)"], "max": "1000",
               "windows": [{"seconds": 3600, "max": "10000000000000000"}]}],
             "tokens": [{"chain": "\(chain)", "address": "\(token)", "recipients": "any", "max": "100"}]}
            """
        let keyText = key.withBytes { Hex.text(Array($0)) }
        for (name, content) in [("policy.json", policy), ("key", keyText)] {
            try Data(content.utf8).write(to: URL(fileURLWithPath: directory + "/" + name))
            chmod(directory + "/" + name, 0o600)
        }
        let node = ["--rpc", scene.url.description, "--chain", chain, "--private-key-file", directory + "/key"]
        let rules = ["--policy", directory + "/policy.json"]

        let sent = try await run(["wallet", "send", "\(friend)", "1000", "--json"] + node + rules, in: directory)
        #expect(sent.status == 0, "\(sent.errors)")
        #expect(try JSONValue(parsing: sent.output)["status"] == "succeeded")
        let balance = try await run(["wallet", "balance", "\(friend)", "--json"] + node, in: directory)
        #expect(try JSONValue(parsing: balance.output)["balance"] == "1000")

        let transfer = ["wallet", "send", "\(friend)", "100", "--token", "\(token)"]
        #expect(try await run(transfer + node + rules, in: directory).status == 0)
        let tokens = try await run(["wallet", "balance", "\(friend)", "--token", "\(token)"] + node, in: directory)
        #expect(tokens.output == "100\n")

        for refused in [
            ["\(friend)", "1001"], ["0x3535353535353535353535353535353535353535", "1"],
            ["\(friend)", "101", "--token", "\(token)"],
        ] {
            let run = try await run(["wallet", "send"] + refused + node + rules, in: directory)
            #expect(run.status == 1)
            #expect(run.errors.contains("was not signed"))
        }
        let dead = try await run(
            ["wallet", "balance", "\(friend)", "--rpc", "http://127.0.0.1:9", "--chain", chain], in: directory)
        #expect(dead.status == 4)
    }

    @Test func `the doctor warns of a key that proves the agent and owns something`() async throws {
        let scene = try ChainScene()
        let rich = PrivateKey.generate()
        _ = try await scene.account(key: rich)
        let directory =
            FileManager.default.temporaryDirectory.path + "/lucid-chain-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for (key, words) in [(rich, "warning"), (PrivateKey.generate(), "owns no ether")] {
            // Nobody answers as the authority, which is another finding.
            let report = try await run(
                ["doctor", "--json"], in: directory,
                environment: [
                    "LUCID_AGENT_BASE_URL": "http://127.0.0.1:9", "LUCID_AGENT_AGENT_REF": "scout",
                    "LUCID_AGENT_CREDENTIAL_ID": "c1", "LUCID_AGENT_WALLET_RPC": scene.url.description,
                    "LUCID_AGENT_WALLET_CHAIN": scene.rpc.chain.description,
                    "LUCID_AGENT_WALLET_PRIVATE_KEY": PrivateKey.generate().withBytes { Hex.text(Array($0)) },
                    "LUCID_AGENT_AUTHENTICATION_PRIVATE_KEY": key.withBytes { Hex.text(Array($0)) },
                ])
            let checks = try JSONValue(parsing: report.output)["checks"]?.arrayValue ?? []
            let identity = checks.first { $0["name"] == "identity" }
            #expect(identity?["detail"]?.stringValue?.contains(words) == true, "\(report.output) \(report.errors)")
        }
    }
}
