// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidCrypto

/// The field `Content-Digest` (RFC 9530).
enum ContentDigest {
    static let name = "Content-Digest"

    /// The field's value for a body: its SHA-256.
    static func value(of body: [UInt8]) -> String {
        "sha-256=" + FieldItem.bytes(SHA256.hash(body)).text
    }

    /// Whether a field's value is right for a body: at least one digest by SHA-256 or SHA-512, and each such is right.
    static func matches(_ value: String, _ body: [UInt8]) -> Bool {
        guard let members = FieldReader.dictionary(value) else { return false }
        var isProven = false
        for (algorithm, member) in members {
            guard case .item(.bytes(let digest), _) = member else { return false }
            switch algorithm {
            case "sha-256": guard digest == SHA256.hash(body) else { return false }
            case "sha-512": guard digest == SHA512.hash(body) else { return false }
            default: continue
            }
            isProven = true
        }
        return isProven
    }
}

extension HTTPRequest {
    /// The value of a field, the lines of which are joined by commas; nil if there is none.
    func value(of name: String) -> String? { HTTPField.Name(name).flatMap { headerFields[$0] } }

    /// Adds a line of a field.
    mutating func append(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        headerFields.append(HTTPField(name: name, value: value))
    }
}
