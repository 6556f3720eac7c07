// SPDX-License-Identifier: Apache-2.0
import LucidSigning
import Testing

@Suite struct `Derivation paths` {
    @Test(
        arguments: [
            ("m", "m", []), ("m/0", "m/0", [0]),
            ("m/44'/60'/0'/0/0", "m/44'/60'/0'/0/0", [0x8000_002c, 0x8000_003c, 0x8000_0000, 0, 0]),
            ("m/44h/60H/0'/0/7", "m/44'/60'/0'/0/7", [0x8000_002c, 0x8000_003c, 0x8000_0000, 0, 7]),
            ("m/2147483647/2147483647'", "m/2147483647/2147483647'", [0x7fff_ffff, 0xffff_ffff]),
        ] as [(String, String, [UInt32])])
    func `are read and written`(text: String, written: String, numbers: [UInt32]) throws {
        let path = try DerivationPath(parsing: text)
        #expect(path.steps.map(\.rawValue) == numbers)
        #expect(path.description == written)
        #expect(try DerivationPath(parsing: path.description) == path)
        #expect(try DerivationPath(path.steps) == path)
    }

    @Test(arguments: [
        "", "M/0", "/", "0", "44'/60'", "m0", "mm/0", " m/0", "m /0", "n/0",
    ])
    func `that do not start with m are refused`(text: String) {
        let error = #expect(throws: SigningError.self) { try DerivationPath(parsing: text) }
        #expect(error?.code == .invalidValue && error?.path == "")
    }

    @Test(arguments: [
        "", "'", "-1", "+1", " 1", "1 ", "0x1", "1''", "1h'", "1'h", "2147483648", "2147483648'", "4294967296",
        "99999999999999999999", "01", "00", "١", "1.0", "1e3", "a", "*", "\u{0}",
    ])
    func `with a step that is no number below 2^31 are refused by its place`(step: String) {
        for text in ["m/0/\(step)/5", "m/0/\(step)"] {
            let error = #expect(throws: SigningError.self) { try DerivationPath(parsing: text) }
            #expect(error?.code == .invalidValue && error?.path == "[1]", "\(text)")
        }
    }

    @Test func `have at most 255 steps`() throws {
        #expect(try DerivationPath(parsing: "m" + String(repeating: "/1", count: 255)).steps.count == 255)
        for count in [256, 257, 100_000] {
            let error = #expect(throws: SigningError.self) {
                try DerivationPath(parsing: "m" + String(repeating: "/1", count: count))
            }
            #expect(error?.code == .refused)
        }
        let step = try DerivationPath.Step(1)
        #expect(throws: SigningError.self) { try DerivationPath([DerivationPath.Step](repeating: step, count: 256)) }
    }

    @Test func `of Ethereum are those of BIP-44`() throws {
        #expect(DerivationPath.standard.description == "m/44'/60'/0'/0/0")
        #expect(try DerivationPath.ethereum() == .standard)
        #expect(try DerivationPath.ethereum(account: 3, index: 9).description == "m/44'/60'/3'/0/9")
        let account = #expect(throws: SigningError.self) { try DerivationPath.ethereum(account: 1 << 31) }
        #expect(account?.path == "account")
        let index = #expect(throws: SigningError.self) { try DerivationPath.ethereum(index: .max) }
        #expect(index?.path == "index")
    }

    @Test func `have steps that know what they are`() throws {
        let step = try DerivationPath.Step(7, isHardened: true)
        #expect(step.index == 7 && step.isHardened && step.rawValue == 0x8000_0007 && step.description == "7'")
        #expect(DerivationPath.Step(rawValue: 7) == (try DerivationPath.Step(7)))
        #expect(throws: SigningError.self) { try DerivationPath.Step(1 << 31) }
    }
}
