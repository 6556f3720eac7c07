// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON
import Testing

/// A real `lucid-authority` on a free port of this machine, with one registered agent.
struct ServedAuthority {
    static let agentRef = "scout"
    static let key = String(repeating: "46", count: 32)
    static let address = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"

    let scene: Scene
    let process: ChildProcess
    let origin: String
    let credentialID: String

    /// Registers the agent and waits until the server accepts.
    static func start(in scene: Scene, options: [String] = []) throws -> ServedAuthority {
        let created = try run([
            "agent", "create", "--database", scene.path("authority.db"), "--ref", agentRef, "--address", address,
            "--json",
        ])
        let credentialID = try #require(try created.json["credentialId"]?.stringValue, "\(created)")
        let process = try ChildProcess(
            Executables.authority,
            ["serve", "--listen", "127.0.0.1:0", "--database", scene.path("authority.db")] + options)
        let origin = try #require(try JSONValue(parsing: process.line())["listening"]?.stringValue)
        try scene.file("key", key)
        return ServedAuthority(scene: scene, process: process, origin: origin, credentialID: credentialID)
    }

    /// Ends the server and starts another one at the same origin, over the same database.
    func restarted(options: [String]) throws -> ServedAuthority {
        process.terminate()
        #expect(try process.finish().status == 0)
        let address = String(origin.dropFirst("http://".count))
        let next = try ChildProcess(
            Executables.authority,
            ["serve", "--listen", address, "--database", scene.path("authority.db")] + options)
        #expect(try JSONValue(parsing: next.line())["listening"]?.stringValue == origin)
        return ServedAuthority(scene: scene, process: next, origin: origin, credentialID: credentialID)
    }

    /// Runs a command of the authority to its end.
    @discardableResult
    static func run(_ arguments: [String]) throws -> ChildProcess.Outcome {
        try ChildProcess(Executables.authority, arguments).finish()
    }

    /// Runs a command of the authority on this database.
    @discardableResult
    func run(_ arguments: [String]) throws -> ChildProcess.Outcome {
        let outcome = try Self.run(arguments + ["--database", scene.path("authority.db"), "--json"])
        #expect(outcome.status == 0, "\(outcome)")
        return outcome
    }

    /// What the agent is told of the authority and itself.
    var environment: [String: String] {
        [
            "LUCID_AGENT_BASE_URL": origin, "LUCID_AGENT_AGENT_REF": Self.agentRef,
            "LUCID_AGENT_CREDENTIAL_ID": credentialID, "LUCID_AGENT_WALLET_PRIVATE_KEY_FILE": scene.path("key"),
        ]
    }

    /// Runs `lucid-agent` as the registered agent.
    func agent(_ arguments: [String], environment extra: [String: String] = [:]) throws -> ChildProcess.Outcome {
        try scene.run(arguments, environment: environment.merging(extra) { $1 })
    }
}
