// SPDX-License-Identifier: Apache-2.0

public import LucidAuth
public import LucidHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One clock, one authority, a disk and any number of processes, in one thread and in virtual time.
///
/// Work is done in the order of its time; nothing waits, and nothing is random except by the seed, so that a run can
/// be repeated exactly. The processes run the state machine of the real runtime; only what surrounds it is simulated.
public final class SimulatedWorld {
    private struct Item: Comparable {
        let at: BootInstant
        let order: UInt64
        let work: () -> Void

        static func < (lhs: Self, rhs: Self) -> Bool { (lhs.at, lhs.order) < (rhs.at, rhs.order) }
        static func == (lhs: Self, rhs: Self) -> Bool { lhs.order == rhs.order }
    }

    private struct Wake: Comparable {
        let at: BootInstant
        let process: Int
        let version: UInt64

        static func < (lhs: Self, rhs: Self) -> Bool { (lhs.at, lhs.process) < (rhs.at, rhs.process) }
    }

    private static let origin = BootInstant(nanoseconds: 5_000_000_000_000)
    /// So many steps between two things that a plan does are no work but a circle.
    private static let restless = 400_000
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)

    /// The time that has passed, on a clock that nothing disturbs.
    public private(set) var now = origin
    /// Everything that asks for tokens.
    public private(set) var processes: [SimulatedProcess] = []
    /// The storage that processes share unless they were given another one.
    public let disk = SimulatedDisk()
    /// The authority.
    public let authority = SimulatedAuthority()
    /// How often which fault was met.
    public private(set) var faults = FaultCounts()
    /// Watches over the invariants, if anybody does.
    package var auditor: InvariantAuditor?
    /// Notes which input led from which state to which.
    package var transitions: TransitionTable?
    /// The last things that happened, in words.
    package var journal: SimulationJournal?
    /// Whether processes remember all events and answers.
    package var keepsHistory = true
    private var agenda = EventHeap<Item>()
    private var wakes = EventHeap<Wake>()
    private var order: UInt64 = 0
    private var random: RandomDraw

    /// Creates a world in which nobody is yet.
    public init(seed: UInt64 = 1) { random = RandomDraw(seed, salt: 0x5eed) }

    /// The true time, as the authority has it unless its clock is wrong.
    public var truth: Date { Self.start.addingTimeInterval(now.seconds(since: Self.origin)) }

    /// Seconds since the beginning.
    public var elapsed: Double { now.seconds(since: Self.origin) }

    package func draw() -> UInt64 { random.next() }

    /// Counts a fault as met.
    package func met(_ fault: SimulatedFault) { faults.add(fault) }

    /// Adds a process that shares the disk.
    /// - Parameters:
    ///   - hasSigner: Whether it can make a new session by signing a challenge.
    ///   - seed: A configured refresh token, from ``SimulatedAuthority/issueSeed(for:)``.
    ///   - wallOffset: Seconds that its wall clock is ahead of the truth.
    public func addProcess(hasSigner: Bool = true, seed: RefreshToken? = nil, wallOffset: Double = 0)
        -> SimulatedProcess
    {
        node(canObtain: hasSigner, seed: seed, wallOffset: wallOffset)
    }

    package func node(
        canObtain: Bool = true, seed: RefreshToken? = nil, wallOffset: Double = 0, disk own: SimulatedDisk? = nil,
        scopes: [String] = [], tenant: String? = nil, bootID: String? = "boot-1", machineID: String? = "machine-1",
        adjust: (inout LifecyclePolicy) -> Void = { _ in }
    ) -> SimulatedProcess {
        var policy = LifecyclePolicy()
        adjust(&policy)
        let identity = SharingIdentity(
            origin: "https://authority.test", agent: "agent-1", credential: "cred-1", scopes: scopes, kind: "test",
            tenant: tenant)
        let traits = SourceTraits(
            canObtain: canObtain, seed: seed, credentialID: "cred-1", scopes: scopes,
            binding: StoredEntry.Binding(identity))
        let process = SimulatedProcess(
            policy: policy, traits: traits, identity: identity,
            host: HostIdentity(bootID: bootID, machineID: machineID), in: self, disk: own ?? disk,
            wallOffset: wallOffset, name: processes.count)
        processes.append(process)
        return process
    }

    /// Does `work` after so many seconds.
    public func later(_ seconds: Double, _ work: @escaping () -> Void) {
        order += 1
        agenda.insert(Item(at: now.advanced(bySeconds: seconds), order: order, work: work))
    }

    func scheduleWake(of process: SimulatedProcess, at instant: BootInstant) {
        wakes.insert(Wake(at: instant, process: process.name, version: process.wakeVersion))
    }

    /// Runs everything that is due within `seconds`.
    public func run(for seconds: Double) {
        let end = now.advanced(bySeconds: seconds)
        var steps = 0
        while step(until: end) {
            steps += 1
            if steps > Self.restless {
                guard let auditor else { preconditionFailure("the world does not come to rest") }
                return auditor.report(.comesToRest, "more than \(Self.restless) steps in \(seconds) s", by: nil)
            }
        }
        advance(to: end)
    }

    /// Does the next thing; false if nothing is due until `end`.
    private func step(until end: BootInstant) -> Bool {
        while let wake = wakes.first, processes[wake.process].wakeVersion != wake.version { _ = wakes.removeFirst() }
        let wake = wakes.first
        if let next = agenda.first, next.at <= (wake?.at ?? next.at) {
            guard next.at <= end else { return false }
            _ = agenda.removeFirst()
            advance(to: next.at)
            next.work()
            return true
        }
        guard let wake, wake.at <= end else { return false }
        _ = wakes.removeFirst()
        advance(to: wake.at)
        processes[wake.process].wakeUp()
        return true
    }

    // MARK: Watching

    var isWatched: Bool { transitions != nil || journal != nil }

    func watched(
        _ process: SimulatedProcess, _ before: String, _ input: LifecycleInput, _ actions: [LifecycleAction]
    ) {
        let after = process.machine.stateName
        transitions?.note(before, input, actions, after)
        journal?.note(elapsed, "process \(process.name)", TransitionTable.words(before, input, actions, after))
    }

    /// The machine sleeps: clocks go on, nothing runs.
    public func suspend(for seconds: Double) {
        for process in processes { process.slept += seconds }
        advance(to: now.advanced(bySeconds: seconds))
    }

    private func advance(to instant: BootInstant) {
        if instant > now { now = instant }
    }
}
