// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes
import LucidHTTP
public import LucidSigning

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Checks signatures of requests by Ethereum accounts (RFC 9421 in the form of ERC-8128).
///
/// Accepted is only the strongest kind: bound to the whole request, and good for one use. Of several signatures of
/// this kind the one called `eth` counts; others need not be there.
public struct RequestVerifier: Sendable {
    private let authorities: Set<String>?
    private let chains: Set<ChainID>?
    private let fields: [String]
    private let maximumValidity: TimeInterval
    private let skew: TimeInterval
    private let takesNonce: @Sendable (RequestSignature) async throws -> Bool

    /// Creates a verifier.
    ///
    /// - Parameters:
    ///   - authorities: The names of this service, host and port if it is not the scheme's own; nil if what stands in
    ///     front of it sees to that. A service that does not check accepts what was signed for another one.
    ///   - chains: The chains that accounts may be on; nil for any.
    ///   - fields: Fields that must be covered if the request has them, in lower case, such as `content-type`.
    ///   - maximumValidity: Seconds that a signature may be valid for at most, and so how long nonces are kept.
    ///   - skew: Seconds by which a sender's clock may be ahead.
    ///   - takesNonce: Takes note of the nonce of an account until the signature expires, in one step that no other
    ///     call can come between; false if it was noted before. Asked last, when everything else is right.
    public init(
        authorities: Set<String>?, chains: Set<ChainID>? = nil, fields: [String] = [],
        maximumValidity: TimeInterval = 300, skew: TimeInterval = 30,
        takesNonce: @escaping @Sendable (RequestSignature) async throws -> Bool
    ) {
        self.authorities = authorities
        self.chains = chains
        self.fields = fields
        self.maximumValidity = maximumValidity
        self.skew = skew
        self.takesNonce = takesNonce
    }

    /// Checks everything, and that the account's key signed, and takes the nonce.
    ///
    /// - Throws: ``RequestSignatureError``, with ``RequestSignatureError/Code/contractAccount`` if the signature is
    ///   not one that a key can make, or what `takesNonce` throws.
    public func verify(_ request: HTTPRequest, body: [UInt8], now: Date) async throws -> RequestSignature {
        let signature = try read(request, body: body, now: now)
        guard case .account(let parts) = signature.form else {
            throw RequestSignatureError(
                .contractAccount, message: "The signature is not by a key; the account's contract must judge it.")
        }
        guard let address = signature.account.address, parts.isValid(for: signature.message, by: address) else {
            throw RequestSignatureError(
                .wrongSigner, message: "The signature is not by the account that it names, or of another request.")
        }
        guard try await takesNonce(signature) else {
            throw RequestSignatureError(.replayed, message: "The nonce of the signature was used before.")
        }
        return signature
    }

    /// Checks everything but who signed and whether the nonce is new.
    ///
    /// For accounts that are contracts: ask the contract about the result's ``RequestSignature/form`` and the digest
    /// of its message, and then take the nonce.
    public func read(
        _ request: HTTPRequest, body: [UInt8], now: Date
    ) throws(RequestSignatureError) -> RequestSignature {
        let (label, base, bytes) = try find(in: request)
        let (account, created, expires, nonce) = try parameters(of: base)
        if let chains, !chains.contains(account.chain) {
            throw RequestSignatureError(.notAllowed, message: "Accounts on the signature's chain are not accepted.")
        }
        try checkTimes(created: created, expires: expires, now: now)
        try checkCoverage(base, request, body)
        let text = try base.text(for: request)
        if let authorities {
            let origin = HTTPOrigin(scheme: request.scheme ?? "https", authority: request.authority ?? "")
            guard let origin, authorities.contains(origin.authority) else {
                throw RequestSignatureError(.notAllowed, message: "The request is for another service.")
            }
        }
        guard let form = try? SignatureForm(bytes) else {
            throw RequestSignatureError(.malformed, message: "The signature announces ERC-6492 and is not of its form.")
        }
        return RequestSignature(
            label: label, account: account, created: created, expires: expires, nonce: nonce,
            components: base.components, message: .text(text), form: form)
    }

    private func find(
        in request: HTTPRequest
    ) throws(RequestSignatureError) -> (label: String, SignatureBase, signature: [UInt8]) {
        guard let inputText = request.value(of: "Signature-Input"), let signatureText = request.value(of: "Signature")
        else { throw RequestSignatureError(.missing, message: "The request is not signed.") }
        guard let inputs = FieldReader.dictionary(inputText), let signatures = FieldReader.dictionary(signatureText)
        else { throw RequestSignatureError(.malformed, message: "The fields with the signature cannot be read.") }
        let candidates = inputs.filter { Self.isOurs($0.value) }
        guard let chosen = candidates.first(where: { $0.key == RequestSigningMiddleware.label }) ?? candidates.first
        else { throw RequestSignatureError(.missing, message: "The request has no signature by an account.") }
        guard candidates.count == 1 || chosen.key == RequestSigningMiddleware.label else {
            throw RequestSignatureError(.malformed, message: "The request has several signatures by accounts.")
        }
        guard case .item(.bytes(let bytes), let rest)? = signatures.first(where: { $0.key == chosen.key })?.value,
            rest.isEmpty
        else { throw RequestSignatureError(.malformed, message: "The bytes of the signature are missing.") }
        return (chosen.key, try SignatureBase(chosen.value), bytes)
    }

    private static func isOurs(_ member: FieldMember) -> Bool {
        guard case .list(_, let parameters) = member, case .string(let keyID)? = parameters["keyid"] else {
            return false
        }
        return keyID.hasPrefix(RequestKeyID.prefix)
    }

    private func parameters(
        of base: SignatureBase
    ) throws(RequestSignatureError) -> (account: AccountID, created: Date, expires: Date, nonce: String) {
        guard case .string(let keyID)? = base.parameters["keyid"], let account = RequestKeyID.account(keyID) else {
            throw RequestSignatureError(.malformed, message: "The key id is not erc8128:chain:address.")
        }
        guard case .integer(let created)? = base.parameters["created"],
            case .integer(let expires)? = base.parameters["expires"], expires > created
        else {
            throw RequestSignatureError(
                .malformed, message: "The times of the signature are missing, no whole seconds, or in wrong order.")
        }
        guard case .string(let nonce)? = base.parameters["nonce"], (1...256).contains(nonce.utf8.count) else {
            throw RequestSignatureError(.malformed, message: "The signature has no nonce, or one of over 256 bytes.")
        }
        guard base.parameters["alg"] == nil else {
            throw RequestSignatureError(
                .malformed, message: "The signature names an algorithm, and none is registered for accounts.")
        }
        return (
            account, Date(timeIntervalSince1970: Double(created)), Date(timeIntervalSince1970: Double(expires)), nonce
        )
    }

    private func checkTimes(created: Date, expires: Date, now: Date) throws(RequestSignatureError) {
        guard expires.timeIntervalSince(created) <= maximumValidity else {
            throw RequestSignatureError(.outsideValidity, message: "The signature is valid for too long.")
        }
        guard created.timeIntervalSince(now) <= skew else {
            throw RequestSignatureError(.outsideValidity, message: "The signature is not valid yet.")
        }
        guard now <= expires else {
            throw RequestSignatureError(.outsideValidity, message: "The signature has expired.")
        }
    }

    private func checkCoverage(
        _ base: SignatureBase, _ request: HTTPRequest, _ body: [UInt8]
    ) throws(RequestSignatureError) {
        var wanted = ["@authority", "@method", "@path"]
        if request.path?.utf8.contains(UInt8(ascii: "?")) ?? false { wanted.append("@query") }
        if !body.isEmpty { wanted.append("content-digest") }
        wanted += fields.filter { request.value(of: $0) != nil }
        for name in wanted where !base.components.contains(name) {
            throw RequestSignatureError(.uncovered, message: "The signature does not cover \(name).")
        }
        guard base.components.contains("content-digest") else { return }
        guard ContentDigest.matches(request.value(of: ContentDigest.name) ?? "", body) else {
            throw RequestSignatureError(.bodyMismatch, message: "The body is not the one that was signed.")
        }
    }
}
