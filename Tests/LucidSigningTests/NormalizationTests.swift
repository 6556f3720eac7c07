// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidCrypto
import LucidSigning
import Testing

/// Foundation's form KD, which ICU makes, judges ours.
@Suite struct `Compatibility decomposition` {
    private func decomposed(_ text: String) -> String? {
        CompatibilityDecomposition.apply(SecretBytes(utf8: text))?.utf8Text
    }

    /// Strings compare by canonical equivalence, which would hide what is tested here.
    private func isSame(_ a: String?, _ b: String) -> Bool {
        a.map { Array($0.utf8) == Array(b.utf8) } ?? false
    }

    @Test func `is Foundation's for every scalar that both know`() {
        var wrong: [String] = []
        var known = 0
        for value in UInt32(0)...0x10ffff {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major < 16 else { continue }
            known += 1
            let text = String(Character(scalar))
            if !isSame(decomposed(text), text.decomposedStringWithCompatibilityMapping) {
                wrong.append(String(value, radix: 16))
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(20))")
        #expect(known > 280_000)
    }

    @Test(arguments: UInt64(1)...20)
    func `is Foundation's for random text`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let starts: [UInt32] = [
            0x20, 0xc0, 0x300, 0x5b0, 0x1100, 0x1e00, 0x2070, 0x3000, 0xac00, 0xf900, 0xfb00, 0x1d400,
        ]
        for _ in 0..<200 {
            var text = ""
            for _ in 0..<random.next() % 24 {
                let start = starts[Int(random.next() % UInt64(starts.count))]
                let scalar = Unicode.Scalar(start + UInt32(random.next() % 0x80))
                if let scalar, scalar.properties.age.map({ $0.major < 16 }) ?? false {
                    text.unicodeScalars.append(scalar)
                }
            }
            #expect(isSame(decomposed(text), text.decomposedStringWithCompatibilityMapping), "seed \(seed): \(text)")
        }
    }

    @Test(arguments: [
        ("", ""), ("ASCII", "ASCII"), ("é", "e\u{301}"), ("ﬁ", "fi"), ("각", "\u{1100}\u{1161}\u{11a8}"), ("㍍", "メートル"),
        ("\u{3000}\u{a0}", "  "), ("a\u{301}\u{323}", "a\u{323}\u{301}"), ("Å", "A\u{30a}"), ("½", "1\u{2044}2"),
        ("ﷺ", "صلى الله عليه وسلم"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("\u{1e0a}\u{323}", "D\u{323}\u{307}"), ("ガ", "カ\u{3099}"),
    ])
    func `is that of the examples`(text: String, expected: String) {
        #expect(isSame(decomposed(text), expected))
    }

    @Test(arguments: [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x61, 0x80]])
    func `is refused to what is not UTF-8`(bytes: [UInt8]) {
        #expect(CompatibilityDecomposition.apply(SecretBytes(copying: bytes)) == nil)
    }
}
