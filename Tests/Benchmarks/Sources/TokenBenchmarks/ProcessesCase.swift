// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import Foundation
import LucidAgent

/// Eight processes share one rotating refresh token by a file; the authority ends a session whose spent token comes again.
struct ProcessesCase {
    private static let name = "processes/8/sessions-lost"
    let server: TokenServer
    let peers: PythonPeers?

    func run(_ say: (String) -> Void) async throws -> BenchmarkResult {
        say(Self.name)
        let state = FileManager.default.temporaryDirectory.appending(path: "lucid-bench-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: state) }
        let seed = Ours.freshToken()
        let arguments = ["--child-of", server.origin, "--state", state, "--seed", seed]
        let children = try (0..<8).map { _ in try LineProcess(CommandLine.arguments[0], arguments) }
        for child in children { _ = try child.ask("ready") }
        // All are told before the first is asked for its answer.
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for child in children.map(Uncheckedly.init) { group.addTask { try child.process.ask("go") } }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }
        for child in children { child.stop() }
        return BenchmarkResult(
            Self.name, unit: "sessions", ours: Double(answers.count { $0 != "ok" }),
            peers: try peers?.measure(Self.name) ?? [], limit: 0)
    }

    /// Each is used by one task.
    private struct Uncheckedly: @unchecked Sendable {
        let process: LineProcess
    }

    /// One of the eight.
    static func child(origin: String, state: String, seed: String) async throws {
        let transport = CurlTransport(configuration: .init())
        let runtime = try await Ours.runtime(
            at: try ServerURL(origin), seed: seed, transport: transport,
            storage: FileStorageAdapter(directory: state))
        _ = readLine()
        print("ready")
        fflush(nil)
        _ = readLine()
        do {
            _ = try await runtime.ensureAccessToken()
            print("ok")
        } catch {
            print("lost")
        }
        fflush(nil)
        await runtime.shutdown()
        transport.shutdown()
    }
}
