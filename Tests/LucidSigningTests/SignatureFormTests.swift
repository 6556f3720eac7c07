// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning
import Testing

@Suite struct `Forms of signatures` {
    private let signature: Signature

    init() throws {
        signature = try PrivateKey(hex: String(repeating: "5", count: 64)).sign(message: .text("x"))
    }

    @Test func `of an account have 65 or 64 bytes`() throws {
        #expect(try SignatureForm(signature.bytes65) == .account(signature))
        #expect(try SignatureForm(#require(signature.compact64)) == .account(signature))
        #expect(try SignatureForm(hex: signature.hex) == .account(signature))
        #expect(try SignatureForm(hex: #require(signature.compactHex)) == .account(signature))
    }

    @Test func `that no account's key can have made are for a contract to judge`() throws {
        for count in [0, 1, 63, 64, 65, 66, 97, 130, 10_000] {
            let bytes = [UInt8](repeating: 0, count: count)
            #expect(try SignatureForm(bytes) == .contract(bytes))
        }
        let byAnotherScheme = signature.bytes65.dropLast() + [31]
        #expect(try SignatureForm(Array(byAnotherScheme)) == .contract(Array(byAnotherScheme)))
        #expect(try SignatureForm(hex: "0x") == .contract([]))
        #expect(throws: SigningError.self) { try SignatureForm(hex: "0xabc") }
        #expect(throws: SigningError.self) { try SignatureForm(hex: "ab") }
    }

    @Test(arguments: TestVector.all("wrapped", in: "contracts.json"))
    func `by ERC-6492 are unwrapped and wrapped again`(vector: TestVector) throws {
        let bytes = try vector.bytes("bytes")
        let expected = CounterfactualSignature(
            factory: try Address(vector.text("factory")), factoryCall: try vector.bytes("factoryCall"),
            signature: try vector.bytes("signature"))
        #expect(expected.bytes == bytes)
        #expect(try CounterfactualSignature(bytes) == expected)
        #expect(try SignatureForm(bytes) == .counterfactual(expected))
    }

    @Test func `have vectors`() {
        #expect(TestVector.all("wrapped", in: "contracts.json").count == 8)
        #expect(TestVector.all("calls", in: "contracts.json").count == 8)
    }

    @Test(arguments: TestVector.all("wrapped", in: "contracts.json"))
    func `that announce ERC-6492 have its one strict form`(vector: TestVector) throws {
        let bytes = try vector.bytes("bytes")
        // Every bit of the three heads and of the lengths that are in the first word of each tail.
        for byte in 0..<96 where byte < 12 || byte >= 32 {
            var altered = bytes
            altered[byte] ^= 1
            #expect(throws: SigningError.self, "byte \(byte)") { try SignatureForm(altered) }
        }
        #expect(throws: SigningError.self) { try SignatureForm([0] + bytes) }
        #expect(throws: SigningError.self) { try SignatureForm([UInt8](repeating: 0, count: 32) + bytes) }
        #expect(throws: SigningError.self) {
            try SignatureForm(bytes.dropLast(32) + [UInt8](repeating: 0, count: 32) + CounterfactualSignature.mark)
        }
        #expect(throws: SigningError.self) { try SignatureForm(CounterfactualSignature.mark) }
        #expect(throws: SigningError.self) { try CounterfactualSignature(Array(bytes.dropLast())) }
        #expect(throws: SigningError.self) { try CounterfactualSignature([]) }
    }

    @Test func `may wrap a wrapped one, which is the contract's to judge`() throws {
        let inner = CounterfactualSignature(factory: .zero, factoryCall: [1], signature: signature.bytes65)
        let outer = CounterfactualSignature(factory: .zero, factoryCall: [], signature: inner.bytes)
        #expect(try SignatureForm(outer.bytes) == .counterfactual(outer))
    }

    @Test(arguments: UInt64(1)...20)
    func `never end the process and never read as what is not written`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let wrapped = CounterfactualSignature(
                factory: try Address(bytes: random.bytes(20)), factoryCall: random.bytes(Int(random.next() % 70)),
                signature: random.bytes(Int(random.next() % 70)))
            var bytes = Array(wrapped.bytes.dropLast(32))
            for _ in 0...random.next() % 3 {
                let at = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes[at] = 0xff
                case 2: bytes.removeLast(min(bytes.count - 1, at))
                default: bytes.insert(0, at: at)
                }
            }
            bytes += CounterfactualSignature.mark
            if let read = try? CounterfactualSignature(bytes) { #expect(read.bytes == bytes) }
        }
    }
}

@Suite struct `The question to a contract` {
    @Test(arguments: TestVector.all("calls", in: "contracts.json"))
    func `is the call that eth-abi encodes`(vector: TestVector) throws {
        let call = try ContractSignatureCall(digest: vector.bytes("digest"), signature: vector.bytes("signature"))
        #expect(try Hex.encode(call.data, prefix: true) == vector.text("data"))
    }

    @Test func `is about 32 bytes`() {
        #expect(throws: SigningError.self) { try ContractSignatureCall(digest: [1], signature: []) }
    }

    @Test func `has the selector of its function and the same for a yes`() {
        #expect(
            Array(Keccak256.hash(Array("isValidSignature(bytes32,bytes)".utf8)).prefix(4))
                == ContractSignatureCall.magic)
        let zeros = [UInt8](repeating: 0, count: 28)
        #expect(ContractSignatureCall.accepts(ContractSignatureCall.magic + zeros))
        #expect(ContractSignatureCall.accepts(ContractSignatureCall.magic + zeros + [1]))
        #expect(!ContractSignatureCall.accepts([]))
        #expect(!ContractSignatureCall.accepts(ContractSignatureCall.magic))
        #expect(!ContractSignatureCall.accepts(ContractSignatureCall.magic + zeros.dropLast() + [1]))
        #expect(!ContractSignatureCall.accepts(zeros + ContractSignatureCall.magic))
        #expect(!ContractSignatureCall.accepts([0xff, 0xff, 0xff, 0xff] + zeros))
    }
}
