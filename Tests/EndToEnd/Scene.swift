// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON

/// A directory of its own for one test, and programs that run in it without the environment of the tester.
struct Scene {
    let directory: URL

    /// Runs `body` off the cooperative pool, because it waits for processes, and removes the directory afterwards.
    @concurrent
    static func play(_ body: @Sendable (Scene) throws -> Void) async throws {
        try await withTaskExecutorPreference(WaitingThreads.shared) {
            let directory = FileManager.default.temporaryDirectory
                .appendingPathComponent("lucid-scene-\(UUID().uuidString)")
            try FileManager.default.createDirectory(
                at: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            defer { try? FileManager.default.removeItem(at: directory) }
            try body(Scene(directory: directory))
        }
    }

    func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

    /// Writes a file that only this user can read, unless `mode` says otherwise.
    @discardableResult
    func file(_ name: String, _ content: String, mode: Int = 0o600) throws -> String {
        try Data(content.utf8).write(to: directory.appendingPathComponent(name))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
        return path(name)
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: directory.appendingPathComponent(name)), as: UTF8.self)
    }

    /// Starts `lucid-agent` in the directory; its home and state are there too.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> ChildProcess {
        var variables = ["HOME": directory.path, "XDG_STATE_HOME": path("state")]
        variables.merge(environment) { $1 }
        return try ChildProcess(Executables.agent, arguments, environment: variables, directory: directory.path)
    }

    /// Runs `lucid-agent` to its end.
    func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> ChildProcess.Outcome {
        let child = try start(arguments, environment: environment)
        try child.write(input)
        return try child.finish()
    }
}

extension ChildProcess.Outcome {
    /// Standard output as one JSON value.
    var json: JSONValue {
        get throws { try JSONValue(parsing: output) }
    }
}

/// Threads that may wait without keeping others from the cooperative pool.
private final class WaitingThreads: TaskExecutor {
    static let shared = WaitingThreads()

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
