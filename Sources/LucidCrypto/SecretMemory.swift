// SPDX-License-Identifier: Apache-2.0

/// The memory that keeps secrets of up to 64 bytes: private keys, derived keys, short passphrases.
///
/// Each secret has a slot of its own in pages that are locked, so that they are never written to swap, and excluded
/// from core dumps. A slot is wiped when its secret goes away. Longer secrets lie in ordinary memory and are wiped
/// just the same.
///
/// A child process made by `fork` inherits the secrets and can use them; its copy is not locked. A program started by
/// `exec` inherits nothing. (`MADV_WIPEONFORK` would leave a forked child with zeros where it expects keys.)
public enum SecretMemory {
    /// What the system granted.
    public struct Health: Hashable, Sendable {
        /// Whether all of the memory is locked, so that it is never written to swap.
        public let isLocked: Bool
        /// Whether all of the memory is left out of core dumps.
        public let isExcludedFromDumps: Bool
        /// The first refusal, in words for the operator; nil if there was none.
        ///
        /// Secrets are kept and wiped all the same. `mlock` fails where `RLIMIT_MEMLOCK` (`ulimit -l`) is too low;
        /// 16 KiB hold 256 secrets.
        public let reason: String?
    }

    /// Whether the memory is protected as it should be; for a health report, not for a decision before each use.
    public static var health: Health { SecretPool.shared.health }
}
