// SPDX-License-Identifier: Apache-2.0
import LucidTokens
import Testing

@Suite struct ScopePatternTests {
    @Test(
        arguments: [
            ("orders:read", "orders:read", true), ("orders:*", "orders:read", true),
            ("orders:*", "orders:eu:read", true),
            ("orders:**", "orders:read", true), ("orders:*", "orders", false), ("orders:*", "ordersx:read", false),
            ("orders:*", "orders:*", true), ("orders:*", "orders:**", true), ("orders:**", "orders:*", true),
            ("orders:*", "orders:*:read", true), ("orders:*:read", "orders:eu:read", true),
            ("orders:*:read", "orders:eu:write", false), ("orders:*:read", "orders:read", false),
            ("orders:*:read", "orders:*", false), ("orders:*:*", "orders:read", false),
            ("orders:*:*", "orders:eu:read", true), ("**", "anything", true), ("**", "a:b:c", true), ("**", "**", true),
            ("*", "orders", true), ("*", "orders:read", false), ("*", "**", false), ("*:*", "a:b:c", true),
            ("*:*", "a", false), ("re*d", "read", false), ("re*d", "re*d", true), ("a:**:b", "a:x:b", false),
            ("*", "re*d", false), ("a:*", "a:re*d", false), ("a::b", "a::b", true), ("a:*:b", "a::b", false),
            ("**", "a::b", true), ("orders:read", "orders:*", false), ("orders:*", "orders:", false),
            ("ORDERS:*", "orders:read", false),
        ] as [(String, String, Bool)])
    func `a pattern covers what its rules say`(pattern: String, other: String, covers: Bool) {
        #expect(ScopePattern(pattern).covers(ScopePattern(other)) == covers)
    }

    /// Words over a small universe, with one segment that no pattern names.
    static let words: [[String]] = {
        let segments = ["a", "b", "other"]
        var words: [[String]] = []
        var last: [[String]] = [[]]
        for _ in 0..<5 {
            last = last.flatMap { word in segments.map { word + [$0] } }
            words += last
        }
        return words
    }()

    /// Whether a pattern stands for a word, by the definition and not by covering.
    static func stands(_ pattern: [String], for word: [String]) -> Bool {
        if pattern == ["**"] { return true }
        if pattern.count > 1, let end = pattern.last, end == "*" || end == "**" {
            let head = pattern.dropLast()
            return word.count > head.count && zip(head, word).allSatisfy { $0 == "*" || $0 == $1 }
        }
        return word.count == pattern.count && zip(pattern, word).allSatisfy { $0 == "*" || $0 == $1 }
    }

    @Test func `covering is inclusion of the scopes for which the patterns stand`() {
        let segments = ["a", "b", "*"]
        var patterns: [[String]] = [["**"]]
        var last: [[String]] = [[]]
        for _ in 0..<3 {
            last = last.flatMap { pattern in segments.map { pattern + [$0] } }
            patterns += last
            patterns += last.map { $0 + ["**"] }
        }
        for pattern in patterns {
            let own = Set(Self.words.indices.filter { Self.stands(pattern, for: Self.words[$0]) })
            for other in patterns {
                let isCovered = Self.words.indices.allSatisfy {
                    !Self.stands(other, for: Self.words[$0]) || own.contains($0)
                }
                let covers = ScopePattern(pattern.joined(separator: ":"))
                    .covers(ScopePattern(other.joined(separator: ":")))
                #expect(covers == isCovered, "\(pattern) \(other)")
            }
        }
    }

    @Test func `a set covers by its members, each alone`() {
        let set: ScopeSet = ["orders:*", "wallet.sign"]
        #expect(set.covers(["orders:read", "orders:eu:read", "wallet.sign"]) && set.contains("orders:*"))
        #expect(!set.covers(["orders:read", "wallet.send"]) && !set.contains("orders"))
        #expect(set != ["orders:**", "wallet.sign"])
    }
}
