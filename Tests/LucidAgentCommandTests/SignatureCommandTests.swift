// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning
import Testing

struct SignatureCommandTests {
    private static let key = ["--private-key-file", "@key"]
    private static let files = ["key": "0x" + Vectors.key + "\n", "cow": Vectors.cow]

    @Test(arguments: Vectors.messages)
    func `a message is hashed, signed and verified as elsewhere`(vector: Vectors.Message) async throws {
        let hash = try await CommandRun.lines(["hash", "message"], [#"{"id":1,\#(vector.members)}"#])
        #expect(hash.output == #"{"id":1,"digest":"\#(vector.digest)"}"# + "\n")

        let sign = try await CommandRun.lines(
            ["sign", "message"] + Self.key, ["{\(vector.members)}"], files: Self.files)
        #expect(
            sign.output
                == #"{"id":null,"address":"\#(Vectors.address)","signature":"\#(vector.signature)","#
                + #""digest":"\#(vector.digest)"}"# + "\n")

        let claim = #"{\#(vector.members),"signature":"\#(vector.signature)""#
        let verify = try await CommandRun.lines(
            ["verify", "message"],
            [
                claim + "}", claim + #","address":"\#(Vectors.address)"}"#,
                claim + #","address":"\#(Vectors.cowAddress)"}"#,
            ])
        #expect(
            verify.output
                == #"{"id":null,"address":"\#(Vectors.address)"}"# + "\n"
                + #"{"id":null,"address":"\#(Vectors.address)","valid":true}"# + "\n"
                + #"{"id":null,"address":"\#(Vectors.address)","valid":false}"# + "\n")
        #expect([hash.status, sign.status, verify.status] == [0, 0, 0])
    }

    @Test(arguments: Vectors.messages)
    func `a signature of 64 bytes (EIP-2098) is verified too`(vector: Vectors.Message) async throws {
        let compact = try #require(try Signature(hex: vector.signature).compactHex)
        let verify = try await CommandRun.lines(
            ["verify", "message"], [#"{\#(vector.members),"signature":"\#(compact)"}"#])
        #expect(verify.output == #"{"id":null,"address":"\#(Vectors.address)"}"# + "\n")
    }

    @Test(arguments: [
        ("gm", false),
        ("example.com wants you to sign in with your Ethereum account:\nnobody", true),
        ("I don't know what this WANTS YOU TO SIGN IN WITH YOUR", true),
    ])
    func `a text that claims to be a sign-in and is none is signed with a warning`(
        text: String, isWarned: Bool
    ) async throws {
        let run = try await CommandRun.of(["sign", "message", text] + Self.key, files: Self.files)
        #expect(run.status == 0)
        #expect(run.output.count == 133)
        #expect(run.errors.hasPrefix("warning: ") == isWarned, "\(run.errors)")
        #expect(run.errors.contains("the text claims to be a sign-in message") == isWarned, "\(run.errors)")
    }

    @Test(arguments: ["primaryType", "primary_type"])
    func `typed data is hashed, signed and verified as elsewhere`(spelling: String) async throws {
        let mail = Vectors.mail.replacing("primaryType", with: spelling)
        let hash = try await CommandRun.lines(["hash", "typed-data"], [#"{"id":"m","typed_data":\#(mail)}"#])
        #expect(
            hash.output
                == #"{"id":"m","digest":"\#(Vectors.mailDigest)","domain_separator":"\#(Vectors.mailDomain)","#
                + #""struct_hash":"\#(Vectors.mailStruct)","encoded_type":"\#(Vectors.mailType)"}"# + "\n")

        let sign = try await CommandRun.lines(
            ["sign", "typed-data", "--private-key-file", "@cow"], [#"{"typed_data":\#(mail)}"#], files: Self.files)
        #expect(
            sign.output
                == #"{"id":null,"address":"\#(Vectors.cowAddress)","signature":"\#(Vectors.mailSignature)","#
                + #""digest":"\#(Vectors.mailDigest)"}"# + "\n")

        let verify = try await CommandRun.lines(
            ["verify", "typed-data"],
            [#"{"typed_data":\#(mail),"signature":"\#(Vectors.mailSignature)","address":"\#(Vectors.cowAddress)"}"#])
        #expect(verify.output == #"{"id":null,"address":"\#(Vectors.cowAddress)","valid":true}"# + "\n")
    }

    @Test(arguments: Vectors.transactions)
    func `a transaction is signed and decoded as elsewhere`(vector: Vectors.Transaction) async throws {
        let sign = try await CommandRun.lines(
            ["sign", "transaction"] + Self.key, [#"{"id":1,"transaction":\#(vector.json)}"#], files: Self.files)
        let signed = try #require(try sign.answers.first)
        #expect(signed.objectValue?.keys == ["id", "address", "signature", "digest", "raw", "hash"], "\(signed)")
        #expect(signed["raw"]?.stringValue == vector.raw)
        #expect(signed["hash"]?.stringValue == vector.hash)

        let hash = try await CommandRun.lines(["hash", "transaction"], [#"{"id":1,"transaction":\#(vector.json)}"#])
        let hashed = try #require(try hash.answers.first)
        #expect(hashed.objectValue?.keys == ["id", "digest", "unsigned"])
        #expect(hashed["digest"] == signed["digest"])

        let decode = try await CommandRun.lines(
            ["decode", "transaction"],
            [#"{"id":1,"raw":"\#(vector.raw)"}"#, #"{"id":2,"raw":\#(hashed["unsigned"]?.text ?? "")}"#])
        let decoded = try decode.answers
        #expect(decoded.first?.objectValue?.keys.prefix(4) == ["id", "type", "from", "hash"])
        #expect(decoded.first?["type"]?.intValue == vector.type)
        #expect(decoded.first?["from"]?.stringValue == Vectors.address)
        #expect(decoded.first?["hash"]?.stringValue == vector.hash)
        #expect(decoded.first?["signature"]?.objectValue?.keys == ["yParity", "r", "s"])
        #expect(decoded.first?["warnings"]?.arrayValue != nil)
        #expect(decoded.last?["digest"] == signed["digest"])
        #expect(decoded.last?["from"] == nil && decoded.last?["hash"] == nil, "\(decoded)")
    }

    @Test(
        arguments: [
            ("sign", #"{"chainId":1,"nonce":9,"gas":21000,"to":null,"value":0}"#, "transaction"),
            ("sign", #"{"chainId":1,"nonce":9,"gas":21000,"gasPrice":1,"gas_price":1,"to":null}"#, "transaction"),
            ("sign", #"{"chainId":1,"nonce":9,"gas":21000,"gasPrice":1,"too":null}"#, "transaction.too"),
            ("sign", #"{"chainId":1,"nonce":"9x","gas":21000,"gasPrice":1,"to":null}"#, "transaction.nonce"),
            ("hash", #"{"chainId":1,"nonce":1.0,"gas":21000,"gasPrice":1,"to":null}"#, "transaction.nonce"),
            ("hash", #"5"#, "transaction"),
        ])
    func `a bad transaction is told by its path`(command: String, transaction: String, path: String) async throws {
        let run = try await CommandRun.lines(
            [command, "transaction"] + (command == "sign" ? Self.key : []),
            [#"{"id":4,"transaction":\#(transaction)}"#], files: Self.files)
        let answer = try #require(try run.answers.first)
        #expect(answer["id"]?.intValue == 4)
        #expect(answer["error"]?["message"]?.stringValue?.hasPrefix(path) == true, "\(answer)")
        #expect(run.status == 0)
    }

    @Test func `a value that does not fit is told by its path in the request`() async throws {
        let types = #"{"Order":[{"name":"amount","type":"uint8"}],"Book":[{"name":"orders","type":"Order[]"}]}"#
        let message = #"{"orders":[{"amount":1},{"amount":2},{"amount":256}]}"#
        let run = try await CommandRun.lines(
            ["hash", "typed-data"],
            [#"{"typed_data":{"types":\#(types),"primaryType":"Book","domain":{},"message":\#(message)}}"#])
        let answer = try #require(try run.answers.first)
        #expect(answer["error"]?["code"]?.stringValue == "invalid_value")
        #expect(
            answer["error"]?["message"]?.stringValue?.hasPrefix("typed_data.message.orders[2].amount: ") == true,
            "\(answer)")
    }

    @Test func `a transaction from somebody else is not signed`() async throws {
        let json = Vectors.transactions[2].json.replacing(Vectors.address, with: Vectors.cowAddress)
        let run = try await CommandRun.lines(
            ["sign", "transaction"] + Self.key, [#"{"id":1,"transaction":\#(json)}"#], files: Self.files)
        let answer = try #require(try run.answers.first)
        #expect(answer["signature"] == nil)
        #expect(answer["error"]?["message"]?.stringValue?.hasPrefix("transaction.from: ") == true, "\(answer)")
    }

    @Test func `the process goes on after bad lines and answers in order`() async throws {
        let lines = (0..<500).map { $0 % 3 == 0 ? "bad \($0)" : #"{"id":\#($0),"message":"gm \#($0)"}"# }
        let run = try await CommandRun.lines(["sign", "message"] + Self.key, lines, files: Self.files)
        let answers = try run.answers
        #expect(run.status == 0)
        #expect(answers.count == 500)
        for (number, answer) in answers.enumerated() {
            if number % 3 == 0 {
                #expect(answer["error"]?["code"]?.stringValue == "invalid_json")
                #expect(answer["error"]?["message"]?.stringValue?.hasPrefix("line \(number + 1), ") == true)
            } else {
                #expect(answer["id"]?.intValue == number)
                #expect(answer["signature"] != nil)
            }
        }
    }

    @Test func `a last line without a line feed is answered too`() async throws {
        let run = try await CommandRun.of(
            ["hash", "message", "--jsonl"], input: Array(#"{"id":1,"message":"gm"}"#.utf8))
        #expect(try run.answers.count == 1)
    }
}
