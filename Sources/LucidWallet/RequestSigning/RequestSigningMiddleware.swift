// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes
import LucidCrypto
public import LucidHTTP
import LucidSigning

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Signs requests with a wallet (RFC 9421 in the form of ERC-8128), so that a server knows the account behind each.
///
/// The signature is bound to the one request and to one use: it covers the authority, the method, the path, the query
/// and, of a body, the digest; it has a start, an end and a nonce; and it is signed as an EIP-191 message. A request
/// with a body gets the field `Content-Digest`. Put it behind all middlewares that change or repeat a request, so that
/// every attempt has a signature of its own.
public struct RequestSigningMiddleware: HTTPMiddleware {
    /// The name of the signature among those of a request.
    public static let label = "eth"

    private let wallet: any WalletConnector
    private let chainID: UInt64
    private let validity: Int64
    private let maximumBodyBytes: Int
    private let clock: any AgentClock
    private let nonce: @Sendable () -> String

    /// Creates the middleware.
    ///
    /// - Parameters:
    ///   - wallet: Signs. Its address must be known.
    ///   - chainID: The number of the chain on which the account is looked up if it is a contract.
    ///   - validity: Whole seconds that a signature is valid for, at least one. Servers refuse long ones.
    ///   - maximumBodyBytes: The longest body that is gathered to be hashed, if it arrives over time.
    ///   - clock: Tells the time.
    ///   - nonce: Gives text that was never given before, of printable ASCII; by default 16 random bytes in base64url.
    public init(
        wallet: any WalletConnector, chainID: UInt64, validity: Int64 = 60, maximumBodyBytes: Int = 8 << 20,
        clock: any AgentClock = SystemClock(), nonce: (@Sendable () -> String)? = nil
    ) {
        self.wallet = wallet
        self.chainID = chainID
        self.validity = min(max(1, validity), 1 << 31)
        self.maximumBodyBytes = maximumBodyBytes
        self.clock = clock
        self.nonce = nonce ?? { Base64URL.encode(SystemRandom.bytes(16)) }
    }

    /// Signs `request` and sends it on.
    ///
    /// - Throws: ``TransportError`` with ``TransportError/Code/invalidRequest`` for a request that cannot be signed:
    ///   no usable target, an ``label`` signature already there, a wrong `Content-Digest`, a body that is too long;
    ///   ``WalletError`` if the wallet does not sign; else what the rest of the chain throws.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        var request = request
        let (body, bytes) = try await gathered(body)
        if !bytes.isEmpty { try setDigest(of: bytes, in: &request) }
        try checkUnsigned(request)

        guard let address = try await wallet.address() else {
            throw WalletError(
                .notConfigured, message: "The wallet's address is not known, so requests cannot be signed with it.")
        }
        let base = try base(for: request, hasBody: !bytes.isEmpty, address: address)
        let text: String
        do { text = try base.text(for: request) } catch { throw Self.invalid(error.message) }
        var signing = WalletRequest(.message(.text(text)), signer: address)
        signing.purpose = .httpRequest
        let signature = try await wallet.sign(signing).signature
        guard signature.isValid(for: .text(text), by: address) else {
            throw WalletError(.signatureRejected, message: "The wallet's signature of a request is not by its address.")
        }
        request.append("Signature-Input", Self.label + "=" + base.member.text)
        request.append("Signature", Self.label + "=" + FieldItem.bytes(signature.bytes65).text)
        return try await next(request, body, options)
    }

    /// The body to send and its bytes; a body that arrives over time is read to its end.
    private func gathered(_ body: HTTPBody?) async throws -> (HTTPBody?, [UInt8]) {
        guard let body else { return (nil, []) }
        if let bytes = body.bytes { return (body, bytes) }
        var bytes: [UInt8] = []
        for try await chunk in body {
            guard chunk.count <= maximumBodyBytes - bytes.count else {
                throw Self.invalid("the body to sign is longer than \(maximumBodyBytes) bytes")
            }
            bytes += chunk
        }
        return (HTTPBody(bytes), bytes)
    }

    private func setDigest(of body: [UInt8], in request: inout HTTPRequest) throws(TransportError) {
        guard let value = request.value(of: ContentDigest.name) else {
            return request.append(ContentDigest.name, ContentDigest.value(of: body))
        }
        guard ContentDigest.matches(value, body) else {
            throw Self.invalid("the request has a Content-Digest that is not that of its body")
        }
    }

    private func checkUnsigned(_ request: HTTPRequest) throws(TransportError) {
        for name in ["Signature-Input", "Signature"] {
            guard let value = request.value(of: name) else { continue }
            guard let members = FieldReader.dictionary(value), !members.contains(where: { $0.key == Self.label }) else {
                throw Self.invalid("the request has a signature already that this one would collide with")
            }
        }
    }

    private func base(
        for request: HTTPRequest, hasBody: Bool, address: Address
    ) throws(TransportError) -> SignatureBase {
        let target = try RequestTarget(of: request)
        _ = try HTTPOrigin(of: request)
        // In this order, which an earlier draft demanded.
        var components = ["@authority", "@method", "@path"]
        if target.query != nil { components.append("@query") }
        if hasBody { components.append("content-digest") }

        let nonce = nonce()
        guard (1...256).contains(nonce.utf8.count), nonce.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            throw Self.invalid("the nonce for a signature is not 1 to 256 characters of printable ASCII")
        }
        // Fourteen digits at most, so that no sum overflows and structured fields can hold it.
        let now = min(max(0, clock.wallNow().timeIntervalSince1970.rounded(.down)), 1e13)
        var parameters = FieldParameters()
        parameters.append("created", .integer(Int64(now)))
        parameters.append("expires", .integer(Int64(now) + validity))
        parameters.append("nonce", .string(nonce))
        parameters.append("keyid", .string(RequestKeyID.text(chainID: chainID, address: address)))
        return SignatureBase(components: components, parameters: parameters)
    }

    private static func invalid(_ reason: String) -> TransportError {
        TransportError(.invalidRequest, outcome: .unsent, message: reason)
    }
}
