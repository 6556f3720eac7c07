// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

struct KeyChoiceTests {
    private static let signature = Vectors.messages[0].signature + "\n"
    private static let variable = "LUCID_AGENT_WALLET_PRIVATE_KEY"

    @Test(arguments: [Vectors.key, "0x" + Vectors.key, Vectors.key + "\n", "0x" + Vectors.key + "\r\n"])
    func `a private key file may hold hex with or without prefix and line break`(content: String) async throws {
        let run = try await CommandRun.of(
            ["sign", "message", "gm", "--private-key-file", "@key"], files: ["key": content])
        #expect(run.output == Self.signature, "\(run.errors)")
    }

    @Test func `the key may come from standard input, a variable, or a file that a variable names`() async throws {
        let input = try await CommandRun.of(
            ["sign", "message", "gm", "--private-key-file", "-"], input: Array(Vectors.key.utf8))
        #expect(input.output == Self.signature)
        let variable = try await CommandRun.of(
            ["sign", "message", "gm"], environment: [Self.variable: "0x" + Vectors.key])
        #expect(variable.output == Self.signature)
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try directory.write("key", Array(Vectors.key.utf8))
        let file = try await CommandRun.of(
            ["sign", "message", "gm"], environment: [Self.variable + "_FILE": directory.path("key")])
        #expect(file.output == Self.signature)
    }

    @Test func `an option wins over the variable`() async throws {
        let run = try await CommandRun.of(
            ["sign", "message", "gm", "--private-key-file", "@key"], files: ["key": Vectors.key],
            environment: [Self.variable: Vectors.cow])
        #expect(run.output == Self.signature)
    }

    @Test(arguments: ["message", "typed-data", "transaction"])
    func `without a key nothing is signed, and the message says what to give`(payload: String) async throws {
        for arguments in [["sign", payload, "--jsonl"], ["sign", payload, "{}"]] {
            let run = try await CommandRun.of(arguments, environment: [Self.variable: ""])
            #expect(run.status == 3)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("--keystore FILE --passphrase-file FILE"))
        }
    }

    @Test(arguments: [
        "46", Vectors.key + "46", "zz" + Vectors.key.dropFirst(2), " " + Vectors.key, String(repeating: "0", count: 64),
        "",
    ])
    func `what is no key is refused without showing it`(content: String) async throws {
        let run = try await CommandRun.of(
            ["sign", "message", "gm", "--private-key-file", "@key"], files: ["key": content])
        #expect(run.status == 3)
        #expect(run.output.isEmpty)
        #expect(!run.errors.contains("4646"))
        #expect(run.errors.contains("private key"))
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660] as [mode_t])
    func `a secret file that others may open is refused with the command that closes it`(
        mode: mode_t
    ) async throws {
        let run = try await CommandRun.of(
            ["sign", "message", "gm", "--private-key-file", "@key"], files: ["key": Vectors.key],
            modes: ["key": mode])
        #expect(run.status == 3)
        #expect(run.errors.contains("chmod 600 "), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func `a secret file that is not there is told`() async throws {
        let run = try await CommandRun.of(["sign", "message", "gm", "--private-key-file", "/nowhere/key"])
        #expect(run.status == 3)
        #expect(run.errors.contains("/nowhere/key cannot be opened"))
        let keystore = try await CommandRun.of(
            ["sign", "message", "gm", "--keystore", "/nowhere/k", "--passphrase-file", "@pass"],
            files: ["pass": "x"])
        #expect(keystore.status == 3)
        #expect(keystore.errors.contains("/nowhere/k cannot be opened"))
    }

    @Test func `a keystore that is not JSON is told by line and column`() async throws {
        let run = try await CommandRun.of(
            ["sign", "message", "gm", "--keystore", "@k", "--passphrase-file", "@pass"],
            files: ["pass": "x", "k": "{\n  \"version\": 3,\n}\n"])
        #expect(run.status == 3)
        #expect(run.errors.contains("line 3, column 1"), "\(run.errors)")
    }
}
