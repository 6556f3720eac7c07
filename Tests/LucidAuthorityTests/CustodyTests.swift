// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

@Suite struct CustodyTests {
    /// An agent that the authority holds a key for, logged in without a key of its own.
    struct Seated {
        let harness: Harness
        let bearer: String
        let refresh: String
        let address: String

        init() async throws {
            harness = try await Harness()
            let token = try await harness.administration.makeOperatorToken().token
            let created = await harness.send(.post, "/v1/agents", ["name": "Clerk", "ref": "clerk"], bearer: token)
            try #require(created.status == 201)
            let seeded = await harness.send(.post, "/v1/agents/clerk/runtime-credentials", [:], bearer: token)
            try #require(seeded.status == 201)
            bearer = try #require(seeded["accessToken"])
            refresh = try #require(seeded["refreshToken"])
            address = try #require(try await harness.store.wallets(.default, agentRef: "clerk").first?.address)
        }

        func sign(_ kind: String, _ body: JSONValue) async -> Answer {
            await harness.send(.post, "/v1/agents/clerk/wallet/\(kind)", body, bearer: bearer)
        }
    }

    @Test func `runtime credentials start a session without a signature`() async throws {
        let seated = try await Seated()
        let next = await seated.harness.refresh("clerk", seated.refresh)
        #expect(next.status == 200)
        let listed = await seated.harness.send(.get, "/v1/agents", bearer: next.access)
        #expect(listed.json["items"]?[0]?["ref"]?.stringValue == "clerk")
    }

    @Test(arguments: [("gm", "utf-8"), ("0x676d", "hex"), ("0x", "hex"), ("0x676d", "utf-8")])
    func `a signed message recovers to the wallet`(text: String, encoding: String) async throws {
        let seated = try await Seated()
        let answer = await seated.sign(
            "sign-message", ["message": .string(text), "encoding": .string(encoding), "idempotency_key": "k"])
        #expect(answer.status == 200)
        let signature = try Signature(hex: answer.json["signed"]?["signature"]?.stringValue ?? "")
        let message: PersonalMessage = encoding == "hex" ? .bytes(Hex.decode(text) ?? []) : .text(text)
        let signer = try PublicKey.recover(digest: message.digest, signature: signature).address.description
        #expect(signer == seated.address && answer.json["wallet"]?["address"]?.stringValue == signer)
        #expect(answer.json["signed"]?["encoding"]?.stringValue == "hex")
    }

    @Test(
        arguments: [
            ["message": "0x0", "encoding": "hex"], ["message": "zz", "encoding": "hex"],
            ["message": "a", "encoding": "base64"],
        ] as [JSONValue])
    func `a message that is not in its encoding is refused`(body: JSONValue) async throws {
        let answer = try await Seated().sign("sign-message", body)
        #expect(answer.status == 400 && answer.error == "invalid_request")
    }

    @Test func `signed typed data recovers to the wallet`() async throws {
        let seated = try await Seated()
        let types: JSONValue = [
            "EIP712Domain": [["name": "name", "type": "string"]],
            "Mail": [["name": "to", "type": "address"], ["name": "contents", "type": "string"]],
        ]
        let message: JSONValue = ["to": "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", "contents": "Hello"]
        let answer = await seated.sign(
            "sign-typed-data",
            [
                "typed_data": [
                    "types": types, "primary_type": "Mail", "domain": ["name": "Ether Mail"], "message": message,
                ]
            ])
        #expect(answer.status == 200)
        let typed = try TypedData(json: [
            "types": types, "primaryType": "Mail", "domain": ["name": "Ether Mail"], "message": message,
        ])
        let signature = try Signature(hex: answer.json["signed"]?["signature"]?.stringValue ?? "")
        let signer = try PublicKey.recover(digest: typed.digest, signature: signature).address.description
        #expect(signer == seated.address)
    }

    static let transaction: JSONValue = [
        "type": 2, "chainId": 1, "nonce": 7, "to": "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", "value": "1000",
        "gas": 21000, "maxFeePerGas": "2000000000", "maxPriorityFeePerGas": "1000000000",
    ]

    @Test func `a signed transaction decodes to what was asked, from the wallet`() async throws {
        let seated = try await Seated()
        let body: JSONValue = ["caip2": "eip155:1", "params": ["transaction": Self.transaction]]
        let answer = await seated.sign("sign-transaction", body)
        #expect(answer.status == 200)
        let raw = answer.json["signed"]?["signed_transaction"]?.stringValue.flatMap { Hex.decode($0) }
        let signed = try SignedTransaction(decoding: raw ?? [])
        #expect(signed.sender.description == seated.address)
        #expect(signed.transaction.nonce == 7 && signed.transaction.chainID == 1)
        #expect(await seated.sign("send-transaction", body).error == "not_available")
    }

    @Test(arguments: ["eip155:2", "eip155:", "solana:mainnet", "1"])
    func `a transaction for another chain than was named is refused`(chain: String) async throws {
        let answer = try await Seated().sign(
            "sign-transaction", ["caip2": .string(chain), "params": ["transaction": Self.transaction]])
        #expect(answer.status == 400)
    }

    @Test func `an error names the place in the input`() async throws {
        var transaction = Self.transaction.objectValue ?? [:]
        transaction["value"] = "-1"
        let answer = try await Seated().sign(
            "sign-transaction", ["caip2": "eip155:1", "params": ["transaction": .object(transaction)]])
        #expect(answer.status == 400 && answer["message"]?.hasPrefix("params.transaction.value: ") == true)
    }

    @Test func `without custody nothing is signed, and it is said why`() async throws {
        let harness = try await Harness(custody: false)
        let agent = try await harness.register("scout")
        #expect(agent.registration.custodyAddress == nil)
        let bearer = try await harness.login(agent).access
        let answer = await harness.send(
            .post, "/v1/agents/scout/wallet/sign-message", ["message": "gm"], bearer: bearer)
        #expect(answer.status == 501 && answer["message"]?.contains("custody passphrase") == true)
        let token = try await harness.administration.makeOperatorToken().token
        let seeded = await harness.send(.post, "/v1/agents/scout/runtime-credentials", [:], bearer: token)
        #expect(seeded.status == 400 && seeded.error == "invalid credential")
    }

    @Test func `a wallet whose credentials were all revoked signs no more`() async throws {
        let seated = try await Seated()
        let token = try await seated.harness.administration.makeOperatorToken().token
        let path = "/v1/agents/clerk/credentials"
        let listed = await seated.harness.send(.get, path, bearer: token)
        let id = listed.json["items"]?[0]?["id"]?.stringValue ?? ""
        let revoked = await seated.harness.send(.delete, "\(path)/\(id)", bearer: token)
        #expect(revoked.status == 200 && revoked.json["credential"]?["revoked_at"]?.stringValue != nil)
        #expect(await seated.sign("sign-message", ["message": "gm"]).status == 401)
        #expect(await seated.harness.refresh("clerk", seated.refresh).status == 401)
        #expect(await seated.harness.send(.get, path, bearer: token).json["items"] == [])
        let all = await seated.harness.send(.get, "\(path)?include_revoked=1", bearer: token)
        #expect(all.json["items"]?.arrayValue?.count == 1)
    }

    @Test func `another custody passphrase opens nothing`() async throws {
        let vault = CustodyVault(passphrase: SecretBytes(copying: Array("one".utf8)), kdf: .test, allowingWeak: true)
        let wallet = try await vault.makeWallet(agentRef: "a", at: ManualClock().wallNow())
        #expect(try await vault.key(of: wallet).address.description == wallet.address)
        let other = CustodyVault(passphrase: SecretBytes(copying: Array("two".utf8)), kdf: .test, allowingWeak: true)
        do {
            _ = try await other.key(of: wallet)
            Issue.record("a wrong passphrase opened a wallet")
        } catch {
            #expect((error as? AuthorityError)?.code == .notAvailable)
        }
        let again = CustodyVault(passphrase: SecretBytes(copying: Array("one".utf8)), kdf: .test, allowingWeak: true)
        #expect(try await again.key(of: wallet).address.description == wallet.address)
        #expect(!"\(wallet)".contains("crypto"))
    }
}
