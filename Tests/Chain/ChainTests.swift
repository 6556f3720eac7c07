// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidAgent
import LucidTesting
import Testing

/// Sending, on a real machine; run by `Tests/chain.sh`, which starts it.
@Suite(.serialized, .enabled(if: ChainScene.place != nil), .timeLimit(.minutes(10))) struct ChainTests {
    private static let friend = PrivateKey.generate().address

    @Test func `transactions of types 0, 1, 2 and 4 are mined as they were filled in`() async throws {
        let scene = try ChainScene()
        let account = try await scene.account()
        let friend = PrivateKey.generate().address
        var legacy = TransactionRequest(to: friend, value: 1)
        legacy.isLegacy = true
        var listed = legacy
        listed.accessList = [AccessListEntry(address: friend, storageKeys: [7])]
        listed.gas = 40_000
        // Another account is handed to the code of a token; whose code it is does not matter.
        let other = PrivateKey.generate()
        let code = try await scene.create("Token", UInt256(5).bytes, by: account)
        let authorization = try other.sign(
            authorization: Authorization(
                chainID: UInt256(scene.rpc.chain.eip155Reference ?? 0), address: code, nonce: 0))
        var delegated = TransactionRequest(to: friend, value: 1)
        delegated.authorizationList = [authorization]
        delegated.gas = 100_000
        for (type, request) in [
            (0, legacy), (1, listed), (2, TransactionRequest(to: friend, value: 1)), (4, delegated),
        ] {
            let sent = try await account.send(request)
            #expect(sent.transaction.transaction.type == type)
            let receipt = try await account.receipt(of: sent)
            #expect(receipt.succeeded)
            #expect(receipt.transactionHash == sent.hash)
        }
        #expect(try await scene.rpc.balance(of: friend) == 4)
        #expect(try await scene.rpc.code(at: other.address) == [0xef, 0x01, 0x00] + code.bytes)
    }

    @Test func `fifty at once leave no gap, also when some fail before they are sent`() async throws {
        let scene = try ChainScene()
        let account = try await scene.account()
        let sent = try await withThrowingTaskGroup(of: EthereumAccount.Sent?.self) { group in
            for number in 0..<75 {
                group.addTask {
                    var request = TransactionRequest(to: Self.friend, value: 1)
                    // Every third one costs more than there is: the estimate, or the node, refuses it.
                    if number % 3 == 0 { request.value = UInt256(decimal: "20000000000000000000") ?? 0 }
                    if number % 6 == 0 { request.gas = 21_000 }
                    do {
                        return try await account.send(request)
                    } catch let error as EthereumRPCError where [.rejected, .reverted].contains(error.code) {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
        }
        #expect(sent.count == 50)
        let first = try #require(sent.map(\.transaction.transaction.nonce).min())
        #expect(Set(sent.map(\.transaction.transaction.nonce)) == Set(first..<first + 50))
        for sent in sent { #expect(try await account.receipt(of: sent).succeeded) }
    }

    @Test func `a node that fails before or after it took a transaction costs no nonce`() async throws {
        let scene = try ChainScene()
        let account = try await scene.account()
        let quick = {
            var request = TransactionRequest(to: Self.friend, value: 1)
            request.gas = 21_000
            request.fees = FeeEstimate(maxFeePerGas: 3_000_000_000, maxPriorityFeePerGas: 1_000_000_000)
            return request
        }()
        _ = try await account.send(quick)
        // Not taken: the next one gets the nonce.
        try await scene.test("fail", 1)
        await #expect(throws: EthereumRPCError.self) { _ = try await account.send(quick) }
        let second = try await account.send(quick)
        // Taken, and the answer is lost: sent again, it is known or mined already, and that is no failure.
        let signed = try await account.sign(quick)
        try await scene.test("fail", 1, "after")
        await #expect(throws: EthereumRPCError.self) { try await account.send(signed) }
        try await account.send(signed)
        let third = try await account.send(quick)
        let nonces = [second.transaction, signed, third.transaction].map(\.transaction.nonce)
        #expect(Set(nonces).count == 3)
        for sent in [second, third] { #expect(try await account.receipt(of: sent).succeeded) }
        let count = try await scene.rpc.transactionCount(of: account.address, at: .latest)
        #expect(count == (nonces.max() ?? 0) + 1)
    }

    @Test func `a call that would be reverted is not sent, one that is reverted has a receipt`() async throws {
        let scene = try ChainScene()
        let account = try await scene.account()
        let token = try await scene.create("Token", UInt256(5).bytes, by: account)
        var request = TransactionRequest.transfer(6, of: token, to: Self.friend)
        let error = await #expect(throws: EthereumRPCError.self) { _ = try await account.send(request) }
        #expect(error?.code == .reverted)
        request.gas = 100_000
        let receipt = try await account.receipt(of: try await account.send(request))
        #expect(!receipt.succeeded)
        let good = try await account.receipt(
            of: try await account.send(TransactionRequest.transfer(5, of: token, to: Self.friend)))
        #expect(good.succeeded)
        let logs = try await scene.rpc.logs(
            of: token,
            topics: [Keccak256.hash(Array("Transfer(address,address,uint256)".utf8)), nil, Self.friend.word],
            from: .number(good.blockNumber))
        #expect(logs == good.logs)
        #expect(logs.first?.data == UInt256(5).bytes)
        let balance = try await scene.rpc.call(to: token, data: selector("balanceOf(address)") + Self.friend.word)
        #expect(balance == UInt256(5).bytes)
    }

    @Test func `a waiting transaction is replaced or cancelled, and the old one is known to be gone`() async throws {
        let scene = try ChainScene()
        let account = try await scene.account()
        let friend = PrivateKey.generate().address
        try await scene.test("hold", true)
        let old = try await account.send(TransactionRequest(to: friend, value: 1))
        let cancelled = try await account.send(TransactionRequest(to: friend, value: 10))
        let underpriced = await #expect(throws: EthereumRPCError.self) {
            let transaction = old.transaction.transaction
            _ = try await account.replace(
                old,
                fees: FeeEstimate(
                    maxFeePerGas: transaction.maxFeePerGas.adding(.one) ?? 0,
                    maxPriorityFeePerGas: transaction.maxPriorityFeePerGas ?? 0)
            )
        }
        #expect(underpriced?.code == .rejected)
        let new = try await account.replace(old)
        let nothing = try await account.cancel(cancelled)
        #expect(new.transaction.transaction.nonce == old.transaction.transaction.nonce)
        try await scene.test("mine")
        try await scene.test("hold", false)
        #expect(try await account.receipt(of: new).succeeded)
        #expect(try await account.receipt(of: nothing).succeeded)
        for gone in [old, cancelled] {
            let error = await #expect(throws: EthereumRPCError.self) { _ = try await account.receipt(of: gone) }
            #expect(error?.code == .dropped)
        }
        #expect(try await scene.rpc.balance(of: friend) == 1)
    }

    @Test func `a transaction that a node forgot is sent again, and those behind it follow`() async throws {
        let scene = try ChainScene()
        let account = try await scene.account()
        try await scene.test("hold", true)
        let lost = try await account.send(TransactionRequest(to: Self.friend, value: 1))
        let behind = try await account.send(TransactionRequest(to: Self.friend, value: 1))
        try await scene.test("drop", .string(Hex.text(lost.hash)))
        try await scene.test("hold", false)
        try await scene.test("mine")
        #expect(try await scene.rpc.receipt(of: behind.hash) == nil)
        try await account.send(lost.transaction)
        #expect(try await account.receipt(of: lost).succeeded)
        #expect(try await account.receipt(of: behind).succeeded)
    }

    @Test func `signatures of contracts count, also of one that is not there yet`() async throws {
        let scene = try ChainScene()
        let account = try await scene.account()
        let owner = PrivateKey.generate()
        let template = try await scene.create("Account", by: account)
        let factory = try await scene.create("Factory", template.word, by: account)
        let make = selector("make(address)") + owner.address.word
        let told = try await scene.rpc.call(to: factory, data: make, from: account.address)
        let contract = try Address(bytes: told.suffix(20))
        let verifier = ContractSignatureVerifier(rpc: scene.rpc)
        let digest = PersonalMessage.text("gm").digest
        let good = try owner.sign(digest: digest).bytes65
        let bad = try PrivateKey.generate().sign(digest: digest).bytes65
        func wrapped(_ signature: [UInt8]) -> [UInt8] {
            CounterfactualSignature(factory: factory, factoryCall: make, signature: signature).bytes
        }
        func isValid(_ signature: [UInt8], by address: Address = contract) async throws -> Bool {
            try await verifier.isValid(signature, digest: digest, by: address)
        }
        #expect(try await isValid(good, by: owner.address))
        #expect(try await !isValid(bad, by: owner.address))
        #expect(try await !isValid(good))
        #expect(try await isValid(wrapped(good)))
        #expect(try await !isValid(wrapped(bad)))
        #expect(try await !isValid(wrapped(good), by: PrivateKey.generate().address))
        let made = try await account.send(TransactionRequest(to: factory, data: make))
        #expect(try await account.receipt(of: made).succeeded)
        #expect(try await isValid(good))
        #expect(try await isValid(wrapped(good)))
        #expect(try await !isValid(bad))
        // A key's signature is no longer worth anything where a contract decides, and a revert is a no.
        #expect(try await !isValid(Array(good.dropLast())))
    }

    @Test func `a policy's window opens when the chain has settled what was signed`() async throws {
        let scene = try ChainScene()
        let (ledger, clock) = (MemorySpendLedger(), ManualClock())
        var policy = SigningPolicy(chains: [scene.rpc.chain])
        policy.transactions = .init(maximumFee: 1_000_000_000_000_000)
        var rule = SigningPolicy.AssetRule(asset: .native(scene.rpc.chain), recipients: nil, maximum: 100)
        rule.windows = [.init(seconds: 1, maximum: 1_000_000_000_000_000)]
        policy.native = [rule]
        let rules = policy
        let account = try await scene.account(
            guarded: { wallet in
                GuardedWallet(
                    wallet, policy: rules, ledger: ledger, clock: clock,
                    settle: { try await LedgerSettler([scene.rpc], block: .latest, clock: clock).settle($0) })
            }, ledger: ledger, clock: clock)
        var request = TransactionRequest(to: Self.friend, value: 1)
        request.gas = 21_000
        request.fees = FeeEstimate(maxFeePerGas: 30_000_000_000, maxPriorityFeePerGas: 1_000_000_000)
        let priced = request
        // 0.63 of 1.0 each: two do not fit before the first is final, and a second old.
        let first = try await account.send(priced)
        let error = await #expect(throws: WalletError.self) { _ = try await account.sign(priced) }
        #expect(error?.code == .denied)
        _ = try await account.receipt(of: first)
        clock.advance(bySeconds: 2)
        let second = try await account.send(priced)
        // The settler asks the chain by itself; what it finds final counts from now on.
        #expect(try await ledger.update { $0.openTransactions(now: 0).count } == 1)
        _ = try? await account.sign(priced)
        #expect(try await ledger.update { $0.openTransactions(now: 0).isEmpty })
        #expect(try await account.receipt(of: second).succeeded)
    }

    @Test func `a dead node and one of another chain are passed over`() async throws {
        let scene = try ChainScene()
        let dead = try ServerURL("http://127.0.0.1:9")
        let both = EthereumRPC(endpoints: [dead, scene.url], chain: scene.rpc.chain, transport: ChainScene.transport)
        #expect(try await both.blockNumber() > 0)
        let other = EthereumRPC(endpoints: [scene.url], chain: .eip155(1), transport: ChainScene.transport)
        let error = await #expect(throws: EthereumRPCError.self) { _ = try await other.blockNumber() }
        #expect(error?.code == .wrongChain)
    }
}
