// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

@Suite struct `Reading` {
    @Test(
        arguments: [
            ("null", nil), ("true", true), ("false", false), ("0", 0), ("-1", -1), (" \t\r\n7 \t\r\n", 7),
            ("\"\"", ""), ("\"a\"", "a"), ("[]", []), ("[ ]", []), ("{}", [:]), ("{ }", [:]),
            ("[1,[2,{\"a\":null}]]", [1, [2, ["a": nil]]]),
            ("{\"\":0}", ["": 0]), (" { \"a\" : [ 1 , 2 ] } ", ["a": [1, 2]]),
            ("\"\\u0061\\u00e9\\u20AC\\uD83D\\uDE00\"", "a\u{e9}\u{20ac}\u{1f600}"),
            ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{c}\n\r\t"), ("\"\\u0000\"", "\0"),
            ("\"\u{7f}\"", "\u{7f}"),
            ("\"\u{2028}\u{feff}\u{ffff}\u{10ffff}\"", "\u{2028}\u{feff}\u{ffff}\u{10ffff}"),
        ] as [(String, JSONValue)])
    func `what RFC 8259 allows is read`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
        #expect(try JSONValue(parsing: Array(text.utf8).span) == value)
        #expect(try JSONValue(parsing: Array("x\(text)".utf8).dropFirst()) == value)
    }

    @Test(arguments: [
        "0", "-0", "1.0", "1e3", "1E+3", "1e-3", "-0.0", "0.1", "0e0", "123456789012345678901234567890",
        "115792089237316195423570985008687907853269984665640564039457584007913129639935", "1.7976931348623157e+309",
        "0.1000000000000000055511151231257827021181583404541015625",
    ])
    func `a number keeps its text`(text: String) throws {
        #expect(try JSONValue(parsing: text).numberValue?.text == text)
        #expect(try JSONValue(parsing: "[\(text)]").text == "[\(text)]")
    }

    @Test(arguments: [
        ("", JSONError.Code.unexpectedEnd), (" ", .unexpectedEnd), ("[", .unexpectedEnd), ("[1", .unexpectedEnd),
        ("[1,", .unexpectedEnd), ("{", .unexpectedEnd), ("{\"a\"", .unexpectedEnd), ("{\"a\":", .unexpectedEnd),
        ("{\"a\":1", .unexpectedEnd), ("{\"a\":1,", .unexpectedEnd), ("\"", .unexpectedEnd), ("\"a", .unexpectedEnd),
        ("\"\\", .unexpectedEnd), ("\"\\u12", .unexpectedEnd), ("tru", .unexpectedEnd), ("-", .unexpectedEnd),
        ("1.", .unexpectedEnd), ("1e", .unexpectedEnd), ("1e+", .unexpectedEnd),
    ])
    func `a text that was cut off is refused as such`(text: String, code: JSONError.Code) {
        #expect(failure(reading: text)?.code == code)
    }

    @Test(arguments: [
        "[1,]", "[,1]", "[,]", "[1 2]", "[1:2]", "{,}", "{\"a\":1,}", "{\"a\" 1}", "{\"a\",1}", "{a:1}", "{'a':1}",
        "{1:1}", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "]", "}", ":", ",", "nul", "nulL", "NULL", "True", "tRue", "fals3",
        "undefined", "NaN", "Infinity", "-Infinity", "-NaN", "+1", ".5", "-.5", "01", "-01", "00", "1.e1", "1.a", "1ea",
        "1e1.5x", "0x10", "--1", "- 1", "\"\\x41\"", "\"\\a\"", "\"\\'\"", "\"\\u00g0\"", "\"\\u 123\"", "\"\\u-123\"",
        "\"\n\"", "\"\t\"", "\"\0\"", "\"\u{1f}\"", "'a'", "// c\n1", "/**/1", "[1,/**/2]", "\u{a0}1", "\u{b}1",
        "\u{c}1",
        "\u{2028}1", "\u{feff}1", "é",
    ])
    func `what RFC 8259 does not allow is refused`(text: String) {
        let error = failure(reading: text)
        #expect(error?.code == .invalidSyntax || error?.code == .unexpectedEnd || error?.code == .trailingBytes)
        #expect(error?.message.contains("expected") == true)
    }

    @Test(arguments: [
        "1 2", "1,", "{}{}", "{} {}", "[][]", "null null", "\"a\"\"b\"", "{}]", "1 x", "1\0", "true1", "nullnull",
        "{}\u{feff}",
        "1 //", "[1]\n[2]",
    ])
    func `anything after the document is refused, glued documents too`(text: String) {
        #expect(failure(reading: text)?.code == .trailingBytes)
    }

    // W-3.
    @Test(arguments: [
        (#"{"a":1,"a":1}"#, 1, 8), (#"{"a":1,"b":2,"a":3}"#, 1, 14), (#"[{"x":{"a":1,"\u0061":2}}]"#, 1, 14),
        ("{\"domain\":{\"chainId\":1,\n \"chainId\":2}}", 2, 2), (#"{"":1,"":2}"#, 1, 7),
        ("{" + (0..<100).map { "\"k\($0)\":0," }.joined() + "\"k50\":1}", 1, 792),
    ])
    func `a duplicate key is refused at any depth, where it stands`(text: String, line: Int, column: Int) {
        let error = failure(reading: text)
        #expect(error?.code == .duplicateKey)
        #expect(error?.line == line && error?.column == column)
    }

    // W-4.
    @Test func `keys that are equal characters but other bytes are two keys`() throws {
        let value = try JSONValue(parsing: "{\"\u{e9}\":1,\"e\u{301}\":2}")
        #expect(value.objectValue?.count == 2)
        #expect(value["\u{e9}"] == 1)
        #expect(value["e\u{301}"] == 2)
        #expect(value.text.utf8.elementsEqual("{\"\u{e9}\":1,\"e\u{301}\":2}".utf8))
    }

    // W-7.
    @Test(arguments: ["[", "{\"a\":", "[{\"a\":[", " [ "])
    func `a hundred thousand open brackets are refused`(unit: String) {
        let error = failure(reading: String(repeating: unit, count: 100_000))
        #expect(error?.code == .tooDeep)
    }

    @Test func `the depth limit is exact`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSONValue(parsing: nested(64)) }
        #expect(failure(reading: nested(65))?.code == .tooDeep)
        #expect(failure(reading: "[]", limits: JSONLimits(depth: 0))?.code == .tooDeep)
        #expect(throws: Never.self) { try JSONValue(parsing: "1", limits: JSONLimits(depth: 0)) }
        #expect(throws: Never.self) { try JSONValue(parsing: nested(256), limits: JSONLimits(depth: .max)) }
        #expect(failure(reading: nested(257), limits: JSONLimits(depth: .max))?.code == .tooDeep)
    }

    @Test func `the size limit is exact`() {
        #expect(throws: Never.self) { try JSONValue(parsing: "[1,2]", limits: JSONLimits(bytes: 5)) }
        #expect(failure(reading: "[1,2]", limits: JSONLimits(bytes: 4))?.code == .tooLarge)
        #expect(failure(reading: [UInt8](repeating: 0x20, count: 8 << 20 + 1))?.code == .tooLarge)
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\ud83d\u0061""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ude00\ud83d""#,
        #""\ud83d\ud83d""#,
        #"{"\udfff":1}"#, #""\uDBFF\uE000""#,
    ])
    func `half of a surrogate pair is refused`(text: String) {
        #expect(failure(reading: text)?.code == .invalidText)
    }

    @Test(
        arguments: [
            [0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc3], [0xc3, 0x28], [0xe0, 0x80, 0x80], [0xe0, 0x9f, 0xbf],
            [0xe2, 0x82], [0xe2, 0x28, 0xa1], [0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xf0, 0x80, 0x80, 0x80],
            [0xf0, 0x8f, 0xbf, 0xbf], [0xf0, 0x9f, 0x98], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80],
            [0xf8, 0x88, 0x80, 0x80, 0x80], [0xfe], [0xff], [0xf0, 0x9f, 0x98, 0x41], [0xe2, 0x82, 0xc0],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused`(sequence: [UInt8]) {
        let error = failure(reading: [0x22] + sequence + [0x22])
        #expect(error?.code == .invalidText)
        #expect(error?.offset == 1)
        #expect(failure(reading: [0x22, 0x61] + sequence) != nil)
        #expect(failure(reading: sequence) != nil)
    }

    @Test(arguments: [[0xef, 0xbb, 0xbf, 0x31], [0xff, 0xfe, 0x31, 0x00], [0x31, 0x00], [0x00, 0x31]] as [[UInt8]])
    func `a byte order mark and other encodings are refused`(bytes: [UInt8]) {
        #expect(failure(reading: bytes) != nil)
    }

    @Test(arguments: [
        ("[1,\n 2,\n x]", 3, 2, 9), ("[1,\r\n\tx]", 2, 2, 6), ("\"é\" x", 1, 6, 5), ("", 1, 1, 0), ("\n\n", 3, 1, 2),
        ("{\"a\":01}", 1, 6, 5), ("{\"a\":tru}", 1, 6, 5), ("\"\\ud800\"", 1, 2, 1),
    ])
    func `an error tells line, column in bytes and offset`(text: String, line: Int, column: Int, offset: Int) {
        let error = failure(reading: text)
        #expect(error?.line == line)
        #expect(error?.column == column)
        #expect(error?.offset == offset)
    }

    @Test(arguments: [
        ("[1 2]", "found '2', expected ',' or ']' after an element (line 1, column 4)"),
        ("{\"a\" 1}", "found '1', expected ':' after the key (line 1, column 6)"),
        ("[1,]", "found ']', expected a JSON value (line 1, column 4)"),
        ("", "found the end of the text, expected a JSON value (line 1, column 1)"),
        ("\"a\nb\"", "found the control character a line break in a string, expected it escaped (line 1, column 3)"),
        (
            "{\"refreshToken\":\"s3cret\",\"refreshToken\":2}",
            "found the key \"refreshToken\" twice in one object, expected it once (line 1, column 26)"
        ),
        ("\u{feff}{}", "found a byte order mark, expected a JSON value; save the text without it (line 1, column 1)"),
        ("{} x", "found 'x' after the end of the document, expected nothing more (line 1, column 4)"),
        ("\u{1}", "found the byte 0x01, expected a JSON value (line 1, column 1)"),
    ])
    func `an error says what was found and what was expected`(text: String, description: String) {
        #expect(failure(reading: text)?.description == description)
    }

    @Test func `a long key in a message is cut`() {
        let key = String(repeating: "k", count: 1000)
        let error = failure(reading: "{\"\(key)\":1,\"\(key)\":2}")
        #expect((error?.message.utf8.count ?? 1000) < 150)
    }

    @Test(.timeLimit(.minutes(10))) func `an object of a hundred thousand keys is read and searched`() throws {
        let members = (0..<100_000).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
        let value = try JSONValue(parsing: "{\(members)}")
        #expect(value.objectValue?.count == 100_000)
        #expect(value["key99999"] == 99999)
        #expect(value["key100000"] == nil)
    }
}
