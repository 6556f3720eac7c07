// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CPeers
import LucidSigning

/// From what a person or program hands over to what is sent on.
struct SignCases {
    let inputs: Inputs
    let peers: [CPeer]

    /// Text to 0x and 130 digits.
    var message: BenchmarkCase {
        let key = inputs.key
        let ours = Contender.local(answer: {
            String(try key.sign(message: .text(Inputs.text)).hex.dropFirst(2))
        }) {
            consume(try key.sign(message: .text(Inputs.text)).hex)
        }
        let secret = Room(inputs.keyBytes)
        let text = Room(Array(Inputs.text.utf8))
        let signature = Room(count: 132)
        let theirs = peers.map { peer in
            let sign = peer.functions.message_sign!
            let work = {
                _ = text.bytes.withMemoryRebound(to: CChar.self) { text in
                    signature.bytes.withMemoryRebound(to: CChar.self) { signature in
                        sign(secret.base, text.baseAddress, text.count, signature.baseAddress)
                    }
                }
            }
            return Contender.local(
                "C libsecp256k1", variant: peer.compiler,
                answer: {
                    work()
                    return String(decoding: signature.bytes.dropFirst(2), as: UTF8.self)
                }, work: work)
        }
        return BenchmarkCase(
            "message/sign", bars: [.ratio(1.05, to: "C "), .ratio(0.2, to: "eth-account")],
            contenders: [ours] + theirs)
    }

    /// JSON bytes to 0x and 130 digits.
    var permit: BenchmarkCase {
        let key = inputs.key
        let json = Array(Inputs.permit.utf8)
        return BenchmarkCase(
            "permit/json-to-signature", bars: [.ratio(0.1, to: "eth-account"), .rate(20_000)],
            contenders: [
                .local(answer: {
                    String(try key.sign(typedData: TypedData(parsing: json)).hex.dropFirst(2))
                }) {
                    consume(try key.sign(typedData: TypedData(parsing: json)).hex)
                }
            ])
    }

    /// JSON bytes to the digest.
    var typedData: BenchmarkCase {
        let json = Array(Inputs.permit.utf8)
        return BenchmarkCase(
            "typed-data/hash", bars: [.ratio(0.1, to: "eth-account")],
            contenders: [
                .local(answer: { hex(try TypedData(parsing: json).digest) }) {
                    consume(try TypedData(parsing: json).digest)
                }
            ])
    }

    /// The fields to the bytes that are sent, and the hash they are known by.
    var transaction: BenchmarkCase {
        let (key, transaction) = (inputs.key, inputs.transaction)
        let ours = Contender.local(answer: { hex(try transaction.signed(with: key).raw) }) {
            let signed = try transaction.signed(with: key)
            consume(signed.raw)
            consume(signed.hash)
        }
        let secret = Room(inputs.keyBytes)
        let data = Room(Inputs.data)
        let (raw, hash) = (Room(count: 512), Room(count: 32))
        let theirs = peers.map { peer in
            let sign = peer.functions.transaction_sign!
            var fields = lucid_transaction()
            (fields.chain_id, fields.nonce, fields.gas) = (Inputs.chainID, Inputs.nonce, Inputs.gas)
            Self.fill(&fields.tip, UInt256(Inputs.tip).bytes)
            Self.fill(&fields.max_fee, UInt256(Inputs.maxFee).bytes)
            Self.fill(&fields.to, transaction.to?.bytes ?? [])
            (fields.data, fields.data_count) = (UnsafePointer(data.base), data.bytes.count)
            let filled = fields
            let work = { () -> Int in
                var count = 0
                _ = withUnsafePointer(to: filled) { sign(secret.base, $0, raw.base, &count, hash.base) }
                // `data` must outlive the call.
                consume(data)
                return count
            }
            return Contender.local(
                "C libsecp256k1", variant: peer.compiler, answer: { hex(raw.bytes.prefix(work())) },
                work: { _ = work() })
        }
        return BenchmarkCase(
            "tx1559/sign", bars: [.ratio(1.05, to: "C ")],
            contenders: [ours] + theirs)
    }

    private static func fill<Field>(_ field: inout Field, _ bytes: [UInt8]) {
        withUnsafeMutableBytes(of: &field) { $0.copyBytes(from: bytes) }
    }
}
