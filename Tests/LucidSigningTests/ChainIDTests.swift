// SPDX-License-Identifier: Apache-2.0
import LucidSigning
import Testing

@Suite struct `Chain names` {
    @Test(arguments: [
        "eip155:1", "eip155:8453", "eip155:0", "eip155:18446744073709551615", "solana:mainnet", "cosmos:cosmoshub-3",
        "a-b:Zz_9-0", "hedera:mainnet", "abc:" + String(repeating: "x", count: 32),
    ])
    func `by CAIP-2 are kept as they are`(text: String) throws {
        let chain = try ChainID(text)
        #expect(chain.description == text)
        #expect(try ChainID(chain.description) == chain)
    }

    @Test(arguments: [
        "", ":", "eip155", "eip155:", ":1", "ab:1", "toolongns:1", "EIP155:1", "eip155:1:2", "eip155:01", "eip155:0x1",
        "eip155:1e3", "eip155: 1", "eip155:+1", "eip155:-1", "eip155:18446744073709551616", "eip155:a", "abc:a.b",
        "abc:" + String(repeating: "x", count: 33), "ei\u{e9}:1", "eip155:1\n", "\u{212a}bc:1",
    ])
    func `of another form are refused`(text: String) {
        let error = #expect(throws: SigningError.self) { try ChainID(text) }
        #expect(error?.code == .invalidValue)
    }

    @Test func `of Ethereum have a number`() throws {
        #expect(try ChainID("eip155:8453") == .eip155(8453))
        #expect(ChainID.eip155(10).eip155Reference == 10)
        #expect(try ChainID("solana:1").eip155Reference == nil)
        #expect(try ChainID("abc:Aa") != ChainID("abc:aa"))
    }
}
