// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidJSON
import Testing

struct SigningProcessTests {
    private static let key = String(repeating: "46", count: 32)
    private static let address = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"

    @Test func `a co-process answers each line before the next is sent`() async throws {
        try await Scene.play { scene in
            let key = try scene.file("key", Self.key)
            let child = try scene.start(["sign", "message", "--jsonl", "--private-key-file", key])
            for number in 0..<20 {
                try child.write(#"{"id":\#(number),"message":"gm \#(number)"}"# + "\n")
                let answer = try JSONValue(parsing: child.line(within: 10))
                #expect(answer["id"]?.intValue == number)
                #expect(answer["address"]?.stringValue == Self.address)
            }
            try child.write(#"{"id":"half","#)
            try child.write(#""message":"gm"}"# + "\n")
            #expect(try JSONValue(parsing: child.line(within: 10))["id"]?.stringValue == "half")
            #expect(try child.finish().status == 0)
        }
    }

    @Test func `a program that writes everything before it reads does not hang`() async throws {
        try await Scene.play { scene in
            let child = try scene.start(["hash", "message", "--jsonl"])
            let count = 20_000
            try child.write(
                (0..<count).map { #"{"id":\#($0),"message":"gm"}"# + "\n" }.joined(), reading: false, within: 60)
            let outcome = try child.finish()
            #expect(outcome.status == 0)
            let answers = outcome.output.split(separator: "\n")
            #expect(answers.count == count)
            #expect(answers.first?.hasPrefix(#"{"id":0,"#) == true)
            #expect(answers.last?.hasPrefix(#"{"id":\#(count - 1),"#) == true)
        }
    }

    @Test func `a new wallet signs, and only with its passphrase`() async throws {
        try await Scene.play { scene in
            try scene.file("pass", "correct horse\n")
            try scene.file("wrong", "battery staple\n")
            let made = try scene.run(["wallet", "new", "--keystore", "k.json", "--passphrase-file", "pass", "--json"])
            let wallet = try made.json
            #expect(made.status == 0)
            #expect(wallet.objectValue?.keys == ["address", "keystore"])
            #expect(wallet["keystore"]?.stringValue == "k.json")
            let attributes = try FileManager.default.attributesOfItem(atPath: scene.path("k.json"))
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)

            let address = try scene.run(["wallet", "address", "--keystore", "k.json"])
            #expect(address.output == (wallet["address"]?.stringValue ?? "?") + "\n")

            let key = ["--keystore", "k.json", "--passphrase-file"]
            let signed = try scene.run(["sign", "message", "gm", "--json"] + key + ["pass"]).json
            #expect(signed["address"] == wallet["address"])
            let signature = signed["signature"]?.stringValue ?? ""
            let verified = try scene.run(["verify", "message", "gm", "--signature", signature])
            #expect(verified.output == address.output)

            let refused = try scene.run(["sign", "message", "gm"] + key + ["wrong"])
            #expect(refused.status == 1)
            #expect(refused.output.isEmpty)
            #expect(refused.errors.contains("passphrase") && !refused.errors.contains("battery"), "\(refused)")

            let again = try scene.run(["wallet", "new", "--keystore", "k.json", "--passphrase-file", "pass"])
            #expect(again.status == 1)
            #expect(again.errors.contains("there already"), "\(again)")
        }
    }

    @Test func `a keystore stays closed until a signature is asked for`() async throws {
        try await Scene.play { scene in
            try scene.file("pass", "one")
            try scene.file("wrong", "two")
            _ = try scene.run(["wallet", "new", "--keystore", "k.json", "--passphrase-file", "pass"])
            let lines = ["{}", #"{"id":1,"message":"gm"}"#, #"{"id":2,"message":"gm"}"#, "{}"]
            let run = try scene.run(
                ["sign", "message", "--jsonl", "--keystore", "k.json", "--passphrase-file", "wrong"],
                input: lines.map { $0 + "\n" }.joined())
            let codes = try run.output.split(separator: "\n")
                .map { try JSONValue(parsing: String($0))["error"]?["code"]?.stringValue ?? "-" }
            #expect(codes == ["invalid_request", "refused", "refused", "invalid_request"])
            #expect(run.status == 0)
        }
    }

    @Test func `an argument that is not UTF-8 is refused, not repaired`() async throws {
        try await Scene.play { scene in
            let shell = URL(fileURLWithPath: "/bin/sh")
            let child = try ChildProcess(
                shell, ["-c", #""$0" hash message "$(printf '\377')""#, Executables.agent.path])
            let outcome = try child.finish()
            #expect(outcome.status == 2, "\(outcome)")
            #expect(outcome.output.isEmpty && outcome.errors.contains("argument 3 is not UTF-8"), "\(outcome)")
        }
    }

    @Test func `a full disk is told, and nothing is left behind`() async throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        try await Scene.play { scene in
            let shell = URL(fileURLWithPath: "/bin/sh")
            let child = try ChildProcess(
                shell, ["-c", #""$0" hash message gm >/dev/full"#, Executables.agent.path])
            let outcome = try child.finish()
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("could not be written"), "\(outcome)")
        }
    }
}
