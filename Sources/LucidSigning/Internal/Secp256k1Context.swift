// SPDX-License-Identifier: Apache-2.0
import CSecp256k1
import LucidConcurrency
import LucidCrypto

/// A libsecp256k1 context of the module's own, blinded with random bytes when it is made and again after every 1,000
/// uses with a secret.
///
/// Blinding changes the context, so a context that meets secrets has one user at a time: ``withSecret(_:)`` takes an
/// idle one, or makes one if all are busy, and puts it back. There are as many as threads ever signed at once, and no
/// thread waits for another's signature. Calls without secrets share ``shared``, which never changes.
package final class Secp256k1Context: @unchecked Sendable {  // changed only by its one user, see above
    /// How many uses one blinding lasts.
    package static let usesPerBlinding = 1000

    /// The context of calls that take no secret: parsing, serialising, recovering.
    static let shared = Secp256k1Context()

    private static let idle = Lock<[Secp256k1Context]>([])

    let pointer: OpaquePointer
    private var uses = 0
    /// How often it was blinded.
    package private(set) var blindings = 0

    package init() {
        guard let created = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)) else {
            preconditionFailure("libsecp256k1 could not create a context: no memory")
        }
        pointer = created
        blind()
    }

    deinit { secp256k1_context_destroy(pointer) }

    /// Lends a context for one call that takes a secret, and clears the stack that the call used.
    static func withSecret<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        let context = idle.withLock { $0.popLast() } ?? Secp256k1Context()
        let result = context.use(body)
        lucid_clear_stack()
        idle.withLock { $0.append(context) }
        return result
    }

    /// Counts one use, blinding the context first if it is due; one caller at a time.
    package func use<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        if uses == Self.usesPerBlinding { blind() }
        uses += 1
        return body(pointer)
    }

    private func blind() {
        let blinded = SystemRandom.secret(32).withBytes { secp256k1_context_randomize(pointer, $0.baseAddress) }
        precondition(blinded == 1, "libsecp256k1 could not blind its context")
        uses = 0
        blindings += 1
    }
}

/// The order of the group, n; scalars are 1 to n − 1.
let groupOrder = UInt256(
    bigEndianWords: 0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_fffe, 0xbaae_dce6_af48_a03b, 0xbfd2_5e8c_d036_4141)

/// n / 2, the highest s that is not malleable.
let halfGroupOrder = UInt256(
    bigEndianWords: 0x7fff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff, 0x5d57_6e73_57a4_501d, 0xdfe9_2f46_681b_20a0)
