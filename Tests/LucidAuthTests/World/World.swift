// SPDX-License-Identifier: Apache-2.0

import LucidHTTP

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One clock, one disk, one authority and any number of processes, in one thread and in virtual time.
///
/// Work is done in the order of its time; nothing waits and nothing is random except by the seed.
final class World {
    private struct Item {
        let at: BootInstant
        let order: Int
        let work: () -> Void
    }

    private(set) var now = BootInstant(nanoseconds: 5_000_000_000_000)
    /// The true time; the authority has it.
    private(set) var truth = Date(timeIntervalSince1970: 1_800_000_000)
    private var agenda: [Item] = []
    private var order = 0
    private var random: RandomDraw
    private(set) var nodes: [Node] = []
    let disk = Disk()
    let authority = FakeAuthority()

    init(seed: UInt64 = 1) { random = RandomDraw(seed, salt: 0x5eed) }

    func draw() -> UInt64 { random.next() }

    func node(
        canObtain: Bool = true, seed: RefreshToken? = nil, wallOffset: Double = 0, disk own: Disk? = nil,
        scopes: [String] = [], bootID: String? = "boot-1", machineID: String? = "machine-1",
        adjust: (inout LifecyclePolicy) -> Void = { _ in }
    ) -> Node {
        var policy = LifecyclePolicy()
        adjust(&policy)
        let identity = SharingIdentity(
            origin: "https://authority.test", agent: "agent-1", credential: "cred-1", scopes: scopes, kind: "test")
        let traits = SourceTraits(
            canObtain: canObtain, seed: seed, credentialID: "cred-1", scopes: scopes,
            binding: StoredEntry.Binding(identity))
        let machine = LifecycleStateMachine(
            policy: policy, source: traits, host: HostIdentity(bootID: bootID, machineID: machineID),
            instanceSeed: draw())
        let node = Node(machine, in: self, disk: own ?? disk, wallOffset: wallOffset, name: nodes.count)
        nodes.append(node)
        return node
    }

    func later(_ seconds: Double, _ work: @escaping () -> Void) {
        order += 1
        agenda.append(Item(at: now.advanced(bySeconds: seconds), order: order, work: work))
    }

    /// Runs everything that is due within `seconds`.
    func run(for seconds: Double) {
        let end = now.advanced(bySeconds: seconds)
        var steps = 0
        while true {
            steps += 1
            precondition(steps < 2_000_000, "the world does not come to rest")
            let next = agenda.min { ($0.at, $0.order) < ($1.at, $1.order) }
            let wakes = nodes.compactMap { node in node.nextWake.map { (node, $0) } }
            let wake = wakes.min { $0.1 < $1.1 }
            if let next, next.at <= (wake?.1 ?? next.at) {
                if next.at > end { break }
                agenda.removeAll { $0.order == next.order }
                advance(to: next.at)
                next.work()
            } else if let wake {
                if wake.1 > end { break }
                let before = wake.0.actionCount
                advance(to: wake.1)
                wake.0.send(.tick)
                if wake.0.actionCount == before, let again = wake.0.nextWake {
                    precondition(again > now, "a machine asks to be woken in the past")
                }
            } else {
                break
            }
        }
        advance(to: end)
    }

    /// The machine sleeps: clocks go on, nothing runs.
    func suspend(for seconds: Double) { advance(to: now.advanced(bySeconds: seconds)) }

    private func advance(to instant: BootInstant) {
        guard instant > now else { return }
        truth += instant.seconds(since: now)
        now = instant
    }
}

/// One process: a machine and what it did.
final class Node {
    let world: World
    let disk: Disk
    let name: Int
    /// Seconds that this process's wall clock is ahead of the truth.
    var wallOffset: Double
    private(set) var machine: LifecycleStateMachine
    private(set) var trace: [String] = []
    private(set) var events: [AuthEvent.Kind] = []
    private(set) var answers: [WaiterID: Result<AccessToken?, AuthError>] = [:]
    private(set) var snapshot: TokenSnapshot?
    private(set) var actionCount = 0
    private(set) var hasEnded = false
    private var cancelled: Set<EffectID> = []
    private var isAlive = true
    private var lastID: WaiterID = 0
    /// Called before an action is carried out; false kills the process at that point.
    var survives: (LifecycleAction) -> Bool = { _ in true }

    init(_ machine: LifecycleStateMachine, in world: World, disk: Disk, wallOffset: Double, name: Int) {
        self.machine = machine
        self.world = world
        self.disk = disk
        self.wallOffset = wallOffset
        self.name = name
    }

    var wall: Date { world.truth.addingTimeInterval(wallOffset) }

    var nextWake: BootInstant? { isAlive ? machine.nextWake(at: world.now) : nil }

    /// The token that a reader would get now.
    var cached: AccessToken? {
        guard let snapshot, world.now < snapshot.end else { return nil }
        return snapshot.token
    }

    var eventNames: [String] { events.map(\.name) }

    @discardableResult
    func demand(_ want: Want = .usable) -> WaiterID {
        lastID += 1
        send(.demand(lastID, want))
        return lastID
    }

    func token(_ id: WaiterID) -> AccessToken? {
        if case .success(let token) = answers[id] { token } else { nil }
    }

    func error(_ id: WaiterID) -> AuthError? {
        if case .failure(let error) = answers[id] { error } else { nil }
    }

    func kill() {
        isAlive = false
        if disk.holder == name { disk.holder = nil }
    }

    func send(_ input: LifecycleInput) {
        guard isAlive else { return }
        let moment = Moment(boot: world.now, wall: wall, draw: RandomDraw(world.draw(), salt: world.draw()))
        for action in machine.handle(input, at: moment) {
            actionCount += 1
            guard survives(action) else { return kill() }
            perform(action)
            guard isAlive else { return }
        }
    }

    private func perform(_ action: LifecycleAction) {
        switch action {
        case .run(let id, let effect): start(id, effect)
        case .cancel(let id):
            cancelled.insert(id)
            trace.append("cancel")
        case .publish(let new):
            snapshot = new
            trace.append(new == nil ? "publish nothing" : "publish")
        case .emit(let kind):
            events.append(kind)
            trace.append("emit \(kind.name)")
        case .resume(let ids, let token):
            for id in ids { answer(id, .success(token)) }
            trace.append("resume \(ids.count)")
        case .fail(let ids, let error):
            for id in ids { answer(id, .failure(error)) }
            trace.append("fail \(ids.count)")
        case .unlock:
            if disk.holder == name { disk.holder = nil }
            trace.append("unlock")
        case .end: hasEnded = true
        }
    }

    private func answer(_ id: WaiterID, _ result: Result<AccessToken?, AuthError>) {
        precondition(answers[id] == nil, "caller \(id) was answered twice")
        answers[id] = result
    }

    private func finish(_ id: EffectID, after seconds: Double, _ result: @escaping () -> EffectResult) {
        world.later(seconds) { [self] in
            guard isAlive, !cancelled.contains(id) else { return }
            send(.finished(id, result()))
        }
    }

    private func start(_ id: EffectID, _ effect: Effect) {
        trace.append(effect.traceName)
        switch effect {
        case .peek: finish(id, after: disk.delay) { [self] in .peeked(disk.load()) }
        case .lock: finish(id, after: disk.delay) { [self] in .locked(disk.lock(by: name)) }
        case .save(let entry, let revision):
            // A write that takes too long to be waited for is still a write.
            world.later(disk.delay) { [self] in
                guard isAlive else { return }
                let result = disk.save(entry, replacing: revision)
                if !cancelled.contains(id) { send(.finished(id, .saved(result))) }
            }
        case .renew(let token, _):
            let sent = (world.now, wall)
            world.authority.refresh(token, in: world) { [self] answer in
                deliver(id, answer, sent)
            }
        case .obtain:
            let sent = (world.now, wall)
            world.authority.challenge(in: world) { [self] answer in
                deliver(id, answer, sent)
            }
        case .revoke(let token):
            world.authority.revoke(token)
            finish(id, after: 0.01) { .done }
        }
    }

    private func deliver(_ id: EffectID, _ answer: FakeAuthority.Answer, _ sent: (BootInstant, Date)) {
        guard isAlive, !cancelled.contains(id) else { return }
        switch answer {
        case .failure(let error): send(.finished(id, .refused(error)))
        case .success(let tokens):
            let timing = ExchangeTiming(
                sentBoot: sent.0, sentWall: sent.1, receivedBoot: world.now, serverDate: tokens.date)
            do {
                var grant = try TokenGrant(
                    accessToken: tokens.access, refreshToken: tokens.refresh.map { try RefreshToken($0) },
                    expiresAt: tokens.expiresAt, timing: timing)
                grant.scopes = tokens.scopes
                grant.credentialID = tokens.credential
                send(.finished(id, .granted(grant)))
            } catch {
                send(.finished(id, .refused(EffectRunner.failure(error))))
            }
        }
    }
}

extension Effect {
    var traceName: String {
        switch self {
        case .save(let entry, _):
            if entry.intent != nil { return "save intent" }
            if entry.attempts?.code != nil { return "save failure" }
            return entry.bundle == nil ? "save cleared" : "save session"
        default: return name
        }
    }
}
