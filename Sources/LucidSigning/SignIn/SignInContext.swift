// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a sign-in message must say to be right for a service.
///
/// A service fills it from its own configuration and the nonce that it gave out; a wallet from the service it really
/// talks to and the challenge it got. Nothing of it may come from the message itself.
public struct SignInContext: Sendable {
    /// The authority of the service: host, and port if it is not the scheme's own; compared byte for byte.
    public var domain: String
    /// The URI that the sign-in is for, compared byte for byte.
    public var uri: String
    /// The scheme that the message must name if it names one; by default that of ``uri``.
    public var scheme: String?
    /// The account that must sign in; nil if any may.
    public var address: Address?
    /// The number of the chain.
    public var chainID: UInt64
    /// The nonce that was given out.
    ///
    /// That it was not used before is for the caller to see to.
    public var nonce: String
    /// The name that the request must have; nil if it does not matter.
    public var requestID: String?
    /// The time now.
    public var now: Date
    /// Seconds by which the sender's clock may be ahead.
    ///
    /// They stretch the two limits that lie in the future, not the expiration.
    public var skew: TimeInterval
    /// Seconds after which a message is too old, whatever it says of its expiration; nil for no such limit.
    public var maximumAge: TimeInterval?

    /// Joins what is expected.
    public init(
        domain: String, uri: String, scheme: String? = nil, address: Address? = nil, chainID: UInt64, nonce: String,
        requestID: String? = nil, now: Date, skew: TimeInterval = 30, maximumAge: TimeInterval? = nil
    ) {
        self.domain = domain
        self.uri = uri
        self.scheme = scheme ?? uri.utf8.firstIndex(of: UInt8(ascii: ":")).map { String(uri[..<$0]) }
        self.address = address
        self.chainID = chainID
        self.nonce = nonce
        self.requestID = requestID
        self.now = now
        self.skew = skew
        self.maximumAge = maximumAge
    }
}

extension SignInMessage {
    /// Checks every field against what is expected.
    ///
    /// Throws ``SigningError/Code/refused`` with the name of the first field that differs: `domain`, `scheme`, `uri`,
    /// `address`, `chainId`, `nonce`, `requestId`, `issuedAt` (in the future, or too old), `notBefore` (in the
    /// future) or `expirationTime` (reached).
    public func validate(in context: SignInContext) throws(SigningError) {
        func check(_ isRight: Bool, _ path: String, _ detail: String) throws(SigningError) {
            guard isRight else { throw SigningError(.refused, path: path, detail) }
        }
        try check(sameBytes(domain, context.domain), "domain", "it is not the service that is expected")
        if let scheme {
            try check(
                context.scheme.map { sameBytes($0, scheme) } ?? false, "scheme", "it is not the one that is expected")
        }
        try check(sameBytes(uri, context.uri), "uri", "it is not the one that is expected")
        try check(context.address.map { $0 == address } ?? true, "address", "it is not the account that is expected")
        try check(chainID == context.chainID, "chainId", "it is not the chain that is expected")
        try check(sameBytes(nonce, context.nonce), "nonce", "it is not the one that was given out")
        if let expected = context.requestID {
            try check(
                requestID.map { sameBytes($0, expected) } ?? false, "requestId", "it is not the one that is expected")
        }
        let age = context.now.timeIntervalSince(issuedAtDate)
        try check(age >= -context.skew, "issuedAt", "it is in the future")
        try check(context.maximumAge.map { age <= $0 } ?? true, "issuedAt", "it is too long ago")
        try check(
            notBeforeDate.map { $0.timeIntervalSince(context.now) <= context.skew } ?? true, "notBefore",
            "the message is not valid yet")
        try check(expirationDate.map { context.now < $0 } ?? true, "expirationTime", "the message has expired")
    }

    /// Checks every field against what is expected, and that the key of the message's account signed it.
    ///
    /// Throws as ``validate(in:)`` does, and ``SigningError/Code/refused`` with the path `signature`. An account that
    /// is a contract must be asked itself: see ``SignatureForm``.
    public func verify(_ signature: Signature, in context: SignInContext) throws(SigningError) {
        try validate(in: context)
        guard signature.isValid(for: .text(text), by: address) else {
            throw SigningError(.refused, path: "signature", "it is not by the account of the message")
        }
    }
}
