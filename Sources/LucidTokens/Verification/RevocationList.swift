// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// What an authority has revoked since some value of its counter, signed: a JWS of type `lucid-revocations+jwt`.
///
/// Nobody is named: an entry is a digest that only who holds the token can work out.
package struct RevocationList: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        /// Which kinds of term the criterion has.
        package var shape: String
        /// 16 bytes.
        package var digest: [UInt8]
        /// What descends from an act with a smaller value of the counter is dead.
        package var sequence: Int64
        /// Seconds since 1970 when everything that it kills has expired.
        package var keptUntil: Int64

        package init(shape: String, digest: [UInt8], sequence: Int64, keptUntil: Int64) {
            self.shape = shape
            self.digest = digest
            self.sequence = sequence
            self.keptUntil = keptUntil
        }
    }

    static let type = "lucid-revocations+jwt"
    /// Bytes that a list may have.
    package static let maximumCount = 4 << 20

    package var issuer: String
    /// Seconds since 1970.
    package var issuedAt: Int64
    /// The entries are those with a larger sequence; 0 for all of them.
    package var after: Int64
    /// The authority's counter when the list was made.
    package var sequence: Int64
    /// The names of the keys whose tokens hold: one that was dropped is not among them.
    package var keys: [String]
    package var entries: [Entry]

    package init(
        issuer: String, issuedAt: Int64, after: Int64, sequence: Int64, keys: [String], entries: [Entry]
    ) {
        self.issuer = issuer
        self.issuedAt = issuedAt
        self.after = after
        self.sequence = sequence
        self.keys = keys
        self.entries = entries
    }

    package func signed(by key: TokenSigningKey) throws(TokenError) -> String {
        let revoked = entries.map { entry -> JSONValue in
            [
                .string(entry.shape), .string(Base64URL.encode(entry.digest)), .integer(entry.sequence),
                .integer(entry.keptUntil),
            ]
        }
        return try key.sign(
            [
                "iss": .string(issuer), "iat": .integer(issuedAt), "after": .integer(after),
                "seq": .integer(sequence), "keys": .array(keys.map(JSONValue.string)), "revoked": .array(revoked),
            ], type: Self.type)
    }

    package init(verifying text: String, keys: JWKSet) throws(TokenError) {
        let payload = try JWS(verifying: text, type: Self.type, keys: keys, limit: Self.maximumCount).payload
        func integer(_ value: JSONValue?) throws(TokenError) -> Int64 {
            guard let integer = value?.numberValue?.int64, (0..<(1 << 53)).contains(integer) else { throw Self.broken }
            return integer
        }
        guard let issuer = payload["iss"]?.stringValue, let revoked = payload["revoked"]?.arrayValue else {
            throw Self.broken
        }
        self.issuer = issuer
        issuedAt = try integer(payload["iat"])
        after = try integer(payload["after"])
        sequence = try integer(payload["seq"])
        guard let names = payload["keys"]?.arrayValue else { throw Self.broken }
        self.keys = names.compactMap(\.stringValue)
        entries = []
        entries.reserveCapacity(revoked.count)
        for value in revoked {
            guard let members = value.arrayValue, members.count == 4, let shape = members[0].stringValue,
                let digest = members[1].stringValue.flatMap(Base64URL.decode), digest.count == 16
            else { throw Self.broken }
            entries.append(
                Entry(
                    shape: shape, digest: digest, sequence: try integer(members[2]),
                    keptUntil: try integer(members[3])))
        }
    }

    private static var broken: TokenError {
        TokenError(.invalidClaims, message: "the list of revocations is not one")
    }
}
