// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

/// The error that reading `text` gives.
func failure(
    reading text: String, limits: JSONLimits = .default, sourceLocation: SourceLocation = #_sourceLocation
) -> JSONError? {
    failure(reading: Array(text.utf8), limits: limits, sourceLocation: sourceLocation)
}

/// The error that reading `bytes` gives.
func failure(
    reading bytes: [UInt8], limits: JSONLimits = .default, sourceLocation: SourceLocation = #_sourceLocation
) -> JSONError? {
    #expect(throws: JSONError.self, sourceLocation: sourceLocation) { try JSONValue(parsing: bytes, limits: limits) }
}

/// Repeatable randomness for property tests (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// Any JSON value at most `depth` levels deep.
    mutating func value(depth: Int) -> JSONValue {
        switch UInt8.random(in: 0..<(depth > 0 ? 8 : 6), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .integer(Int64(bitPattern: next()))
        case 3: return JSONNumber(Double(bitPattern: next())).map(JSONValue.number) ?? .null
        case 4, 5: return .string(text())
        case 6: return .array((0..<Int.random(in: 0...5, using: &self)).map { _ in value(depth: depth - 1) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...24, using: &self) {
                object[text()] = value(depth: depth - 1)
            }
            return .object(object)
        }
    }

    /// Text with a taste for what is easily got wrong.
    mutating func text() -> String {
        let awkward: [Unicode.Scalar] = [
            "\0", "\u{1f}", "\"", "\\", "/", "\n", "\r", "\t", "\u{7f}", "\u{80}", "\u{e9}", "e", "\u{301}", "\u{2028}",
            "\u{fffe}", "\u{feff}", "\u{e000}", "\u{10000}", "\u{1f469}", "\u{10ffff}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &self) {
            text.append(awkward.randomElement(using: &self) ?? "e")
        }
        return String(text)
    }
}
