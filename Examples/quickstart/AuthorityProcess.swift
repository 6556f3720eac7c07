// SPDX-License-Identifier: Apache-2.0
import Foundation

/// `lucid-authority` as a child process, on a loopback port of its own choosing.
final class AuthorityProcess {
    struct Agent: Decodable {
        let agentRef: String
        let credentialId: String
        let address: String
        let custodyAddress: String
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let url: String
    private let process: Process
    private let database: String

    /// Starts the server and waits for the line that says where it listens.
    init(database: String, accessTTL: Int, custodyPassphraseFile: String) throws {
        let output = Pipe()
        process = Process()
        process.executableURL = Self.executable
        process.arguments = [
            "serve", "--listen", "127.0.0.1:0", "--database", database, "--access-ttl", "\(accessTTL)",
            "--custody-passphrase-file", custodyPassphraseFile,
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()

        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
            line.append(byte)
        }
        struct Listening: Decodable { let listening: String }
        guard let listening = try? JSONDecoder().decode(Listening.self, from: line) else {
            process.terminate()
            throw Failure(description: "lucid-authority did not start")
        }
        self.url = listening.listening
        self.database = database
    }

    /// Registers an agent whose key the agent keeps, with a second key in the authority's custody.
    func createAgent(ref: String, address: String, scopes: [String], custodyPassphraseFile: String) throws -> Agent {
        try command([
            "agent", "create", "--database", database, "--ref", ref, "--address", address, "--scopes",
            scopes.joined(separator: ","), "--custody-passphrase-file", custodyPassphraseFile, "--json",
        ])
    }

    /// Revokes every refresh family of an agent, as an operator would after an incident.
    func revokeFamilies(of agent: String) throws -> Int {
        struct Answer: Decodable { let revokedFamilies: Int }
        let answer: Answer = try command(["revoke", "--database", database, "--agent", agent, "--json"])
        return answer.revokedFamilies
    }

    /// Asks the server to finish and waits until it has.
    /// - Returns: The exit code; 0 for a clean end.
    func stop() -> Int32 {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func command<Answer: Decodable>(_ arguments: [String]) throws -> Answer {
        let child = Process()
        let output = Pipe()
        child.executableURL = Self.executable
        child.arguments = arguments
        child.standardOutput = output
        try child.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        child.waitUntilExit()
        guard child.terminationStatus == 0 else {
            throw Failure(description: "lucid-authority \(arguments[0]) ended with code \(child.terminationStatus)")
        }
        return try JSONDecoder().decode(Answer.self, from: bytes)
    }

    /// The server stands beside this program.
    private static var executable: URL {
        let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return own.resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("lucid-authority")
    }
}
