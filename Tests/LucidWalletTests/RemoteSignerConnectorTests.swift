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

/// Hostile signers: whatever they answer, only a signature of exactly what was asked, by the right key, comes through.
@Suite struct RemoteSignerConnectorTests {
    static let key = PrivateKeys.first
    static let other = PrivateKey.generate()

    static func wallet(
        address: Address? = nil, chain: ChainID? = nil,
        _ answer: @escaping @Sendable (JSONValue) throws -> (Int, JSONValue)
    ) throws -> RemoteSignerConnector {
        RemoteSignerConnector(
            serverURL: try ServerURL("http://localhost"),
            transport: FakeTransport { exchange in
                guard exchange.request.method == .post else {
                    let body: JSONValue = ["protocol": 1, "address": .string(key.address.description)]
                    return (.json(status: 200), body.serialized())
                }
                let (status, body) = try answer(try JSONValue(parsing: exchange.body))
                return (.json(status: status), body.serialized())
            }, address: address, chain: chain, clock: ManualClock())
    }

    static func plain(_ signature: Signature, _ address: Address = key.address) -> JSONValue {
        ["address": .string(address.description), "signature": .string(signature.hex)]
    }

    private func refuses(
        _ request: WalletRequest, _ name: String, _ code: WalletError.Code = .signatureRejected,
        _ answer: @escaping @Sendable (JSONValue) throws -> (Int, JSONValue)
    ) async throws {
        let wallet = try Self.wallet(answer)
        let error = await #expect(throws: WalletError.self, "\(name)") { try await wallet.sign(request) }
        #expect(error?.code == code, "\(name): \(String(describing: error))")
    }

    @Test func `a message's signature is recovered and compared`() async throws {
        let request = PolicyFixture.message("gm")
        let good = try Self.key.sign(message: .text("gm"))
        let wallet = try Self.wallet { _ in (200, Self.plain(good)) }
        #expect(try await wallet.sign(request).hex == good.hex)
        let elsewhere = try Self.key.sign(message: .text("gn"))
        let stranger = try Self.other.sign(message: .text("gm"))
        let bodies: [(String, JSONValue)] = [
            ("another text", Self.plain(elsewhere)), ("another key", Self.plain(stranger)),
            ("another address", Self.plain(stranger, Self.other.address)), ("no signature", ["address": "0x"]),
            ("none at all", [:]), ("a list", []), ("text", "0x"),
            ("an address only", Self.plain(good)["address"] ?? .null),
            ("half", ["signature": .string(String(good.hex.prefix(66)))]),
            ("a high s", ["signature": .string(Self.highS(good))]),
            ("a long one", ["signature": .string(good.hex + "00")]),
            ("a null", ["signature": .null]), ("a number", ["signature": 7]),
        ]
        for (name, body) in bodies { try await refuses(request, name) { _ in (200, body) } }
    }

    private static func highS(_ signature: Signature) -> String {
        let order = UInt256(hex: "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141") ?? .zero
        let s = UInt256(bigEndian: signature.s) ?? .zero
        let flipped = order.subtracting(s) ?? .zero
        return Hex.encode(signature.r + flipped.bytes + [signature.yParity == 0 ? 28 : 27], prefix: true)
    }

    @Test func `a transaction comes back with every field as it was asked`() async throws {
        let request = try PolicyFixture.transaction(["value": "5", "data": "0x010203"])
        guard case .transaction(let asked, _) = request.payload else { return }
        let good = try asked.signed(with: Self.key)
        let wallet = try Self.wallet { _ in (200, ["raw": .string(Hex.encode(good.raw, prefix: true))]) }
        #expect(try await wallet.sign(request).signedTransaction == good)
        let changes: [(String, JSONObject)] = [
            ("value", ["value": "6"]), ("to", ["to": .string(PolicyFixture.stranger)]), ("data", ["data": "0x010204"]),
            ("no data", ["data": "0x"]), ("nonce", ["nonce": 2]), ("chain", ["chainId": 1]), ("gas", ["gas": 100_001]),
            ("fee", ["maxFeePerGas": "1000000001"]), ("tip", ["maxPriorityFeePerGas": "1000001"]),
            ("creation", ["to": .null]),
            (
                "access list",
                ["accessList": [["address": .string(PolicyFixture.friend), "storageKeys": []]]]
            ),
        ]
        for (name, change) in changes {
            var object = asked.json
            for (key, value) in change { object[key] = value }
            let other = try Transaction(json: .object(object)).signed(with: Self.key)
            let body: JSONValue = ["raw": .string(Hex.encode(other.raw, prefix: true))]
            try await refuses(request, name) { _ in (200, body) }
        }
        let stranger = try asked.signed(with: Self.other)
        for (name, text) in [
            ("another key", Hex.encode(stranger.raw, prefix: true)),
            ("unsigned", Hex.encode(asked.unsignedBytes, prefix: true)),
            ("trailing", Hex.encode(good.raw + [0], prefix: true)),
            ("no prefix", Hex.encode(good.raw)), ("the hash", Hex.encode(good.hash, prefix: true)), ("nothing", ""),
        ] {
            try await refuses(request, name) { _ in (200, ["raw": .string(text)]) }
        }
    }

    @Test func `what a refusal means is told, and a broken signer is asked again`() async throws {
        let request = PolicyFixture.message("gm")
        let cases: [(Int, JSONValue, WalletError.Code)] = [
            (403, ["error": ["code": "denied", "message": "no"]], .denied),
            (403, ["error": ["code": "approvalRequired"]], .approvalRequired), (403, [:], .refused),
            (401, "nobody", .refused), (400, ["error": ["code": "invalidRequest"]], .invalidRequest),
            (302, [:], .refused), (409, ["error": ["code": "pending"]], .pending),
        ]
        for (status, body, code) in cases { try await refuses(request, "\(status)", code) { _ in (status, body) } }
        let tries = Lock(0)
        let good = try Self.key.sign(message: .text("gm"))
        let clock = ManualClock()
        let wallet = RemoteSignerConnector(
            serverURL: try ServerURL("http://localhost"),
            transport: FakeTransport { _ in
                let count = tries.withLock { count in
                    count += 1
                    return count
                }
                if count == 1 { throw TransportError(.connectionLost, outcome: .unknown, message: "gone") }
                return (.json(status: 200), Self.plain(good).serialized())
            }, address: Self.key.address, clock: clock)
        async let signature = wallet.sign(request)
        await clock.waitForSleepers(1)
        clock.advance(bySeconds: 60)
        #expect(try await signature.hex == good.hex)
        #expect(tries.withLock { $0 } == 2)
    }

    @Test func `nothing is asked of a signer for another address or chain`() async throws {
        let asked = Lock(0)
        let wallet = try Self.wallet(address: Self.key.address, chain: .eip155(1)) { _ in
            asked.withLock { $0 += 1 }
            return (500, [:])
        }
        var request = PolicyFixture.message("gm")
        request.signer = Self.other.address
        let stranger = request
        await #expect(throws: WalletError.self) { try await wallet.sign(stranger) }
        let elsewhere = try PolicyFixture.transaction()
        await #expect(throws: WalletError.self) { try await wallet.sign(elsewhere) }
        #expect(asked.withLock { $0 } == 0)
    }
}
