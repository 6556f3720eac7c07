// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

private enum Kind: String, Codable { case smart, plain }

private struct Item: Codable, Equatable {
    var id: UInt8
    var kind: Kind
    var note: String?
}

private struct Order: Codable, Equatable {
    enum CodingKeys: String, CodingKey {
        case orderID = "order_id"
        case items, labels, total, placed, extra, paid
    }

    var orderID: Int
    var items: [Item]
    var labels: [String: String]
    var total: Double
    var placed: Date
    var extra: JSONValue
    var paid: Bool
}

private class Animal: Codable {
    var name = "rex"
}

private final class Dog: Animal {
    private enum Keys: String, CodingKey { case tricks }
    var tricks = 3

    override init() { super.init() }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        tricks = try container.decode(Int.self, forKey: .tricks)
        try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(tricks, forKey: .tricks)
        try super.encode(to: container.superEncoder())
    }
}

/// Uses every kind of nested container.
private struct Nested: Codable, Equatable {
    private enum Keys: String, CodingKey { case outer, list, values }
    var a = 1
    var b: [Int?] = [1, nil, 3]

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        a = try container.nestedContainer(keyedBy: Keys.self, forKey: .outer).decode(Int.self, forKey: .values)
        var list = try container.nestedUnkeyedContainer(forKey: .list)
        _ = try list.nestedContainer(keyedBy: Keys.self)
        var inner = try list.nestedUnkeyedContainer()
        b = []
        while !inner.isAtEnd { b.append(try inner.decodeNil() ? nil : try inner.decode(Int.self)) }
        _ = try list.superDecoder()
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        var outer = container.nestedContainer(keyedBy: Keys.self, forKey: .outer)
        var list = container.nestedUnkeyedContainer(forKey: .list)
        _ = list.nestedContainer(keyedBy: Keys.self)
        var inner = list.nestedUnkeyedContainer()
        try a.encode(to: list.superEncoder())
        // Containers stay open and are filled in any order.
        for value in b { if let value { try inner.encode(value) } else { try inner.encodeNil() } }
        try outer.encode(a, forKey: .values)
    }
}

@Suite struct `Codable bridge` {
    private let text = """
        {"order_id":7,"items":[{"id":255,"kind":"smart"},{"id":0,"kind":"plain","note":"é"}],"labels":{"a":"b"},\
        "total":12.5,"placed":"2026-01-02T03:04:05Z","extra":{"n":115792089237316195423570985008687907853269984665640564},\
        "paid":true}
        """

    @Test func `a type round-trips, with a bare value of any size inside`() throws {
        let value = try JSONValue(parsing: text)
        let order: Order = try value.decode()
        #expect(order.items.last == Item(id: 0, kind: .plain, note: "é"))
        #expect(order.placed == Date(timeIntervalSince1970: 1_767_323_045))
        #expect(order.extra["n"]?.numberValue?.text == "115792089237316195423570985008687907853269984665640564")
        #expect(try JSONValue(encoding: order).text == text)
    }

    @Test(arguments: [
        (
            #"{"id":1.0,"kind":"smart"}"#,
            "id: expected an integer, found a number written with a fraction or an exponent"
        ),
        (
            #"{"id":1e1,"kind":"smart"}"#,
            "id: expected an integer, found a number written with a fraction or an exponent"
        ),
        (#"{"id":256,"kind":"smart"}"#, "id: expected an integer from 0 to 255, found one outside"),
        (#"{"id":-1,"kind":"smart"}"#, "id: expected an integer from 0 to 255, found one outside"),
        (#"{"id":"1","kind":"smart"}"#, "id: expected an integer, found a string"),
        (#"{"id":null,"kind":"smart"}"#, "id: expected an integer, found null"),
        (#"{"id":true,"kind":"smart"}"#, "id: expected an integer, found a boolean"),
        (#"{"kind":"smart"}"#, #"expected the key "id", found none"#),
        (#"{"id":1,"kind":["s3cret"]}"#, "kind: expected a string, found an array"),
        (#"{"id":1,"kind":"smart","note":{"s3cret":1}}"#, "note: expected a string, found an object"),
        (#"["s3cret"]"#, "expected an object, found an array"),
    ])
    func `an error leads to the place and quotes no value`(text: String, summary: String) throws {
        let error = #expect(throws: DecodingError.self) { try JSONValue(parsing: text).decode(Item.self) }
        #expect(error?.summary == summary)
        #expect(error.map { "\($0)".contains("s3cret") } == false)
    }

    @Test func `the path goes through arrays and objects`() throws {
        let value = try JSONValue(parsing: text.replacing(#""id":0"#, with: #""id":"0""#))
        let error = #expect(throws: DecodingError.self) { try value.decode(Order.self) }
        #expect(error?.summary == "items[1].id: expected an integer, found a string")
        let elements = #expect(throws: DecodingError.self) { try (["a", 1] as JSONValue).decode([String].self) }
        #expect(elements?.summary == "[1]: expected a string, found a number")
    }

    @Test func `integers keep every bit and decimals stay decimals`() throws {
        #expect(try (9_007_199_254_740_993 as JSONValue).decode(Int.self) == 9_007_199_254_740_993)
        #expect(try JSONValue(parsing: "18446744073709551615").decode(UInt64.self) == .max)
        #expect(try JSONValue(parsing: "[1,-2,0.5,1e2]").decode([Double].self) == [1, -2, 0.5, 100])
        #expect(try JSONValue(parsing: "0.1").decode(Float.self) == 0.1)
        #expect(throws: DecodingError.self) { try JSONValue(parsing: "1e400").decode(Double.self) }
        #expect(throws: DecodingError.self) { try JSONValue(parsing: "1e300").decode(Float.self) }
        #expect(try JSONValue(encoding: [Float(0.1), 16_777_216]).text == "[0.1,16777216]")
        #expect(try JSONValue(encoding: [1.0, 1e21, .leastNonzeroMagnitude]).text == "[1,1e+21,5e-324]")
        #expect(try JSONValue(encoding: [Int.min, Int.max]).text == "[-9223372036854775808,9223372036854775807]")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that is not finite cannot be encoded, and the error says where`(value: Double) {
        let error = #expect(throws: EncodingError.self) { try JSONValue(encoding: ["rates": [1, value]]) }
        guard case .invalidValue(_, let context)? = error else { return }
        #expect(context.codingPath.map(\.stringValue) == ["rates", "1"])
    }

    @Test func `classes, nested containers and optionals round-trip`() throws {
        let dog = Dog()
        dog.name = "fido"
        let encoded = try JSONValue(encoding: dog)
        #expect(encoded.text == #"{"tricks":3,"super":{"name":"fido"}}"#)
        #expect(try encoded.decode(Dog.self).name == "fido")

        let nested = try JSONValue(encoding: Nested())
        #expect(nested.text == #"{"outer":{"values":1},"list":[{},[1,null,3],1]}"#)
        #expect(try nested.decode(Nested.self) == Nested())

        let optionals: [Int?] = [1, nil]
        #expect(try JSONValue(encoding: optionals).text == "[1,null]")
        #expect(try ([1, nil] as JSONValue).decode([Int?].self) == optionals)
        #expect(try JSONValue(encoding: Optional<Int>.none) == .null)
        #expect(try JSONValue.null.decode(Int?.self) == nil)
    }

    @Test func `JSON values pass through unchanged, null and all`() throws {
        struct Holder: Codable {
            var value: JSONValue
            var optional: JSONValue?
            var object: JSONObject
            var number: JSONNumber
        }
        let text = #"{"value":null,"optional":[1.50],"object":{"b":1,"a":2},"number":1.00}"#
        let holder: Holder = try JSONValue(parsing: text).decode()
        #expect(holder.value == .null)
        #expect(try JSONValue(encoding: holder).text == text)
        #expect(throws: DecodingError.self) { try (["x"] as JSONValue).decode(JSONObject.self) }
        #expect(throws: DecodingError.self) { try ("1" as JSONValue).decode(JSONNumber.self) }
    }

    @Test func `JSON values pass through another coder as far as it can hold them`() throws {
        let text = #"{"list":[1,-2,true,"x",1.5,{"deep":[]}],"large":18446744073709551615}"#
        let data = try PropertyListEncoder().encode(try JSONValue(parsing: text))
        let value = try PropertyListDecoder().decode(JSONValue.self, from: data)
        #expect(try value == JSONValue(parsing: text))
        #expect(throws: EncodingError.self) { try PropertyListEncoder().encode(JSONValue(parsing: "[1e999]")) }
    }

    @Test func `dates are RFC 3339 text`() throws {
        #expect(try JSONValue(encoding: [Date(timeIntervalSince1970: 0.25)]).text == #"["1970-01-01T00:00:00.250Z"]"#)
        let error = #expect(throws: DecodingError.self) {
            try (["at": "yesterday"] as JSONValue).decode([String: Date].self)
        }
        #expect(error?.summary == "at: expected an RFC 3339 time such as 2026-01-02T03:04:05Z, found other text")
        #expect(throws: DecodingError.self) { try (1_767_323_045 as JSONValue).decode(Date.self) }
    }

    // W-4: a Swift dictionary would silently keep one of the two.
    @Test func `keys that Swift would merge are refused`() throws {
        let value = try JSONValue(parsing: "{\"\u{e9}\":1,\"e\u{301}\":2}")
        #expect(throws: DecodingError.self) { try value.decode([String: Int].self) }
        #expect(try value.decode(JSONObject.self).count == 2)
        #expect(try JSONValue(parsing: "{\"\u{e9}\":1}").decode([String: Int].self) == ["e\u{301}": 1])
    }

    @Test func `an array that is too short says so`() throws {
        struct Pair: Decodable {
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                _ = (try container.decode(Int.self), try container.decode(Int.self))
            }
        }
        let error = #expect(throws: DecodingError.self) { try (["p": [1]] as JSONValue).decode([String: Pair].self) }
        #expect(error?.summary == "p[1]: expected another element, found the end of the array")
    }

    @Test func `user info reaches the types`() throws {
        struct Reader: Codable {
            static let key = CodingUserInfoKey(rawValue: "k")
            var seen: Bool
            init() { seen = false }
            init(from decoder: any Decoder) throws {
                seen = Self.key.map { decoder.userInfo[$0] as? Int == 1 } ?? false
            }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(Self.key.map { encoder.userInfo[$0] as? Int == 1 } ?? false)
            }
        }
        let key = try #require(Reader.key)
        #expect(try ([1] as JSONValue).decode([Reader].self, userInfo: [key: 1]).first?.seen == true)
        #expect(try JSONValue(encoding: [Reader()], userInfo: [key: 1]) == [true])
    }
}
