// SPDX-License-Identifier: Apache-2.0
import LucidAgentCommand
import Testing

struct LineSplitterTests {
    @Test(arguments: UInt64(0)..<24)
    func `the lines do not depend on how the bytes arrive`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let limit = 64
        var stream: [UInt8] = []
        var expected: [LineSplitter.Line] = []
        for _ in 0..<200 {
            let isLong = Int.random(in: 0...3, using: &random) == 0
            let length = Int.random(in: isLong ? 65...700 : 0...64, using: &random)
            let line = (0..<length).map { _ in UInt8.random(in: 11...255, using: &random) }
            expected.append(length > limit ? .tooLong(length) : .bytes(line))
            stream += line + [0x0A]
        }
        let rest = (0..<Int.random(in: 0...100, using: &random)).map { _ in UInt8(0x41) }
        if !rest.isEmpty { expected.append(rest.count > limit ? .tooLong(rest.count) : .bytes(rest)) }
        stream += rest

        #expect(Self.lines(of: stream, limit: limit) { Int.random(in: 1...500, using: &random) } == expected)
        #expect(Self.lines(of: stream, limit: limit) { 1 } == expected)
        #expect(Self.lines(of: stream, limit: limit) { stream.count } == expected)
    }

    @Test func `a carriage return stays in its line and an empty line is a line`() {
        let lines = Self.lines(of: Array("a\r\n\n\r\nb".utf8), limit: 8) { 3 }
        #expect(lines == [.bytes(Array("a\r".utf8)), .bytes([]), .bytes([0x0D]), .bytes([0x62])])
    }

    @Test func `a line as long as the limit passes and one byte more does not`() {
        let stream = [UInt8](repeating: 0x61, count: 10) + [0x0A] + [UInt8](repeating: 0x61, count: 11) + [0x0A]
        #expect(
            Self.lines(of: stream, limit: 10) { 4 } == [.bytes([UInt8](repeating: 0x61, count: 10)), .tooLong(11)])
    }

    @Test func `an endless line uses no endless memory`() {
        var splitter = LineSplitter(limit: 1 << 10)
        let piece = [UInt8](repeating: 0x61, count: 1 << 12)
        for _ in 0..<1_000 {
            piece.withUnsafeBytes { splitter.append($0) }
            #expect(splitter.next() == nil)
            #expect(splitter.backlog <= 1 << 12)
        }
        [0x0A as UInt8].withUnsafeBytes { splitter.append($0) }
        #expect(splitter.next() == .tooLong(1_000 << 12))
        #expect(splitter.finish() == nil)
    }

    private static func lines(of stream: [UInt8], limit: Int, step: () -> Int) -> [LineSplitter.Line] {
        var splitter = LineSplitter(limit: limit)
        var lines: [LineSplitter.Line] = []
        var rest = stream[...]
        while !rest.isEmpty {
            let piece = rest.prefix(step())
            rest = rest.dropFirst(piece.count)
            piece.withUnsafeBytes { splitter.append($0) }
            while let line = splitter.next() { lines.append(line) }
        }
        if let line = splitter.finish() { lines.append(line) }
        return lines
    }
}
