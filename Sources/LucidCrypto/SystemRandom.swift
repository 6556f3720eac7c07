// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Random bytes from the library's generator, which the operating system seeds.
///
/// A machine that cannot give random bytes cannot do anything safely, so failure ends the process.
package enum SystemRandom {
    /// `count` bytes for nonces, identifiers and salts.
    package static func bytes(_ count: Int) -> [UInt8] {
        precondition(count >= 0, "a negative number of random bytes was asked for: \(count)")
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            let result = lucid_random(buffer.baseAddress, count, 0)
            precondition(result == 1, "the random generator failed")
            written = count
        }
    }

    /// `count` bytes for keys and tokens, from a separate generator, in wiped memory.
    package static func secret(_ count: Int) -> SecretBytes {
        SecretBytes(count: count) { buffer in
            let result = lucid_random(buffer.baseAddress, count, 1)
            precondition(result == 1, "the random generator failed")
        }
    }

    /// 64 uniform bits.
    package static func uint64() -> UInt64 {
        var value: UInt64 = 0
        let result = withUnsafeMutableBytes(of: &value) { lucid_random($0.baseAddress, $0.count, 0) }
        precondition(result == 1, "the random generator failed")
        return value
    }
}
