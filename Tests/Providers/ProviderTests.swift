// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import LucidAgent
import Testing

/// What we send beside what the official packages send for the same call; run by `Tests/providers.sh`.
///
/// The server has checked every proof before it records a call, and has signed with a key of eth-account.
@Suite(.serialized, .enabled(if: Peers.place != nil), .timeLimit(.minutes(5))) struct ProviderTests {
    private static let transport: CurlTransport = {
        var options = CurlTransport.Configuration()
        options.userAgent = "lucid"
        return CurlTransport(configuration: options)
    }()

    private let place: JSONValue
    private let url: ServerURL
    private let address: Address

    init() throws {
        place = try #require(Peers.place)
        url = try ServerURL(try #require(place["url"]?.stringValue))
        address = try Address(try #require(place["address"]?.stringValue))
    }

    private func secret(_ provider: String, _ name: String) throws -> SecretBytes {
        SecretBytes(copying: Array(try #require(place[provider]?[name]?.stringValue).utf8))
    }

    private func requests() throws -> [WalletRequest] {
        [
            WalletRequest(.message(.text("gm"))), WalletRequest(.message(.bytes([0xff, 0x00]))),
            WalletRequest(.typedData(try TypedData(json: try #require(place["mail"])))),
            WalletRequest(
                .transaction(try Transaction(json: try #require(place["transaction"])), chain: .eip155(8_453))),
        ]
    }

    /// What the server has recorded of one side.
    private func recorded(_ who: String, _ path: (String) -> Bool) async throws -> [JSONValue] {
        let request = HTTPRequest(method: .get, scheme: url.scheme, authority: url.authority, path: "/recorded")
        let (_, body) = try await Self.transport.send(request, body: nil, options: HTTPTransferOptions())
        let all = try JSONValue(parsing: try await body.collect(upTo: 1 << 24)).arrayValue ?? []
        return all.filter { $0["who"]?.stringValue == who && path($0["path"]?.stringValue ?? "") }
    }

    @Test(arguments: ["es256", "edDSA"]) func `Coinbase gets from us what its package sends`(key: String) async throws {
        let credentials = try CoinbaseCredentials(
            keyID: "key-1", keySecret: try secret("coinbase", key), walletSecret: try secret("coinbase", "wallet"))
        let server = try ServerURL(url.description + "/platform")
        let accounts = try CoinbaseAccounts(credentials: credentials, transport: Self.transport, serverURL: server)
        #expect(try await accounts.create(name: "till-1") == address)
        let wallet = try CoinbaseConnector(
            address: address, credentials: credentials, transport: Self.transport, serverURL: server)
        for request in try requests() { _ = try await wallet.sign(request) }

        let algorithm = key == "es256" ? "ES256" : "EdDSA"
        let isOurs = { (path: String) in path.hasPrefix("/platform/") }
        let ours = try await recorded("lucid", isOurs).filter { $0["alg"]?.stringValue == algorithm }
        let theirs = try await recorded("official", isOurs).filter { $0["alg"]?.stringValue == algorithm }
        try #require(ours.count == 5 && theirs.count == 5)
        for (our, their) in zip(ours, theirs) {
            #expect(our["method"] == their["method"])
            #expect(our["path"] == their["path"])
            #expect(our["wallet"] == their["wallet"])
            #expect(our["header"] == their["header"])
            // They name an empty audience, we the time of issue.
            let claims = { (record: JSONValue) in
                Set((record["bearer"]?.arrayValue ?? []).compactMap(\.stringValue)).subtracting(["aud", "iat"])
            }
            #expect(claims(our) == claims(their))
            guard our["signed"] == nil else {
                #expect(our["signed"] == their["signed"])
                continue
            }
            // They leave 0x out of a hash; the platform's description has it.
            var body = try #require(their["body"]?.objectValue)
            if let hash = body["hash"]?.stringValue { body["hash"] = .string("0x" + hash) }
            #expect(our["body"] == .object(body))
        }
    }

    @Test func `Privy gets from us what its package sends`() async throws {
        let wallet = try PrivyConnector(
            walletID: "w1",
            credentials: try PrivyCredentials(
                appID: "app1", secret: SecretBytes(copying: Array("secret1".utf8)),
                authorizationKeys: [try secret("privy", "owner")]), transport: Self.transport, serverURL: url)
        for request in try requests() { _ = try await wallet.sign(request) }
        let isCall = { (path: String) in path.hasSuffix("/rpc") }
        let ours = try await recorded("lucid", isCall)
        let theirs = try await recorded("official", isCall)
        try #require(ours.count == 4 && theirs.count == 4)
        for (our, their) in zip(ours, theirs) {
            #expect(our["path"] == their["path"])
            #expect(our["names"] == their["names"])
            #expect(our["body"] == their["body"])
        }
    }
}

/// The server that `Tests/providers.sh` started.
enum Peers {
    static let place: JSONValue? = ProcessInfo.processInfo.environment["LUCID_PROVIDERS"].flatMap {
        try? JSONValue(parsing: Array($0.utf8))
    }
}
