// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidCrypto

/// What a machine client shows of itself in the `Authorization` header (RFC 6749 section 2.3.1).
package enum ClientProof: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// No header, or one of another scheme.
    case none
    /// HTTP Basic, both parts decoded.
    case basic(clientID: String, secret: String)
    /// HTTP Basic that cannot be read.
    case malformed

    /// Reads the value of the header.
    init(authorization value: String?) {
        guard let value, let space = value.firstIndex(of: " "), value[..<space].lowercased() == "basic" else {
            self = .none
            return
        }
        // Both parts are form-encoded before they are joined, so that a colon in the identifier is no ambiguity.
        guard value.utf8.count <= 2048, let bytes = Base64.decode(String(value[value.index(after: space)...])),
            let parts = String(validating: bytes, as: UTF8.self)?
                .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false), parts.count == 2,
            let clientID = PercentEncoding.decode(parts[0], plusIsSpace: true),
            let secret = PercentEncoding.decode(parts[1], plusIsSpace: true)
        else {
            self = .malformed
            return
        }
        self = .basic(clientID: clientID, secret: secret)
    }

    /// The kind, without the secret.
    package var description: String {
        switch self {
        case .none: "none"
        case .basic(let clientID, _): "basic(\(clientID))"
        case .malformed: "malformed"
        }
    }
    /// Shows nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
