// SPDX-License-Identifier: Apache-2.0
import CSecp256k1
import LucidCrypto

/// The module's own libsecp256k1 context, blinded once with random bytes before anyone else can see it.
///
/// All later calls on it are const, so threads may share it.
final class Secp256k1Context: @unchecked Sendable {  // the pointer never changes and all calls on it are const
    static let shared = Secp256k1Context()

    let pointer: OpaquePointer

    private init() {
        guard let created = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)) else {
            preconditionFailure("libsecp256k1 could not create a context: no memory")
        }
        let blinded = SystemRandom.secret(32).withBytes { seed in
            secp256k1_context_randomize(created, seed.baseAddress)
        }
        precondition(blinded == 1, "libsecp256k1 could not blind its context")
        pointer = created
    }
}

/// The order of the group, n; scalars are 1 to n − 1.
let groupOrder = UInt256(
    bigEndianWords: 0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_fffe, 0xbaae_dce6_af48_a03b, 0xbfd2_5e8c_d036_4141)

/// n / 2, the highest s that is not malleable.
let halfGroupOrder = UInt256(
    bigEndianWords: 0x7fff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0x5d57_6e73_57a4_501d, 0xdfe9_2f46_681b_20a0)
