// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidCrypto

/// What a request shows in the `Authorization` header where an operation is open to anybody; unverified.
package enum ClientProof: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// No header, or one of another scheme.
    case none
    /// HTTP Basic, both parts decoded (RFC 6749 section 2.3.1).
    case basic(clientID: String, secret: String)
    /// A bearer.
    case bearer(String)
    /// HTTP Basic that cannot be read.
    case malformed

    /// Reads the value of the header.
    init(authorization value: String?) {
        guard let value, let space = value.firstIndex(of: " ") else {
            self = .none
            return
        }
        switch value[..<space].lowercased() {
        case "basic": self = Self.basic(value[value.index(after: space)...])
        case "bearer": self = .bearer(String(value[value.index(after: space)...]))
        default: self = .none
        }
    }

    /// Both parts are form-encoded before they are joined, so that a colon in the identifier is no ambiguity.
    private static func basic(_ value: Substring) -> Self {
        guard value.utf8.count <= 2048, let bytes = Base64.decode(String(value)),
            let parts = String(validating: bytes, as: UTF8.self)?
                .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false), parts.count == 2,
            let clientID = PercentEncoding.decode(parts[0], plusIsSpace: true),
            let secret = PercentEncoding.decode(parts[1], plusIsSpace: true)
        else { return .malformed }
        return .basic(clientID: clientID, secret: secret)
    }

    /// The kind, without the secret.
    package var description: String {
        switch self {
        case .none: "none"
        case .basic(let clientID, _): "basic(\(clientID))"
        case .bearer: "bearer"
        case .malformed: "malformed"
        }
    }
    /// Shows nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
