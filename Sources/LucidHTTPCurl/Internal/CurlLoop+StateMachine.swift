// SPDX-License-Identifier: Apache-2.0

extension CurlLoop {
    /// What callers and the loop's thread share; it lives under the loop's lock.
    ///
    /// It knows who waits for which transfer, what the thread has yet to do, and whether it must be woken. A value
    /// without clock, thread or libcurl. Each waiter comes out exactly once: from `submitted` (refused), `cancelled`,
    /// `finished` or `stopped`.
    struct StateMachine<Job: Sendable, Waiter: Sendable>: Sendable {
        enum Phase: Equatable {
            case running
            /// The thread was told to end.
            case stopping
            /// The thread has ended, or never began.
            case stopped
        }

        enum Command {
            case start(UInt64, Job)
            case abandon(UInt64)
            /// A body that stood still may go on.
            case unpause(UInt64)
            /// A part of a task that prefers this thread.
            case run(UnownedJob)
        }

        enum SubmitAction {
            case none
            case wake
            case refuseCancelled(Waiter)
            case refuseStopped(Waiter)
        }

        enum EnqueueAction {
            case none
            case wake
            case runElsewhere
        }

        enum CancelAction {
            case none
            case resume(Waiter, wake: Bool)
            /// The head was delivered; the rest of the answer is given up.
            case abandoned(wake: Bool)
        }

        enum BatchAction {
            case work([Command])
            case stop
        }

        private enum Entry {
            case reserved
            /// Cancelled before it was submitted.
            case cancelled
            case waiting(Waiter)
            /// The head was delivered, the body follows.
            case streaming
        }

        private(set) var phase = Phase.running
        private var lastID: UInt64 = 0
        private var entries: [UInt64: Entry] = [:]
        private var commands: [Command] = []
        private var isSleeping = false

        /// Transfers that have a number and no end yet.
        var openCount: Int { entries.count }

        mutating func reserved() -> UInt64 {
            lastID += 1
            entries[lastID] = .reserved
            return lastID
        }

        /// Nothing will be submitted under this number.
        mutating func forgotten(_ id: UInt64) { entries[id] = nil }

        mutating func submitted(_ job: Job, as id: UInt64, waiter: Waiter) -> SubmitAction {
            switch entries[id] {
            case .reserved:
                guard phase == .running else {
                    entries[id] = nil
                    return .refuseStopped(waiter)
                }
                entries[id] = .waiting(waiter)
                commands.append(.start(id, job))
                return wakeIfSleeping() ? .wake : .none
            case .cancelled:
                entries[id] = nil
                return .refuseCancelled(waiter)
            case .waiting, .streaming, nil:
                preconditionFailure("transfer \(id) was submitted twice or without a reservation, phase \(phase)")
            }
        }

        /// The task of transfer `id` was cancelled: before it was submitted, while it runs, or after its end.
        mutating func cancelled(_ id: UInt64) -> CancelAction {
            switch entries[id] {
            case .reserved:
                entries[id] = .cancelled
                return .none
            case .waiting(let waiter):
                entries[id] = nil
                commands.append(.abandon(id))
                return .resume(waiter, wake: wakeIfSleeping())
            case .streaming:
                entries[id] = nil
                commands.append(.abandon(id))
                return .abandoned(wake: wakeIfSleeping())
            case .cancelled, nil:
                return .none
            }
        }

        /// Transfer `id` has an end; nil if its waiter has left.
        mutating func finished(_ id: UInt64) -> Waiter? {
            switch entries[id] {
            case .waiting(let waiter):
                entries[id] = nil
                return waiter
            case .streaming:
                entries[id] = nil
                return nil
            case .reserved, .cancelled, nil: return nil
            }
        }

        /// The head of an answer whose body follows piece by piece; nil if its waiter has left.
        mutating func headArrived(_ id: UInt64) -> Waiter? {
            guard case .waiting(let waiter) = entries[id] else { return nil }
            entries[id] = .streaming
            return waiter
        }

        /// A paused body of transfer `id` may go on; whether the thread must be woken.
        mutating func unpauseAsked(_ id: UInt64) -> Bool {
            switch entries[id] {
            case .waiting, .streaming:
                commands.append(.unpause(id))
                return wakeIfSleeping()
            case .reserved, .cancelled, nil: return false
            }
        }

        /// A part of a task is to run on the thread, or elsewhere if that has ended.
        mutating func enqueued(_ job: UnownedJob) -> EnqueueAction {
            guard phase != .stopped else { return .runElsewhere }
            commands.append(.run(job))
            return wakeIfSleeping() ? .wake : .none
        }

        /// What the thread is to do next.
        ///
        /// What was cancelled meanwhile is not started.
        mutating func batchTaken() -> BatchAction {
            guard phase == .running else { return .stop }
            guard !commands.isEmpty else { return .work([]) }
            let batch = commands.filter { command in
                guard case .start(let id, _) = command else { return true }
                if case .waiting = entries[id] { return true }
                return false
            }
            commands.removeAll(keepingCapacity: true)
            return .work(batch)
        }

        /// The thread wants to wait; false if there is something to do first.
        ///
        /// The check and the mark are one step, so that no command is slept over.
        mutating func wantsToSleep() -> Bool {
            isSleeping = commands.isEmpty && phase == .running
            return isSleeping
        }

        mutating func woke() { isSleeping = false }

        /// Shutdown was asked for; the result says whether the thread must be woken.
        mutating func stopRequested() -> Bool {
            guard phase == .running else { return false }
            phase = .stopping
            return wakeIfSleeping()
        }

        /// The thread ends; the result is who still waits, and what has yet to run elsewhere.
        mutating func stopped() -> (waiters: [(id: UInt64, waiter: Waiter)], jobs: [UnownedJob]) {
            phase = .stopped
            let jobs = commands.compactMap { if case .run(let job) = $0 { job } else { nil } }
            commands = []
            isSleeping = false
            var waiters: [(id: UInt64, waiter: Waiter)] = []
            for (id, entry) in entries {
                if case .waiting(let waiter) = entry { waiters.append((id, waiter)) }
                if case .reserved = entry { continue }
                if case .cancelled = entry { continue }
                entries[id] = nil
            }
            return (waiters, jobs)
        }

        private mutating func wakeIfSleeping() -> Bool {
            defer { isSleeping = false }
            return isSleeping
        }
    }
}
