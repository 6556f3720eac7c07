// SPDX-License-Identifier: Apache-2.0

import LucidAuth
import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the machine asks for, done against the disk and the authority.
extension SimulatedProcess {
    /// Does `work` now, or when the process goes on, or never if it is dead by then.
    func whenRunning(_ epoch: Int, _ work: @escaping () -> Void) {
        guard isAlive, epoch == self.epoch else { return }
        if isStopped { held.append { [self] in whenRunning(epoch, work) } } else { work() }
    }

    func finish(_ id: EffectID, after seconds: Double, _ result: @escaping () -> EffectResult) {
        let epoch = epoch
        world.later(seconds) { [self] in
            whenRunning(epoch) { [self] in
                if !cancelled.contains(id) { send(.finished(id, result())) }
            }
        }
    }

    func begin(_ id: EffectID, _ effect: Effect) {
        note(effect.traceName)
        let isChecked = sabotage != .believesForeignEntries
        switch effect {
        case .peek:
            finish(id, after: disk.delay) { [self] in .peeked(disk.load(for: identity, isChecked: isChecked)) }
        case .lock:
            finish(id, after: disk.delay) { [self] in
                .locked(
                    sabotage == .lockForAll
                        ? .got(disk.entry, lastGeneration: 0, damage: nil)
                        : disk.lock(by: name, for: identity, isChecked: isChecked))
            }
        case .save(let entry, let revision): save(id, entry, replacing: revision)
        case .renew(let token, _):
            let sent = (world.now, boot, wall)
            let epoch = epoch
            world.authority.refresh(token, by: self) { [self] answer in deliver(id, answer, sent, epoch) }
        case .obtain:
            let sent = (world.now, boot, wall)
            let epoch = epoch
            var seconds = 0.0
            var failure: AuthError?
            switch signer {
            case .works: break
            case .fails:
                world.met(.signerFailed)
                failure = AuthError(.signerFailed, message: "the wallet did not sign")
            case .slow(let time):
                world.met(.signerSlow)
                seconds = time
            }
            world.authority.challenge(by: self, signing: seconds, failure: failure) { [self] answer in
                deliver(id, answer, sent, epoch)
            }
        case .revoke(let token):
            world.auditor?.revoking(token, by: self)
            world.authority.revoke(token)
            finish(id, after: 0.01) { .done }
        }
    }

    /// A write that takes too long to be waited for is still a write.
    func save(_ id: EffectID, _ entry: StoredEntry, replacing revision: EntryRevision?) {
        let epoch = epoch
        let isClearing = if case .clear = machine.flight?.goal { true } else { false }
        world.later(disk.delay * 0.8) { [self] in
            whenRunning(epoch) { [self] in
                let before = disk.entry
                let isBlind = sabotage == .writesBlindly
                let result = disk.replace(entry, replacing: isBlind ? before?.revision : revision)
                if disk.entry?.revision == entry.revision {
                    world.auditor?.saved(before, entry, isClearing: isClearing, by: self)
                }
                world.later(disk.delay * 0.2) { [self] in
                    whenRunning(epoch) { [self] in
                        disk.settle(entry.revision)
                        if !cancelled.contains(id) { send(.finished(id, .saved(result))) }
                    }
                }
            }
        }
    }

    func deliver(
        _ id: EffectID, _ answer: SimulatedAuthority.Answer, _ sent: (BootInstant, BootInstant, Date), _ epoch: Int
    ) {
        whenRunning(epoch) { [self] in
            guard !cancelled.contains(id) else { return }
            switch answer {
            case .failure(let error): send(.finished(id, .refused(error)))
            case .success(let tokens):
                let timing = ExchangeTiming(
                    sentBoot: sent.1, sentWall: sent.2, receivedBoot: boot, serverDate: tokens.date)
                world.auditor?.received(tokens, by: self, sentAt: sent.0, wall: sent.2)
                do {
                    var grant = try TokenGrant(
                        accessToken: tokens.access, refreshToken: tokens.refresh.map { try RefreshToken($0) },
                        expiresAt: tokens.expiresAt, timing: timing)
                    grant.scopes = tokens.scopes
                    grant.credentialID = tokens.credential
                    send(.finished(id, .granted(grant)))
                } catch let error as AuthError {
                    send(.finished(id, .refused(error)))
                } catch {
                    preconditionFailure("a grant throws only its own error")
                }
            }
        }
    }
}

extension Effect {
    package var traceName: String {
        switch self {
        case .save(let entry, _):
            if entry.intent != nil { return "save intent" }
            if entry.attempts?.code != nil { return "save failure" }
            return entry.bundle == nil ? "save cleared" : "save session"
        default: return name
        }
    }
}
