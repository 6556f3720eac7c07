// SPDX-License-Identifier: Apache-2.0
import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The text by which an account signs in to a service (EIP-4361), version 1, or its kin by CAIP-122.
///
/// Every message has one text and every text one message: what ``init(parsing:)`` accepts, ``text`` gives back byte
/// for byte. A message that parses need not be right for a service: ``validate(in:)`` says whether it is.
public struct SignInMessage: Sendable {
    /// How the message is written down.
    public let form: SignInForm
    /// The scheme before the domain, if it is named.
    public let scheme: String?
    /// The authority that asks: host, and user and port if given.
    public let domain: String
    /// The account that signs in.
    public let address: Address
    /// A sentence for a person, in ASCII.
    public let statement: String?
    /// What the sign-in is for.
    public let uri: String
    /// The number of the chain.
    public let chainID: UInt64
    /// At least eight letters and digits that are used once.
    public let nonce: String
    /// When the message was made, as written.
    public let issuedAt: String
    /// When it stops being valid, as written.
    public let expirationTime: String?
    /// When it starts being valid, as written.
    public let notBefore: String?
    /// The name of the request.
    public let requestID: String?
    /// What else the sign-in is for, as URIs.
    public let resources: [String]

    /// When the message was made.
    public let issuedAtDate: Date
    /// When it stops being valid.
    public let expirationDate: Date?
    /// When it starts being valid.
    public let notBeforeDate: Date?

    /// Whether the line that announces resources is there without any.
    private let announcesNoResources: Bool

    /// Joins the fields; times are RFC 3339 text and are kept as they are.
    ///
    /// Throws ``SigningError/Code/invalidValue`` with the name of a field that EIP-4361 does not allow.
    public init(
        form: SignInForm = .ethereum, scheme: String? = nil, domain: String, address: Address, statement: String? = nil,
        uri: String,
        chainID: UInt64, nonce: String, issuedAt: String, expirationTime: String? = nil, notBefore: String? = nil,
        requestID: String? = nil, resources: [String] = []
    ) throws(SigningError) {
        try self.init(
            form: form, scheme: scheme, domain: domain, address: address, statement: statement, uri: uri,
            chainID: chainID, nonce: nonce, issuedAt: issuedAt, expirationTime: expirationTime, notBefore: notBefore,
            requestID: requestID, resources: resources, announcesNoResources: false)
    }

    init(
        form: SignInForm, scheme: String?, domain: String, address: Address, statement: String?, uri: String,
        chainID: UInt64,
        nonce: String, issuedAt: String, expirationTime: String?, notBefore: String?, requestID: String?,
        resources: [String], announcesNoResources: Bool
    ) throws(SigningError) {
        func check(_ isValid: Bool, _ path: String, _ detail: String) throws(SigningError) {
            guard isValid else { throw SigningError(.invalidValue, path: path, detail) }
        }
        try check(
            form.isValid, "blockchain", "it is 1 to 64 letters, digits, dots, dashes and spaces, no space at an end")
        try check(scheme.map { URISyntax.isScheme($0.utf8) } ?? true, "scheme", "it is no URI scheme")
        try check(URISyntax.isAuthority(domain.utf8), "domain", "it is no host with user and port if any (RFC 3986)")
        if let statement {
            try check(
                !statement.isEmpty
                    && statement.utf8.allSatisfy { $0 == 0x20 || URISyntax.isReservedOrUnreserved($0) },
                "statement", "only letters, digits, spaces and -._~:/?#[]@!$&'()*+,;= are allowed, and at least one")
        }
        try check(URISyntax.isURI(uri.utf8), "uri", "it is no URI with a scheme (RFC 3986)")
        try check(
            nonce.utf8.count >= 8 && nonce.utf8.allSatisfy(Self.isAlphanumeric), "nonce",
            "it is at least eight ASCII letters and digits")
        try check(
            requestID.map { URISyntax.isPathCharacters($0.utf8) } ?? true, "requestId",
            "only the characters of a path segment are allowed (RFC 3986)")
        for (index, resource) in resources.enumerated() {
            try check(URISyntax.isURI(resource.utf8), "resources[\(index)]", "it is no URI with a scheme (RFC 3986)")
        }
        guard let issuedAtDate = RFC3339.parse(issuedAt) else {
            throw SigningError(.invalidValue, path: "issuedAt", "it is no time by RFC 3339")
        }
        let expirationDate = expirationTime.flatMap(RFC3339.parse)
        try check(expirationTime == nil || expirationDate != nil, "expirationTime", "it is no time by RFC 3339")
        let notBeforeDate = notBefore.flatMap(RFC3339.parse)
        try check(notBefore == nil || notBeforeDate != nil, "notBefore", "it is no time by RFC 3339")
        self.form = form
        self.scheme = scheme
        self.domain = domain
        self.address = address
        self.statement = statement
        self.uri = uri
        self.chainID = chainID
        self.nonce = nonce
        self.issuedAt = issuedAt
        self.expirationTime = expirationTime
        self.notBefore = notBefore
        self.requestID = requestID
        self.resources = resources
        self.issuedAtDate = issuedAtDate
        self.expirationDate = expirationDate
        self.notBeforeDate = notBeforeDate
        self.announcesNoResources = announcesNoResources
    }

    /// The text to sign as a ``PersonalMessage``, lines ended by LF, none after the last.
    public var text: String {
        let first = (scheme.map { $0 + "://" } ?? "") + domain + Self.phrase + form.blockchain + Self.phraseEnd
        let chain = "Chain ID: " + form.text(ofChain: chainID)
        var lines = [first, address.description, ""]
        if let statement { lines.append(statement) }
        lines += ["", "URI: " + uri, "Version: 1"]
        if form.chainLine == .afterVersion { lines.append(chain) }
        lines += ["Nonce: " + nonce, "Issued At: " + issuedAt]
        if let expirationTime { lines.append("Expiration Time: " + expirationTime) }
        if let notBefore { lines.append("Not Before: " + notBefore) }
        if let requestID { lines.append("Request ID: " + requestID) }
        if form.chainLine == .afterRequestID { lines.append(chain) }
        if announcesNoResources || !resources.isEmpty { lines.append("Resources:") }
        lines += resources.map { "- " + $0 }
        return lines.joined(separator: "\n")
    }

    /// What stands between the domain and the kind of account in the first line.
    static let phrase = " wants you to sign in with your "
    /// What the first line ends in, after the kind of account.
    static let phraseEnd = " account:"

    /// Whether a text claims to be a sign-in message, well formed or not: whether it has the words "wants you to sign
    /// in with your", in letters of either case.
    ///
    /// One that claims it and does not conform must not be signed (EIP-4361, wallet security).
    public static func isClaimed(by text: String) -> Bool {
        let phrase = Array(phrase.utf8.dropFirst().dropLast())
        let bytes = text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
        guard bytes.count >= phrase.count else { return false }
        return (0...bytes.count - phrase.count).contains { bytes[$0] == phrase[0] && bytes[$0...].starts(with: phrase) }
    }

    /// The message that a text is, by EIP-4361 or CAIP-122; nil if the text does not claim to be one.
    ///
    /// For a signer that is given any text. Throws ``SigningError/Code/refused`` if the text claims to be a sign-in
    /// message and does not conform: it must not be signed.
    public init?(claimedBy text: String) throws(SigningError) {
        guard Self.isClaimed(by: text) else { return nil }
        if let message = try? SignInMessage(parsingChainAgnostic: text) {
            self = message
            return
        }
        do { try self.init(parsing: text) } catch {
            throw SigningError(
                .refused, path: error.path, "the text claims to be a sign-in message and is none: \(error.detail)",
                underlying: error)
        }
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension SignInMessage: Hashable {
    /// Whether both have the same text, byte for byte.
    public static func == (a: SignInMessage, b: SignInMessage) -> Bool { sameBytes(a.text, b.text) }

    /// Feeds the bytes of the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(Array(text.utf8)) }
}
