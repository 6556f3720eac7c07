// SPDX-License-Identifier: Apache-2.0

extension CurlLoop {
    /// Which transfers run, which wait for a place, and when each runs out of time.
    ///
    /// A value without a clock: times are seconds on a clock of the caller's.
    ///
    /// libcurl has timers of its own, but they do not run while it holds a transfer back for another's connection or
    /// joins a resolver thread; these do.
    struct Admission {
        enum Stage: Equatable {
            case waiting
            case connecting
            case exchanging
            /// The head was delivered; the body may take as long as it likes, but not stand still.
            case streaming
        }

        private struct Entry {
            var stage: Stage
            var connectTimeout: Double
            var attemptDeadline: Double
            var deadline: Double
            var idleTimeout = Double.infinity
        }

        /// What has become of a running transfer.
        struct Look {
            var hasSent: Bool
            /// When the last byte of a streamed body came.
            var lastByte: Double?
        }

        private let limit: Int
        private var entries: [UInt64: Entry] = [:]
        private var runningCount = 0
        /// In order of arrival from `firstWaiting` on; those that have left are skipped.
        private var queue: [UInt64] = []
        private var firstWaiting = 0
        /// No deadline is earlier; it may be too early after a transfer left.
        private var earliest = Double.infinity

        init(limit: Int) { self.limit = max(1, limit) }

        /// A transfer came; whether it may start now.
        mutating func arrived(_ id: UInt64, at now: Double, connectTimeout: Double, attemptTimeout: Double) -> Bool {
            let starts = runningCount < limit
            let attemptDeadline = now + attemptTimeout
            let deadline = starts ? min(now + connectTimeout, attemptDeadline) : attemptDeadline
            entries[id] = Entry(
                stage: starts ? .connecting : .waiting, connectTimeout: connectTimeout,
                attemptDeadline: attemptDeadline, deadline: deadline)
            earliest = min(earliest, deadline)
            if starts { runningCount += 1 } else { queue.append(id) }
            return starts
        }

        /// A transfer left, whatever its stage.
        ///
        /// Ask ``next(at:)`` afterwards.
        mutating func left(_ id: UInt64) {
            guard let entry = entries.removeValue(forKey: id) else { return }
            if entry.stage != .waiting { runningCount -= 1 }
        }

        /// The head of an answer was delivered; from now on its body must not stand still for `idleTimeout`.
        mutating func headArrived(_ id: UInt64, at now: Double, idleTimeout: Double) {
            entries[id]?.stage = .streaming
            entries[id]?.idleTimeout = idleTimeout
            entries[id]?.deadline = now + idleTimeout
            earliest = min(earliest, now + idleTimeout)
        }

        /// The next waiting transfer that may start, with the seconds left for it.
        mutating func next(at now: Double) -> (id: UInt64, attemptTimeout: Double)? {
            while runningCount < limit, firstWaiting < queue.count {
                let id = queue[firstWaiting]
                firstWaiting += 1
                if firstWaiting == queue.count {
                    queue.removeAll(keepingCapacity: true)
                    firstWaiting = 0
                }
                guard var entry = entries[id], entry.stage == .waiting else { continue }
                entry.stage = .connecting
                entry.deadline = min(now + entry.connectTimeout, entry.attemptDeadline)
                earliest = min(earliest, entry.deadline)
                entries[id] = entry
                runningCount += 1
                return (id, max(0.001, entry.attemptDeadline - now))
            }
            return nil
        }

        /// The transfers that are out of time, with the stage they were in; they stay until they are said to have
        /// left.
        ///
        /// - Parameter look: What has become of a running transfer.
        mutating func due(at now: Double, look: (UInt64) -> Look) -> [(id: UInt64, stage: Stage)] {
            guard now >= earliest else { return [] }
            var due: [(id: UInt64, stage: Stage)] = []
            earliest = .infinity
            for (id, var entry) in entries {
                if entry.stage == .connecting, look(id).hasSent {
                    entry.stage = .exchanging
                    entry.deadline = entry.attemptDeadline
                    entries[id] = entry
                } else if entry.stage == .streaming, entry.deadline <= now, let lastByte = look(id).lastByte {
                    entry.deadline = lastByte + entry.idleTimeout
                    entries[id] = entry
                }
                if entry.deadline <= now {
                    due.append((id, entry.stage))
                } else {
                    earliest = min(earliest, entry.deadline)
                }
            }
            return due
        }

        /// Seconds until ``due(at:look:)`` should be asked again, at most `longest`.
        func wait(at now: Double, atMost longest: Double) -> Double { max(0, min(earliest - now, longest)) }
    }
}
