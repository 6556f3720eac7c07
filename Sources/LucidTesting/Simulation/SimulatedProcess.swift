// SPDX-License-Identifier: Apache-2.0

public import LucidAuth
package import LucidHTTP

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// One process: a state machine, its clocks, and what it did.
public final class SimulatedProcess {
    /// How the key answers.
    public enum Signer: Sendable, Hashable {
        case works
        case fails
        /// It takes so many seconds.
        case slow(Double)
    }

    package let world: SimulatedWorld
    package let disk: SimulatedDisk
    /// Its number, from 0.
    public let name: Int
    /// Whose sessions it shares.
    public let identity: SharingIdentity
    let traits: SourceTraits
    private let policy: LifecyclePolicy
    package private(set) var host: HostIdentity
    /// Seconds that this process's wall clock is ahead of the truth.
    public var wallOffset: Double
    /// Nanoseconds that its boot clock is ahead of the world's.
    package var bootOffset: Int64 = 0
    /// Seconds that its machine slept: the monotonic clock, which stops meanwhile, is behind the boot clock by them.
    public internal(set) var slept = 0.0
    /// Seconds that a restored copy of its machine has set its clocks back.
    private(set) var rolledBack = 0.0
    /// How its key answers.
    public var signer = Signer.works
    package private(set) var machine: LifecycleStateMachine
    package private(set) var trace: [String] = []
    /// What it told its subscribers.
    public private(set) var events: [AuthEvent.Kind] = []
    package private(set) var answers: [WaiterID: Result<AccessToken?, AuthError>] = [:]
    package private(set) var snapshot: TokenSnapshot?
    package private(set) var actionCount = 0
    package private(set) var hasEnded = false
    /// Whether it runs or is stopped, and was not killed.
    public private(set) var isAlive = true
    /// Whether it was stopped.
    public private(set) var isStopped = false
    private(set) var wakeVersion: UInt64 = 0
    private var scheduled: BootInstant?
    var cancelled: Set<EffectID> = []
    private(set) var waiting: Set<WaiterID> = []
    private var left: Set<WaiterID> = []
    var held: [() -> Void] = []
    private(set) var epoch = 0
    private var lastID: WaiterID = 0
    /// Called before an action is carried out; false kills the process at that point.
    package var survives: (LifecycleAction) -> Bool = { _ in true }
    /// Breaks it on purpose.
    package var sabotage: Sabotage?

    init(
        policy: LifecyclePolicy, traits: SourceTraits, identity: SharingIdentity, host: HostIdentity,
        in world: SimulatedWorld, disk: SimulatedDisk, wallOffset: Double, name: Int
    ) {
        self.policy = policy
        self.traits = traits
        self.identity = identity
        self.host = host
        self.world = world
        self.disk = disk
        self.wallOffset = wallOffset
        self.name = name
        machine = LifecycleStateMachine(policy: policy, source: traits, host: host, instanceSeed: world.draw())
    }

    // MARK: Clocks

    package var wall: Date { world.truth.addingTimeInterval(wallOffset) }

    package var boot: BootInstant { BootInstant(nanoseconds: world.now.nanoseconds &+ bootOffset) }

    /// A moment of this process.
    ///
    /// A monotonic clock in place of the boot clock is a mistake that must be noticed.
    package var moment: Moment {
        let clock = sabotage == .monotonicClock ? boot.advanced(bySeconds: -slept) : boot
        return Moment(boot: clock, wall: wall, draw: RandomDraw(world.draw(), salt: world.draw()))
    }

    func worldInstant(_ instant: BootInstant) -> BootInstant {
        let (difference, overflow) = instant.nanoseconds.subtractingReportingOverflow(bootOffset)
        return BootInstant(nanoseconds: overflow ? (instant.nanoseconds < 0 ? .min : .max) : difference)
    }

    package var nextWake: BootInstant? {
        guard isAlive, !isStopped else { return nil }
        return machine.nextWake(at: boot).map(worldInstant)
    }

    // MARK: Callers

    /// The token that a reader would get now.
    package var cached: AccessToken? {
        guard isAlive, let snapshot else { return nil }
        guard moment.boot < snapshot.end || sabotage == .servesPastEnd else { return nil }
        return snapshot.token
    }

    /// The token that a reader gets now without waiting, if there is one.
    public var currentToken: AccessToken? { cached }

    package var eventNames: [String] { events.map(\.name) }

    /// Asks for a token; its number leads to the answer.
    public func ask() -> UInt64 { demand(.usable) }

    /// Asks for a token of another session than the present one.
    public func askForRenewal() -> UInt64 { demand(.renewed(after: machine.session?.id)) }

    /// The answer to a caller; nil while it waits.
    public func answer(to caller: UInt64) -> Result<AccessToken?, AuthError>? { answers[caller] }

    /// Keeps the session fresh in the background from now on.
    public func start() { send(.runStarted) }

    /// Ends in an orderly way.
    public func shutDown() { send(.shutDown) }

    @discardableResult
    package func demand(_ want: Want = .usable) -> WaiterID {
        lastID += 1
        if isAlive { waiting.insert(lastID) }
        send(.demand(lastID, want))
        return lastID
    }

    package func leave() {
        guard let id = waiting.min() else { return }
        waiting.remove(id)
        left.insert(id)
        send(.leave(id))
    }

    package func token(_ id: WaiterID) -> AccessToken? {
        if case .success(let token) = answers[id] { token } else { nil }
    }

    package func error(_ id: WaiterID) -> AuthError? {
        if case .failure(let error) = answers[id] { error } else { nil }
    }

    // MARK: Life and death

    /// SIGKILL: the kernel frees the lock, nothing else happens.
    public func kill() {
        guard isAlive else { return }
        if let note = disk.entry?.intent, note.isReplay, machine.flight != nil || machine.isUnspent(note) {
            world.auditor?.replayCutOff()
        }
        isAlive = false
        isStopped = false
        epoch += 1
        held = []
        waiting = []
        wakeVersion += 1
        disk.unlock(by: name)
    }

    /// A new process of the same settings in place of a dead one.
    public func restart() {
        kill()
        isAlive = true
        hasEnded = false
        snapshot = nil
        cancelled = []
        survives = { _ in true }
        scheduled = nil
        machine = LifecycleStateMachine(policy: policy, source: traits, host: host, instanceSeed: world.draw())
        world.auditor?.restarted(self)
    }

    /// The power was cut: another boot, whose clock begins anew.
    package func reboot(_ id: UInt64) {
        kill()
        host.bootID = "boot-\(id)"
        bootOffset = 20_000_000_000 &- world.now.nanoseconds
        slept = 0
    }

    /// SIGSTOP: time goes on, and what arrives waits.
    public func stop() {
        guard isAlive, !isStopped else { return }
        isStopped = true
        wakeVersion += 1
        if disk.lease != nil, disk.holder == name {
            world.later(disk.lease ?? 0) { [self] in
                guard isStopped, disk.holder == name else { return }
                world.met(.leaseLost)
                disk.unlock(by: name)
            }
        }
    }

    /// SIGCONT.
    public func proceed() {
        guard isStopped else { return }
        isStopped = false
        let work = held
        held = []
        for item in work { item() }
        scheduled = nil
        reschedule()
    }

    /// Memory as it was when the copy was made, and a clock that is back by `seconds`: a restored virtual machine.
    package func roll(back old: LifecycleStateMachine, seconds: Double) {
        epoch += 1
        held = []
        waiting = []
        machine = old
        bootOffset &-= Int64(seconds * 1e9)
        rolledBack += seconds
        wallOffset -= seconds
        snapshot = machine.session.map(TokenSnapshot.init)
        disk.unlock(by: name)
        scheduled = nil
        world.auditor?.restarted(self)
        reschedule()
    }

    // MARK: The machine

    package func send(_ input: LifecycleInput) {
        guard isAlive else { return }
        if isStopped {
            let epoch = epoch
            held.append { [self] in if epoch == self.epoch { send(input) } }
            return
        }
        if sabotage == .neverWakes, case .tick = input { return }
        let before = world.isWatched ? machine.stateName : nil
        let actions = machine.handle(input, at: moment)
        if let before { world.watched(self, before, input, actions) }
        for action in sabotage?.spoil(actions, of: self) ?? actions {
            actionCount += 1
            guard survives(action) else { return kill() }
            perform(action)
            guard isAlive else { return }
        }
        world.auditor?.stepped(self)
        reschedule()
    }

    func wakeUp() {
        scheduled = nil
        let before = actionCount
        send(.tick)
        if sabotage == .neverWakes { return }
        if actionCount == before, isAlive, let again = nextWake, again <= world.now {
            guard let auditor = world.auditor else { preconditionFailure("a machine asks to be woken in the past") }
            auditor.report(.comesToRest, "woken at once again, in state \(machine.stateName)", by: self)
            kill()
        }
    }

    private func reschedule() {
        let next = nextWake
        guard next != scheduled else { return }
        scheduled = next
        wakeVersion += 1
        if let next { world.scheduleWake(of: self, at: next) }
    }

    func note(_ line: @autoclosure () -> String) {
        if world.keepsHistory { trace.append(line()) }
    }

    func perform(_ action: LifecycleAction) {
        switch action {
        case .run(let id, let effect): begin(id, effect)
        case .cancel(let id):
            cancelled.insert(id)
            note("cancel")
        case .publish(let new):
            snapshot = new
            if let new { world.auditor?.published(new, by: self) }
            note(new == nil ? "publish nothing" : "publish")
        case .emit(let kind):
            if world.keepsHistory { events.append(kind) }
            world.auditor?.emitted(kind, by: self)
            note("emit \(kind.name)")
        case .resume(let ids, let token):
            if let token { world.auditor?.served(token, by: self) }
            for id in ids { answer(id, .success(token)) }
            note("resume \(ids.count)")
        case .fail(let ids, let error):
            world.auditor?.showed(error, by: self)
            for id in ids { answer(id, .failure(error)) }
            note("fail \(ids.count)")
        case .unlock:
            disk.unlock(by: name)
            note("unlock")
        case .end: hasEnded = true
        }
    }

    private func answer(_ id: WaiterID, _ result: Result<AccessToken?, AuthError>) {
        if waiting.remove(id) == nil, left.remove(id) == nil {
            guard let auditor = world.auditor else { preconditionFailure("caller \(id) was answered twice") }
            auditor.report(.answersOnce, "caller \(id)", by: self)
        }
        if world.keepsHistory { answers[id] = result }
    }
}
