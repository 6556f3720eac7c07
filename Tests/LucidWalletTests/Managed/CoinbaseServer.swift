// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct CoinbaseServer: ManagedServer {
    enum Algorithm: CaseIterable { case es256, edDSA }

    let algorithm: Algorithm
    let clock = ManualClock()
    private let seen = SeenOnce()
    private let account = PrivateKeys.first
    private let secret = P256.PrivateKey.generate()
    private let curveKey = P256.PrivateKey.generate()
    private let seed = SecretBytes(copying: SystemRandom.bytes(32))

    func credentials() throws -> CoinbaseCredentials {
        let keySecret: SecretBytes
        switch algorithm {
        case .es256: keySecret = curveKey.pemRepresentation
        case .edDSA:
            let key = try Ed25519.PrivateKey(seed: seed)
            let both = seed.withBytes { Array($0) } + key.publicKey.rawRepresentation
            keySecret = SecretBytes(copying: Array(Base64.encode(both).utf8))
        }
        return try CoinbaseCredentials(keyID: "key-1", keySecret: keySecret, walletSecret: secret.base64DER)
    }

    func wallet(_ transport: any HTTPTransport) throws -> any WalletConnector {
        try CoinbaseConnector(
            address: account.address, credentials: try credentials(), transport: transport,
            serverURL: try ServerURL("https://cdp.test/platform"), clock: clock)
    }

    func check(_ exchange: FakeTransport.Exchange) throws {
        let request = exchange.request
        let now = Int(clock.wallNow().timeIntervalSince1970)
        let uri = "\(request.method.rawValue) cdp.test\((request.path ?? "").prefix { $0 != "?" })"
        guard request.authority == "cdp.test" else { throw Refusal("another host") }
        guard let bearer = request.headerFields[.authorization], bearer.hasPrefix("Bearer ") else {
            throw Refusal("no bearer")
        }
        let edKey = try Ed25519.PrivateKey(seed: seed).publicKey
        let token = try CheckedToken(String(bearer.dropFirst(7))) { signature, message in
            algorithm == .es256
                ? curveKey.publicKey.isValid(signature: signature, for: message)
                : edKey.isValid(signature: signature, for: message)
        }
        guard token.header["alg"] == (algorithm == .es256 ? "ES256" : "EdDSA"), token.header["kid"] == "key-1",
            token.header["typ"] == "JWT", token.claims["iss"] == "cdp", token.claims["sub"] == "key-1",
            token.claims["uris"] == [.string(uri)], let end = token.claims["exp"]?.intValue, end > now,
            end <= now + 120, let start = token.claims["nbf"]?.intValue, start <= now
        else { throw Refusal("the bearer is not for this request") }
        try seen.take(token.header["nonce"]?.stringValue ?? "")
        guard request.method != .get else { return }
        guard let proof = request.field("X-Wallet-Auth") else { throw Refusal("no wallet token") }
        let wallet = try CheckedToken(proof) { secret.publicKey.isValid(signature: $0, for: $1) }
        guard wallet.header["alg"] == "ES256", wallet.claims["uris"] == [.string(uri)],
            let issued = wallet.claims["iat"]?.intValue, abs(issued - now) <= 60
        else { throw Refusal("the wallet token is not for this request") }
        guard wallet.claims["reqHash"]?.stringValue == Hex.encode(SHA256.hash(exchange.body)) else {
            throw Refusal("the body is not the one that was proved")
        }
        let json = try JSONValue(parsing: exchange.body)
        guard try json.canonical() == exchange.body else { throw Refusal("the body is not sorted and compact") }
        try seen.take(wallet.claims["jti"]?.stringValue ?? "")
        let key = request.field("X-Idempotency-Key") ?? ""
        guard key.utf8.count == 36, key.dropFirst(14).first == "4" else { throw Refusal("no UUID of version 4") }
    }

    func answer(_ exchange: FakeTransport.Exchange) throws -> JSONValue {
        let prefix = "/platform/v2/evm/accounts/\(account.address)"
        guard let path = exchange.request.path, path.hasPrefix(prefix) else { throw Refusal("no such account") }
        let body = try JSONValue(parsing: exchange.body)
        switch path.dropFirst(prefix.count) {
        case "/sign/message":
            return signature(PersonalMessage.text(body["message"]?.stringValue ?? "").digest)
        case "/sign":
            return signature(Hex.decode(body["hash"]?.stringValue ?? "", prefix: .required) ?? [])
        case "/sign/typed-data":
            guard body["types"]?["EIP712Domain"] != nil else { throw Refusal("no EIP712Domain in types") }
            return signature(try TypedData(json: body).digest)
        case "/sign/transaction":
            let raw = Hex.decode(body["transaction"]?.stringValue ?? "", prefix: .required) ?? []
            guard case .unsigned(let transaction) = try DecodedTransaction(decoding: raw) else {
                throw Refusal("no unsigned transaction")
            }
            return ["signedTransaction": .string(Hex.encode(try transaction.signed(with: account).raw, prefix: true))]
        default: throw Refusal("no such endpoint")
        }
    }

    private func signature(_ digest: [UInt8]) -> JSONValue {
        ["signature": (try? account.sign(digest: digest)).map { .string($0.hex) } ?? .null]
    }
}

extension P256.PrivateKey {
    /// As providers hand keys out: PKCS #8 in DER and base 64, without lines.
    var base64DER: SecretBytes {
        let text = pemRepresentation.withBytes { String(decoding: $0, as: UTF8.self) }
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("-----") }
        return SecretBytes(copying: Array(lines.joined().utf8))
    }
}
