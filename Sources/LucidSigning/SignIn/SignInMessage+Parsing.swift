// SPDX-License-Identifier: Apache-2.0

extension SignInMessage {
    /// The longest text that is parsed: 64 KiB.
    public static let maximumCount = 1 << 16

    /// Parses the text byte for byte as EIP-4361 writes it.
    ///
    /// Throws ``SigningError/Code/invalidValue`` with the name of the field that is wrong, missing or out of place.
    public init(parsing text: String) throws(SigningError) {
        guard text.utf8.count <= Self.maximumCount else {
            throw SigningError(.refused, "the text is longer than \(Self.maximumCount) bytes")
        }
        // On bytes: CR LF is one Character, which a split by Character would miss.
        var lines = Lines(text)
        let first = try lines.next("domain")
        guard first.utf8.count > Self.phrase.utf8.count,
            first.utf8.suffix(Self.phrase.utf8.count).elementsEqual(Self.phrase.utf8)
        else {
            throw SigningError(.invalidValue, path: "domain", "the first line does not end in \"\(Self.phrase)\"")
        }
        let (scheme, domain) = Self.splitScheme(first.utf8.dropLast(Self.phrase.utf8.count))
        let addressText = try lines.next("address")
        let address = try inside("address") { () throws(SigningError) in try Address(addressText) }
        try lines.empty("address")
        let fourth = try lines.next("statement")
        if !fourth.utf8.isEmpty { try lines.empty("statement") }
        let uri = try lines.next("uri", after: "URI: ")
        guard sameBytes(try lines.next("version", after: "Version: "), "1") else {
            throw SigningError(.invalidValue, path: "version", "it is 1")
        }
        let chainText = try lines.next("chainId", after: "Chain ID: ")
        guard let chainID = UInt64(chainText), sameBytes(String(chainID), chainText) else {
            throw SigningError(
                .invalidValue, path: "chainId", "it is a decimal number of 64 bits without leading zeros")
        }
        let nonce = try lines.next("nonce", after: "Nonce: ")
        let issuedAt = try lines.next("issuedAt", after: "Issued At: ")
        let expirationTime = lines.optional(after: "Expiration Time: ")
        let notBefore = lines.optional(after: "Not Before: ")
        let requestID = lines.optional(after: "Request ID: ")
        var resources: [String] = []
        let hasResources = lines.optional(after: "Resources:")
        if hasResources != nil {
            while let resource = lines.optional(after: "- ") { resources.append(resource) }
        }
        guard lines.isAtEnd else {
            throw SigningError(.invalidValue, "a line is out of place, unknown, or more than the text can have")
        }
        try self.init(
            scheme: scheme, domain: domain, address: address, statement: fourth.utf8.isEmpty ? nil : fourth, uri: uri,
            chainID: chainID, nonce: nonce, issuedAt: issuedAt, expirationTime: expirationTime, notBefore: notBefore,
            requestID: requestID, resources: resources,
            announcesNoResources: hasResources != nil && resources.isEmpty)
        guard sameBytes(self.address.description, addressText) else {
            throw SigningError(.invalidValue, path: "address", "it is not in the EIP-55 form")
        }
        guard sameBytes(self.text, text) else {
            throw SigningError(.invalidValue, "the text is not written as EIP-4361 says")
        }
    }

    private static func splitScheme(_ text: Substring.UTF8View) -> (String?, String) {
        let whole = String(Substring(text))
        let bytes = Array(text)
        for index in bytes.indices.dropLast(2) where bytes[index...].starts(with: "://".utf8) {
            return (
                String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[(index + 3)...], as: UTF8.self)
            )
        }
        return (nil, whole)
    }

    /// The lines of the text between LF bytes, one after the other.
    private struct Lines {
        private var rest: ArraySlice<Substring.UTF8View>

        init(_ text: String) {
            rest = text[...].utf8.split(separator: 0x0a, omittingEmptySubsequences: false)[...]
        }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func next(_ field: String) throws(SigningError) -> String {
            guard let line = rest.popFirst() else {
                throw SigningError(.invalidValue, path: field, "the text ends before it")
            }
            return String(Substring(line))
        }

        mutating func next(_ field: String, after label: String) throws(SigningError) -> String {
            guard let line = optional(after: label) else {
                throw SigningError(.invalidValue, path: field, "its line, \"\(label)…\", is missing or out of place")
            }
            return line
        }

        mutating func optional(after label: String) -> String? {
            guard let line = rest.first, line.starts(with: label.utf8) else { return nil }
            rest.removeFirst()
            return String(Substring(line.dropFirst(label.utf8.count)))
        }

        mutating func empty(_ field: String) throws(SigningError) {
            guard try next(field).utf8.isEmpty else {
                throw SigningError(.invalidValue, path: field, "an empty line is missing after it")
            }
        }
    }
}
