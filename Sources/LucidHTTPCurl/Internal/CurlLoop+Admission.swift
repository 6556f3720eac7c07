// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

extension CurlLoop {
    /// Which transfers run, which wait for a place, and when each runs out of time.
    ///
    /// A value without a clock: times are seconds on a clock of the caller's.
    ///
    /// libcurl is given no limits: its timers do not run while it holds a transfer back for another's connection or
    /// joins a resolver thread, and cost something for each transfer.
    struct Admission {
        enum Stage: Equatable {
            case waiting
            case connecting
            case exchanging
            /// The head was delivered; the body may take as long as it likes, but not stand still.
            case streaming
        }

        private struct Entry {
            let lane: HTTPOrigin?
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

        /// The transfers to one origin, or all of them if origins have no limit of their own.
        private struct Lane {
            var runningCount = 0
            /// In order of arrival from `firstWaiting` on; those that have left are skipped.
            private var queue: [UInt64] = []
            private var firstWaiting = 0

            var head: UInt64? { firstWaiting < queue.count ? queue[firstWaiting] : nil }
            var isEmpty: Bool { runningCount == 0 && head == nil }

            mutating func append(_ id: UInt64) { queue.append(id) }

            mutating func removeHead() {
                firstWaiting += 1
                guard firstWaiting == queue.count else { return }
                queue.removeAll(keepingCapacity: true)
                firstWaiting = 0
            }
        }

        private let limit: Int
        private let limitPerOrigin: Int?
        private var entries: [UInt64: Entry] = [:]
        private var lanes: [HTTPOrigin?: Lane] = [:]
        private var runningCount = 0
        /// No deadline is earlier; it may be too early after a transfer left.
        private var earliest = Double.infinity

        /// - Parameters:
        ///   - limit: How many may run.
        ///   - perOrigin: How many of them may run to one origin; nil for no limit but `limit`.
        init(limit: Int, perOrigin: Int? = nil) {
            self.limit = max(1, limit)
            limitPerOrigin = perOrigin.map { max(1, $0) }
        }

        /// A transfer came; whether it may start now.
        mutating func arrived(
            _ id: UInt64, to origin: HTTPOrigin, at now: Double, connectTimeout: Double, attemptTimeout: Double
        ) -> Bool {
            let key = limitPerOrigin == nil ? nil : origin
            let starts = runningCount < limit && lanes[key, default: Lane()].runningCount < limitPerOrigin ?? .max
            let attemptDeadline = now + attemptTimeout
            let deadline = starts ? min(now + connectTimeout, attemptDeadline) : attemptDeadline
            entries[id] = Entry(
                lane: key, stage: starts ? .connecting : .waiting, connectTimeout: connectTimeout,
                attemptDeadline: attemptDeadline, deadline: deadline)
            earliest = min(earliest, deadline)
            if starts {
                runningCount += 1
                lanes[key, default: Lane()].runningCount += 1
            } else {
                lanes[key, default: Lane()].append(id)
            }
            return starts
        }

        /// A transfer left, whatever its stage.
        ///
        /// Ask ``next(at:)`` afterwards.
        mutating func left(_ id: UInt64) {
            guard let entry = entries.removeValue(forKey: id) else { return }
            guard entry.stage != .waiting else { return }
            runningCount -= 1
            lanes[entry.lane]?.runningCount -= 1
            if let lane = lanes[entry.lane], lane.isEmpty { lanes[entry.lane] = nil }
        }

        /// The head of an answer was delivered; from now on its body must not stand still for `idleTimeout`.
        mutating func headArrived(_ id: UInt64, at now: Double, idleTimeout: Double) {
            entries[id]?.stage = .streaming
            entries[id]?.idleTimeout = idleTimeout
            entries[id]?.deadline = now + idleTimeout
            earliest = min(earliest, now + idleTimeout)
        }

        /// The next waiting transfer that may start.
        mutating func next(at now: Double) -> UInt64? {
            while runningCount < limit, let (id, key) = firstInLine() {
                lanes[key]?.removeHead()
                guard var entry = entries[id], entry.stage == .waiting else { continue }
                entry.stage = .connecting
                entry.deadline = min(now + entry.connectTimeout, entry.attemptDeadline)
                earliest = min(earliest, entry.deadline)
                entries[id] = entry
                runningCount += 1
                lanes[key]?.runningCount += 1
                return id
            }
            return nil
        }

        /// The transfer that has waited longest of those whose origin has room.
        private func firstInLine() -> (id: UInt64, lane: HTTPOrigin?)? {
            var first: (id: UInt64, lane: HTTPOrigin?)?
            for (key, lane) in lanes where lane.runningCount < limitPerOrigin ?? .max {
                if let id = lane.head, id < first?.id ?? .max { first = (id, key) }
            }
            return first
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
