// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP
import Testing

@testable import LucidAuth

@Suite(.timeLimit(.minutes(10))) struct WakeSchedulerTests {
    /// Who was woken, in order, and a way to wait until so many were.
    private final class Woken: Sendable {
        private struct State {
            var ids: [Int] = []
            var waiting: (count: Int, continuation: CheckedContinuation<Void, Never>)?
        }

        private let state = Lock(State())

        var ids: [Int] { state.withLock { $0.ids } }

        func add(_ id: Int) {
            let ready = state.withLock { state -> CheckedContinuation<Void, Never>? in
                state.ids.append(id)
                guard let waiting = state.waiting, state.ids.count >= waiting.count else { return nil }
                state.waiting = nil
                return waiting.continuation
            }
            ready?.resume()
        }

        func reach(_ count: Int) async {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if state.ids.count >= count { return true }
                    state.waiting = (count, continuation)
                    return false
                }
                if isThere { continuation.resume() }
            }
        }
    }

    private let clock = TestClock()
    private let woken = Woken()

    private func at(_ seconds: Double) -> BootInstant { clock.bootNow().advanced(bySeconds: seconds) }

    @Test func `ten thousand deadlines are one sleeping task`() async {
        let scheduler = WakeScheduler(clock: clock)
        for index in 0..<10_000 {
            let id = scheduler.register { [woken] in woken.add(index) }
            scheduler.set(id, to: at(Double(1 + (index * 7919) % 10_000)))
        }
        #expect(scheduler.load.entries == 10_000 && scheduler.load.sleepers == 1)
        await clock.waitForSleeper(within: 1)
        #expect(clock.sleeperCount == 1)
        clock.advance(by: 10_001)
        await woken.reach(10_000)
        #expect(Set(woken.ids).count == 10_000, "each once")
        #expect(woken.ids.map { (1 + ($0 * 7919) % 10_000) } == Array(1...10_000), "the earliest first")
        #expect(scheduler.load.entries == 0 && scheduler.load.sleepers == 0)
    }

    @Test func `the last deadline that was set is the one that holds`() async {
        let scheduler = WakeScheduler(clock: clock)
        let ids = (0..<3).map { index in scheduler.register { [woken] in woken.add(index) } }
        scheduler.set(ids[0], to: at(5))
        scheduler.set(ids[0], to: at(50))
        scheduler.set(ids[1], to: at(60))
        scheduler.set(ids[1], to: at(10))
        scheduler.set(ids[2], to: at(20))
        scheduler.set(ids[2], to: nil)
        await clock.waitForSleeper(within: 10)
        clock.advance(by: 30)
        await woken.reach(1)
        #expect(woken.ids == [1])
        await clock.waitForSleeper(within: 20)
        clock.advance(by: 30)
        await woken.reach(2)
        #expect(woken.ids == [1, 0])
        #expect(scheduler.load.sleepers == 0)
    }

    @Test func `an entry that was removed is never woken, and takes its sleeper with it`() async {
        let scheduler = WakeScheduler(clock: clock)
        let id = scheduler.register { [woken] in woken.add(0) }
        scheduler.set(id, to: at(5))
        scheduler.remove(id)
        scheduler.set(id, to: at(6))
        #expect(scheduler.load.entries == 0 && scheduler.load.sleepers == 0)
        let other = scheduler.register { [woken] in woken.add(1) }
        scheduler.set(other, to: at(7))
        await clock.waitForSleeper(within: 7)
        clock.advance(by: 10)
        await woken.reach(1)
        #expect(woken.ids == [1])
    }

    @Test func `deadlines set again and again do not pile up`() {
        let scheduler = WakeScheduler(clock: clock)
        let ids = (0..<10).map { _ in scheduler.register {} }
        for round in 0..<100_000 { scheduler.set(ids[round % 10], to: at(1_000 + Double(round))) }
        #expect(scheduler.heapCount <= 128, "\(scheduler.heapCount)")
    }

    @Test(arguments: 0..<20)
    func `whatever is set, moved and removed, everyone due is woken once and in order`(seed: UInt64) async {
        var random = RandomDraw(seed, salt: 0x3a4e)
        let scheduler = WakeScheduler(clock: clock)
        let ids = (0..<40).map { index in scheduler.register { [woken] in woken.add(index) } }
        var expected: [Int: Double] = [:]
        for _ in 0..<400 {
            let index = Int(random.next() % 40)
            if random.unit() < 0.2 {
                scheduler.set(ids[index], to: nil)
                expected[index] = nil
            } else {
                let seconds = 1 + Double(random.next() % 100_000) / 10
                scheduler.set(ids[index], to: at(seconds))
                expected[index] = seconds
            }
        }
        let due = expected.filter { $0.value <= 5_000 }
        guard let first = due.values.min() else { return }
        await clock.waitForSleeper(within: first + 0.01)
        clock.advance(by: 5_000.01)
        await woken.reach(due.count)
        #expect(Set(woken.ids) == Set(due.keys), "seed \(seed)")
        let times = woken.ids.compactMap { due[$0] }
        #expect(times == times.sorted() && times.count == due.count, "seed \(seed)")
    }
}
