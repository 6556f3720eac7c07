// SPDX-License-Identifier: Apache-2.0
import LucidAuthority
import LucidCrypto
import LucidTokens
import Testing

@Suite struct ExaminationTests {
    static let kinds = StoreKind.allCases

    @Test(arguments: kinds) func `the operator hears why a token does not hold`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        let agent = try await harness.register("scout")
        let first = try await harness.login(agent)
        func report(_ token: String) async throws -> AuthorityAdministration.TokenReport {
            try await harness.administration.examine(token: token)
        }
        let access = try await report(first.access)
        #expect(access.refusal == nil && access.agentRef == "scout" && !access.isRefreshToken)
        #expect(access.credentialID == agent.registration.credentialID)
        let refresh = try await report(first.refresh)
        #expect(refresh.refusal == nil && refresh.isRefreshToken)
        #expect(refresh.familyID == String(first.refresh.prefix { $0 != "." }))

        let second = await harness.refresh("scout", first.refresh)
        #expect(try await report(first.refresh).refusal == "it was spent: it is number 1 of 2")
        #expect(try await report(second.refresh).refusal == nil)
        _ = try await harness.administration.revoke(.agent("scout"))
        #expect(try await report(second.refresh).refusal == "its session was revoked")
        #expect(try await report(second.access).refusal?.contains("revoked") == true)
        let third = try await harness.login(agent)
        harness.clock.advance(901)
        #expect(try await report(third.access).refusal?.contains("expired") == true)
        #expect(try await report(third.refresh).refusal == nil)
        for made in ["", "a.b.c", "a.1.b.c", String(third.access.dropLast(4)) + "AAAA"] {
            #expect(try await report(made).refusal != nil)
        }
    }

    @Test(arguments: kinds) func `looking makes no key`(kind: StoreKind) async throws {
        let store = try await kind.make()
        let administration = AuthorityAdministration(store: store)
        #expect(try await administration.examine(token: "a.b.c").refusal == "this authority has issued nothing yet")
        let findings = await administration.examine(sealingKey: nil)
        #expect(findings.allSatisfy(\.isRight) && findings.map(\.name) == ["store", "keys"])
        #expect(try await store.keys().isEmpty)
    }

    @Test(arguments: kinds) func `looking with a sealing key seals nothing`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        let tokens = try await harness.login(harness.register("scout"))
        let key = SecretBytes(copying: [UInt8](repeating: 7, count: 32))
        #expect(try await harness.administration.examine(token: tokens.access, sealingKey: key).refusal == nil)
        #expect(try await harness.store.keys().allSatisfy { !$0.isSealed })
    }

    @Test(arguments: kinds) func `a missing or wrong sealing key is found, and a right one opens all`(kind: StoreKind)
        async throws
    {
        let key = SecretBytes(copying: [UInt8](repeating: 7, count: 32))
        let harness = try await Harness(kind, sealingKey: key)
        let tokens = try await harness.login(harness.register("scout"))
        let wrong = SecretBytes(copying: [UInt8](repeating: 8, count: 32))
        for other in [nil, wrong] {
            let findings = await harness.administration.examine(sealingKey: other)
            #expect(findings.first { $0.name == "seal" }?.isRight == false)
            await #expect(throws: AuthorityError.self) {
                try await harness.administration.examine(token: tokens.access, sealingKey: other)
            }
        }
        #expect(await harness.administration.examine(sealingKey: key).allSatisfy(\.isRight))
        #expect(try await harness.administration.examine(token: tokens.access, sealingKey: key).refusal == nil)
    }
}
