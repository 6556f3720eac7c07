// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness

/// The token endpoint in a process of its own.
final class TokenServer {
    let port: String
    private let process: LineProcess

    init(python: String, script: String) throws {
        process = try LineProcess(python, [script])
        port = try process.ask("port")
        guard Int(port) != nil else { throw BenchmarkError("the token server says \(port)") }
    }

    var origin: String { "http://127.0.0.1:\(port)" }

    func stop() { process.stop() }
}

/// The libraries from PyPI, in a process of their own.
final class PythonPeers {
    static let names = ["google-auth", "botocore", "azure-core", "authlib"]
    private let process: LineProcess
    let versions: String

    init(python: String, script: String, port: String) throws {
        process = try LineProcess(python, [script, port])
        versions = try process.ask("versions")
    }

    /// What each measured in a case.
    func measure(_ name: String) throws -> [(name: String, variant: String?, value: Double)] {
        try Self.names.map { ($0, nil, try value(name, of: $0)) }
    }

    func value(_ name: String, of peer: String) throws -> Double {
        let answer = try process.ask("\(peer) \(name)")
        guard let value = Double(answer) else { throw BenchmarkError("\(peer), \(name): \(answer)") }
        return value
    }

    func stop() { process.stop() }
}
