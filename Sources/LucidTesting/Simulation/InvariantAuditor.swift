// SPDX-License-Identifier: Apache-2.0

package import LucidAuth
import LucidCrypto
import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Looks at everything that crosses the border of a state machine, by rules of its own.
package final class InvariantAuditor {
    private struct Spend {
        let process: Int
        let isRecorded: Bool
    }

    private struct PublishedToken: Hashable {
        let process: Int
        let token: String
    }

    private unowned let world: SimulatedWorld
    package private(set) var violations: [InvariantViolation] = []
    private var generations: [Int: UInt64] = [:]
    private var spends: [String: [Spend]] = [:]
    /// How often a token was sent again.
    package private(set) var replays = 0
    /// How often a file was lost with its notes of what was spent.
    private var lostNotes = 0
    /// Tokens of an earlier boot, whose ends a process knew by the wall clock alone, and by how much that was wrong.
    private var measuredByWall: [PublishedToken: Double] = [:]
    private var emitted = 0
    private let canary: [UInt8]

    package init(_ world: SimulatedWorld, canary: String) {
        self.world = world
        self.canary = Array(canary.utf8)
    }

    package func report(_ invariant: Invariant, _ detail: String, by process: SimulatedProcess?) {
        guard violations.count < 16 else { return }
        violations.append(
            InvariantViolation(
                invariant: invariant, elapsed: world.elapsed, process: process?.name, detail: detail))
    }

    func noteLost() { lostNotes += 1 }

    /// A process died between the note of a replay and the replay, after it, or before it could take the note back: it
    /// counts as made.
    func replayCutOff() { replays += 1 }

    func restarted(_ process: SimulatedProcess) { generations[process.name] = nil }

    // MARK: Generations

    func stepped(_ process: SimulatedProcess) {
        guard let counter = process.machine.session?.bundle.generation.counter else { return }
        let last = generations[process.name] ?? 0
        if counter < last { report(.generationsGrow, "from \(last) to \(counter) in memory", by: process) }
        generations[process.name] = counter
    }

    func saved(_ before: StoredEntry?, _ entry: StoredEntry, isClearing: Bool, by process: SimulatedProcess) {
        guard let before else { return }
        if entry.generationCounter < before.generationCounter {
            report(
                .generationsGrow, "from \(before.generationCounter) to \(entry.generationCounter) in storage",
                by: process)
        }
        guard let old = before.bundle else { return }
        if let new = entry.bundle {
            if new.generation.counter < old.generation.counter {
                report(.sessionKept, "\(old.generation) was replaced by \(new.generation)", by: process)
            }
        } else if !isClearing {
            report(.sessionKept, "\(old.generation) was replaced by nothing", by: process)
        }
    }

    // MARK: Refresh tokens

    func sending(
        _ token: RefreshToken, _ text: String, by process: SimulatedProcess, _ fate: SimulatedAuthority.Fate
    ) {
        if case .refused(let error) = fate, error.outcome == .unspent { return }
        let flight = process.machine.flight
        let note = process.disk.entry?.intent.flatMap { $0.fingerprint == token.secret.fingerprint ? $0 : nil }
        let isRecorded = flight?.unwritable == nil && note != nil
        spends[text, default: []].append(Spend(process: process.name, isRecorded: isRecorded))
        let all = spends[text] ?? []
        // The first sending may be that of a process which died before it could note that nothing came of it.
        if all.count == 1, note?.isReplay == true { replays += 1 }
        guard all.count > 1 else { return }
        replays += 1
        let allowed = process.traits.canObtain ? 1 : 2 * (1 + lostNotes) + all.count { !$0.isRecorded }
        guard all.count > allowed else { return }
        report(
            .spentOnce, "\(token.fingerprint) was sent \(all.count) times, first by process \(all[0].process)",
            by: process)
    }

    func revoking(_ token: RefreshToken, by process: SimulatedProcess) {
        if case .clear = process.machine.flight?.goal { return }
        guard let family = world.authority.livingFamily(of: token.value),
            let stored = process.disk.entry?.bundle?.refreshToken,
            world.authority.livingFamily(of: stored.value) == family
        else { return }
        report(.sessionKept, "the family of the stored session was revoked", by: process)
    }

    // MARK: Access tokens

    /// The authority's own statement of the end, stretched where the authority lied or no clock could tell better.
    func received(
        _ tokens: SimulatedAuthority.Tokens, by process: SimulatedProcess, sentAt: BootInstant, wall: Date
    ) {
        let authority = world.authority
        // An authority whose clock was set back since takes the token for longer than it said.
        let setBack = max(0, (authority.issued[tokens.access]?.clockError ?? tokens.clockError) - tokens.clockError)
        if let refresh = tokens.refresh, spends[refresh] != nil { spends[refresh] = nil }
        if tokens.refresh == nil, let token = process.machine.flight?.spending { spends[token.value] = nil }
        let trip = world.now.seconds(since: sentAt)
        let clockAtSending = world.truth.addingTimeInterval(tokens.clockError - trip)
        let slowness = max(0, clockAtSending.timeIntervalSince(wall))
        guard let date = tokens.date else { return authority.allow(tokens.access, seconds: slowness + setBack) }
        let lie = max(0, -tokens.dateError)
        let seen = abs(date.timeIntervalSince(wall))
        let slack = seen < 86_000 ? lie : seen > 86_800 ? slowness : max(lie, slowness)
        authority.allow(tokens.access, seconds: slack + setBack)
    }

    /// After a boot only the wall clock can tell, so its error counts; and no clock tells that it was set back.
    private func slack(_ process: SimulatedProcess, _ token: String) -> Double {
        measuredByWall[PublishedToken(process: process.name, token: token)] ?? process.rolledBack
    }

    func published(_ snapshot: TokenSnapshot, by process: SimulatedProcess) {
        guard process.sabotage == nil, let issued = world.authority.issued[snapshot.token.value] else { return }
        let host = process.machine.session?.bundle.deadline.host
        let token = PublishedToken(process: process.name, token: snapshot.token.value)
        let isOfThisBoot = host?.bootID == process.host.bootID
        measuredByWall[token] = isOfThisBoot ? nil : max(0, issued.clockError - process.wallOffset)
        let end = world.elapsed + process.worldInstant(snapshot.end).seconds(since: world.now)
        let limit = issued.end + slack(process, token.token)
        if end > limit + 0.001 { report(.neverPastEnd, "would be served until \(end), ends at \(limit)", by: process) }
    }

    package func served(_ token: AccessToken, by process: SimulatedProcess) {
        guard let issued = world.authority.issued[token.value] else {
            return report(.rightIdentity, "\(token.fingerprint) was never issued", by: process)
        }
        if issued.identity != "", issued.identity != process.identity.key {
            report(.rightIdentity, "\(token.fingerprint) belongs to another identity", by: process)
        }
        let limit = issued.end + slack(process, token.value)
        if world.elapsed > limit + 0.001 {
            report(.neverPastEnd, "\(token.fingerprint) was served \(world.elapsed - limit) s late", by: process)
        }
    }

    func renewing(_ owner: String, for identity: String) {
        if owner != identity { report(.rightIdentity, "a refresh token of another identity was sent", by: nil) }
    }

    // MARK: Secrets

    func emitted(_ kind: AuthEvent.Kind, by process: SimulatedProcess) {
        emitted += 1
        if emitted % 64 == 0 {
            var dumped = ""
            dump(kind, to: &dumped)
            search(dumped, "an event", process)
            dumped = ""
            let health = process.machine.health(
                identity: process.identity, secretMemory: SecretMemory.health, at: process.moment)
            dump(health, to: &dumped)
            search(dumped, "the health", process)
        }
        switch kind {
        case .refreshFailed(let error), .credentialRevoked(let error), .reauthenticationRequired(let error),
            .persistenceFailed(let error):
            search(error.description, "an event", process)
        case .tokensCleared(let reason): search(reason ?? "", "an event", process)
        case .policyDenied(let reason): search(reason, "an event", process)
        default: break
        }
    }

    func showed(_ error: AuthError, by process: SimulatedProcess) { search(error.description, "an error", process) }

    private func search(_ text: String, _ place: String, _ process: SimulatedProcess) {
        guard !canary.isEmpty else { return }
        var matched = 0
        for byte in text.utf8 {
            matched = byte == canary[matched] ? matched + 1 : byte == canary[0] ? 1 : 0
            if matched == canary.count { return report(.noSecretShown, "\(place) holds a token", by: process) }
        }
    }
}
