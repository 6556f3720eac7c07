// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import LucidHTTPCurl

private typealias Machine = CurlLoop.StateMachine<String, Int>

extension CurlLoop.StateMachine where Waiter == Int {
    fileprivate mutating func submit(_ job: Job, waiter: Int) -> (id: UInt64, wake: Bool) {
        let id = reserved()
        if case .wake = submitted(job, as: id, waiter: waiter) { return (id, true) }
        return (id, false)
    }

    fileprivate mutating func takenStarts() -> [UInt64]? {
        guard case .work(let commands) = batchTaken() else { return nil }
        return commands.compactMap { if case .start(let id, _) = $0 { id } else { nil } }
    }
}

struct CurlLoopStateMachineTests {
    @Test func `a transfer is started once and finished once`() {
        var machine = Machine()
        let (id, wake) = machine.submit("a", waiter: 7)
        #expect(!wake)
        #expect(machine.takenStarts() == [id])
        #expect(machine.takenStarts() == [])
        #expect(machine.finished(id) == 7)
        #expect(machine.finished(id) == nil)
        #expect(machine.openCount == 0)
    }

    @Test func `only a sleeping thread is woken, and only once`() {
        var machine = Machine()
        #expect(machine.wantsToSleep() == true)
        #expect(machine.submit("a", waiter: 1).wake == true)
        #expect(machine.submit("b", waiter: 2).wake == false)
        machine.woke()
        #expect(machine.submit("c", waiter: 3).wake == false)
        #expect(machine.takenStarts()?.count == 3)
    }

    @Test func `the thread does not sleep over a command`() {
        var machine = Machine()
        _ = machine.submit("a", waiter: 1)
        #expect(machine.wantsToSleep() == false)
        _ = machine.takenStarts()
        #expect(machine.wantsToSleep() == true)
    }

    @Test func `cancelled before it was submitted, it is refused`() {
        var machine = Machine()
        let id = machine.reserved()
        guard case .none = machine.cancelled(id) else { return _ = Issue.record("nobody waits yet") }
        guard case .refuseCancelled(5) = machine.submitted("a", as: id, waiter: 5) else {
            return _ = Issue.record("it was taken")
        }
        #expect(machine.takenStarts() == [])
        #expect(machine.openCount == 0)
    }

    @Test func `cancelled before the thread saw it, it is not started`() {
        var machine = Machine()
        let (id, _) = machine.submit("a", waiter: 5)
        guard case .resume(5, wake: false) = machine.cancelled(id) else { return _ = Issue.record("not resumed") }
        #expect(machine.takenStarts() == [])
        #expect(machine.finished(id) == nil)
    }

    @Test func `cancelled while it runs, the thread is told`() {
        var machine = Machine()
        let (id, _) = machine.submit("a", waiter: 5)
        _ = machine.takenStarts()
        #expect(machine.wantsToSleep() == true)
        guard case .resume(5, wake: true) = machine.cancelled(id) else { return _ = Issue.record("not resumed") }
        guard case .work(let commands) = machine.batchTaken(), case .abandon(id)? = commands.first else {
            return _ = Issue.record("the thread was not told")
        }
        #expect(commands.count == 1)
    }

    @Test func `cancelled after its end, nothing happens`() {
        var machine = Machine()
        let (id, _) = machine.submit("a", waiter: 5)
        _ = machine.takenStarts()
        _ = machine.finished(id)
        guard case .none = machine.cancelled(id) else { return _ = Issue.record("somebody was resumed twice") }
        #expect(machine.takenStarts() == [])
    }

    @Test func `a stop ends the work, refuses what comes, and hands back who waits`() {
        var machine = Machine()
        let (first, _) = machine.submit("a", waiter: 1)
        let late = machine.reserved()
        _ = machine.takenStarts()
        #expect(machine.wantsToSleep() == true)
        #expect(machine.stopRequested() == true)
        #expect(machine.stopRequested() == false)
        #expect(machine.wantsToSleep() == false)
        #expect(machine.takenStarts() == nil)
        guard case .refuseStopped(2) = machine.submitted("b", as: late, waiter: 2) else {
            return _ = Issue.record("it was taken")
        }
        let waiters = machine.stopped().waiters
        #expect(waiters.map(\.id) == [first])
        #expect(waiters.map(\.waiter) == [1])
        #expect(machine.stopped().waiters.isEmpty == true)
        #expect(machine.openCount == 0)
    }

    @Test(arguments: 0..<50) func `whatever the order, each waiter comes out exactly once`(seed: UInt64) {
        var generator = Seeded(state: seed &* 7_919 &+ 1)
        var machine = Machine()
        var reserved: [UInt64] = []
        var running: [UInt64] = []
        var out: [Int: Int] = [:]
        var issued = 0
        var known: [UInt64] = []
        for _ in 0..<2_000 {
            switch Int.random(in: 0..<100, using: &generator) {
            case 0..<30:
                let id = machine.reserved()
                reserved.append(id)
                known.append(id)
            case 30..<55:
                guard let id = reserved.popLast() else { continue }
                issued += 1
                switch machine.submitted("j", as: id, waiter: issued) {
                case .none, .wake: break
                case .refuseCancelled(let waiter), .refuseStopped(let waiter): out[waiter, default: 0] += 1
                }
            case 55..<70:
                guard let id = known.randomElement(using: &generator) else { continue }
                if case .resume(let waiter, _) = machine.cancelled(id) { out[waiter, default: 0] += 1 }
            case 70..<85:
                if let starts = machine.takenStarts() { running += starts }
            case 85..<97:
                guard let id = running.popLast() else { continue }
                if let waiter = machine.finished(id) { out[waiter, default: 0] += 1 }
            case 97..<99:
                if !machine.wantsToSleep() { machine.woke() }
            default:
                if seed % 2 == 0, issued > 200 { _ = machine.stopRequested() }
            }
        }
        for (_, waiter) in machine.stopped().waiters { out[waiter, default: 0] += 1 }
        for id in reserved {
            issued += 1
            switch machine.submitted("j", as: id, waiter: issued) {
            case .refuseCancelled(let waiter), .refuseStopped(let waiter): out[waiter, default: 0] += 1
            case .none, .wake: Issue.record("taken after the end")
            }
        }
        #expect(out == Dictionary(uniqueKeysWithValues: (1...max(1, issued)).map { ($0, 1) }))
        #expect(machine.openCount == 0)
    }

    @Test func `an answer that is streamed has its waiter with the head, and is given up by its number`() {
        var machine = Machine()
        let (id, _) = machine.submit("a", waiter: 7)
        _ = machine.takenStarts()
        #expect(machine.headArrived(id) == 7)
        #expect(machine.headArrived(id) == nil)
        #expect(machine.wantsToSleep() == true)
        #expect(machine.unpauseAsked(id) == true)
        #expect(machine.unpauseAsked(id) == false)
        guard case .work(let commands) = machine.batchTaken(), case .unpause(id) = commands.first else {
            return _ = Issue.record("it does not go on")
        }
        guard case .abandoned(wake: false) = machine.cancelled(id) else { return _ = Issue.record("it goes on") }
        #expect(machine.unpauseAsked(id) == false)
        #expect(machine.finished(id) == nil)
        #expect(machine.openCount == 0)
    }

    @Test func `what is streamed when the thread ends is forgotten, what was reserved is refused`() {
        var machine = Machine()
        let (id, _) = machine.submit("a", waiter: 7)
        let late = machine.reserved()
        #expect(machine.headArrived(id) == 7)
        #expect(machine.stopped().waiters.isEmpty)
        #expect(machine.openCount == 1)
        machine.forgotten(late)
        #expect(machine.openCount == 0)
    }
}
