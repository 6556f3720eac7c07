// SPDX-License-Identifier: Apache-2.0

import LucidHTTP
import LucidTesting

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Two processes, one file and one authority as a value, so that a search can go back to any state.
struct TwoProcesses {
    /// What can happen next.
    ///
    /// Each of them is one step of the search.
    enum Move: Hashable {
        /// The oldest work of a process takes its next step as it should.
        case proceed(Int)
        case fail(Int, Fault)
        /// SIGKILL, and a new process in its place.
        case kill(Int)
        /// The pause before the next look at the lock is over.
        case poll(Int)
    }

    enum Fault: Hashable {
        /// A save, a load or a request that certainly had no effect.
        case nothingDone
        /// A save or a request that had its effect, and nobody is told.
        case doneUnseen
        /// A request of which nobody knows that it had no effect.
        case lostUnknown
    }

    private enum Work {
        case effect(EffectID, Effect)
        case answer(EffectID, EffectResult)
    }

    private struct Family {
        var current: String
        var spent: Set<String> = []
        var isRevoked = false
    }

    let canObtain: Bool
    let hasLocks: Bool
    private var machines: [LifecycleStateMachine] = []
    private var work: [[Work]] = [[], []]
    private var waiting: [Set<WaiterID>] = [[], []]
    private var lastID: WaiterID = 0
    private var entry: StoredEntry?
    private var holder: Int?
    private var lastGeneration: UInt64 = 0
    private var hasChanged = [false, false]
    private var families: [Family] = []
    private var sends: [String: Int] = [:]
    private var count = 0
    private var draws: UInt64 = 0
    private var now = BootInstant(nanoseconds: 5_000_000_000_000)
    private var top: [UInt64] = [0, 0]
    var faultsLeft: Int
    /// What must not be.
    private(set) var wrongs: [String] = []

    private static let start = Date(timeIntervalSince1970: 1_800_000_000)

    /// Both hold the same session, and both want another one.
    init(canObtain: Bool, hasLocks: Bool, faults: Int) {
        self.canObtain = canObtain
        self.hasLocks = hasLocks
        faultsLeft = 0
        families = [Family(current: "refresh-0")]
        machines = [machine(), machine()]
        for process in 0..<2 {
            demand(.usable, by: process)
            settle()
        }
        now = now.advanced(bySeconds: 60)
        wrongs = []
        faultsLeft = faults
        for process in 0..<2 { demand(.renewed(after: machines[process].session?.id), by: process) }
    }

    private func machine() -> LifecycleStateMachine {
        var policy = LifecyclePolicy()
        policy.challengeBurst = 16
        let seed = try? RefreshToken("refresh-0")
        return LifecycleStateMachine(
            policy: policy,
            source: SourceTraits(
                canObtain: canObtain, seed: canObtain ? nil : seed, credentialID: "cred-1", scopes: [],
                binding: Samples.binding),
            host: HostIdentity(bootID: "boot-1", machineID: "machine-1"), instanceSeed: 7)
    }

    // MARK: Moves

    var moves: [Move] {
        var moves: [Move] = []
        for process in 0..<2 {
            if let first = work[process].first {
                moves.append(.proceed(process))
                if faultsLeft > 0 {
                    moves += faults(of: first).map { .fail(process, $0) }
                    moves.append(.kill(process))
                }
            } else if case .waitingForLock = machines[process].flight?.step, holder == nil || hasChanged[process] {
                moves.append(.poll(process))
            }
        }
        return moves
    }

    private func faults(of work: Work) -> [Fault] {
        guard case .effect(_, let effect) = work else { return [] }
        switch effect {
        case .save: return [.nothingDone, .doneUnseen]
        case .renew: return [.nothingDone, .doneUnseen, .lostUnknown]
        case .obtain: return [.doneUnseen]
        case .peek, .lock, .revoke: return []
        }
    }

    mutating func make(_ move: Move) {
        switch move {
        case .proceed(let process): take(process, fault: nil)
        case .fail(let process, let fault):
            faultsLeft -= 1
            take(process, fault: fault)
        case .kill(let process):
            faultsLeft -= 1
            work[process] = []
            waiting[process] = []
            if holder == process { holder = nil }
            machines[process] = machine()
            top[process] = 0
            demand(.usable, by: process)
        case .poll(let process):
            hasChanged[process] = false
            if case .waitingForLock(let until) = machines[process].flight?.step { now = max(now, until) }
            send(.tick, to: process)
        }
    }

    private mutating func take(_ process: Int, fault: Fault?) {
        switch work[process].removeFirst() {
        case .answer(let id, let result): send(.finished(id, result), to: process)
        case .effect(let id, let effect):
            switch effect {
            case .peek: send(.finished(id, .peeked(.success(entry))), to: process)
            case .lock: send(.finished(id, .locked(lock(process))), to: process)
            case .save(let new, let revision):
                send(.finished(id, .saved(save(new, replacing: revision, by: process, fault))), to: process)
            case .renew(let token, _):
                work[process].insert(.answer(id, renew(token.value, fault)), at: 0)
            case .obtain:
                work[process].insert(.answer(id, fault == nil ? .granted(newFamily()) : lost(newFamily())), at: 0)
            case .revoke(let token):
                revoke(token.value, by: process)
                send(.finished(id, .done), to: process)
            }
        }
    }

    private mutating func lock(_ process: Int) -> LockResult {
        if !hasLocks { return .broken("no locks here", entry) }
        if let holder, holder != process { return .held(by: nil, entry) }
        holder = process
        return .got(entry, lastGeneration: lastGeneration, damage: nil)
    }

    private mutating func save(
        _ new: StoredEntry, replacing revision: EntryRevision?, by process: Int, _ fault: Fault?
    ) -> Result<Bool, AuthError> {
        if fault == .nothingDone { return .failure(SimulatedDisk.full) }
        guard entry?.revision == revision else { return .success(false) }
        if let old = entry?.bundle?.generation.counter, old > new.bundle?.generation.counter ?? 0 {
            wrongs.append("a stored session was replaced by an older one or none")
        }
        entry = new
        hasChanged = [true, true]
        lastGeneration = max(lastGeneration, new.generationCounter)
        guard fault == .doneUnseen else { return .success(true) }
        return .failure(AuthError(.storage, message: "cannot flush", outcome: .unknown))
    }

    // MARK: Authority

    private mutating func renew(_ token: String, _ fault: Fault?) -> EffectResult {
        if fault == .nothingDone { return .refused(SimulatedAuthority.refusedConnection) }
        sends[token, default: 0] += 1
        if sends[token] ?? 0 > (canObtain ? 1 : 2) { wrongs.append("\(token) was sent \(sends[token] ?? 0) times") }
        if fault == .lostUnknown { return .refused(SimulatedAuthority.lost) }
        guard let index = families.firstIndex(where: { $0.current == token || $0.spent.contains(token) }) else {
            return .refused(SimulatedAuthority.invalidGrant)
        }
        if families[index].current != token {
            if canObtain { wrongs.append("\(token) was sent again") }
            families[index].isRevoked = true
        }
        if families[index].isRevoked { return .refused(SimulatedAuthority.invalidGrant) }
        count += 1
        families[index].spent.insert(token)
        families[index].current = "refresh-\(count)"
        let grant = grant("refresh-\(count)")
        return fault == nil ? .granted(grant) : lost(grant)
    }

    private func lost(_: TokenGrant) -> EffectResult { .refused(SimulatedAuthority.lost) }

    private mutating func newFamily() -> TokenGrant {
        count += 1
        families.append(Family(current: "refresh-\(count)"))
        return grant("refresh-\(count)")
    }

    private func grant(_ refresh: String) -> TokenGrant {
        let timing = ExchangeTiming(
            sentBoot: now, sentWall: Self.start, receivedBoot: now, serverDate: Self.start)
        guard
            let grant = try? TokenGrant(
                accessToken: "access-of-\(refresh)", refreshToken: try? RefreshToken(refresh),
                expiresAt: Self.start.addingTimeInterval(3600), timing: timing)
        else { preconditionFailure("not a token") }
        return grant
    }

    private mutating func revoke(_ token: String, by process: Int) {
        for index in families.indices where families[index].current == token || families[index].spent.contains(token) {
            if let stored = entry?.bundle?.refreshToken?.value, stored == families[index].current,
                !families[index].isRevoked
            {
                wrongs.append("the stored session was revoked")
            }
            families[index].isRevoked = true
        }
    }

    // MARK: Machines

    private mutating func demand(_ want: Want, by process: Int) {
        lastID += 1
        waiting[process].insert(lastID)
        send(.demand(lastID, want), to: process)
    }

    private mutating func send(_ input: LifecycleInput, to process: Int) {
        draws += 1
        let moment = Moment(boot: now, wall: Self.start, draw: RandomDraw(draws, salt: UInt64(process) + 77))
        for action in machines[process].handle(input, at: moment) {
            switch action {
            case .run(let id, let effect): work[process].append(.effect(id, effect))
            case .resume(let ids, _), .fail(let ids, _):
                for id in ids where waiting[process].remove(id) == nil { wrongs.append("caller \(id) answered twice") }
            case .unlock: if holder == process { holder = nil }
            case .cancel(let id):
                work[process].removeAll { item in
                    switch item {
                    case .effect(let other, _), .answer(let other, _): other == id
                    }
                }
            case .publish, .emit, .end: break
            }
        }
        let counter = machines[process].session?.bundle.generation.counter ?? top[process]
        if counter < top[process] { wrongs.append("a generation went back") }
        top[process] = counter
    }

    /// Without another fault, until nothing is left to do; pauses are waited out.
    mutating func settle() {
        for _ in 0..<400 {
            if let move = moves.first {
                make(move)
            } else if !waiting.allSatisfy(\.isEmpty) {
                let wakes = (0..<2).compactMap { process in machines[process].nextWake(at: now).map { (process, $0) } }
                guard let wake = wakes.min(by: { $0.1 < $1.1 }) else { break }
                now = max(now, wake.1)
                send(.tick, to: wake.0)
            } else {
                return
            }
        }
        wrongs.append("it does not come to rest")
    }

    /// After all faults: everybody who asks is served, or knows that a person has to log in for a good reason.
    mutating func finish() {
        faultsLeft = 0
        settle()
        now = now.advanced(bySeconds: 400)
        for process in 0..<2 { demand(.usable, by: process) }
        settle()
        for process in 0..<2 where machines[process].session == nil {
            let error = machines[process].lastFailure
            let isLost = !canObtain && error?.requiresReauthentication == true && families.allSatisfy(\.isRevoked)
            if !isLost { wrongs.append("process \(process) gets no token: \(error?.description ?? "no error")") }
        }
    }
}
