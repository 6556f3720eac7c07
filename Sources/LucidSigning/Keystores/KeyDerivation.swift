// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// How a keystore makes a key from a passphrase, and at what cost.
public enum KeyDerivation: Hashable, Sendable {
    /// scrypt (RFC 7914): cost `n`, block size `r`, parallelism `p`; takes 128·n·r bytes.
    case scrypt(n: Int = 1 << 18, r: Int = 8, p: Int = 1)
    /// PBKDF2 with HMAC-SHA-256.
    case pbkdf2(iterations: Int)

    /// scrypt with n 2¹⁸, r 8 and p 1: 256 MiB and about half a second.
    public static let standard = KeyDerivation.scrypt()

    /// Whether it costs an attacker less than what is written today.
    ///
    /// The floors are 2²¹ for n·r·p of scrypt with at least 64 MiB, and 262144 iterations.
    public var isWeak: Bool {
        switch self {
        case .scrypt(let n, let r, let p):
            let work = n.multipliedReportingOverflow(by: r)
            let total = work.partialValue.multipliedReportingOverflow(by: p)
            return !work.overflow && !total.overflow && (total.partialValue < 1 << 21 || work.partialValue < 1 << 19)
        case .pbkdf2(let iterations):
            return iterations < 262_144
        }
    }

    /// The most iterations of PBKDF2 that are run.
    static let maximumIterations = 10_000_000

    /// 512 MiB for n·r, and a little for the working blocks.
    private static let memoryLimit = 513 << 20

    /// Refuses parameters no honest file has, before any work is done.
    func check() throws(SigningError) {
        switch self {
        case .scrypt(let n, let r, let p):
            guard n > 1, n & (n - 1) == 0 else {
                throw SigningError(.invalidValue, path: "n", "\(n) is not a power of two above 1")
            }
            guard r > 0 else { throw SigningError(.invalidValue, path: "r", "\(r) is not above 0") }
            guard p > 0 else { throw SigningError(.invalidValue, path: "p", "\(p) is not above 0") }
            // The memory counts all three, so that no one of them can be the bomb.
            guard let memory = Scrypt.memory(n: n, r: r, p: p), memory <= Self.memoryLimit else {
                let largest = n >= max(r, p) ? "n" : r >= p ? "r" : "p"
                throw SigningError(
                    .refused, path: largest, "scrypt with n \(n), r \(r) and p \(p) takes more than 512 MiB")
            }
            // Within the limit of memory n·r·p cannot overflow.
            guard n * r * p <= 1 << 24 else {
                throw SigningError(.refused, path: "p", "scrypt with n \(n), r \(r) and p \(p) takes too long")
            }
        case .pbkdf2(let iterations):
            guard iterations > 0 else {
                throw SigningError(.invalidValue, path: "c", "\(iterations) iterations are not above 0")
            }
            guard iterations <= Self.maximumIterations else {
                throw SigningError(
                    .refused, path: "c",
                    "\(iterations) iterations are more than the limit of \(Self.maximumIterations)")
            }
        }
    }

    func derive(_ passphrase: SecretBytes, salt: [UInt8], count: Int) throws(SigningError) -> SecretBytes {
        do {
            switch self {
            case .scrypt(let n, let r, let p):
                return try Scrypt.derive(
                    password: passphrase, salt: salt, n: n, r: r, p: p, count: count, memoryLimit: Self.memoryLimit)
            case .pbkdf2(let iterations):
                return try PBKDF2.sha256(password: passphrase, salt: salt, iterations: iterations, count: count)
            }
        } catch {
            throw SigningError(.internalFailure, "the key derivation failed: \(error.message)", underlying: error)
        }
    }
}
