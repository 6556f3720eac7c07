// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet
import Testing

/// The managed wallets before servers that check their proofs from the public side.
@Suite struct ManagedWalletTests {
    static let servers: [any ManagedServer] = [
        CoinbaseServer(algorithm: .es256), CoinbaseServer(algorithm: .edDSA), PrivyServer(), TurnkeyServer(),
    ]

    @Test(arguments: servers.indices, WalletContract.checks) func `a managed wallet keeps the promises of wallets`(
        server: Int, check: ContractCheck<any WalletConnector>
    ) async throws {
        try await check.run(on: try Self.servers[server].connected())
    }

    @Test(arguments: servers.indices) func `its signatures are those of the key`(server: Int) async throws {
        let wallet = try Self.servers[server].connected()
        let local = LocalKeyConnector(key: PrivateKeys.first)
        for request in [
            PolicyFixture.message("gm"), PolicyFixture.message("Grüße \"<&>\" \u{1F680}"),
            WalletRequest(.message(.bytes([0xff, 0x00, 0x0a]))), try PolicyFixture.payment("1000"),
            try PolicyFixture.permit(UInt256.max.description), try PolicyFixture.transaction(["data": "0x010203"]),
        ] {
            #expect(try await wallet.sign(request).hex == local.sign(request).hex)
        }
        guard wallet.capabilities.contains(.authorizations) else { return }
        let authorization = Authorization(chainID: 8_453, address: try Address(PolicyFixture.router), nonce: 3)
        #expect(try await wallet.sign(authorization: authorization).hex == local.sign(authorization: authorization).hex)
    }

    typealias Change = @Sendable (inout HTTPRequest, inout [UInt8]) -> Void

    static func changing(_ field: String, _ change: @escaping @Sendable (String) -> String?) -> Change {
        { request, _ in
            guard let name = HTTPField.Name(field), let value = request.headerFields[name] else { return }
            request.headerFields[name] = change(value)
        }
    }

    static let changes: [(String, Change)] = {
        let body: [(String, Change)] = [
            (
                "another digit in the body",
                { _, body in if let index = body.lastIndex(where: { (49...57).contains($0) }) { body[index] -= 1 } }
            ),
            ("a space in the body", { _, body in if !body.isEmpty { body.insert(0x20, at: 1) } }),
            ("no body", { request, body in if request.method == .post { body = Array("{}".utf8) } }),
        ]
        let fields: [(String, Change)] = [
            "Authorization", "X-Wallet-Auth", "X-Stamp", "privy-authorization-signature", "privy-app-id",
        ].flatMap { field -> [(String, Change)] in
            [
                ("no \(field)", changing(field) { _ in nil }),
                (
                    "a changed \(field)",
                    changing(field) { value in
                        let middle = value.index(value.startIndex, offsetBy: value.count / 2)
                        return value[..<middle] + (value[middle] == "A" ? "B" : "A")
                            + value[value.index(after: middle)...]
                    }
                ),
            ]
        }
        return body + fields + [
            ("a later expiry", changing("privy-request-expiry") { String((Int($0) ?? 0) + 1) }),
            ("another key", changing("privy-idempotency-key") { $0 + "x" }),
        ]
    }()

    /// Whether a change touches what this provider's requests have at all.
    private static func applies(_ name: String, _ server: any ManagedServer) -> Bool {
        switch name {
        case let name where name.contains("Wallet-Auth"): server is CoinbaseServer
        case let name where name.contains("Stamp"): server is TurnkeyServer
        case let name where name.contains("privy") || name == "a later expiry" || name == "another key":
            server is PrivyServer
        case let name where name.contains("Authorization"): !(server is TurnkeyServer)
        case "a space in the body": !(server is PrivyServer)
        default: true
        }
    }

    @Test(arguments: servers.indices) func `whatever is changed on the way is refused`(server: Int) async throws {
        let server = Self.servers[server]
        for (name, change) in Self.changes where Self.applies(name, server) {
            let reasons = SharedTexts()
            let wallet = try server.connected(change, reasons: reasons)
            await #expect(throws: WalletError.self, "\(name)") {
                try await wallet.sign(try PolicyFixture.transaction(["value": "12345"]))
            }
            #expect(!reasons.all.isEmpty, "\(name) was not noticed")
        }
    }

    @Test(arguments: servers.indices) func `a request that was recorded is good for nothing else`(server: Int)
        async throws
    {
        let server = Self.servers[server]
        guard server is CoinbaseServer else { return }
        let recorded = Lock<FakeTransport.Exchange?>(nil)
        let wallet = try server.wallet(
            FakeTransport { exchange in
                recorded.withLock { $0 = exchange }
                try server.check(exchange)
                return (.json(status: 200), try server.answer(exchange).serialized())
            })
        _ = try await wallet.sign(message: "gm")
        let exchange = try #require(recorded.withLock { $0 })
        #expect(throws: Refusal.self) { try server.check(exchange) }
    }

    @Test func `what answers mean`() async throws {
        let request = PolicyFixture.message("gm")
        let cases: [(Int, Int, JSONValue, WalletError.Code)] = [
            (0, 403, ["errorType": "policy_violation", "errorMessage": "no"], .denied), (0, 401, [:], .refused),
            (0, 400, ["errorType": "invalid_request"], .invalidRequest), (0, 402, [:], .refused),
            (0, 422, ["errorType": "idempotency_error"], .invalidRequest), (0, 404, [:], .refused),
            (2, 400, ["error": "x", "code": "policy_violation"], .denied),
            (2, 400, ["error": "x", "code": "invalid_data"], .invalidRequest),
            (2, 401, ["error": "x", "code": "user_session_keys_expired"], .refused),
            (2, 409, ["error": "x"], .refused), (3, 403, ["code": 7, "message": "no"], .denied),
            (3, 400, ["code": 3, "message": "no"], .invalidRequest),
        ]
        for (server, status, body, code) in cases {
            let tries = Lock(0)
            let wallet = try Self.servers[server].wallet(
                FakeTransport { exchange in
                    if exchange.request.method == .get {
                        return (.json(status: 200), try Self.servers[server].answer(exchange).serialized())
                    }
                    tries.withLock { $0 += 1 }
                    return (.json(status: status), body.serialized())
                })
            let error = await #expect(throws: WalletError.self) { try await wallet.sign(request) }
            #expect(error?.code == code, "\(server) \(status)")
            #expect(tries.withLock { $0 } == 1)
        }
    }

    @Test func `Turnkey's unfinished activities are told as what they are, and asked again they are the same`()
        async throws
    {
        let server = TurnkeyServer()
        let bodies = Lock<[[UInt8]]>([])
        let wallet = try server.connected({ _, body in bodies.withLock { [body] in $0.append(body) } })
        var request = PolicyFixture.message("gm")
        request.idempotencyKey = "order 7"
        server.statuses.value.withLock { $0 = ["CONSENSUS_NEEDED", "PENDING", "REJECTED", "FAILED"] }
        for code in [WalletError.Code.pending, .pending, .refused, .refused] {
            let asked = request
            let error = await #expect(throws: WalletError.self) { try await wallet.sign(asked) }
            #expect(error?.code == code)
            server.clock.advance(bySeconds: 60)
        }
        _ = try await wallet.sign(request)
        #expect(Set(bodies.withLock { $0 }).count == 1)
        request.idempotencyKey = nil
        _ = try await wallet.sign(request)
        #expect(Set(bodies.withLock { $0 }).count == 2)
    }

    @Test func `a lost answer is asked for again with the same key and another proof`() async throws {
        for server in Self.servers {
            let exchanges = Lock<[FakeTransport.Exchange]>([])
            let wallet = try server.wallet(
                FakeTransport { exchange in
                    let isFirst = exchanges.withLock { list in
                        if exchange.request.method == .post { list.append(exchange) }
                        return list.count == 1
                    }
                    try server.check(exchange)
                    if isFirst { throw TransportError(.connectionLost, outcome: .unknown, message: "gone") }
                    return (.json(status: 200), try server.answer(exchange).serialized())
                })
            async let signature = wallet.sign(message: "gm")
            let manual =
                (server as? CoinbaseServer)?.clock ?? (server as? PrivyServer)?.clock
                ?? (server as? TurnkeyServer)?.clock
            await manual?.waitForSleepers(1)
            manual?.advance(bySeconds: 5)
            _ = try await signature
            let all = exchanges.withLock { $0 }
            #expect(all.count == 2)
            for name in ["X-Idempotency-Key", "privy-idempotency-key"] {
                #expect(all[0].request.field(name) == all[1].request.field(name))
            }
            #expect(all[0].body == all[1].body)
        }
    }
}
