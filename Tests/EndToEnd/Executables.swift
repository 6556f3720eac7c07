// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The built programs, which stand beside the test bundle.
enum Executables {
    static let agent = url("lucid-agent")
    static let authority = url("lucid-authority")

    /// Whether the authority was built with its trait; without it the program says so and exits 3.
    static let hasAuthority: Bool = {
        guard FileManager.default.isExecutableFile(atPath: authority.path) else { return false }
        let outcome = try? ChildProcess(authority, ["--help"]).finish()
        return outcome?.status == 0 && outcome?.output.contains("serve") == true
    }()

    static let withoutAuthority = "lucid-authority was built without its trait: build with --traits Authority"

    private static func url(_ name: String) -> URL {
        let arguments = ProcessInfo.processInfo.arguments
        let bundle = arguments.lazy.compactMap { argument -> Substring? in
            guard let end = argument.range(of: ".xctest") else { return nil }
            return argument[..<end.upperBound]
        }.first
        let place = bundle.map(String.init) ?? arguments.first ?? "."
        return URL(fileURLWithPath: place).deletingLastPathComponent().appendingPathComponent(name)
    }
}
