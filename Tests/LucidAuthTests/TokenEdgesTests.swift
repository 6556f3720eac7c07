// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

@Suite struct TokenEdgesTests {
    private static func edges(_ life: Double, jitter: Double = 0, soft: Double? = nil, hard: Double? = nil)
        -> TokenEdges
    {
        var policy = LifecyclePolicy()
        policy.softLead = soft
        policy.hardLead = hard
        let end = BootInstant(nanoseconds: 1_000_000_000_000_000)
        return TokenEdges(end: end, lifetime: life, policy: policy, jitter: jitter)
    }

    // Life, soft lead, hard lead, the lead within which callers wait.
    @Test(arguments: [
        (8.0, 4.0, 2.0, 1.0), (60, 30, 15, 5), (119, 59.5, 29.75, 5), (300, 60, 30, 5), (3600, 720, 30, 5),
        (86_400, 900, 30, 5), (1, 0.5, 0.25, 0.125), (0, 0, 0, 0),
    ])
    func `the edges follow the life of the token`(life: Double, soft: Double, hard: Double, wait: Double) {
        let edges = Self.edges(life)
        #expect(abs(edges.end.seconds(since: edges.soft) - soft) < 1e-6)
        #expect(abs(edges.end.seconds(since: edges.hard) - hard) < 1e-6)
        #expect(abs(edges.end.seconds(since: edges.wait) - wait) < 1e-6)
    }

    @Test(arguments: [0, 0.25, 0.5, 0.999999])
    func `renewal is drawn between the soft edge and the middle`(jitter: Double) {
        for life in [8.0, 60, 300, 3600, 86_400] {
            let edges = Self.edges(life, jitter: jitter)
            #expect(edges.soft <= edges.refreshAt)
            #expect(edges.refreshAt.seconds(since: edges.soft) <= edges.hard.seconds(since: edges.soft) / 2 + 1e-6)
            #expect(edges.refreshAt <= edges.wait)
        }
    }

    @Test(arguments: [(3600.0, 7200.0), (60, 60), (8, 1000), (300, 300)])
    func `a configured lead longer than the life starts no storm`(life: Double, soft: Double) {
        let edges = Self.edges(life, soft: soft)
        #expect(edges.end.seconds(since: edges.soft) <= life * 0.8 + 1e-6)
    }

    @Test func `a hard lead longer than the soft one moves the soft edge`() {
        let edges = Self.edges(3600, soft: 60, hard: 600)
        #expect(edges.soft <= edges.hard)
    }

    @Test(arguments: 1...8)
    func `a fleet with one expiry spreads over the window`(seed: UInt64) {
        // 10,000 runtimes: no twentieth of the window holds more than 8 % of them.
        let world = World(seed: seed)
        let bundle = Samples.bundle(lifetime: 3600, at: world)
        var buckets = [Int](repeating: 0, count: 20)
        let policy = LifecyclePolicy()
        let host = HostIdentity(bootID: "boot-1", machineID: "machine-1")
        let moment = Moment(boot: world.now, wall: world.truth, draw: RandomDraw(1, salt: 2))
        let traits = SourceTraits(canObtain: true, seed: nil, credentialID: nil, scopes: [], binding: Samples.binding)
        for _ in 0..<10_000 {
            let machine = LifecycleStateMachine(policy: policy, source: traits, host: host, instanceSeed: world.draw())
            let edges = machine.makeSession(bundle, at: moment, isPersisted: true).edges
            let again = machine.makeSession(bundle, at: moment, isPersisted: true).edges
            #expect(edges == again, "the same seed and generation draw the same time")
            let window = edges.hard.seconds(since: edges.soft) / 2
            let share = edges.refreshAt.seconds(since: edges.soft) / window
            buckets[min(19, Int(share * 20))] += 1
        }
        #expect(buckets.allSatisfy { $0 <= 800 })
        #expect(buckets.allSatisfy { $0 > 0 })
    }
}
