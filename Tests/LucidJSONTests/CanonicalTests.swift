// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

@Suite struct `Canonical form` {
    // RFC 8785 appendix B.
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func `the numbers of RFC 8785`(bits: UInt64, text: String) throws {
        let number = try #require(JSONNumber(Double(bitPattern: bits)))
        #expect(number.text == text)
        #expect(try JSONValue.number(number).canonicalText() == text)
        #expect(try JSONValue(parsing: text).canonicalText() == text)
    }

    @Test func `not a number and infinity have no canonical form`() {
        #expect(JSONNumber(Double(bitPattern: 0x7fff_ffff_ffff_ffff)) == nil)
        #expect(JSONNumber(Double(bitPattern: 0x7ff0_0000_0000_0000)) == nil)
    }

    // RFC 8785 section 3.2.2.
    @Test func `the example of RFC 8785`() throws {
        let input = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + "\"string\":\"\u{20ac}$" + #"\u000f\nA'B\"\\\\\"/"}"#
        #expect(try JSONValue(parsing: input).canonicalText() == expected)
    }

    // RFC 8785 section 3.2.3: the order of UTF-16 code units, in which U+1F600 comes before U+FB33.
    @Test func `keys are in the order of their UTF-16 code units`() throws {
        let input = #"""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """#
        let canonical = try JSONValue(parsing: try JSONValue(parsing: input).canonical())
        #expect(
            canonical.objectValue?.values == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    // The standard library's UTF-16 views are the judge.
    @Test(arguments: 51...54 as ClosedRange<UInt64>)
    func `the order of keys is that of their UTF-16 code units, whatever they hold`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<50 {
            var object = JSONObject()
            for _ in 0..<30 { object[generator.text()] = 0 }
            let keys = try JSONValue(parsing: try JSONValue.object(object).canonical()).objectValue?.keys ?? []
            let sorted = object.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
            #expect(keys.map { Array($0.utf8) } == sorted.map { Array($0.utf8) })
        }
    }

    @Test func `keys are sorted at every depth and nothing is normalised`() throws {
        let value: JSONValue = ["b": [["z": 1, "y": "e\u{301}"]], "a": ["B": 1, "A": 2, "": 3]]
        let expected = "{\"a\":{\"\":3,\"A\":2,\"B\":1},\"b\":[{\"y\":\"e\u{301}\",\"z\":1}]}"
        #expect(try value.canonical().elementsEqual(expected.utf8))
    }

    @Test(arguments: [
        ("1.0", "1"), ("-0", "0"), ("-0.0", "0"), ("1e3", "1000"), ("1E-7", "1e-7"), ("0.0000001", "1e-7"),
        ("0.000001", "0.000001"), ("100000000000000000000", "100000000000000000000"),
        ("1000000000000000000000", "1e+21"),
        ("123e-20", "1.23e-18"), ("9007199254740992", "9007199254740992"), ("-9007199254740991", "-9007199254740991"),
        ("12.5e1", "125"), ("1e-400", "0"), ("0e999999999999", "0"), ("4.35", "4.35"),
        ("0.1000000000000000055511151231257827021181583404541015625", "0.1"),
    ])
    func `every spelling of a number has one canonical text`(text: String, canonical: String) throws {
        #expect(try JSONValue(parsing: text).canonicalText() == canonical)
    }

    @Test(arguments: [
        "9007199254740993", "-9007199254740993", "18446744073709551615",
        "115792089237316195423570985008687907853269984665640564039457584007913129639935", "1e309", "-1e400",
        "295147905179352825856",
    ])
    func `a number that would come out as another is refused, with its path`(text: String) throws {
        let value = try JSONValue(parsing: "{\"message\":{\"orders\":[0,{\"the amount\":\(text)}]}}")
        let error = #expect(throws: JSONError.self) { try value.canonical() }
        #expect(error?.code == .unrepresentable)
        #expect(error?.message.hasPrefix("message.orders[1][\"the amount\"]: the ") == true)
        #expect(error?.message.contains(text) == false)
    }
}
