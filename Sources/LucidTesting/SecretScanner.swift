// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Looks for planted secrets in everything that a value shows of itself.
public struct SecretScanner: Sendable {
    private let needles: [String]

    /// Creates a scanner for texts; each is also looked for in hex, base64 and base64url.
    public init(secrets: [String]) {
        needles = secrets.flatMap { secret -> [String] in
            let bytes = Array(secret.utf8)
            return [secret, Hex.encode(bytes), Base64URL.encode(bytes), Base64.encode(bytes)]
        }
    }

    /// The number of places where a secret shows in `text`.
    public func hits(in text: String) -> Int {
        needles.count { text.lowercased().firstRange(of: $0.lowercased()) != nil }
    }

    /// The number of places where a secret shows when `value` is printed, reflected or dumped.
    public func hits(in value: Any) -> Int {
        var dumped = ""
        dump(value, to: &dumped, maxDepth: 32, maxItems: 10_000)
        return hits(in: String(describing: value)) + hits(in: String(reflecting: value)) + hits(in: dumped)
    }
}
