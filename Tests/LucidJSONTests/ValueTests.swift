// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

@Suite struct `Values` {
    @Test func `accessors answer for their own kind only`() {
        let values: [JSONValue] = [nil, true, 7, "text", [1], ["a": 1]]
        #expect(values.map(\.isNull) == [true, false, false, false, false, false])
        #expect(values.map(\.boolValue) == [nil, true, nil, nil, nil, nil])
        #expect(values.map(\.intValue) == [nil, nil, 7, nil, nil, nil])
        #expect(values.map(\.stringValue) == [nil, nil, nil, "text", nil, nil])
        #expect(values.map(\.arrayValue) == [nil, nil, nil, nil, [1], nil])
        #expect(values.map(\.objectValue) == [nil, nil, nil, nil, nil, ["a": 1]])
    }

    @Test func `subscripts answer nil instead of trapping`() {
        let value: JSONValue = ["list": [1, 2, 3], "none": nil]
        #expect(value["list"]?[2] == 3)
        #expect(value["list"]?[3] == nil)
        #expect(value["list"]?[-1] == nil)
        #expect(value["missing"] == nil)
        #expect(value["none"] == JSONValue.null)
        #expect(value[0] == nil)
        #expect(value["list"]?["x"] == nil)
    }

    // W-1 and W-2.
    @Test(
        arguments: [
            ("9007199254740993", 9_007_199_254_740_993, 9_007_199_254_740_993),
            ("-9223372036854775808", Int64.min, nil),
            ("9223372036854775808", nil, 9_223_372_036_854_775_808), ("18446744073709551615", nil, UInt64.max),
            ("18446744073709551616", nil, nil), ("1.0", nil, nil), ("1e3", nil, nil), ("1E0", nil, nil), ("-0", 0, 0),
            ("115792089237316195423570985008687907853269984665640564039457584007913129639935", nil, nil),
        ] as [(String, Int64?, UInt64?)])
    func `an integer is exact or nil, never rounded`(text: String, signed: Int64?, unsigned: UInt64?) throws {
        let number = try #require(JSONNumber(text: text))
        #expect(number.int64 == signed)
        #expect(number.uint64 == unsigned)
        #expect(number.int == signed.map(Int.init))
        #expect(try JSONValue(parsing: text).intValue == signed.map(Int.init))
    }

    @Test(arguments: [
        "", "-", "+1", "01", "1.", ".1", "1e", "1e+", "0x1", "NaN", "inf", " 1", "1 ", "1_000", "1,0", "--1", "1e1e1",
        "١",
    ])
    func `a number is made of number text only`(text: String) {
        #expect(JSONNumber(text: text) == nil)
    }

    @Test func `numbers from Swift values`() {
        #expect(JSONNumber(UInt64.max).text == "18446744073709551615")
        #expect(JSONNumber(Int8(-128)).text == "-128")
        #expect(JSONNumber(0.1)?.text == "0.1")
        #expect(JSONNumber(100.0)?.text == "100")
        #expect(JSONNumber(-0.0)?.text == "0")
        #expect(JSONNumber(Double.nan) == nil && JSONNumber(Double.infinity) == nil)
        #expect(JSONNumber(text: "1e400")?.double == nil)
        #expect(JSONNumber(text: "1e-400")?.double == 0)
    }

    @Test func `equality is of bytes, texts and members`() {
        #expect(JSONValue.string("\u{e9}") != .string("e\u{301}"))
        #expect(Set<JSONValue>([.string("\u{e9}"), .string("e\u{301}")]).count == 2)
        #expect(JSONNumber(text: "1.0") != JSONNumber(text: "1"))
        let (one, other): (JSONValue, JSONValue) = (["a": 1, "b": [2]], ["b": [2], "a": 1])
        #expect(one == other && one.hashValue == other.hashValue)
        #expect(one != ["a": 1] && one != ["a": 1, "b": [3]] && one != ["a": 1, "c": [2]])
        #expect(JSONValue.null != false && 0 != JSONValue.bool(false) && JSONValue.string("1") != 1)
    }
}

@Suite struct `Objects` {
    @Test func `members keep their order through every change`() {
        var object: JSONObject = ["b": 1, "a": 2]
        object["c"] = 3
        object["b"] = 4
        #expect(object.keys == ["b", "a", "c"])
        #expect(object.values == [4, 2, 3])
        object["a"] = nil as JSONValue?
        #expect(object.map(\.key) == ["b", "c"])
        let (first, second) = (object.append(key: "d", value: nil), object.append(key: "d", value: 1))
        #expect(first && !second)
        #expect(object["d"] == JSONValue.null)
        #expect(object.contains(key: "d") && !object.contains(key: "a"))
        #expect(JSONValue.object(object).text == #"{"b":4,"c":3,"d":null}"#)
    }

    @Test func `a large object behaves like a small one`() {
        var object = JSONObject()
        for index in 0..<100 { object["k\(index)"] = .integer(index) }
        for index in stride(from: 0, to: 100, by: 2) { object["k\(index)"] = nil as JSONValue? }
        #expect(object.count == 50)
        for index in 0..<100 { #expect(object["k\(index)"] == (index % 2 == 0 ? nil : .integer(index))) }
        object["k51"] = "changed"
        #expect(object["k51"] == "changed" && object.count == 50)
        for index in 2..<99 { object["k\(index)"] = nil as JSONValue? }
        #expect(object.keys == ["k1", "k99"])
        #expect(object["k99"] == 99)
    }

    @Test func `a copy is independent`() {
        let original: JSONObject = ["a": 1]
        var copy = original
        copy["a"] = 2
        #expect(original["a"] == 1 && copy["a"] == 2)
    }
}

@Suite struct `Writing` {
    @Test func `compact text has no whitespace`() {
        let value: JSONValue = ["a": [1, true, nil, "x"], "b": [:], "c": []]
        #expect(value.text == #"{"a":[1,true,null,"x"],"b":{},"c":[]}"#)
        #expect("\(value)" == value.text)
    }

    @Test func `pretty text is indented by two`() {
        let value: JSONValue = ["a": [1, ["b": nil]], "c": [:], "d": []]
        let expected = """
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": {},
              "d": []
            }
            """
        #expect(value.text(pretty: true) == expected)
    }

    @Test func `only what must be is escaped`() {
        let value = JSONValue.string("\0\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f} \"\\/\u{7f}é\u{2028}😀")
        let expected = #""\u0000\u0001\b\t\n\u000b\f\r\u001f \"\\/"# + "\u{7f}é\u{2028}😀\""
        #expect(value.text.utf8.elementsEqual(expected.utf8))
    }
}
