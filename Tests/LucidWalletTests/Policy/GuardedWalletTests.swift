// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet
import Testing

@Suite struct GuardedWalletTests {
    private func code(_ body: () async throws -> Void) async -> WalletError.Code? {
        do { try await body() } catch { return (error as? WalletError)?.code }
        return nil
    }

    @Test(arguments: WalletContract.checks) func `without a policy it is the wallet behind it`(
        check: ContractCheck<any WalletConnector>
    ) async throws {
        try await check.run(on: PolicyFixture().wallet(nil))
    }

    @Test func `a window holds over time, and what was spent leaves it again`() async throws {
        let fixture = PolicyFixture()
        let wallet = fixture.wallet(try PolicyFixture.policy())
        _ = try await wallet.sign(try PolicyFixture.payment("1000", nonce: 1))
        let second = try PolicyFixture.payment("600", nonce: 2)
        #expect(await code { _ = try await wallet.sign(second) } == .denied)
        _ = try await wallet.sign(try PolicyFixture.payment("500", nonce: 3))
        #expect(
            fixture.denied.withLock { $0.map(\.reason) } == [
                "1600 would be over 1500 in 3600 seconds (tokens[0].windows[0])"
            ])
        // Usable for 300 seconds: it counts for an hour from then.
        fixture.clock.advance(bySeconds: 3_600)
        let later = try PolicyFixture.payment("600", nonce: 4, until: PolicyFixture.now + 3_900)
        #expect(await code { _ = try await wallet.sign(later) } == .denied)
        fixture.clock.advance(bySeconds: 301)
        _ = try await wallet.sign(try PolicyFixture.payment("600", nonce: 4, until: PolicyFixture.now + 4_000))
    }

    @Test func `the same payload again costs nothing, another under its nonce the more of both`() async throws {
        let fixture = PolicyFixture()
        let wallet = fixture.wallet(try PolicyFixture.policy())
        for _ in 0..<5 { _ = try await wallet.sign(try PolicyFixture.payment("1000")) }
        _ = try await wallet.sign(try PolicyFixture.payment("900"))
        _ = try await wallet.sign(try PolicyFixture.payment("500", nonce: 2))
        #expect(await code { _ = try await wallet.sign(try PolicyFixture.payment("1", nonce: 3)) } == .denied)
    }

    @Test func `a signed transaction counts until the chain has settled its nonce`() async throws {
        let fixture = PolicyFixture()
        let wallet = fixture.wallet(try PolicyFixture.policy())
        let friend = PolicyFixture.word(PolicyFixture.friend)
        func transfer(_ amount: UInt64, _ nonce: Int) throws -> WalletRequest {
            try PolicyFixture.call("0xa9059cbb", friend, PolicyFixture.word(amount), nonce: nonce)
        }
        let first = try await wallet.sign(try transfer(1_000, 1))
        fixture.clock.advance(bySeconds: 30 * 86_400)
        #expect(await code { _ = try await wallet.sign(try transfer(501, 2)) } == .denied)
        let key = ChargeKey.transaction(chain: .eip155(8453), account: first.address, nonce: 1)
        // A peer's word, or a digest that is not ours, is what `nil` stands for: something else used the nonce.
        try await fixture.ledger.update { $0.settle(key, by: nil, now: PolicyFixture.now) }
        _ = try await wallet.sign(try transfer(501, 2))
    }

    @Test func `many at once never pass a window together`() async throws {
        let fixture = PolicyFixture()
        let wallet = fixture.wallet(try PolicyFixture.policy())
        let signed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for nonce in 0..<64 {
                let request = try PolicyFixture.payment("100", nonce: nonce)
                group.addTask { (try? await wallet.sign(request)) != nil }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(signed == 15)
    }

    @Test func `what is to be asked is signed after a yes to that very payload`() async throws {
        let fixture = PolicyFixture()
        let asked = Lock<[[UInt8]]>([])
        let request = try PolicyFixture.transaction(["value": "600000000000000000"])
        let policy = try PolicyFixture.policy()
        #expect(await code { _ = try await fixture.wallet(policy).sign(request) } == .approvalRequired)
        let refusing = fixture.wallet(policy) { _ in nil }
        #expect(await code { _ = try await refusing.sign(request) } == .approvalRequired)
        let mistaken = fixture.wallet(policy) { _ in Approval(payloadHash: [UInt8](repeating: 0, count: 32)) }
        #expect(await code { _ = try await mistaken.sign(request) } == .approvalRequired)
        let willing = fixture.wallet(policy) { question in
            asked.withLock { $0.append(question.payloadHash) }
            return question.approval
        }
        let signature = try await willing.sign(request)
        #expect(asked.withLock { $0 } == [signature.signedTransaction?.transaction.signingDigest])
        // A yes opens no window that is full.
        let again = try PolicyFixture.transaction(["value": "900000000000000001", "nonce": 2])
        #expect(await code { _ = try await willing.sign(again) } == .denied)
        #expect(asked.withLock { $0.count } == 1)
    }

    @Test func `a record that cannot be had means no signature`() async throws {
        struct Broken: SpendLedger {
            func update<Result: Sendable>(
                _ change: @escaping @Sendable (inout SpendBook) throws -> Result
            ) async throws -> Result {
                throw WalletError(.ledgerUnavailable, message: "The disk is full.")
            }
        }
        let policy = try PolicyFixture.policy()
        let key = LocalKeyConnector(key: PolicyFixture.key)
        for ledger in [nil, Broken()] as [(any SpendLedger)?] {
            let wallet = GuardedWallet(key, policy: policy, ledger: ledger, clock: PolicyFixture().clock)
            let payment = try PolicyFixture.payment("1")
            #expect(await code { _ = try await wallet.sign(payment) } == .ledgerUnavailable)
            // What moves nothing needs no record.
            _ = try await wallet.sign(PolicyFixture.message("order 1 is paid"))
        }
    }

    @Test func `nothing goes past a policy to a wallet that signs more than it says`() async throws {
        struct Careless: WalletConnector {
            let capabilities: WalletCapabilities = [.messages]
            let base = LocalKeyConnector(key: PolicyFixture.key)
            func address() async throws -> Address? { try await base.address() }
            func metadata() async throws -> WalletMetadata { try await base.metadata() }
            func supports(_ chain: ChainID) -> Bool { true }
            func sign(_ request: WalletRequest) async throws -> WalletSignature { try await base.sign(request) }
        }
        for policy in [nil, try PolicyFixture.policy()] {
            let wallet = GuardedWallet(Careless(), policy: policy, ledger: MemorySpendLedger())
            let request = try PolicyFixture.transaction(["value": "1"])
            #expect(await code { _ = try await wallet.sign(request) } == .unsupported)
        }
    }

    @Test func `a chain that cannot be asked leaves the refusal as it is`() async throws {
        struct Down: Error {}
        let fixture = PolicyFixture()
        let wallet = GuardedWallet(
            LocalKeyConnector(key: PolicyFixture.key), policy: try PolicyFixture.policy(), ledger: fixture.ledger,
            clock: fixture.clock, settle: { _ in throw Down() })
        _ = try await wallet.sign(try PolicyFixture.payment("1000"))
        let second = try PolicyFixture.payment("1000", nonce: 2)
        #expect(await code { _ = try await wallet.sign(second) } == .denied)
    }

    @Test func `a settler is asked once before a full window refuses`() async throws {
        let fixture = PolicyFixture()
        let asked = Lock(0)
        let wallet = GuardedWallet(
            LocalKeyConnector(key: PolicyFixture.key), policy: try PolicyFixture.policy(), ledger: fixture.ledger,
            clock: fixture.clock,
            settle: { ledger in
                asked.withLock { $0 += 1 }
                try await ledger.update { book in
                    for key in book.openTransactions(now: PolicyFixture.now) {
                        book.settle(key, by: nil, now: PolicyFixture.now)
                    }
                }
            })
        let friend = PolicyFixture.word(PolicyFixture.friend)
        for nonce in 1...4 {
            _ = try await wallet.sign(
                try PolicyFixture.call("0xa9059cbb", friend, PolicyFixture.word(800), nonce: nonce))
        }
        #expect(asked.withLock { $0 } == 3)
        let stranger = try PolicyFixture.transaction(["value": "1", "to": .string(PolicyFixture.stranger)])
        #expect(await code { _ = try await wallet.sign(stranger) } == .denied)
        #expect(asked.withLock { $0 } == 3)
    }

    @Test func `without a policy only the program itself may have anything signed`() async throws {
        let wallet = PolicyFixture().wallet(nil)
        let hash = String(repeating: "a", count: 32)
        for purpose in [WalletRequest.Purpose.direct, .challenge, .payment, .remote] {
            var requests = [
                PolicyFixture.message(hash), try PolicyFixture.permit(UInt256.max.description),
                try PolicyFixture.permit("1"), try PolicyFixture.transaction(["to": .null, "data": "0x6001"]),
                WalletRequest(
                    .authorization(
                        Authorization(chainID: 1, address: try Address(PolicyFixture.router), nonce: 0))),
            ]
            for index in requests.indices {
                requests[index].purpose = purpose
                let request = requests[index]
                #expect(await code { _ = try await wallet.sign(request) } == (purpose == .direct ? nil : .denied))
            }
            var payment = try PolicyFixture.payment("1")
            payment.purpose = purpose
            let isSigned = [.direct, .payment].contains(purpose)
            #expect(await code { _ = try await wallet.sign(payment) } == (isSigned ? nil : .denied))
        }
    }
}
