// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

private func typedData(_ types: JSONObject, _ message: JSONValue) throws -> TypedData {
    try TypedData(json: ["types": .object(types), "primaryType": "T0", "domain": [:], "message": message])
}

/// What hashing costs is counted in bytes that go into Keccak, not in time.
@Suite struct `The cost of typed data` {
    @Test func `of a chain of structs each used twice is linear in the types`() throws {
        // Without one hash a type this would be 2^50.
        func work(_ depth: Int) throws -> Int {
            var types = JSONObject()
            for index in 0..<depth {
                let next = index == depth - 1 ? "uint8[]" : "T\(index + 1)[]"
                types["T\(index)"] = [["name": "a", "type": .string(next)], ["name": "b", "type": .string(next)]]
            }
            return try typedData(types, ["a": [], "b": []]).hashedCount
        }
        // Each type spells out all that follow, so the types alone are quadratic, with a small factor.
        #expect(try work(50) < 60_000)
        #expect(try work(100) < 250_000)
        #expect(try work(200) < 1_000_000)
    }

    @Test func `of a message is linear in its size`() throws {
        let types: JSONObject = ["T0": [["name": "v", "type": "T1[]"]], "T1": [["name": "a", "type": "uint8"]]]
        func work(_ count: Int) throws -> Int {
            try typedData(types, ["v": .array(Array(repeating: ["a": 1], count: count))]).hashedCount
        }
        let base = try work(0)
        #expect(try work(1000) - base == 1000 * 96)
        #expect(try work(2000) - base == 2000 * 96)
    }

    @Test func `of 256 types that all mention each other is bounded`() throws {
        func types(_ count: Int) -> JSONObject {
            var types = JSONObject()
            for index in 0..<count {
                let members = (0..<count).map { other -> JSONValue in
                    ["name": .string("m\(other)"), "type": .string("T\(other)[]")]
                }
                types["T\(index)"] = .array(members)
            }
            return types
        }
        func message(_ count: Int) -> JSONValue {
            var message = JSONObject()
            for index in 0..<count { message["m\(index)"] = [] }
            return .object(message)
        }
        #expect(try typedData(types(30), message(30)).hashedCount < 1 << 19)
        for count in [120, 256] {
            let error = #expect(throws: SigningError.self) { try typedData(types(count), message(count)) }
            #expect(error?.code == .refused)
            #expect(error?.path == "types")
        }
    }

    @Test func `of 256 types in a row that need all that follow is bounded`() throws {
        var types = JSONObject()
        for index in 0..<256 {
            types["T\(index)"] = index == 255 ? [] : [["name": "v", "type": .string("T\(index + 1)[]")]]
        }
        let typedData = try typedData(types, ["v": []])
        #expect(typedData.hashedCount <= 1 << 22)
        #expect(typedData.encodedType.hasPrefix("T0(T1[] v)T1(T2[] v)T10(T11[] v)T100("))
    }

    @Test func `of finding an unknown member among many is small`() throws {
        var types = JSONObject()
        var message = JSONObject()
        let names = (0..<20_000).map { "m\($0)" }
        types["T0"] = .array(names.map { ["name": .string($0), "type": "bool"] })
        for name in names { message[name] = true }
        _ = try typedData(types, .object(message))
        message["unknown"] = true
        let error = #expect(throws: SigningError.self) { try typedData(types, .object(message)) }
        #expect(error?.path == "message.unknown")
    }

    @Test func `is refused beyond 64 levels of structs and arrays`() throws {
        let types: JSONObject = ["T0": [["name": "v", "type": "T0[][][]"]]]
        func nested(_ depth: Int) -> JSONValue { depth == 0 ? ["v": []] : ["v": [[[nested(depth - 1)]]]] }
        _ = try typedData(types, nested(15))
        let error = #expect(throws: SigningError.self) { try typedData(types, nested(17)) }
        #expect(error?.code == .refused)
        #expect(error?.path.hasPrefix("message.v[0][0][0].v[0]") == true)
    }
}

@Suite struct `Known types` {
    @Test func `give each text its own digest however alike they are`() throws {
        func text(_ type: String, _ name: String, _ value: Int) -> [UInt8] {
            Array(
                (#"{"types":{"M":[{"name":"v","type":"\#(type)"}]},"primaryType":"M","domain":{"name":"\#(name)"},"#
                    + #""message":{"v":\#(value)}}"#).utf8)
        }
        var digests: [String: [UInt8]] = [:]
        for _ in 0..<3 {
            for type in ["uint8", "uint16", "uint24", "uint32", "int8", "int16", "int24", "int32"] {
                for name in ["a", "b", "c", "aa", "bb", "cc", "aaa", "bbb", "ccc", "abc", "cba", "bca"] {
                    for value in [0, 1] {
                        let digest = try TypedData(parsing: text(type, name, value)).digest
                        let key = "\(type) \(name) \(value)"
                        #expect(digests[key] == nil || digests[key] == digest)
                        digests[key] = digest
                        let plain = try TypedData(json: JSONValue(parsing: text(type, name, value)))
                        #expect(plain.digest == digest)
                    }
                }
            }
        }
        #expect(Set(digests.values).count == digests.count)
    }

    @Test func `do not make a wrong domain or message pass`() throws {
        let types = #""types":{"M":[{"name":"v","type":"uint8"}],"EIP712Domain":[{"name":"name","type":"string"}]}"#
        func outcome(_ domain: String, _ message: String) -> String? {
            let text = "{\(types),\"primaryType\":\"M\",\"domain\":\(domain),\"message\":\(message)}"
            do throws(SigningError) {
                _ = try TypedData(parsing: Array(text.utf8))
                return nil
            } catch { return error.path }
        }
        for _ in 0..<3 {
            #expect(outcome(#"{"name":"x"}"#, #"{"v":1}"#) == nil)
            #expect(outcome("{}", #"{"v":1}"#) == "domain.name")
            #expect(outcome(#"{"name":"x","version":"1"}"#, #"{"v":1}"#) == "domain.version")
            #expect(outcome(#"{"name":"x"}"#, #"{"v":256}"#) == "message.v")
            #expect(outcome(#"{"name":"x"}"#, #"{"v":1,"w":1}"#) == "message.w")
        }
    }

    @Test func `are shared by threads`() async throws {
        let vectors = TypedDataVectors.tokens + TypedDataVectors.geth
        try await withThrowingTaskGroup { group in
            for worker in 0..<8 {
                group.addTask {
                    for turn in 0..<40 {
                        let vector = vectors[(turn * 7 + worker) % vectors.count]
                        let text = try #require(vector.json["data"]).serialized()
                        #expect(try TypedData(parsing: text).digest == vector.bytes("digest"))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `are bounded in entries and in bytes, and told apart by every byte`() throws {
        // One set, so that all keys collide.
        let cache = ByteCache<Int>(sets: 1, longestKey: 40)
        func value(_ key: [UInt8], _ make: Int) -> Int {
            key.withUnsafeBytes { key in cache.value(for: key) { make } }
        }
        for length in [0, 1, 7, 8, 9, 31, 40] {
            let key = [UInt8](repeating: 7, count: length)
            #expect(value(key, length) == length)
            #expect(value(key, -1) == length, "a known key is not made again")
            for at in 0..<length {
                var other = key
                other[at] ^= 1
                #expect(value(other, 1000 + at) == 1000 + at)
            }
            #expect(cache.count <= 4)
        }
        let long = [UInt8](repeating: 1, count: 41)
        #expect(value(long, 1) == 1)
        #expect(value(long, 2) == 2, "a long key is not kept")
    }

    @Test func `that were unused longest make way`() {
        let cache = ByteCache<Int>(sets: 1, longestKey: 8)
        func value(_ key: UInt8, _ make: Int) -> Int {
            [key].withUnsafeBytes { key in cache.value(for: key) { make } }
        }
        for key in UInt8(0)..<4 { _ = value(key, 0) }
        _ = value(0, 9)
        _ = value(4, 0)
        #expect(value(0, 5) == 0)
        #expect(value(1, 5) == 5)
        #expect(cache.count == 4)
    }
}
