// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

/// Carries out what the state machine asks for, outside the actor.
struct EffectRunner: Sendable {
    struct Outcome: Sendable {
        let result: EffectResult
        var lease: StorageLease?
    }

    let source: any CredentialSource
    let storage: any StorageAdapter
    let identity: SharingIdentity

    /// - Parameter held: The lock that is already ours.
    @concurrent
    func run(_ effect: Effect, held: StorageLease?) async -> Outcome {
        switch effect {
        case .peek: return Outcome(result: .peeked(await peek()))
        case .lock: return await lock(held: held)
        case .save(let entry, let revision):
            return Outcome(
                result: .saved(
                    await storageResult {
                        guard let held else {
                            return try await storage.save(entry, for: identity, replacing: revision)
                        }
                        return try await storage.save(entry, for: identity, replacing: revision, holding: held)
                    }))
        case .renew(let token, let context):
            return Outcome(result: await grant { try await source.renew(token, context: context) })
        case .obtain(let context):
            return Outcome(result: await grant { try await source.obtain(context) })
        case .revoke(let token):
            do {
                try await source.revoke(token)
                return Outcome(result: .done)
            } catch {
                return Outcome(result: .refused(Self.failure(error)))
            }
        }
    }

    private func grant(_ ask: () async throws -> TokenGrant) async -> EffectResult {
        do { return .granted(try await ask()) } catch { return .refused(Self.failure(error)) }
    }

    private func storageResult<Value>(_ work: () async throws -> Value) async -> Result<Value, AuthError> {
        do { return .success(try await work()) } catch { return .failure(Self.storageFailure(error)) }
    }

    private func load() async throws -> StoredEntry? {
        guard let entry = try await storage.load(identity) else { return nil }
        guard entry.belongs(to: identity) else {
            throw AuthError(
                .storage,
                message:
                    "the stored credential belongs to another origin, agent or credential; remove it, or configure "
                    + "another storage directory")
        }
        return entry
    }

    private func peek() async -> Result<StoredEntry?, AuthError> { await storageResult(load) }

    private func lock(held: StorageLease?) async -> Outcome {
        var lease: StorageLease?
        var lastGeneration = held?.lastGeneration ?? 0
        var broken: String?
        do {
            if held?.isLost ?? true {
                switch try await storage.tryLock(identity) {
                case .got(let new):
                    new.keep()
                    lease = new
                    lastGeneration = new.lastGeneration
                case .held(let holder):
                    return Outcome(result: .locked(.held(by: holder, try? await load())))
                case .broken(let reason):
                    // Hosts that cannot exclude each other would spend one refresh token twice, and nothing would help.
                    guard storage.reach != .fleet || source.canObtain else {
                        return Outcome(result: .locked(.refused(Self.unshareable(reason))))
                    }
                    broken = reason
                }
            }
            let entry = try await load()
            if let broken { return Outcome(result: .locked(.broken(broken, entry))) }
            return Outcome(result: .locked(.got(entry, lastGeneration: lastGeneration, damage: nil)), lease: lease)
        } catch let damage as StorageDamage {
            if let broken { return Outcome(result: .locked(.broken("\(broken); \(damage)", nil))) }
            let report = await setAside(damage)
            return Outcome(
                result: .locked(.got(nil, lastGeneration: lastGeneration, damage: report)), lease: lease)
        } catch {
            lease?.release()
            return Outcome(result: .locked(.refused(Self.storageFailure(error))))
        }
    }

    private func setAside(_ damage: StorageDamage) async -> String {
        do {
            guard let place = try await storage.setAside(identity) else { return "\(damage)" }
            return "\(damage); it was moved to \(place)"
        } catch {
            return "\(damage), and could not be moved aside"
        }
    }

    private static func unshareable(_ reason: String) -> AuthError {
        AuthError(
            .lockHeld,
            message:
                "without a key pair, a session is shared between hosts only under a lock, and there is none: \(reason)")
    }

    static func failure(_ error: any Error) -> AuthError {
        if let error = error as? AuthError { return error }
        return AuthError(
            .unavailable, message: "the credential source failed; see the underlying error", outcome: .unknown,
            underlying: error)
    }

    static func storageFailure(_ error: any Error) -> AuthError {
        if let error = error as? AuthError { return error }
        if let damage = error as? StorageDamage { return AuthError(.storage, message: "\(damage)", underlying: damage) }
        return AuthError(.storage, message: "storage failed; see the underlying error", underlying: error)
    }
}
