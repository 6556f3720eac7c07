// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import Testing

private struct Holder {
    let name = "holder"
    let secret: SecretBytes
}

@Suite struct `Secret bytes` {
    private let secret = SecretBytes(copying: "hunter2hunter2".utf8)

    @Test func `nothing that prints shows them`() {
        var dumped = ""
        dump(secret, to: &dumped)
        dump([Optional(secret)], to: &dumped)
        dump(Holder(secret: secret), to: &dumped)
        let texts = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\(Holder(secret: secret))",
            String(reflecting: ["k": secret]), String(reflecting: Holder(secret: secret)), dumped,
        ]
        for text in texts {
            #expect(text.contains("<redacted>"))
            #expect(!text.contains("hunter") && !text.contains("104") && !text.contains("68756e"))
        }
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test func `they cannot be compared with == or encoded`() {
        #expect(!(secret as Any is any Equatable))
        #expect(!(secret as Any is any Encodable))
    }

    @Test func `constant-time equality is equality`() {
        #expect(secret.constantTimeEquals(SecretBytes(text: "hunter2hunter2")))
        #expect(!secret.constantTimeEquals(SecretBytes(text: "hunter2hunter3")))
        #expect(!secret.constantTimeEquals(SecretBytes(text: "hunter2hunter")))
        #expect(SecretBytes(copying: []).constantTimeEquals(SecretBytes(copying: [])))
    }

    @Test func `they lend what was put in`() {
        #expect(secret.count == 14)
        #expect(secret.withBytes { Array($0) } == Array("hunter2hunter2".utf8))
        let filled = SecretBytes(count: 4) { buffer in
            #expect(buffer.count == 4)
            buffer[2] = 7
        }
        #expect(filled.withBytes { $0[2] } == 7)
    }

    @Test func `an error of the filler comes through`() {
        struct Refused: Error {}
        #expect(throws: Refused.self) { try SecretBytes(count: 4) { _ throws(Refused) in throw Refused() } }
    }
}

@Suite struct `System random` {
    @Test(arguments: [0, 1, 16, 32, 4096])
    func `as many bytes come as were asked for`(count: Int) {
        #expect(SystemRandom.bytes(count).count == count)
        #expect(SystemRandom.secret(count).count == count)
    }

    @Test func `values do not repeat and every bit moves`() {
        let values = (0..<1000).map { _ in SystemRandom.uint64() }
        #expect(Set(values).count == 1000)
        #expect(values.reduce(0, |) == .max)
        #expect(values.reduce(.max, &) == 0)
        #expect(Set((0..<100).map { _ in SystemRandom.bytes(16) }).count == 100)
    }
}
