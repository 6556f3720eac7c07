// SPDX-License-Identifier: Apache-2.0

extension SignInMessage {
    /// The longest text that is parsed: 64 KiB.
    public static let maximumCount = 1 << 16

    /// Parses the text byte for byte as EIP-4361 writes it.
    ///
    /// Throws ``SigningError/Code/invalidValue`` with the name of the field that is wrong, missing or out of place.
    public init(parsing text: String) throws(SigningError) {
        try self.init(text, isChainAgnostic: false)
    }

    /// Parses the text byte for byte as CAIP-122 writes it, for an account on an `eip155` chain.
    ///
    /// The lines are those of EIP-4361, all that are required there included; the chain has its CAIP-2 name and
    /// stands in one of the two places of ``SignInForm/ChainLine``. Throws as ``init(parsing:)`` does, and
    /// ``SigningError/Code/unsupported`` for another kind of chain.
    public init(parsingChainAgnostic text: String) throws(SigningError) {
        try self.init(text, isChainAgnostic: true)
    }

    private init(_ text: String, isChainAgnostic: Bool) throws(SigningError) {
        guard text.utf8.count <= Self.maximumCount else {
            throw SigningError(.refused, "the text is longer than \(Self.maximumCount) bytes")
        }
        // On bytes: CR LF is one Character, which a split by Character would miss.
        var lines = Lines(text)
        let (scheme, domain, blockchain) = try Self.splitFirst(
            try lines.next("domain"), isChainAgnostic: isChainAgnostic)
        let addressText = try lines.next("address")
        try lines.empty("address")
        let fourth = try lines.next("statement")
        if !fourth.utf8.isEmpty { try lines.empty("statement") }
        let uri = try lines.next("uri", after: "URI: ")
        guard sameBytes(try lines.next("version", after: "Version: "), "1") else {
            throw SigningError(.invalidValue, path: "version", "it is 1")
        }
        let earlyChain =
            try isChainAgnostic ? lines.optional(after: "Chain ID: ") : lines.next("chainId", after: "Chain ID: ")
        let nonce = try lines.next("nonce", after: "Nonce: ")
        let issuedAt = try lines.next("issuedAt", after: "Issued At: ")
        let expirationTime = lines.optional(after: "Expiration Time: ")
        let notBefore = lines.optional(after: "Not Before: ")
        let requestID = lines.optional(after: "Request ID: ")
        let chainText: String
        if let earlyChain { chainText = earlyChain } else { chainText = try lines.next("chainId", after: "Chain ID: ") }
        let chainLine: SignInForm.ChainLine = earlyChain == nil ? .afterRequestID : .afterVersion
        let form: SignInForm =
            isChainAgnostic ? .chainAgnostic(blockchain: blockchain, chainLine: chainLine) : .ethereum
        let chainID = try inside("chainId") { () throws(SigningError) in try form.chain(chainText) }
        let address = try inside("address") { () throws(SigningError) in try Address(addressText) }
        var resources: [String] = []
        let hasResources = lines.optional(after: "Resources:")
        if hasResources != nil {
            while let resource = lines.optional(after: "- ") { resources.append(resource) }
        }
        guard lines.isAtEnd else {
            throw SigningError(.invalidValue, "a line is out of place, unknown, or more than the text can have")
        }
        try self.init(
            form: form, scheme: scheme, domain: domain, address: address,
            statement: fourth.utf8.isEmpty ? nil : fourth, uri: uri, chainID: chainID, nonce: nonce,
            issuedAt: issuedAt, expirationTime: expirationTime, notBefore: notBefore, requestID: requestID,
            resources: resources, announcesNoResources: hasResources != nil && resources.isEmpty)
        guard sameBytes(self.address.description, addressText) else {
            throw SigningError(.invalidValue, path: "address", "it is not in the EIP-55 form")
        }
        guard sameBytes(self.text, text) else {
            throw SigningError(
                .invalidValue, "the text is not written as \(isChainAgnostic ? "CAIP-122" : "EIP-4361") says")
        }
    }

    /// The scheme if any, the domain and the kind of account in the first line.
    private static func splitFirst(
        _ line: String, isChainAgnostic: Bool
    ) throws(SigningError) -> (scheme: String?, domain: String, blockchain: String) {
        let bytes = Array(line.utf8)
        // A domain has no space, so the phrase starts at the first one.
        let space = bytes.firstIndex(of: 0x20) ?? bytes.endIndex
        let rest = bytes[space...]
        guard space > 0, rest.starts(with: phrase.utf8),
            rest.suffix(phraseEnd.utf8.count).elementsEqual(phraseEnd.utf8),
            rest.count >= phrase.utf8.count + phraseEnd.utf8.count
        else {
            throw SigningError(
                .invalidValue, path: "domain", "the first line is no domain and then \"\(phrase)…\(phraseEnd)\"")
        }
        let blockchain = String(
            decoding: rest.dropFirst(phrase.utf8.count).dropLast(phraseEnd.utf8.count), as: UTF8.self)
        guard isChainAgnostic || sameBytes(blockchain, SignInForm.ethereum.blockchain) else {
            throw SigningError(.invalidValue, path: "domain", "the first line is not that of an Ethereum account")
        }
        let (scheme, domain) = splitScheme(bytes[..<space])
        return (scheme, domain, blockchain)
    }

    private static func splitScheme(_ bytes: ArraySlice<UInt8>) -> (String?, String) {
        for index in bytes.indices.dropLast(2) where bytes[index...].starts(with: "://".utf8) {
            return (
                String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[(index + 3)...], as: UTF8.self)
            )
        }
        return (nil, String(decoding: bytes, as: UTF8.self))
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
