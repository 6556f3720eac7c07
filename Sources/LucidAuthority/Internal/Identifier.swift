// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Random names.
///
/// The prefix tells people what they look at; the rest has 128 bits.
package enum Identifier {
    package static func make(_ prefix: String) -> String { prefix + "_" + Hex.encode(SystemRandom.bytes(16)) }
}
