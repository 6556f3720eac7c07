// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import LucidWallet

/// Of RFC 9651 what signatures use; examples from its text and from RFC 9421.
@Suite struct `Structured fields` {
    @Test(arguments: [
        "", "a", "a=1", "a=?1, b=?0", "en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:", "a=?0, b, c;foo=bar",
        "rating=1.5, feelings=(joy sadness)", "a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid", "a=-999999999999999",
        "a=()", "a=\"quote \\\" and \\\\\"", "*a_b-c.d*=*tok/en:x", "a=::",
        "sig1=(\"@method\" \"@authority\" \"@path\");created=1618884473;keyid=\"test-key\"",
    ])
    func `that are canonical are read and written back`(text: String) throws {
        let members = try #require(FieldReader.dictionary(text))
        let written = members.map { key, value in
            switch value {
            case .item(.boolean(true), let parameters): key + parameters.text
            default: key + "=" + value.text
            }
        }
        let expected = text.replacing("a=?1", with: "a")
        #expect(written.joined(separator: ", ") == expected)
    }

    @Test(arguments: [
        ("  a=1 ,\t b=2  ", ["a": "1", "b": "2"]), ("a=(  1   2 );q", ["a": "(1 2);q"]),
        ("a;  b=1;c", ["a": "?1;b=1;c"]), ("a=01", ["a": "1"]),
    ])
    func `with spaces where they may be are read`(text: String, expected: [String: String]) throws {
        let members = try #require(FieldReader.dictionary(text))
        #expect(Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.text) }) == expected)
    }

    @Test(arguments: [
        ",", "a,", "a=1,", "a=1 b=2", "A=1", "a=", "a=(", "a=(1", "a=(1) ;q", "a=(1,2)", "a=(1)(2)", "a=(1\t2)",
        "a=\"x",
        "a=\"\\x\"",
        "a=\"\u{e4}\"", "a=\"\u{1}\"", "a=:w4Z:x", "a=:w4ZibGV0w6ZydGU:", "a=:*:", "a=:YR==:", "a=?2", "a=?",
        "a=1000000000000000", "a=1.", "a=.5", "a=1.2345", "a=1234567890123.1", "a=--1", "a=-", "a=\u{e4}", "a=@1",
        "a=%\"x\"",
        "a=1, a=2", "a=1;b=1;b=2", "a=1;B", "a=1;", "a=(1;)", "\u{e4}", "a\n=1", "1=1", "a=1\n", "a=(\"x\"\"y\")",
    ])
    func `of another form are refused`(text: String) {
        #expect(FieldReader.dictionary(text) == nil)
    }

    @Test func `that are too long are refused`() {
        #expect(FieldReader.dictionary("a=\"" + String(repeating: "x", count: 16 << 10) + "\"") == nil)
    }

    @Test(arguments: [
        ("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:", true),
        (
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
            true
        ),
        ("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:, md5=:AAAA:", true),
        ("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:, sha-512=:AAAA:", false),
        ("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPA=:", false), ("md5=:AAAA:", false), ("", false),
        ("sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE", false), ("sha-256", false),
    ])
    func `by RFC 9530 name the body's digest`(value: String, isRight: Bool) {
        let body = Array("{\"hello\": \"world\"}".utf8)
        #expect(ContentDigest.matches(value, body) == isRight)
        #expect(ContentDigest.value(of: body) == "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:")
    }

    @Test(arguments: UInt64(1)...20)
    func `that are damaged end in nil or in fields`(seed: UInt64) {
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let whole = Array("eth=(\"@method\" \"a\";b);created=1;n=\"x\\\"\";c=1.5;d=?1;e=:AAAA:, f=tok".utf8)
        for _ in 0..<500 {
            var bytes = whole
            for _ in 0...next() % 3 {
                let at = Int(next() % UInt64(bytes.count))
                if next() % 2 == 0 { bytes[at] = UInt8(truncatingIfNeeded: next()) } else { bytes.swapAt(at, 0) }
            }
            _ = FieldReader.dictionary(String(decoding: bytes, as: UTF8.self))
        }
    }
}
