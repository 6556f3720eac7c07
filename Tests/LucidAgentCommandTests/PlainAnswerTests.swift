// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

struct PlainAnswerTests {
    private static let key = ["--private-key-file", "@key"]
    private static let files = ["key": Vectors.key, "cow": Vectors.cow, "mail": Vectors.mail]

    @Test func `a message may be an argument, a file or standard input`() async throws {
        let digest = Vectors.messages[0].digest + "\n"
        #expect(try await CommandRun.of(["hash", "message", "gm"]).output == digest)
        #expect(try await CommandRun.of(["hash", "message"], input: Array("gm".utf8)).output == digest)
        #expect(try await CommandRun.of(["hash", "message", "--file", "-"], input: Array("gm".utf8)).output == digest)
        #expect(try await CommandRun.of(["hash", "message", "--file", "@m"], files: ["m": "gm"]).output == digest)
    }

    @Test func `every byte of a file counts`() async throws {
        let plain = try await CommandRun.of(["hash", "message", "--file", "@m"], files: ["m": "gm"])
        let line = try await CommandRun.of(["hash", "message", "--file", "@m"], files: ["m": "gm\n"])
        #expect(plain.output != line.output)
        let bytes = try await CommandRun.of(["hash", "message"], input: [0xDE, 0xAD, 0xBE, 0xEF])
        #expect(bytes.output == Vectors.messages[3].digest + "\n")
    }

    @Test func `hex is text unless it is said to be hex`() async throws {
        #expect(
            try await CommandRun.of(["hash", "message", "0xdeadbeef"]).output == Vectors.messages[2].digest + "\n")
        #expect(
            try await CommandRun.of(["hash", "message", "0xdeadbeef", "--hex"]).output
                == Vectors.messages[3].digest + "\n")
        #expect(
            try await CommandRun.of(["hash", "message", "--hex"], input: Array("0xdeadbeef\n".utf8)).output
                == Vectors.messages[3].digest + "\n")
        let bad = try await CommandRun.of(["hash", "message", "xyz", "--hex"])
        #expect(bad.status == 1)
        #expect(bad.errors.contains("must be 0x and an even number of hex digits"))
    }

    @Test func `json gives the object of the line protocol`() async throws {
        let run = try await CommandRun.of(["sign", "message", "gm", "--json"] + Self.key, files: Self.files)
        let line = try await CommandRun.lines(
            ["sign", "message"] + Self.key, [#"{"message":"gm"}"#], files: Self.files)
        #expect(run.output == line.output)
    }

    @Test func `typed data may be a file, standard input or the argument`() async throws {
        let sign = ["sign", "typed-data", "--private-key-file", "@cow"]
        let expected = Vectors.mailSignature + "\n"
        #expect(try await CommandRun.of(sign + ["@mail"], files: Self.files).output == expected)
        #expect(
            try await CommandRun.of(sign + ["-"], input: Array(Vectors.mail.utf8), files: Self.files).output
                == expected)
        #expect(try await CommandRun.of(sign + [Vectors.mail], files: Self.files).output == expected)
    }

    @Test func `a signed transaction is printed ready to send, and read back`() async throws {
        let vector = Vectors.transactions[2]
        let signed = try await CommandRun.of(["sign", "transaction", vector.json] + Self.key, files: Self.files)
        #expect(signed.output == vector.raw + "\n")
        for run in [
            try await CommandRun.of(["decode", "transaction", vector.raw]),
            try await CommandRun.of(["decode", "transaction"], input: Array((vector.raw + "\n").utf8)),
            try await CommandRun.of(["decode", "transaction", "@raw"], files: ["raw": vector.raw + "\n"]),
        ] {
            let decoded = try JSONValue(parsing: run.output)
            #expect(decoded["hash"]?.stringValue == vector.hash)
            #expect(decoded["chainId"]?.stringValue == "8453")
        }
    }

    @Test func `bad JSON in a file is told by line and column`() async throws {
        let run = try await CommandRun.of(
            ["hash", "typed-data", "@bad"], files: ["bad": "{\n  \"types\": {},\n  \"domain\" {}\n}"])
        #expect(run.status == 1)
        #expect(run.errors.contains("line 3, column 12"), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func `a bad value is told by its path in the file`() async throws {
        let run = try await CommandRun.of(
            ["hash", "typed-data", Vectors.mail.replacing(#""chainId":1"#, with: #""chainId":-1"#)])
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("lucid-agent: domain.chainId: "), "\(run.errors)")
    }

    @Test func `another signer means exit 1, and with json an answer`() async throws {
        let vector = Vectors.messages[0]
        let claim = ["verify", "message", "gm", "--signature", vector.signature, "--address"]
        let right = try await CommandRun.of(claim + [Vectors.address])
        #expect(right.status == 0)
        #expect(right.output == Vectors.address + "\n")
        let wrong = try await CommandRun.of(claim + [Vectors.cowAddress])
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("not by \(Vectors.cowAddress)"))
        let json = try await CommandRun.of(claim + [Vectors.cowAddress, "--json"])
        #expect(json.status == 0)
        #expect(try JSONValue(parsing: json.output)["valid"]?.boolValue == false)
    }

    @Test(arguments: ["0x", "0x00", "00", String(repeating: "0", count: 132)])
    func `what is no signature is told`(signature: String) async throws {
        let run = try await CommandRun.of(["verify", "message", "gm", "--signature", signature])
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("lucid-agent: signature"), "\(run.errors)")
    }
}
