// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidWallet
import Testing

/// The table of payload shapes that the published client accepts; its answers were observed by running it.
@Suite struct ChallengeNormalizerTests {
    @Test(
        arguments: [
            (#"null"#, nil), (#""""#, nil), ("1", nil), ("true", nil), (#""hello""#, "hello"),
            (#""  kept \n""#, "  kept \n"), (#"{"message":"m","payload":"p"}"#, "m"), (#"{"message":""}"#, ""),
            (#"{"message":1,"payload":"p"}"#, "p"), (#"{"payload":"","parts":["x"]}"#, ""),
            (#"{"parts":["a",{"text":"b"},{"text":null},{"other":"c"},1,"d"]}"#, "abd"),
            (#"{"parts":[]}"#, #"{"parts":[]}"#), (#"{"parts":[1,{"text":null}]}"#, #"{"parts":[1,{"text":null}]}"#),
            ("{}", "{}"), ("[]", "[]"), (#"{"z":1,"a":2}"#, #"{"a":2,"z":1}"#), ("[1e21]", "[1e+21]"),
            ("[1.0]", "[1]"), ("[0.1,-0]", "[0.1,0]"), (#"{"b":{"d":null,"c":[3,2]}}"#, #"{"b":{"c":[3,2],"d":null}}"#),
            (#"["é/\u00e9"]"#, #"["é/é"]"#), (#"{"\uFB33":1,"\uD83D\uDE00":2}"#, "{\"\u{1F600}\":2,\"\u{FB33}\":1}"),
        ] as [(String, String?)])
    func `a payload's message is found in every shape`(payload: String, message: String?) throws {
        let value = try JSONValue(parsing: Array(payload.utf8))
        #expect(ChallengeNormalizer.message(of: value) == message)
        #expect(ChallengeNormalizer.content(of: value) == message.map { .message($0) } ?? .none)
    }

    @Test(arguments: [
        ("typed_data", "primary_type", true), ("typedData", "primary_type", true), ("typedData", "primaryType", true),
        ("typeddata", "primary_type", false), ("typed_data", "primarytype", false),
    ])
    func `typed data is known by its members`(outer: String, inner: String, isTyped: Bool) throws {
        let text = #"{"\#(outer)":{"\#(inner)":"A","types":{},"domain":{},"message":{}}}"#
        let content = ChallengeNormalizer.content(of: try JSONValue(parsing: Array(text.utf8)))
        if case .typedData = content { #expect(isTyped) } else { #expect(!isTyped) }
    }

    @Test(arguments: ["primary_type", "types", "domain", "message"])
    func `typed data that lacks a member is an object like any other`(missing: String) throws {
        var inner: JSONObject = ["primary_type": "A", "types": [:], "domain": [:], "message": [:]]
        inner[missing] = nil
        let payload: JSONValue = ["typed_data": .object(inner)]
        #expect(
            ChallengeNormalizer.content(of: payload)
                == .message(String(decoding: try payload.canonical(), as: UTF8.self)))
    }

    @Test(arguments: [
        ("0x", true), ("0xabc", true), (" 0xAB \n", true), ("0xab cd", false), ("ab", false), ("0xg", false),
        ("q80=", false), ("", false), ("0Xab", false), ("0xａ", false),
    ])
    func `hex is text that is hex as a whole`(text: String, isHex: Bool) {
        #expect(ChallengeNormalizer.isHex(text) == isHex)
    }
}
