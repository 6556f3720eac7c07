// SPDX-License-Identifier: Apache-2.0
import LucidSigning
import Testing

private let checksummed = "0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B"

@Suite struct `Account names` {
    /// The examples in the text of CAIP-10, CC0, and the limits.
    @Test(arguments: [
        "bip122:000000000019d6689c085ae165831e93:128Lkh3S7CkDTBZ8W7BbpsN3YYizJMp8p6",
        "cosmos:cosmoshub-3:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0",
        "polkadot:b0a8d493285c2df73290dfb7e61f870f:5hmuyxw9xdgbpptgypokw4thfyoe3ryenebr381z9iaegmfy",
        "starknet:SN_GOERLI:0x02dd1b492765c064eac4039e3841aa5f382773b598097a40073bd8b48170ab57",
        "chainstd:8c3444cf8970a9e41a706fab93e7a6c4:6d9b0b4b9994e8a6afbd3dc3ed983cd51c755afb27cd1dc7825ef59c134a39f7",
        "hedera:mainnet:0.0.1234567890-zbhlt", "abc:1:%2f", "abc:1:" + String(repeating: "x", count: 128),
    ])
    func `by CAIP-10 are kept as they are`(text: String) throws {
        let account = try AccountID(text)
        #expect(account.description == text)
        #expect(account.address == nil)
        #expect(try AccountID(chain: account.chain, account: account.account) == account)
    }

    @Test(arguments: [checksummed, checksummed.lowercased(), "0x" + checksummed.dropFirst(2).uppercased()])
    func `on Ethereum are compared by bytes and written by EIP-55`(address: String) throws {
        let account = try AccountID("eip155:1:" + address)
        #expect(account.description == "eip155:1:" + checksummed)
        #expect(account == .eip155(1, try Address(checksummed)))
        #expect(account.account == checksummed)
        #expect(try account != .eip155(2, Address(checksummed)))
        #expect(Set([account, .eip155(1, try Address(address))]).count == 1)
    }

    @Test func `on other chains are compared exactly`() throws {
        #expect(try AccountID("abc:1:aB") != AccountID("abc:1:ab"))
        #expect(try AccountID("abc:1:a") != AccountID("abc:2:a"))
    }

    @Test(arguments: [
        "", ":", "::", "eip155:1", "eip155:1:", "eip155:1:0x1", "eip155:01:" + checksummed, "abc:1:a:b", "abc:1:a_b",
        "abc:1:a b", "abc:1:\u{e4}", "abc:1:" + String(repeating: "x", count: 129),
        "eip155:1:0xaB5801a7D398351b8bE11C439e05C5B3259aeC9B",
        "eip155:1:" + checksummed.dropFirst(2), checksummed, "EIP155:1:" + checksummed, " eip155:1:" + checksummed,
    ])
    func `of another form are refused`(text: String) {
        let error = #expect(throws: SigningError.self) { try AccountID(text) }
        #expect(error?.code == .invalidValue)
    }
}
