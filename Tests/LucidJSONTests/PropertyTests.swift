// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

@Suite(.timeLimit(.minutes(10))) struct `Properties` {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `what was written reads back the same`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<100 {
            let value = generator.value(depth: 4)
            let compact = value.serialized()
            #expect(try JSONValue(parsing: compact) == value)
            #expect(try JSONValue(parsing: compact).serialized() == compact)
            #expect(try JSONValue(parsing: value.serialized(pretty: true)).serialized() == compact)
            #expect(try JSONValue(parsing: compact).hashValue == value.hashValue)
        }
    }

    @Test(arguments: 11...14 as ClosedRange<UInt64>)
    func `the canonical form is its own canonical form`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<100 {
            guard let canonical = try? generator.value(depth: 3).canonical() else { continue }
            #expect(try JSONValue(parsing: canonical).canonical() == canonical)
        }
    }

    @Test(arguments: 21...28 as ClosedRange<UInt64>)
    func `no mutation of a document makes the reader trap, and what it accepts it writes back`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let interesting = Array("\"\\{}[],:0123456789eE+-.tfnu/ \n\u{0}\u{1f}é😀".utf8) + [0x80, 0xc0, 0xed, 0xf4, 0xff]
        var accepted = 0
        for _ in 0..<20 {
            let document = generator.value(depth: 3).serialized()
            for _ in 0..<100 {
                var bytes = document
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    let at = Int.random(in: 0...bytes.count, using: &generator)
                    let byte = interesting.randomElement(using: &generator) ?? 0
                    switch UInt8.random(in: 0..<4, using: &generator) {
                    case 0: bytes.insert(byte, at: at)
                    case 1: if at < bytes.count { bytes.remove(at: at) }
                    case 2: if at < bytes.count { bytes[at] = byte }
                    default: bytes.removeSubrange(at...)
                    }
                }
                guard let value = try? JSONValue(parsing: bytes) else { continue }
                accepted += 1
                #expect(try JSONValue(parsing: value.serialized()) == value)
            }
        }
        #expect(accepted > 0)
    }

    @Test(arguments: 31...34 as ClosedRange<UInt64>)
    func `a double reads back from its shortest text`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<1000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            let number = try #require(JSONNumber(value))
            #expect(number.double == value)
            #expect(try JSONValue(parsing: number.text) == .number(number))
        }
    }
}
