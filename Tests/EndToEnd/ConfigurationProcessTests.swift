// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON
import Testing

struct ConfigurationProcessTests {
    @Test(arguments: ["login", "token", "status", "logout", "events"])
    func `without configuration the message says what to set`(command: String) async throws {
        try await Scene.play { scene in
            let run = try scene.run([command])
            #expect(run.status == 3, "\(run)")
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("lucid-agent init") || run.errors.contains("LUCID_AGENT_"), "\(run)")
        }
    }

    @Test func `bad JSON is told by line and column`() async throws {
        try await Scene.play { scene in
            try scene.file(".lucid-agent.json", "{\n  \"agentRef\": \"scout\"\n  \"debug\": true\n}\n")
            let run = try scene.run(["login"])
            #expect(run.status == 3, "\(run)")
            #expect(run.errors.contains("line 3, column 3"), "\(run)")
        }
    }

    @Test func `an unknown key is told with the nearest known one`() async throws {
        try await Scene.play { scene in
            try scene.file(".lucid-agent.json", #"{"agentReff": "scout"}"#)
            let run = try scene.run(["login"])
            #expect(run.status == 3, "\(run)")
            #expect(run.errors.contains("agentRef"), "\(run)")
        }
    }

    @Test func `a secret file that is open to others is refused with the command that closes it`() async throws {
        try await Scene.play { scene in
            let key = try scene.file("key", String(repeating: "46", count: 32), mode: 0o644)
            let sign = try scene.run(["sign", "message", "gm", "--private-key-file", "key"])
            #expect(sign.status == 3, "\(sign)")
            #expect(sign.errors.contains("chmod 600 key"), "\(sign)")
            let login = try scene.run(
                ["login"],
                environment: [
                    "LUCID_AGENT_WALLET_PRIVATE_KEY_FILE": key, "LUCID_AGENT_BASE_URL": "http://127.0.0.1:9",
                    "LUCID_AGENT_AGENT_REF": "scout",
                ])
            #expect(login.status == 3, "\(login)")
            #expect(login.errors.contains("chmod 600 "), "\(login)")
        }
    }

    @Test func `a configuration with a secret that others can read is refused`() async throws {
        try await Scene.play { scene in
            try scene.file(".lucid-agent.json", #"{"wallet": {"privateKey": "0xab"}}"#, mode: 0o644)
            let run = try scene.run(["config", "show", "--config", ".lucid-agent.json"])
            #expect(run.status == 3, "\(run)")
            #expect(run.errors.contains("chmod 600 "), "\(run)")
            #expect(!run.errors.contains("0xab"))
        }
    }

    @Test func `a file that was merely found sends no bearer and signs nothing elsewhere`() async throws {
        try await Scene.play { scene in
            try scene.file(
                ".lucid-agent.json", #"{"apiBaseUrl": "http://127.0.0.1:9", "agentRef": "scout"}"#)
            let run = try scene.run(
                ["login"], environment: ["LUCID_AGENT_WALLET_PRIVATE_KEY": String(repeating: "46", count: 32)])
            #expect(run.status == 3, "\(run)")
            #expect(run.errors.contains("lucid-agent config trust"), "\(run)")
        }
    }
}
