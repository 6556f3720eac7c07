// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// All that is stored for one identity.
///
/// Opaque to storage; its bytes hold secrets.
public struct StoredEntry: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The format that this code writes.
    ///
    /// A newer one is read as far as it is known and keeps its number.
    static let currentVersion = 1

    /// Changes with every write.
    public internal(set) var revision: EntryRevision
    /// The identity that the entry is bound to.
    let binding: Binding
    var version = Self.currentVersion
    /// The greatest generation so far; stays when the bundle is cleared.
    package var counter: UInt64 = 0
    package var bundle: TokenBundle?
    @Boxed package var intent: SpendIntent?
    package internal(set) var attempts: AttemptRecord?
    /// Fingerprints of configured refresh tokens that have been used.
    var spentSeeds: [String] = []
    /// The fingerprint of a refresh token that the authority has refused.
    package internal(set) var deadGrant: String?
    /// Members written by a newer version.
    var unknown = StoredMembers()

    /// What a reader must find before it believes the rest.
    package struct Binding: Hashable, Sendable {
        var key: String
        var origin: String
        var agent: String
        var credential: String?

        init(key: String, origin: String, agent: String, credential: String?) {
            self.key = key
            self.origin = origin
            self.agent = agent
            self.credential = credential
        }

        package init(_ identity: SharingIdentity) {
            self.init(
                key: identity.key, origin: identity.origin, agent: identity.agent, credential: identity.credential)
        }
    }

    init(revision: EntryRevision, binding: Binding) {
        self.revision = revision
        self.binding = binding
    }

    /// Remembers a configured refresh token as used.
    mutating func noteSeed(_ fingerprint: String) {
        guard !spentSeeds.contains(fingerprint) else { return }
        spentSeeds.append(fingerprint)
        if spentSeeds.count > 16 { spentSeeds.removeFirst() }
    }

    /// Whether the entry belongs to `identity`.
    ///
    /// A storage must not hand out another's entry.
    public func belongs(to identity: SharingIdentity) -> Bool { binding == Binding(identity) }

    /// The greatest generation that the entry knows of.
    public var generationCounter: UInt64 { max(counter, bundle?.generation.counter ?? 0) }

    /// The generation, without a secret.
    public var description: String {
        "<entry \(binding.key.prefix(8)), \(bundle.map { "\($0.generation)" } ?? "no session")>"
    }
    /// The generation, without a secret.
    public var debugDescription: String { description }
    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The random name of one written state of an entry.
public struct EntryRevision: Hashable, Sendable, CustomStringConvertible {
    package let id: GenerationID

    init(_ id: GenerationID) { self.id = id }

    /// 32 lower-case hexadecimal digits.
    public var description: String { id.description }
}

/// The note that a refresh token is about to be spent, made durable before it is sent.
package struct SpendIntent: Hashable, Sendable {
    /// The session whose refresh token it is; nil for a configured one.
    var generation: GenerationID?
    /// Which refresh token.
    package internal(set) var fingerprint: String
    /// Whether this is the one replay after an unknown outcome.
    package internal(set) var isReplay: Bool
    var time: StampedTime

    /// What is left of the note if the sendings that `unsent` tell of did not take place: the first sending, if this one
    /// would have been the replay, or nothing.
    func sendings(less unsent: [SpendIntent]) -> SpendIntent? {
        let isUnsent = unsent.contains {
            $0.fingerprint == fingerprint && $0.isReplay == isReplay && $0.time.bootID == time.bootID
                && $0.time.boot == time.boot
        }
        guard isUnsent else { return self }
        guard isReplay else { return nil }
        var first = self
        first.isReplay = false
        return first
    }
}

/// What other processes and later starts must know of the last attempts.
package struct AttemptRecord: Hashable, Sendable {
    /// The code and the message of the last failure; nil after a success.
    package internal(set) var code: String?
    var message: String?
    var status: Int?
    var failures = 0
    /// Before this, nobody asks again.
    var notBefore: StampedTime?
    /// Seconds from the failure to ``notBefore``: nobody waits longer, whatever the wall clock was set to.
    var pause: Double?
    /// Challenges left when ``challengesAt`` was written.
    var challengesLeft: Double?
    var challengesAt: StampedTime?
}
