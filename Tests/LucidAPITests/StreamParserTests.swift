// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import LucidAPI

/// How bytes become events and lines, whole or in pieces.
@Suite struct StreamParserTests {
    private typealias Event = EventStreamParser.Event

    private static func event(_ data: String, _ event: String = "message", id: String = "") -> Event {
        Event(event: event, id: id, data: Array(data.utf8))
    }

    // The cases that WHATWG HTML, section 9.2.6, spells out, and the corners of its rules.
    private static let streams: [(text: String, events: [Event])] = [
        ("data: YHOO\ndata: +2\ndata: 10\n\n", [event("YHOO\n+2\n10")]),
        (
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
            [event("first event", id: "1"), event("second event")]
        ),
        ("data\n\ndata\ndata\n\ndata:\n", [event("\n")]),
        ("data:test\n\ndata: test\n\n", [event("test"), event("test")]),
        (
            "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n",
            [event("73857293", "add"), event("2153", "remove")]
        ),
        ("event: add\n\ndata: 1\n\n", [event("1")]),
        ("\u{FEFF}data: 1\n\n", [event("1")]), ("data: 1\n\n\u{FEFF}data: 2\n\n", [event("1")]),
        ("data: 1\r\n\r\ndata: 2\r\rdata: 3\n\n", [event("1"), event("2"), event("3")]),
        ("id: a\0b\ndata: 1\n\n", [event("1")]),
        ("id: 7\ndata: 1\n\ndata: 2\n\n", [event("1", id: "7"), event("2", id: "7")]),
        ("retry: 10\nunknown: x\nDATA: no\ndata: yes\n\n", [event("yes")]), ("data: cut off\n", []), ("", []),
        ("data: é\n\n", [event("é")]), (": keep-alive\n\n: keep-alive\n\n", []),
        ("event:\ndata: a\n\n", [event("a")]), ("data: a\nevent: late\n\n", [event("a", "late")]),
    ]

    private static func parsed(_ pieces: [[UInt8]]) throws -> [Event] {
        var parser = EventStreamParser()
        return try pieces.flatMap { try parser.receive($0) }
    }

    @Test(arguments: streams.indices) func `a stream gives its events`(index: Int) throws {
        let (text, events) = Self.streams[index]
        #expect(try Self.parsed([Array(text.utf8)]) == events)
    }

    @Test func `the pieces in which a stream comes do not matter`() throws {
        var random = SeededRandom(seed: 5)
        for (text, events) in Self.streams {
            #expect(try Self.parsed(text.utf8.map { [$0] }) == events)
            for _ in 0..<50 {
                var pieces: [[UInt8]] = []
                var rest = Array(text.utf8)[...]
                while !rest.isEmpty {
                    let count = Int.random(in: 0...min(7, rest.count), using: &random)
                    pieces.append(Array(rest.prefix(count)))
                    rest = rest.dropFirst(count)
                }
                #expect(try Self.parsed(pieces) == events)
            }
        }
    }

    @Test func `random bytes do no harm`() {
        var random = SeededRandom(seed: 6)
        let alphabet = Array("data:id event\r\n\0 :é".utf8) + [0xFF, 0xEF, 0xBB, 0xBF]
        for _ in 0..<500 {
            let bytes = (0..<200).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            var whole = EventStreamParser()
            var single = EventStreamParser()
            let first = try? whole.receive(bytes)
            let second = try? bytes.flatMap { try single.receive([$0]) }
            #expect(first == second)
        }
    }

    @Test func `an event that is too large is refused, in one line or in many`() {
        let line = Array("data: ".utf8) + [UInt8](repeating: 0x61, count: LineSplitter.limit + 1)
        #expect(throws: LineSplitter.TooLarge.self) { try Self.parsed([line]) }
        let short = Array("data: ".utf8) + [UInt8](repeating: 0x61, count: LineSplitter.limit / 4) + [0x0A]
        #expect(throws: LineSplitter.TooLarge.self) { try Self.parsed([short, short, short, short, short]) }
    }

    @Test func `lines end with a line feed, and the last one need not`() throws {
        var lines = LineSplitter(endsAtReturn: false)
        #expect(try lines.receive(Array("a\r\nb\n\nc".utf8)) == ["a\r", "b", ""].map { Array($0.utf8) })
        #expect(lines.rest == Array("c".utf8))
    }
}

/// SplitMix64: the same numbers for the same seed.
private struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
