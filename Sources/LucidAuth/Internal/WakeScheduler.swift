// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP

/// One timer for all credentials of a process: a heap of deadlines, and one task that sleeps until the earliest.
///
/// Ten thousand idle credentials are ten thousand entries here, not ten thousand sleeping tasks.
package final class WakeScheduler: Sendable {
    typealias ID = UInt64

    /// The one of the machine's own clock.
    private static let system = WakeScheduler(clock: SystemClock())

    /// The scheduler for credentials that live by `clock`.
    static func following(_ clock: any AgentClock) -> WakeScheduler {
        clock is SystemClock ? system : WakeScheduler(clock: clock)
    }

    fileprivate struct Entry {
        let deadline: BootInstant
        let id: ID
    }

    fileprivate struct State {
        var lastID: ID = 0
        var wakes: [ID: @Sendable () -> Void] = [:]
        /// What holds of each; the heap also has deadlines that no longer hold.
        var deadlines: [ID: BootInstant] = [:]
        var heap: [Entry] = []
        /// Who sleeps until when; an older sleeper that wakes up does nothing.
        var sleep: (deadline: BootInstant, number: UInt64, task: Task<Void, Never>)?
        var sleepCount: UInt64 = 0
    }

    private let clock: any AgentClock
    private let state = Lock(State())

    init(clock: any AgentClock) { self.clock = clock }

    deinit { state.withLock { $0.sleep?.task.cancel() } }

    /// Makes an entry; `wake` is called at most once for each deadline, outside any lock, and must not block.
    func register(_ wake: @escaping @Sendable () -> Void) -> ID {
        state.withLock { state in
            state.lastID += 1
            state.wakes[state.lastID] = wake
            return state.lastID
        }
    }

    /// Sets the one deadline of an entry, or takes it away.
    func set(_ id: ID, to deadline: BootInstant?) {
        state.withLock { state in
            guard state.wakes[id] != nil, state.deadlines[id] != deadline else { return }
            state.deadlines[id] = deadline
            if let deadline { state.push(Entry(deadline: deadline, id: id)) }
            arm(&state)
        }
    }

    /// Takes the entry away.
    func remove(_ id: ID) {
        state.withLock { state in
            state.wakes[id] = nil
            state.deadlines[id] = nil
            arm(&state)
        }
    }

    /// How many entries have a deadline, and how many tasks sleep for them.
    var load: (entries: Int, sleepers: Int) { state.withLock { ($0.deadlines.count, $0.sleep == nil ? 0 : 1) } }

    /// How many deadlines are kept, those that no longer hold among them.
    var heapCount: Int { state.withLock { $0.heap.count } }

    /// Lets one task sleep until the earliest deadline; a sleeper that wakes too early only costs that.
    private func arm(_ state: inout State) {
        guard let next = state.earliest() else {
            state.sleep?.task.cancel()
            state.sleep = nil
            return
        }
        if let sleep = state.sleep, sleep.deadline <= next { return }
        state.sleep?.task.cancel()
        state.sleepCount += 1
        let number = state.sleepCount
        let task = Task.detached { [weak self, clock] in
            do { try await clock.sleep(until: next) } catch { return }
            self?.woke(number)
        }
        state.sleep = (next, number, task)
    }

    private func woke(_ number: UInt64) {
        let now = clock.bootNow()
        let due = state.withLock { state -> [@Sendable () -> Void] in
            guard state.sleep?.number == number else { return [] }
            state.sleep = nil
            var due: [@Sendable () -> Void] = []
            while let next = state.earliest(), next <= now, let entry = state.pop() {
                state.deadlines[entry.id] = nil
                if let wake = state.wakes[entry.id] { due.append(wake) }
            }
            arm(&state)
            return due
        }
        for wake in due { wake() }
    }
}

extension WakeScheduler.State {
    /// The earliest deadline that holds.
    fileprivate mutating func earliest() -> BootInstant? {
        while let first = heap.first {
            if deadlines[first.id] == first.deadline { return first.deadline }
            _ = pop()
        }
        return nil
    }

    fileprivate mutating func push(_ entry: WakeScheduler.Entry) {
        // Deadlines that no longer hold leave when they come to the top, or here before they outnumber the others.
        if heap.count > 64, heap.count > deadlines.count * 2 {
            heap = deadlines.map { WakeScheduler.Entry(deadline: $0.value, id: $0.key) }
            heap.sort { $0.deadline < $1.deadline }
            return
        }
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].deadline < heap[parent].deadline else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    fileprivate mutating func pop() -> WakeScheduler.Entry? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].deadline < heap[least].deadline { least = child }
            }
            guard least != parent else { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
