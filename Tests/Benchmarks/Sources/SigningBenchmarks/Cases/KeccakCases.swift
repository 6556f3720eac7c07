// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CPeers
import LucidSigning

/// Bytes in memory to a digest in memory.
struct KeccakCases {
    let peers: [CPeer]

    func make(_ name: String, count: Int) -> BenchmarkCase {
        let message = Room(Inputs.message(count))
        let digest = Room(count: 32)
        let ours = Contender.local(answer: {
            Keccak256.hash(UnsafeRawBufferPointer(message.bytes), into: UnsafeMutableRawBufferPointer(digest.bytes))
            return digest.hexDigits
        }) {
            Keccak256.hash(UnsafeRawBufferPointer(message.bytes), into: UnsafeMutableRawBufferPointer(digest.bytes))
        }
        let theirs = peers.map { peer in
            let keccak = peer.functions.keccak!
            return Contender.local(
                "C keccak", variant: peer.compiler,
                answer: {
                    keccak(message.base, count, digest.base)
                    return digest.hexDigits
                },
                work: { keccak(message.base, count, digest.base) })
        }
        return BenchmarkCase(name, bars: [.ratio(1, to: "C ")], contenders: [ours] + theirs)
    }
}
