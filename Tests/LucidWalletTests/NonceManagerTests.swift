// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidConcurrency
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import Testing

@testable import LucidWallet

@Suite struct NonceManagerTests {
    private struct Failure: Error {}

    private static let address = PrivateKeys.first.address

    /// A node that counts `count` transactions, and how often it was asked.
    private static func rpc(_ count: Lock<UInt64>.Shared) throws -> (EthereumRPC, FakeTransport) {
        let transport = FakeTransport { exchange in
            let body = try JSONValue(parsing: exchange.body)
            let isChain = body["method"]?.stringValue == "eth_chainId"
            let result = isChain ? "0x1" : UInt256(count.value).hex
            let answer: JSONValue = ["jsonrpc": "2.0", "id": body["id"] ?? .null, "result": .string(result)]
            return (.json(status: 200), answer.serialized())
        }
        return (
            EthereumRPC(endpoints: [try ServerURL("https://a.example")], chain: .eip155(1), transport: transport),
            transport
        )
    }

    @Test func `the chain is asked once, nonces follow, and what did not leave is the next one's`() async throws {
        let (rpc, transport) = try Self.rpc(.init(7))
        let nonces = NonceManager()
        for expected in UInt64(7)..<10 {
            let nonce = try await nonces.withNonce(of: Self.address, on: rpc) { .taken($0) }
            #expect(nonce == expected)
        }
        #expect(transport.exchanges.count == 2)
        await #expect(throws: Failure.self) {
            try await nonces.withNonce(of: Self.address, on: rpc) { nonce -> NonceManager.Use<UInt64> in
                #expect(nonce == 10)
                return .free(Failure())
            }
        }
        // The node lags and counts 7 still; three were taken.
        #expect(try await nonces.withNonce(of: Self.address, on: rpc) { .taken($0) } == 10)
        nonces.resynchronise(Self.address, on: .eip155(1))
        #expect(try await nonces.withNonce(of: Self.address, on: rpc) { .taken($0) } == 7)
    }

    @Test func `a hundred at once take turns`() async throws {
        let (rpc, _) = try Self.rpc(.init(0))
        let nonces = NonceManager()
        let inside = Lock<UInt64>.Shared(0)
        let taken = try await withThrowingTaskGroup(of: UInt64?.self) { group in
            for number in 0..<150 {
                group.addTask {
                    try? await nonces.withNonce(of: Self.address, on: rpc) { nonce in
                        #expect(inside.add(1) == 1)
                        await Task.yield()
                        _ = inside.add(-1)
                        return number % 3 == 0 ? .free(Failure()) : .taken(nonce)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
        }
        #expect(taken.sorted() == Array(0..<100))
    }

    @Test func `who is cancelled while waiting holds up nobody`() async throws {
        let (rpc, _) = try Self.rpc(.init(0))
        let nonces = NonceManager()
        let result: [UInt64] = try await nonces.withNonce(of: Self.address, on: rpc) { nonce in
            let waiting = (0..<3).map { _ in
                Task { try await nonces.withNonce(of: Self.address, on: rpc) { .taken($0) } }
            }
            waiting[1].cancel()
            let outcome = await waiting[1].result
            #expect(throws: CancellationError.self) { try outcome.get() }
            return .taken([nonce])
        }
        #expect(result == [0])
        #expect(try await nonces.withNonce(of: Self.address, on: rpc) { .taken($0) } > 0)
    }
}

extension Lock<UInt64> {
    /// A number that closures share.
    final class Shared: Sendable {
        private let number: Lock<UInt64>

        init(_ value: UInt64) { number = Lock(value) }

        var value: UInt64 { number.withLock { $0 } }

        func add(_ change: Int64) -> UInt64 {
            number.withLock { number in
                number = UInt64(Int64(number) + change)
                return number
            }
        }
    }
}
