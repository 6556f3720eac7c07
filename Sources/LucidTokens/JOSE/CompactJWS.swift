// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
package import LucidJSON

/// The three parts of a compact JWS (RFC 7515 section 7.1), read strictly; nothing of it is believed yet.
package struct CompactJWS: Sendable {
    /// The most bytes a token may have.
    package static let maximumCount = 8192

    package let header: JSONObject
    /// The key whose usual header this is, byte for byte; then the header is as good as read.
    let usualKey: JWK?
    package let signature: [UInt8]
    /// What the signature is over: header and payload as they were sent, with the dot.
    package let signed: [UInt8]
    private let body: [UInt8]

    /// - Parameter keys: Keys whose usual headers are known by sight.
    package init(
        _ token: String, limit: Int = Self.maximumCount, usual keys: JWKSet? = nil
    ) throws(TokenError) {
        var token = token
        let bytes = token.withUTF8 { $0.count <= limit ? Array($0) : [] }
        guard !bytes.isEmpty else {
            throw TokenError(.malformed, message: "a token has 1 to \(limit) bytes")
        }
        let dot = UInt8(ascii: ".")
        let first = bytes.firstIndex(of: dot) ?? bytes.endIndex
        let second = bytes[first...].dropFirst().firstIndex(of: dot) ?? bytes.endIndex
        let usualKey = keys?.keys.first { $0.usualHeader[...] == bytes[..<first] }
        // A third dot is no digit of base64url.
        guard second < bytes.endIndex, let header = usualKey == nil ? Base64URL.decode(bytes[..<first]) : [],
            let body = Base64URL.decode(bytes[(first + 1)..<second]),
            let signature = Base64URL.decode(bytes[(second + 1)...])
        else {
            throw TokenError(.malformed, message: "a token is three parts of unpadded base64url, joined by dots")
        }
        self.header = usualKey == nil ? try Self.object(header, limit: 2048, what: "header") : JSONObject()
        self.usualKey = usualKey
        self.body = body
        self.signature = signature
        signed = Array(bytes[..<second])
    }

    /// The claims; to be read once the signature holds.
    package func payload() throws(TokenError) -> JSONObject {
        try Self.object(body, limit: .max, what: "payload")
    }

    /// Refuses members that are none of `names`: any other could change what verification means (`crit`, `b64`, links to
    /// keys, certificates, compression).
    package func allowOnly(_ names: [String]) throws(TokenError) {
        for (name, _) in header where !names.contains(name) {
            throw TokenError(
                .unsupported, message: "the token's header has a member other than \(names.joined(separator: ", "))")
        }
    }

    /// Refuses a `typ` that is not the media type, with or without `application/` (RFC 7515 section 4.1.9).
    package func require(type: String) throws(TokenError) {
        let lowered = header["typ"]?.stringValue.map { $0.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
        guard let lowered, lowered == Array(type.utf8) || lowered == Array("application/\(type)".utf8) else {
            throw TokenError(.wrongType, message: "the token's typ is not \(type)")
        }
    }

    private static func object(_ bytes: [UInt8], limit: Int, what: String) throws(TokenError) -> JSONObject {
        guard bytes.count <= limit else {
            throw TokenError(.malformed, message: "the token's \(what) is larger than \(limit) bytes")
        }
        do {
            if let object = try JSONValue(parsing: bytes).objectValue { return object }
        } catch {
            throw TokenError(.malformed, message: "the token's \(what) is not strict JSON", underlying: error)
        }
        throw TokenError(.malformed, message: "the token's \(what) is not a JSON object")
    }
}
