// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidAgentCommand
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet
import Testing

/// The remote signer and the connector that asks it, with no socket between them.
@Suite struct SignerRequestHandlerTests {
    private static func key() throws -> PrivateKey { try PrivateKey(hex: String(repeating: "46", count: 32)) }

    /// Allows what the contract of wallets asks.
    private static func policy() throws -> SigningPolicy {
        try SigningPolicy(json: [
            "version": 1, "chains": ["eip155:1"],
            "transactions": [
                "maxFee": "1000000000000000",
                "delegation": [["address": "0x3535353535353535353535353535353535353535"]],
            ],
            "native": [["chain": "eip155:1", "recipients": "any", "max": "1000"]],
            "typedData": [["primaryType": "Mail", "name": "Ether Mail"]], "messages": [["pattern": "wallet contract"]],
        ])
    }

    private static func handler(_ policy: SigningPolicy) throws -> SignerRequestHandler {
        SignerRequestHandler(
            wallet: GuardedWallet(LocalKeyConnector(key: try key()), policy: policy, ledger: MemorySpendLedger()),
            label: "till")
    }

    private static func connector(_ handler: SignerRequestHandler) throws -> RemoteSignerConnector {
        RemoteSignerConnector(
            serverURL: try ServerURL("http://localhost"),
            transport: FakeTransport { await handler.handle($0.request, body: $0.body) })
    }

    /// All promises but that bytes are signed, which no policy has a pattern for.
    static let checks = WalletContract.checks.filter { !$0.name.hasPrefix("bytes") }

    @Test(arguments: checks) func `a remote signer is a wallet`(check: ContractCheck<any WalletConnector>) async throws
    {
        try await check.run(on: try Self.connector(try Self.handler(try Self.policy())))
    }

    @Test func `its signatures are those of the key, its refusals are told`() async throws {
        let wallet = try Self.connector(try Self.handler(try Self.policy()))
        let local = LocalKeyConnector(key: try Self.key())
        #expect(try await wallet.sign(message: "wallet contract").hex == local.sign(message: "wallet contract").hex)
        let metadata = try await wallet.metadata()
        #expect(metadata.provider == "remote")
        #expect(metadata.label == "till")
        let error = await #expect(throws: WalletError.self) { try await wallet.sign(message: "something else") }
        #expect(error?.code == .denied)
        #expect(error?.message.contains("its wording is not listed") == true)
    }

    @Test func `an authorization is signed if its code is listed`() async throws {
        var policy = try Self.policy()
        let code = try Address("0x1111111111111111111111111111111111111111")
        policy.transactions?.delegation = [code: .allow]
        let wallet = try Self.connector(try Self.handler(policy))
        let signature = try await wallet.sign(authorization: Authorization(chainID: 1, address: code, nonce: 4))
        #expect(try signature.signedAuthorization?.authority == Self.key().address)
        for other in [
            Authorization(chainID: 0, address: code, nonce: 4), Authorization(chainID: 1, address: .zero, nonce: 4),
        ] {
            let error = await #expect(throws: WalletError.self) { try await wallet.sign(authorization: other) }
            #expect(error?.code == .denied)
        }
    }

    @Test(arguments: [
        ("GET", "/v1/sign", "", 405), ("POST", "/v1/wallet", "", 405), ("GET", "/", "", 404),
        ("POST", "/v1/sign", "", 400), ("POST", "/v1/sign", "[]", 400), ("POST", "/v1/sign", "{}", 400),
        ("POST", "/v1/sign", #"{"message":"a","typed_data":{}}"#, 400),
        ("POST", "/v1/sign", #"{"message":"wallet contract","surprise":1}"#, 400),
        ("POST", "/v1/sign", #"{"message":"0xzz","encoding":"hex"}"#, 400),
        ("POST", "/v1/sign", #"{"message":"wallet contract","encoding":"base64"}"#, 400),
        ("POST", "/v1/sign", #"{"message":"wallet contract","message":"x"}"#, 400),
        (
            "POST", "/v1/sign", #"{"message":"wallet contract","signer":"0x00000000000000000000000000000000000000ff"}"#,
            400
        ),
        ("POST", "/v1/sign", #"{"hash":"0xabababababababababababababababababababababababababababababababab"}"#, 400),
        ("POST", "/v1/sign", #"{"message":"hello"}"#, 403),
        ("POST", "/v1/sign", #"{"message":"wallet contract"}"#, 200), ("GET", "/v1/wallet?x=1", "", 200),
    ])
    func `what is no request gets an answer and no signature`(
        method: String, path: String, body: String, status: Int
    ) async throws {
        let request = HTTPRequest(
            method: try #require(HTTPRequest.Method(method)), scheme: "http", authority: "localhost", path: path)
        let (head, bytes) = await (try Self.handler(try Self.policy())).handle(request, body: Array(body.utf8))
        #expect(head.status.code == status)
        let answer = try JSONValue(parsing: bytes)
        #expect((answer["signature"] != nil) == (status == 200 && method == "POST"))
        #expect((answer["error"]?["code"]?.stringValue != nil) == (status != 200))
    }
}
