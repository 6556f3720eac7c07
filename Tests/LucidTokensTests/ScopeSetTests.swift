// SPDX-License-Identifier: Apache-2.0
import LucidTokens
import Testing

@Suite struct ScopeSetTests {
    @Test func `sets are equal whatever their order, and keep the order they were given`() throws {
        let set = try ScopeSet(["b", "a", "b"])
        #expect(set.values == ["b", "a"])
        #expect(set == ["a", "b"])
        #expect(set.hashValue == (["a", "b"] as ScopeSet).hashValue)
        #expect(set.description == "b a")
    }

    @Test func `covering is exact, by scope`() throws {
        let set: ScopeSet = ["wallet.sign", "wallet.send"]
        #expect(set.covers(["wallet.send"]) && set.covers(.none) && set.contains("wallet.sign"))
        #expect(!set.covers(["wallet"]) && !set.covers(["wallet.sign", "wallet.*"]) && !set.contains("WALLET.SIGN"))
    }

    @Test func `the text form round-trips`() throws {
        #expect(try ScopeSet(spaceSeparated: "").isEmpty)
        #expect(try ScopeSet(spaceSeparated: "a b").values == ["a", "b"])
    }

    @Test(arguments: [" ", "a  b", " a", "a ", "a\"", "a\\b", "a\tb", "\u{e9}", "a\u{7f}"])
    func `text that is not scopes is refused`(text: String) {
        #expect(throws: TokenError.self) { try ScopeSet(spaceSeparated: text) }
    }
}
