// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

@Suite struct `Reading members one by one` {
    /// The members that are read, objects as their text if `skipping`; nil if there is no way to start.
    private func members(_ text: String, skipping: Bool) throws -> [String]? {
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            guard var reader = JSONMemberReader(bytes) else { return nil }
            var found: [String] = []
            while let key = try reader.nextKey() {
                if skipping, let range = reader.skipObject() {
                    found.append(key + "=" + String(decoding: bytes[range], as: UTF8.self))
                } else {
                    found.append(key + ":" + (try reader.value()).text)
                }
            }
            return found
        }
    }

    @Test func `gives keys and values in order`() throws {
        let text = #" { "a" : 1 , "b":[{}], "\u0063":{"d":"}\\\""} } "#
        #expect(try members(text, skipping: false) == ["a:1", "b:[{}]", #"c:{"d":"}\\\""}"#])
        #expect(try members(text, skipping: true) == ["a:1", "b:[{}]", #"c={"d":"}\\\""}"#])
        #expect(try members("{}", skipping: true) == [])
        #expect(try members(#"{"a":1,"a":2}"#, skipping: true) == ["a:1", "a:2"])
    }

    @Test(arguments: ["", " ", "[]", "1", "\"{\"", "\u{feff}{}"])
    func `starts at an object only`(text: String) throws {
        #expect(try members(text, skipping: true) == nil)
    }

    @Test(arguments: [
        "{", "{,}", #"{"a"}"#, #"{"a":}"#, #"{"a":1"#, #"{"a":1,}"#, #"{"a":1 "b":2}"#, #"{"a":1}}"#, #"{"a":1} x"#,
        #"{"a":{}"#, #"{"a":{"#, #"{"a":{"b"#, #"{"a":{"b\"#, #"{"a":{"b\"}}"#, #"{a:1}"#, #"{"a":{}{}}"#, "{}{}",
    ])
    func `refuses what is not JSON`(text: String) {
        for skipping in [false, true] {
            #expect(throws: JSONError.self) { try members(text, skipping: skipping) }
        }
    }

    @Test func `keeps to the limits`() throws {
        let deep = #"{"a":"# + String(repeating: "[", count: 63) + String(repeating: "]", count: 63) + "}"
        #expect(try members(deep, skipping: false)?.count == 1)
        let deeper = #"{"a":"# + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}"
        #expect(throws: JSONError.self) { try members(deeper, skipping: false) }
        let bytes = Array("{\"a\":1}".utf8)
        bytes.withUnsafeBufferPointer { bytes in
            #expect(JSONMemberReader(bytes, limits: JSONLimits(bytes: 6)) == nil)
            #expect(JSONMemberReader(bytes, limits: JSONLimits(depth: 0)) == nil)
        }
    }
}
