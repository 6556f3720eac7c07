// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

/// `wallet derive` and `wallet import`, with the mnemonic and the accounts that development chains publish (Hardhat's
/// documentation).
struct WalletDerivationTests {
    private static let words = "test test test test test test test test test test test junk"
    private static let first = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
    private static let second = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
    private static let third = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"
    private static let firstKey = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
    private static let files = ["words": words + "\n", "pass": "correct horse", "old": "first passphrase"]
    private static let derive = ["wallet", "derive", "--mnemonic-file", "@words"]

    @Test func `a mnemonic gives the addresses that every wallet shows`() async throws {
        let one = try await CommandRun.of(Self.derive, files: Self.files)
        #expect(one.output == Self.first + "\n", "\(one.errors)")
        let three = try await CommandRun.of(Self.derive + ["--count", "3", "--json"], files: Self.files)
        #expect(try three.answers.map { $0["address"]?.stringValue } == [Self.first, Self.second, Self.third])
        #expect(try three.answers[2]["path"]?.stringValue == "m/44'/60'/0'/0/2")
        let path = try await CommandRun.of(Self.derive + ["--path", "m/44h/60H/0'/0/1"], files: Self.files)
        #expect(path.output == Self.second + "\n")
        let index = try await CommandRun.of(Self.derive + ["--index", "2"], files: Self.files)
        #expect(index.output == Self.third + "\n")
    }

    @Test func `lines of paths are answered one by one`() async throws {
        let run = try await CommandRun.lines(
            Self.derive,
            [
                #"{"id":1,"path":"m/44'/60'/0'/0/1"}"#, #"{"id":2,"index":2}"#, #"{"id":3}"#,
                #"{"id":4,"path":"m/2147483648"}"#, #"{"id":5,"path":"44'/60'"}"#, #"{"id":6,"index":-1}"#,
                #"{"id":7,"path":"m/0","index":1}"#, #"{"id":8,"path":"m/44'/60'/0'/0/0"}"#,
            ], files: Self.files)
        let answers = try run.answers
        #expect(run.status == 0)
        #expect(answers.map { $0["address"]?.stringValue }[..<3] == [Self.second, Self.third, Self.first])
        #expect(
            answers[3...6].map { $0["error"]?["code"]?.stringValue } == [
                "invalid_value", "invalid_value", "invalid_value", "invalid_request",
            ])
        #expect(answers[3]["error"]?["message"]?.stringValue?.hasPrefix("path[0]") == true)
        #expect(answers[7]["address"]?.stringValue == Self.first)
    }

    @Test func `the mnemonic's own passphrase gives other keys`() async throws {
        let run = try await CommandRun.of(
            Self.derive + ["--mnemonic-passphrase-file", "@pass"], files: Self.files)
        #expect(run.status == 0)
        #expect(run.output != Self.first + "\n")
    }

    @Test(arguments: [
        "test test test", "test test test test test test test test test test test test",
        "tests test test test test test test test test test test junk",
    ])
    func `wrong words are told without showing them`(words: String) async throws {
        let run = try await CommandRun.of(Self.derive, files: ["words": words])
        #expect(run.status == 3)
        #expect(run.output.isEmpty && !run.errors.contains("test test") && !run.errors.contains("tests"))
    }

    @Test func `a mnemonic that others may read is refused`() async throws {
        let run = try await CommandRun.of(Self.derive, files: Self.files, modes: ["words": 0o644])
        #expect(run.status == 3 && run.errors.contains("chmod 600"), "\(run.errors)")
    }

    @Test func `a key from any source is kept in a new keystore`() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        for (name, content) in Self.files.merging(["key": Self.firstKey], uniquingKeysWith: { $1 }) {
            try directory.write(name, Array(content.utf8))
        }
        func path(_ name: String) -> String { directory.path(name) }
        func imported(_ source: [String], into keystore: String, _ passphrase: String) async throws -> CommandRun {
            try await CommandRun.of(
                ["wallet", "import"] + source + [
                    "--keystore", path(keystore), "--passphrase-file", path(passphrase), "--json",
                ])
        }
        let words = try await imported(["--mnemonic-file", path("words"), "--index", "1"], into: "a.json", "old")
        #expect(try words.answers.first?["address"]?.stringValue == Self.second, "\(words.errors)")
        let hex = try await imported(["--private-key-file", path("key")], into: "b.json", "pass")
        #expect(try hex.answers.first?["address"]?.stringValue == Self.first, "\(hex.errors)")
        let other = try await imported(
            ["--from-keystore", path("a.json"), "--from-passphrase-file", path("old")], into: "c.json", "pass")
        #expect(try other.answers.first?["address"]?.stringValue == Self.second, "\(other.errors)")
        let opened = try await CommandRun.of([
            "wallet", "address", "--keystore", path("c.json"), "--passphrase-file", path("pass"),
        ])
        #expect(opened.output == Self.second + "\n")
        let again = try await imported(["--private-key-file", path("key")], into: "c.json", "pass")
        #expect(again.status == 1 && again.errors.contains("is there already"), "\(again.errors)")
    }

    @Test func `one source is asked for, and only one`() async throws {
        for source in [[], ["--private-key-file", "@pass", "--mnemonic-file", "@words"], ["--index", "1"]] {
            let run = try await CommandRun.of(
                ["wallet", "import"] + source + ["--keystore", "k", "--passphrase-file", "@pass"], files: Self.files)
            #expect(run.status == 2, "\(source): \(run.errors)")
        }
    }

    @Test func `an authorization is signed, and one for every chain only when asked for`() async throws {
        let line = #"{"id":1,"authorization":{"chainId":1,"address":"\#(Self.second)","nonce":7}}"#
        let everywhere = #"{"id":2,"authorization":{"chain_id":"0x0","address":"\#(Self.second)","nonce":"7"}}"#
        let files = ["key": Self.firstKey]
        let run = try await CommandRun.lines(
            ["sign", "authorization", "--private-key-file", "@key"], [line, everywhere], files: files)
        let answers = try run.answers
        let signature = try #require(answers[0]["signature"]?.stringValue)
        let authorization = try #require(answers[0]["authorization"])
        #expect(answers[0]["address"]?.stringValue == Self.first)
        #expect(authorization["r"]?.stringValue == String(signature.prefix(66)))
        #expect(authorization["s"]?.stringValue == "0x" + signature.dropFirst(66).prefix(64))
        #expect(authorization["chainId"]?.stringValue == "1" && authorization["nonce"]?.stringValue == "7")
        #expect(answers[1]["error"]?["code"]?.stringValue == "refused")
        let asked = try await CommandRun.lines(
            ["sign", "authorization", "--private-key-file", "@key", "--allow-every-chain"], [everywhere], files: files)
        #expect(try asked.answers[0]["authorization"]?["chainId"]?.stringValue == "0")
    }

    @Test func `an authorization is hashed without a key, and whose account it hands over is told`() async throws {
        let plain = #"{"chainId":1,"address":"\#(Self.second)","nonce":7}"#
        let sign = try await CommandRun.of(
            ["sign", "authorization", plain, "--private-key-file", "@key", "--json"], files: ["key": Self.firstKey])
        let signed = try JSONValue(parsing: sign.output)
        let digest = try #require(signed["digest"]?.stringValue)
        #expect(try await CommandRun.of(["hash", "authorization", plain]).output == digest + "\n")

        let claim = try #require(signed["authorization"]).text
        let verify = try await CommandRun.lines(
            ["verify", "authorization"],
            [
                #"{"id":1,"authorization":\#(claim),"address":"\#(Self.first)"}"#,
                #"{"id":2,"authorization":\#(claim),"address":"\#(Self.second)"}"#,
                #"{"id":3,"authorization":\#(plain)}"#,
            ])
        let answers = try verify.answers
        #expect(answers[0]["address"]?.stringValue == Self.first && answers[0]["valid"]?.boolValue == true)
        #expect(answers[1]["address"]?.stringValue == Self.first && answers[1]["valid"]?.boolValue == false)
        #expect(answers[2]["error"]?["message"]?.stringValue?.hasPrefix("authorization.yParity: ") == true)

        let other = try await CommandRun.of(["verify", "authorization", claim, "--address", Self.second])
        #expect(other.status == 1)
        #expect(other.errors.contains("the signature is by \(Self.first), not by \(Self.second)"))
    }
}
