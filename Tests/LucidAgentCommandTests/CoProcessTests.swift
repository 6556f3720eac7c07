// SPDX-License-Identifier: Apache-2.0
import LucidAgentCommand
import LucidJSON
import Testing

struct CoProcessTests {
    @Test(
        arguments: [
            (#"{"id":1,"message":"gm"}"#, "1"), (#"{"id":"a","message":"gm"}"#, #""a""#),
            (#"{"id":1.50e3,"message":"gm"}"#, "1.50e3"), (#"{"id":-0,"message":"gm"}"#, "-0"),
            (#"{"id":123456789012345678901234567890,"message":"gm"}"#, "123456789012345678901234567890"),
            (#"{"id":"","message":"gm"}"#, #""""#), (#"{"message":"gm"}"#, "null"),
            (#"{"id":null,"message":"gm"}"#, "null"), (#"{"message":"gm","id":"last"}"#, #""last""#),
            (#"{"id":"caf\u00e9 \"x\"","message":"gm"}"#, #""café \"x\"""#),
        ])
    func `the id comes back unchanged`(line: String, id: String) throws {
        #expect(Self.answer(line).hasPrefix(#"{"id":\#(id),"digest":"0x51bc54f3"#))
    }

    @Test(
        arguments: [
            ("", "invalid_json", "line 1, column 1: "), ("{", "invalid_json", "line 1, column 2: "),
            ("gm", "invalid_json", "line 1, column 1: "), (#"{"id":1,}"#, "invalid_json", "line 1, column 9: "),
            (#"{"id":1,"id":2,"message":"gm"}"#, "invalid_json", "line 1, column "),
            (#"{"message":"\ud800"}"#, "invalid_json", "line 1, column "),
            (#"{"message":"gm"} x"#, "invalid_json", "line 1, column 18: "),
            ("\u{FEFF}{}", "invalid_json", "line 1, column 1: "),
            (String(repeating: "[", count: 100), "invalid_json", "line 1, column "),
            ("[1]", "invalid_request", "a request is a JSON object"), ("7", "invalid_request", "a request is"),
            ("null", "invalid_request", "a request is a JSON object, not null"),
            ("{}", "invalid_request", "message: missing"),
            (#"{"id":true,"message":"gm"}"#, "invalid_request", "id: must be a string or a number"),
            (#"{"id":{},"message":"gm"}"#, "invalid_request", "id: must be"),
            (#"{"message":"gm","mesage":1}"#, "invalid_request", "mesage: unknown key"),
            (#"{"message":"gm","a b":1}"#, "invalid_request", #""a b": unknown key"#),
            (#"{"message":"gm","":1}"#, "invalid_request", #""": unknown key"#),
            (#"{"message":5}"#, "invalid_value", "message: must be a string, not a number"),
            (#"{"message":null}"#, "invalid_value", "message: must be a string, not null"),
            (#"{"message":"gm","encoding":"base64"}"#, "invalid_value", "encoding: must be"),
            (#"{"message":"gm","encoding":"hex"}"#, "invalid_value", "message: must be 0x"),
            (#"{"message":"0xabc","encoding":"hex"}"#, "invalid_value", "message: must be 0x"),
            (#"{"message":"abcd","encoding":"hex"}"#, "invalid_value", "message: must be 0x"),
            (#"{"message":" 0xab","encoding":"hex"}"#, "invalid_value", "message: must be 0x"),
            (#"{"message":"gm","encoding":null}"#, "invalid_value", "encoding: must be a string"),
        ])
    func `a bad line is told where and why`(line: String, code: String, message: String) throws {
        let answer = try JSONValue(parsing: Self.answer(line))
        #expect(answer["error"]?["code"]?.stringValue == code)
        #expect(answer["error"]?["message"]?.stringValue?.hasPrefix(message) == true, "\(answer)")
        #expect(answer.objectValue?.keys == ["id", "error"])
    }

    @Test func `a bad request keeps its id and bad JSON has none`() throws {
        #expect(Self.answer(#"{"id":7,"x":1}"#).hasPrefix(#"{"id":7,"error":"#))
        #expect(Self.answer(#"{"id":7"#).hasPrefix(#"{"id":null,"error":"#))
        #expect(Self.answer(#"{"id":[7],"message":"gm"}"#).hasPrefix(#"{"id":null,"error":"#))
    }

    @Test func `composed and decomposed keys are different keys`() throws {
        let answer = try JSONValue(parsing: Self.answer("{\"message\":\"gm\",\"\u{E9}\":1}"))
        #expect(answer["error"]?["message"]?.stringValue?.contains("unknown key") == true)
    }

    @Test func `a line that is too long gets its answer`() throws {
        let process = CoProcess(HashMessage())
        let answer = String(decoding: process.answer(.tooLong(5_000_000), number: 3), as: UTF8.self)
        #expect(answer.hasPrefix(#"{"id":null,"error":{"code":"invalid_request","message":"line 3: 5000000 bytes"#))
    }

    @Test(arguments: UInt64(0)..<40)
    func `no mutation of a request traps, and each has one answer with an id`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let request = Array(#"{"id":"x1","typed_data":\#(Vectors.mail)}"#.utf8)
        let process = CoProcess(HashTypedData())
        for _ in 0..<50 {
            var line = request
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<line.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: line[place] = UInt8.random(in: 0...255, using: &random)
                case 1: line.remove(at: place)
                default: line.insert(Array(#"{}[]",:0123456789"#.utf8).randomElement(using: &random) ?? 0, at: place)
                }
            }
            let answer = try JSONValue(parsing: process.answer(.bytes(line), number: 1))
            #expect(answer.objectValue?.keys.first == "id")
            #expect((answer["digest"] == nil) != (answer["error"] == nil))
            #expect(answer["error"]?["code"]?.stringValue != "internal")
        }
    }

    static func answer(_ line: String) -> String {
        String(decoding: CoProcess(HashMessage()).answer(.bytes(Array(line.utf8)), number: 1), as: UTF8.self)
    }
}
