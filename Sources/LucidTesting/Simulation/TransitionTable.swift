// SPDX-License-Identifier: Apache-2.0
package import LucidAuth

/// Which input led from which state to which, as seen in runs.
package struct TransitionTable: Sendable, Equatable {
    package struct Key: Hashable, Sendable, Comparable {
        package let state: String
        package let input: String

        package static func < (lhs: Self, rhs: Self) -> Bool { (lhs.state, lhs.input) < (rhs.state, rhs.input) }
    }

    package struct Outcome: Equatable, Sendable {
        package var states: Set<String> = []
        package var actions: Set<String> = []
    }

    package private(set) var rows: [Key: Outcome] = [:]
    /// How many inputs were noted.
    package private(set) var stepCount = 0

    package init() {}

    mutating func note(_ before: String, _ input: LifecycleInput, _ actions: [LifecycleAction], _ after: String) {
        stepCount += 1
        rows[Key(state: before, input: input.rowName), default: Outcome()].add(after, actions.map(\.rowName))
    }

    /// One step in words.
    static func words(
        _ before: String, _ input: LifecycleInput, _ actions: [LifecycleAction], _ after: String
    ) -> String {
        let names = actions.map(\.rowName).joined(separator: ", ")
        return "\(before) + \(input.rowName) -> \(after)\(names.isEmpty ? "" : ": ")\(names)"
    }

    package mutating func add(_ other: Self) {
        stepCount += other.stepCount
        for (key, outcome) in other.rows {
            rows[key, default: Outcome()].states.formUnion(outcome.states)
            rows[key, default: Outcome()].actions.formUnion(outcome.actions)
        }
    }

    /// The rows of a Markdown table, sorted.
    package var lines: [String] {
        rows.sorted { $0.key < $1.key }.map { key, outcome in
            let states = outcome.states.sorted().joined(separator: ", ")
            let actions = outcome.actions.sorted().joined(separator: ", ")
            return "| \(key.state) | \(key.input) | \(states) | \(actions.isEmpty ? "-" : actions) |"
        }
    }
}

extension TransitionTable.Outcome {
    fileprivate mutating func add(_ state: String, _ names: [String]) {
        states.insert(state)
        actions.formUnion(names)
    }
}

extension LifecycleStateMachine {
    /// The state as the table names it: what the flight waits for, or what is in memory.
    package var stateName: String {
        let prefix: String
        switch phase {
        case .active: prefix = ""
        case .draining: prefix = "draining, "
        case .ended: return "ended"
        }
        if let flight { return prefix + flight.step.stateName }
        guard let session else { return prefix + "empty" }
        return prefix + (session.id == rejected ? "refused" : unstoredName(session))
    }

    private func unstoredName(_ session: Session) -> String {
        session.isPrivate ? "private" : session.isPersisted ? "stored" : "unstored"
    }
}

extension Flight.Step {
    fileprivate var stateName: String {
        switch self {
        case .peeking: "peeking"
        case .locking: "locking"
        case .waitingForLock: "waitingForLock"
        case .recordingIntent: "recordingIntent"
        case .renewing: "renewing"
        case .rereading: "rereading"
        case .buryingSeed: "buryingSeed"
        case .obtaining: "obtaining"
        case .saving: "saving"
        case .resolvingConflict: "resolvingConflict"
        case .recordingFailure: "recordingFailure"
        case .revoking: "revoking"
        case .clearing: "clearing"
        }
    }
}

extension LifecycleInput {
    fileprivate var rowName: String {
        switch self {
        case .demand(_, .usable): "demand usable"
        case .demand(_, .renewed): "demand renewed"
        case .demand(_, .proven): "demand proven"
        case .demand(_, .restored): "demand restored"
        case .demand(_, .cleared): "demand cleared"
        case .leave: "leave"
        case .invalidate: "invalidate"
        case .runStarted: "runStarted"
        case .runStopped: "runStopped"
        case .finished(_, let result): result.rowName
        case .tick: "tick"
        case .shutDown: "shutDown"
        }
    }
}

extension EffectResult {
    fileprivate var rowName: String {
        switch self {
        case .peeked(.success(let entry)): entry == nil ? "peeked nothing" : "peeked entry"
        case .peeked(.failure): "peeked failure"
        case .locked(.got): "locked got"
        case .locked(.held): "locked held"
        case .locked(.broken): "locked broken"
        case .locked(.refused): "locked refused"
        case .saved(.success(let isWritten)): isWritten ? "saved" : "saved by others"
        case .saved(.failure): "saved failure"
        case .granted: "granted"
        case .refused: "refused"
        case .done: "done"
        }
    }
}

extension LifecycleAction {
    fileprivate var rowName: String {
        switch self {
        case .run(_, let effect): effect.traceName
        case .cancel: "cancel"
        case .publish(let snapshot): snapshot == nil ? "publish nothing" : "publish"
        case .emit(let kind): "emit \(kind.name)"
        case .resume: "resume"
        case .fail: "fail"
        case .unlock: "unlock"
        case .end: "end"
        }
    }
}
