// SPDX-License-Identifier: Apache-2.0
import LucidAuth
import LucidHTTP

/// Carries out a plan in a world of its own.
package final class SimulationRun {
    package static let canary = "cAnArY"

    package let world: SimulatedWorld
    package let auditor: InvariantAuditor
    private let plan: SimulationPlan
    private var disks: [SimulatedDisk] = []
    private var casts: [Int] = []
    private var retryAfter = (until: 0.0, current: 0.0)
    /// What may have cost a session for which there is no signer.
    private var losses: Set<String> = []
    private var dice: Dice

    package init(_ plan: SimulationPlan, seed: UInt64, sabotage: Sabotage? = nil, notesTransitions: Bool = false) {
        self.plan = plan
        dice = Dice(~seed)
        world = SimulatedWorld(seed: seed)
        auditor = InvariantAuditor(world, canary: Self.canary)
        world.auditor = auditor
        world.keepsHistory = false
        if notesTransitions { world.transitions = TransitionTable() }
        let authority = world.authority
        authority.prefix = "\(Self.canary)-"
        authority.accessLifetime = plan.accessLifetime
        authority.grace = plan.grace
        for (index, cast) in plan.casts.enumerated() {
            let disk = index == 0 ? world.disk : SimulatedDisk()
            // The real bytes are slow, so that only some runs go through them at every save.
            disk.usesBytes = seed % 16 == 0
            disk.lease = plan.lease
            disks.append(disk)
            let key = SharingIdentity(
                origin: "https://authority.test", agent: "agent-1", credential: "cred-1", kind: "test",
                tenant: cast.tenant
            ).key
            let token = cast.hasSeed ? authority.issueSeed(identity: key) : nil
            for number in 0..<cast.processes {
                let process = world.node(
                    canObtain: cast.hasSigner, seed: token, wallOffset: cast.wallOffsets[number], disk: disk,
                    tenant: cast.tenant)
                process.sabotage = sabotage
                casts.append(index)
                if cast.isRunning[number] { process.start() }
            }
        }
    }

    /// Does all of it, then ends the faults and looks whether service comes back.
    package func run() {
        for step in plan.steps where auditor.violations.isEmpty {
            world.run(for: step.gap)
            world.journal?.note(world.elapsed, "plan", "\(step.deed)")
            apply(step.deed)
        }
        if auditor.violations.isEmpty { recover() }
    }

    // MARK: Recovery

    private func recover() {
        calm()
        for process in world.processes { process.proceed() }
        // What was begun is finished first: who asks to forget the session, and at once for a token, may get none.
        world.run(for: 50)
        for process in world.processes {
            if !process.isAlive || process.machine.phase != .active { process.restart() }
            process.survives = { _ in true }
            process.start()
            process.demand()
        }
        // A request under way when the faults end may take the whole ladder; then the longest pause is waited out,
        // twice if a process learns of another's only when its own is over.
        let wait = 300 + 60 + 15 + max(0, retryAfter.until - world.elapsed)
        world.run(for: wait)
        for process in world.processes {
            if let token = process.cached {
                auditor.served(token, by: process)
            } else if !isExcused(process) {
                let error = process.machine.lastFailure?.description ?? "no error"
                auditor.report(
                    .recovers,
                    "no token \(wait) s after the last fault, in state \(process.machine.stateName): \(error)",
                    by: process)
            }
            if !process.waiting.isEmpty {
                auditor.report(.recovers, "\(process.waiting.count) callers still wait", by: process)
            }
        }
    }

    /// Without a signer some faults cost the session by nature; then a person has to be asked for.
    private func isExcused(_ process: SimulatedProcess) -> Bool {
        guard !process.traits.canObtain, !losses.isEmpty || auditor.replays > 0 else { return false }
        return process.machine.lastFailure?.requiresReauthentication == true
    }

    private func calm() {
        let authority = world.authority
        change(.refreshes(.normal))
        change(.challenges(.normal))
        authority.oddities = []
        authority.latency = 0.05
        authority.sendsDate = true
        authority.dateError = 0
        authority.isCredentialRevoked = false
        for process in world.processes { process.signer = .works }
        for disk in disks {
            disk.saveFault = nil
            disk.delay = 0.001
            disk.loadFailure = nil
            disk.refusal = nil
            disk.foreign = nil
            disk.brokenLock = nil
            if disk.holder == Self.stranger { disk.holder = nil }
        }
    }

    // MARK: Deeds

    private static let stranger = 9999

    private func change(_ deed: SimulationStep.Deed) {
        switch deed {
        case .refreshes(let traffic): world.authority.fate = fate(traffic)
        case .challenges(let traffic): world.authority.challengeFate = fate(traffic)
        default: break
        }
    }

    private func fate(_ traffic: SimulationStep.Traffic) -> SimulatedAuthority.Fate {
        retryAfter.until = max(retryAfter.until, world.elapsed + retryAfter.current)
        switch traffic {
        case .normal: return .normal
        case .connectionRefused: return .refused(SimulatedAuthority.refusedConnection)
        case .requestLost: return .requestLost
        case .answerLost: return .answerLost
        case .silent(let acts): return .silent(acts: acts)
        case .unavailable: return .refused(SimulatedAuthority.unavailable)
        case .retryAfter(let seconds):
            retryAfter.current = max(retryAfter.current, min(max(seconds, 1), 3600))
            var error = SimulatedAuthority.unavailable
            error.retryAfter = seconds
            return .refused(error)
        case .slow(let seconds): return .slow(seconds)
        case .answeredTwice: return .answeredTwice
        case .deliveredTwice: return .deliveredTwice
        }
    }

    private func apply(_ deed: SimulationStep.Deed) {
        switch deed {
        case .refreshes, .challenges: change(deed)
        case .ask, .askForRenewal, .askForProof, .leave, .read, .clear, .refuse, .run, .stopRunning, .shutDown, .kill,
            .killAtAction, .restart, .stop, .proceed, .signer, .wallStep:
            applyToProcess(deed)
        case .saves, .diskDelay, .loadsFail, .damage, .refuseFiles, .swapEntries, .stranger, .breakLock, .powerCut:
            applyToDisks(deed)
        case .oddity(let oddity):
            world.authority.oddities.append(oddity)
            losses.insert("odd answer")
        case .latency(let seconds): world.authority.latency = seconds
        case .dateError(let error):
            world.authority.sendsDate = error != nil
            world.authority.dateError = error ?? 0
            if error != 0 { world.met(error == nil ? .dateAbsent : .dateWrong) }
        case .authorityClock(let error):
            world.authority.clockError = error
            if error != 0 { world.met(.authorityClockWrong) }
        case .rotates(let rotates): world.authority.rotates = rotates
        case .suspend(let seconds):
            world.met(.suspended)
            world.suspend(for: seconds)
        case .revokeSessions:
            world.met(.sessionsRevoked)
            losses.insert("revoked")
            world.authority.revokeAll()
        case .revokeCredential(let isRevoked):
            if isRevoked {
                world.met(.credentialRevoked)
                losses.insert("revoked")
            }
            world.authority.isCredentialRevoked = isRevoked
        }
    }

    private func applyToProcess(_ deed: SimulationStep.Deed) {
        let all = world.processes
        switch deed {
        case .ask(let index): all[index].demand()
        case .askForRenewal(let index): all[index].demand(.renewed(after: all[index].machine.session?.id))
        case .askForProof(let index): all[index].demand(.proven)
        case .leave(let index): all[index].leave()
        case .read(let index):
            if let token = all[index].cached { auditor.served(token, by: all[index]) }
        case .clear(let index):
            losses.insert("cleared")
            all[index].demand(.cleared(reason: "asked for", revoke: dice.chance(0.5)))
        case .refuse(let index):
            guard let id = all[index].machine.session?.id else { return }
            world.met(.tokenRefused)
            all[index].send(.invalidate(id))
        case .run(let index): all[index].start()
        case .stopRunning(let index): all[index].send(.runStopped)
        case .shutDown(let index): all[index].shutDown()
        case .kill(let index):
            world.met(.processKilled)
            all[index].kill()
        case .killAtAction(let index, let count):
            let process = all[index]
            let last = process.actionCount + count
            process.survives = { [unowned process, unowned world] _ in
                guard process.actionCount > last else { return true }
                world.met(.killedAtAction)
                return false
            }
        case .restart(let index):
            guard !all[index].isAlive || all[index].hasEnded else { return }
            all[index].restart()
            all[index].start()
        case .stop(let index):
            world.met(.processStopped)
            all[index].stop()
        case .proceed(let index): all[index].proceed()
        case .signer(let index, let signer): all[index].signer = signer
        case .wallStep(let index, let seconds):
            world.met(.wallStep)
            all[index].wallOffset = seconds
        default: break
        }
    }

    private func applyToDisks(_ deed: SimulationStep.Deed) {
        for (index, disk) in disks.enumerated() {
            switch deed {
            case .saves(let fault):
                if let fault { world.met(fault == .directory ? .saveUncertain : .saveFailed) }
                disk.saveFault = fault
            case .diskDelay(let seconds):
                if seconds > 1 { world.met(.diskStalled) }
                disk.delay = seconds
            case .loadsFail(let isOn):
                if isOn { world.met(.loadFailed) }
                disk.loadFailure = isOn ? AuthError(.storage, message: "cannot read: Input/output error") : nil
            case .damage(let how, let position):
                if index == 0, disk.damage(how, at: position) {
                    world.met(.entryDamaged)
                    auditor.noteLost()
                    losses.insert("damaged")
                }
            case .refuseFiles(let isOn):
                if isOn { world.met(.filesRefused) }
                disk.refusal = isOn ? AuthError(.storage, message: "can be read by others; run: chmod 600") : nil
            case .swapEntries(let isOn):
                if isOn, disks.count > 1 { world.met(.foreignEntry) }
                disk.foreign = isOn && disks.count > 1 ? disks[(index + 1) % disks.count].entry : nil
            case .stranger(let isOn):
                if isOn, disk.holder == nil {
                    world.met(.lockHeld)
                    disk.holder = Self.stranger
                } else if !isOn {
                    if disk.holder == Self.stranger { disk.holder = nil }
                    for process in world.processes where process.disk === disk { process.proceed() }
                }
            case .breakLock(let isOn):
                if isOn { world.met(.lockBroken) }
                disk.brokenLock = isOn ? "no locks here" : nil
            default: break
            }
        }
        if case .powerCut = deed { cutPower() }
    }

    private func cutPower() {
        world.met(.powerCut)
        let boot = dice.next()
        for process in world.processes { process.reboot(boot) }
        for disk in disks { disk.cutPower(dice.next()) }
        for (index, process) in world.processes.enumerated() {
            process.restart()
            if plan.casts[casts[index]].isRunning[0] { process.start() }
        }
    }
}
