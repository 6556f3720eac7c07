// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
public import LucidCrypto
import LucidHTTP
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What proves a program to Privy: its app's secret, and the keys that own its wallets.
public struct PrivyCredentials: Sendable, CustomStringConvertible, CustomReflectable {
    /// The app.
    public let appID: String
    private let secret: SecretBytes
    private let owners: [P256.PrivateKey]
    /// Seconds for which a signed request is good.
    static let validity = 300.0

    /// Reads credentials as Privy hands them out.
    /// - Parameters:
    ///   - appID: The app.
    ///   - secret: The app's secret.
    ///   - authorizationKeys: The keys of the wallet's owner: base 64 of P-256 keys (PKCS #8 in DER), with or without
    ///     `wallet-auth:` before; none for a wallet without an owner.
    /// - Throws: `CryptoError`.
    public init(appID: String, secret: SecretBytes, authorizationKeys: [SecretBytes] = []) throws(CryptoError) {
        guard !appID.isEmpty, appID.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }) else {
            throw CryptoError(.invalidKey, message: "an app's name is printable ASCII without a colon")
        }
        self.appID = appID
        self.secret = secret
        var owners: [P256.PrivateKey] = []
        for key in authorizationKeys {
            let mark = Array("wallet-auth:".utf8)
            let bytes = key.withBytes { Array($0) }
            owners.append(
                try P256.PrivateKey(
                    base64DER: SecretBytes(
                        copying: bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes)))
        }
        self.owners = owners
    }

    /// Adds the app's secret, and for what changes or signs the owners' signatures over the canonical form of the
    /// request (RFC 8785), with the time until which it is good.
    func authenticate(_ request: inout HTTPRequest, _ body: [UInt8], now: Date) throws {
        let pair = secret.withBytes { Array("\(appID):".utf8) + $0 }
        request.headerFields[.authorization] = "Basic " + Base64.encode(pair)
        set("privy-app-id", appID, in: &request)
        guard request.method != .get, !owners.isEmpty else { return }
        let expiry = Int64((now.timeIntervalSince1970 + Self.validity) * 1_000)
        set("privy-request-expiry", "\(expiry)", in: &request)
        let message = try Self.payload(of: request, body)
        let signatures = try owners.map { Base64.encode(P256.der(try $0.sign(message))) }
        set("privy-authorization-signature", signatures.joined(separator: ","), in: &request)
    }

    /// What an owner signs.
    static func payload(of request: HTTPRequest, _ body: [UInt8]) throws -> [UInt8] {
        var fields = JSONObject()
        for name in ["privy-app-id", "privy-idempotency-key", "privy-request-expiry"] {
            fields[name] = HTTPField.Name(name).flatMap { request.headerFields[$0] }.map { .string($0) }
        }
        let json = body.isEmpty ? JSONValue.string("") : try JSONValue(parsing: body)
        let isEmpty = json.objectValue?.isEmpty == true
        let url = "\(request.scheme ?? "https")://\(request.authority ?? "")\(request.path ?? "")"
        let payload: JSONValue = [
            "version": 1, "method": .string(request.method.rawValue), "url": .string(url),
            "body": isEmpty ? "" : json, "headers": .object(fields),
        ]
        return try payload.canonical()
    }

    private func set(_ name: String, _ value: String, in request: inout HTTPRequest) {
        if let name = HTTPField.Name(name) { request.headerFields[name] = value }
    }

    /// The app.
    public var description: String { "app \(appID)" }
    /// No children, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
