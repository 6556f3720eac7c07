// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CPeers
import Foundation
import LucidSigning

/// `lucid-agent sign message --jsonl` beside the same signatures by the library.
///
/// The time of the co-process is that of the whole run, start included, over the number of its lines.
struct CoProcessCase {
    private static let lines = 20_000

    let executable: String
    let inputs: Inputs
    /// Holds the requests, the answers and the key.
    let folder: URL

    init(executable: String, _ inputs: Inputs) throws {
        self.executable = executable
        self.inputs = inputs
        folder = FileManager.default.temporaryDirectory.appending(path: "lucid-bench-\(UUID().uuidString)")
        let manager = FileManager.default
        try manager.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let request = try JSONSerialization.data(withJSONObject: ["id": 1, "message": Inputs.text])
        try Data((0..<Self.lines).map { _ in request + [0x0A] }.joined()).write(to: folder.appending(path: "requests"))
        try (request + [0x0A]).write(to: folder.appending(path: "request"))
        guard
            manager.createFile(
                atPath: folder.appending(path: "key").path, contents: Data(hex(inputs.keyBytes).utf8),
                attributes: [.posixPermissions: 0o600])
        else { throw BenchmarkError("\(folder.path) cannot be written") }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var benchmark: BenchmarkCase {
        let key = inputs.key
        return BenchmarkCase(
            "coprocess/message", bars: [.ratio(2, to: "library")], samples: 1,
            contenders: [
                Contender(peer: nil, count: Self.lines, answer: answer) { _ in try run("requests") },
                .local(
                    "library",
                    answer: { try key.sign(message: .text(Inputs.text)).hex },
                    work: { consume(try key.sign(message: .text(Inputs.text)).hex) }),
            ])
    }

    private func run(_ requests: String) throws -> UInt64 {
        let arguments = [
            executable, "sign", "message", "--jsonl", "--private-key-file", folder.appending(path: "key").path,
        ]
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        let time = lucid_run(
            &pointers, folder.appending(path: requests).path, folder.appending(path: "answers").path)
        guard let time = UInt64(exactly: time) else { throw BenchmarkError("\(executable) failed") }
        return time
    }

    private func answer() throws -> String {
        _ = try run("request")
        let answer = try Data(contentsOf: folder.appending(path: "answers"))
        guard let object = try JSONSerialization.jsonObject(with: answer) as? [String: Any],
            let signature = object["signature"] as? String
        else { throw BenchmarkError("\(executable) answers \(String(decoding: answer, as: UTF8.self))") }
        return signature
    }
}
