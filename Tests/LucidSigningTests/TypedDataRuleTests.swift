// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning
import Testing

private func read(
    _ type: String, _ message: JSONValue, _ options: TypedData.Options = .strict
) throws(SigningError) -> TypedData {
    try TypedData(
        json: [
            "types": ["M": [["name": "v", "type": .string(type)]], "N": [["name": "w", "type": "uint8"]]],
            "primaryType": "M", "domain": [:], "message": message,
        ], options: options)
}

/// Rules W-26 to W-33 that the table of divergent inputs does not show in full.
@Suite struct `Values of typed data` {
    private static let types = [
        "bool", "address", "string", "bytes", "bytes1", "bytes32", "uint8", "uint256", "int8", "int256", "N", "N[]",
        "uint8[]", "uint8[2]", "string[][]",
    ]

    @Test(arguments: types, [TypedData.Options.strict, .lenient])
    func `may not be missing, whatever the type`(type: String, options: TypedData.Options) {
        let error = #expect(throws: SigningError.self) { try read(type, [:], options) }
        #expect(error?.message == "message.v: the member is missing")
        #expect(error?.code == .invalidRequest)
    }

    @Test(arguments: types, [TypedData.Options.strict, .lenient])
    func `may not be null, but for a struct where asked for`(type: String, options: TypedData.Options) throws {
        if type == "N", options.isLenient {
            _ = try read(type, ["v": nil], options)
            return
        }
        let error = #expect(throws: SigningError.self) { try read(type, ["v": nil], options) }
        #expect(error?.path == "message.v")
        #expect(error?.code == .invalidValue)
    }

    @Test(
        arguments: [
            ("uint8", ["255", "0xff", "0x0ff", "00255"], ["256", "0x100", "-1", "0Xff", "ff", "2 55", "２", "1_0"]),
            ("int8", ["-128", "127", "0x7f", "-0"], ["-129", "128", "0x80", "-0x1", "--1", "+1"]),
            ("bytes1", ["0x00", "0xfF"], ["0x", "0x0", "0x0000", "0X00", "00", "0xgg"]),
            ("bytes", ["0x", "0x00", "0xAbCd"], ["", "0", "0x0", "0X00", "0x 0", "abcd"]),
            (
                "address",
                [
                    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                    "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED",
                ],
                [
                    "0X5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                    "0x5aaeb6053f3e94c9b9a09f33669435e7ef1bea", "XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS",
                    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", "vitalik.eth", "",
                ]
            ),
            ("bool", [], ["true", "false", "0", "1", ""]),
            ("N", [], ["", "{}"]),
            ("uint8[]", [], ["", "[]", "[1]"]),
        ] as [(String, [String], [String])])
    func `as text are taken in their form only`(type: String, fine: [String], wrong: [String]) throws {
        for text in fine { _ = try read(type, ["v": .string(text)]) }
        for text in wrong {
            let error = #expect(throws: SigningError.self, "\(text)") { try read(type, ["v": .string(text)]) }
            #expect(error?.path == "message.v")
            #expect(error?.code == .invalidValue)
        }
    }

    @Test(
        arguments: [
            ("uint8[2]", "[1,2]", ["[]", "[1]", "[1,2,3]", "{}", "1"]),
            ("uint8[2][]", "[[1,2],[3,4]]", ["[1,2]", "[[1]]", "[[1,2],[3]]"]),
            ("uint8[][2]", "[[],[1,2,3]]", ["[]", "[[]]", "[[],[],[]]"]),
            ("uint8[0]", "[]", ["[1]"]),
            ("N[1]", #"[{"w":1}]"#, ["[]", "[null]", #"[{"w":1},{"w":2}]"#, #"[{"w":256}]"#, #"[{"x":1}]"#]),
        ] as [(String, String, [String])])
    func `in arrays are as many as the type says`(type: String, fine: String, wrong: [String]) throws {
        _ = try read(type, ["v": JSONValue(parsing: fine)])
        for text in wrong {
            let value = try JSONValue(parsing: text)
            let error = #expect(throws: SigningError.self, "\(text)") { try read(type, ["v": value]) }
            #expect(error?.path.hasPrefix("message.v") == true)
        }
    }

    @Test func `that no type names are refused at every depth, and ignored where asked for`() throws {
        let extra: JSONValue = ["v": [["w": 1], ["w": 2, "memo": "pay"]]]
        let error = #expect(throws: SigningError.self) { try read("N[]", extra) }
        #expect(error?.path == "message.v[1].memo")
        #expect(try read("N[]", extra, .lenient).digest == read("N[]", ["v": [["w": 1], ["w": 2]]]).digest)
    }
}
