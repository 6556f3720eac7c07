// SPDX-License-Identifier: Apache-2.0

public import LucidAuth

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// An authority that rotates refresh tokens and ends a family in which a spent one comes back.
public final class SimulatedAuthority {
    package struct Tokens {
        package var access: String
        package var refresh: String?
        package var expiresAt: Date
        package var date: Date?
        package var scopes: [String]?
        package var credential: String? = "cred-1"
        /// The lie in the date, and the error of the clock, as they were when the answer was made.
        var dateError = 0.0
        var clockError = 0.0
    }

    package typealias Answer = Result<Tokens, AuthError>

    /// How one request goes.
    public enum Fate: Sendable {
        case normal
        /// The authority acts, and the answer is lost.
        case answerLost
        /// The request is lost, and the sender cannot know.
        case requestLost
        /// The authority does nothing and says this.
        case refused(AuthError)
        /// Nothing ever comes back; whether the authority acts is given.
        case silent(acts: Bool)
        /// The answer takes this many seconds more.
        case slow(Double)
        /// The answer arrives twice.
        case answeredTwice
        /// The request arrives twice.
        case deliveredTwice

        /// Nothing ever comes back, and nothing was done.
        public static let silent = Self.silent(acts: false)
    }

    /// What is strange about an answer.
    public enum Oddity: String, Sendable, CaseIterable {
        /// No refresh token: the old one stays good.
        case noRefreshToken
        /// The old refresh token, which stays good.
        case sameRefreshToken
        /// An access token that has ended half a minute ago.
        case alreadyEnded
        /// An access token for eight thousand years.
        case farEnd
        /// An access token for a second.
        case oneSecond
        /// Tokens of another credential.
        case otherCredential
        /// Tokens without the scopes asked for.
        case otherScope
        /// An access token without a character.
        case emptyToken
        /// An access token with a line break.
        case controlCharacters
        /// An end that is no number.
        case notANumber
    }

    private struct Family {
        let identity: String
        var current: String
        var previous: String?
        var rotatedAt = 0.0
        var answer: Tokens?
        var isRevoked = false
    }

    struct Issued {
        let identity: String
        let family: Int
        /// Seconds since the beginning until which anybody may serve it.
        var end: Double
        /// The error of the authority's clock when it was issued.
        let clockError: Double
    }

    /// Seconds that an access token lives.
    public var accessLifetime = 3600.0
    /// Seconds that a challenge lives.
    public var challengeLifetime = 300.0
    /// Seconds from the request to its answer.
    public var latency = 0.05
    /// Seconds for which a spent refresh token still gets the answer of its spending.
    public var grace = 0.0
    /// Whether answers carry a `Date`.
    public var sendsDate = true
    /// Seconds added to the `Date`, in which the authority then lies.
    public var dateError = 0.0
    /// Seconds that the authority's clock is ahead of the truth.
    public var clockError = 0.0
    /// Whether every refresh gives a new refresh token.
    public var rotates = true
    /// Whether the credential is revoked.
    public var isCredentialRevoked = false
    /// How the next requests go, one by one; then `fate`.
    public var script: [Fate] = []
    /// How refreshes go.
    public var fate = Fate.normal
    /// How the next challenges go, one by one; then `challengeFate`.
    public var challengeScript: [Fate] = []
    /// How challenges go.
    public var challengeFate = Fate.normal
    /// What is strange about the next answers, one by one.
    public var oddities: [Oddity] = []
    package var change: (inout Tokens) -> Void = { _ in }
    /// Begins every token.
    package var prefix = ""
    package private(set) var refreshTimes: [Date] = []
    package private(set) var challengeTimes: [Date] = []
    package private(set) var revoked: [String] = []
    package private(set) var seen: [String] = []
    /// How often a spent refresh token came back and ended its family.
    public private(set) var reuses = 0
    /// Refresh requests that were sent.
    public private(set) var refreshes = 0
    /// Challenges that were asked for.
    public private(set) var challenges = 0
    /// Families that were ended by somebody else than their holders.
    package private(set) var revocations = 0
    private(set) var issued: [String: Issued] = [:]
    private var families: [Family] = []
    private var familyOf: [String: Int] = [:]
    private var count = 0

    /// Requests of both kinds.
    public var requests: Int { refreshes + challenges }

    package static let invalidGrant = AuthError(.grantRejected, message: "invalid refresh token", status: 401)
    package static let unavailable = AuthError(.unavailable, message: "temporarily unavailable", status: 503)
    package static let lost = AuthError(.unavailable, message: "the connection was lost", outcome: .unknown)
    package static let refusedConnection = AuthError(.unavailable, message: "connection refused", outcome: .unspent)
    package static let revokedCredential = AuthError(.credentialRevoked, message: "credential revoked", status: 403)

    init() {}

    /// A refresh token that an operator hands out.
    public func issueSeed(for process: SimulatedProcess? = nil) -> RefreshToken {
        issueSeed(identity: process?.identity.key ?? "")
    }

    package func issueSeed(identity: String) -> RefreshToken {
        count += 1
        let text = "\(prefix)refresh-\(count)"
        begin(Family(identity: identity, current: text))
        guard let token = try? RefreshToken(text) else { preconditionFailure("not a token") }
        return token
    }

    private func begin(_ family: Family) {
        familyOf[family.current] = families.count
        families.append(family)
    }

    func refresh(_ token: RefreshToken, by process: SimulatedProcess, _ reply: @escaping (Answer) -> Void) {
        let world = process.world
        refreshes += 1
        let text = token.value
        if world.keepsHistory {
            refreshTimes.append(world.truth)
            seen.append(text)
        }
        let fate = script.isEmpty ? fate : script.removeFirst()
        world.auditor?.sending(token, text, by: process, fate)
        go(fate, in: world, reply) { [self] in rotate(text, for: process.identity.key, in: world) }
    }

    func challenge(
        by process: SimulatedProcess, signing: Double, failure: AuthError?, _ reply: @escaping (Answer) -> Void
    ) {
        let world = process.world
        challenges += 1
        if world.keepsHistory { challengeTimes.append(world.truth) }
        let fate = challengeScript.isEmpty ? challengeFate : challengeScript.removeFirst()
        let identity = process.identity.key
        world.later(signing) { [self] in
            if let failure { return reply(.failure(failure)) }
            go(fate, in: world, reply) { [self] in
                if isCredentialRevoked { return .failure(Self.revokedCredential) }
                if signing > challengeLifetime {
                    return .failure(AuthError(.challengeExpired, message: "unknown challenge", status: 400))
                }
                count += 1
                begin(Family(identity: identity, current: "\(prefix)refresh-\(count)"))
                return .success(answer(family: families.count - 1, in: world))
            }
        }
    }

    func revoke(_ token: RefreshToken) {
        let text = token.value
        revoked.append(text)
        if let index = familyOf[text] { families[index].isRevoked = true }
    }

    /// Ends all sessions.
    public func revokeAll() {
        revocations += 1
        for index in families.indices { families[index].isRevoked = true }
    }

    /// Whether an API would take the access token now.
    package func accepts(_ access: String) -> Bool {
        issued[access].map { !families[$0.family].isRevoked } ?? false
    }

    /// The family of a refresh token, if it is alive.
    func livingFamily(of refresh: String) -> Int? {
        familyOf[refresh].flatMap { families[$0].isRevoked ? nil : $0 }
    }

    /// Whether a refresh with this token would work now.
    package func wouldRenew(_ refresh: String) -> Bool {
        familyOf[refresh].map { !families[$0].isRevoked && families[$0].current == refresh } ?? false
    }

    func allow(_ access: String, seconds: Double) {
        if let end = issued[access]?.end { issued[access]?.end = max(end, end + seconds) }
    }

    private func go(
        _ fate: Fate, in world: SimulatedWorld, _ reply: @escaping (Answer) -> Void, act: @escaping () -> Answer
    ) {
        func serve(_ extra: Double) {
            world.later(latency / 2) { [self] in
                let answer = act()
                world.later(latency / 2 + extra) { reply(answer) }
            }
        }
        switch fate {
        case .normal: serve(0)
        case .slow(let seconds):
            world.met(.slowAnswer)
            serve(seconds)
        case .answeredTwice:
            world.met(.answerTwice)
            world.later(latency / 2) { [self] in
                let answer = act()
                world.later(latency / 2) { reply(answer) }
                world.later(latency) { reply(answer) }
            }
        case .deliveredTwice:
            world.met(.deliveredTwice)
            world.later(latency / 2) { _ = act() }
            serve(0.01)
        case .answerLost:
            world.met(.answerLost)
            world.later(latency) {
                _ = act()
                reply(.failure(Self.lost))
            }
        case .requestLost:
            world.met(.requestLost)
            world.later(latency) { reply(.failure(Self.lost)) }
        case .refused(let error):
            world.met(
                error.outcome == .unknown
                    ? .requestLost
                    : error.retryAfter != nil ? .retryAfter : error.status == nil ? .connectionRefused : .unavailable)
            world.later(latency) { reply(.failure(error)) }
        case .silent(let acts):
            world.met(.answerSilent)
            if acts { world.later(latency / 2) { _ = act() } }
        }
    }

    private func rotate(_ token: String, for identity: String, in world: SimulatedWorld) -> Answer {
        guard !isCredentialRevoked, let index = familyOf[token] else { return .failure(Self.invalidGrant) }
        let family = families[index]
        if !family.identity.isEmpty { world.auditor?.renewing(family.identity, for: identity) }
        if family.isRevoked { return .failure(Self.invalidGrant) }
        if family.current != token {
            if token == family.previous, world.elapsed - family.rotatedAt <= grace, var answer = family.answer {
                answer.date = date(world.truth.addingTimeInterval(clockError))
                answer.dateError = dateError
                answer.clockError = clockError
                return .success(answer)
            }
            reuses += 1
            families[index].isRevoked = true
            return .failure(Self.invalidGrant)
        }
        let keeps = oddities.first == .noRefreshToken || oddities.first == .sameRefreshToken
        count += 1
        if rotates, !keeps {
            families[index].previous = token
            families[index].rotatedAt = world.elapsed
            families[index].current = "\(prefix)refresh-\(count)"
            familyOf[families[index].current] = index
        }
        let tokens = answer(family: index, in: world)
        families[index].answer = tokens
        return .success(tokens)
    }

    /// What an answer says of the time: whole seconds, and perhaps not the truth.
    private func date(_ clock: Date) -> Date? {
        guard sendsDate else { return nil }
        return Date(timeIntervalSince1970: clock.timeIntervalSince1970.rounded(.down) + dateError)
    }

    private func answer(family: Int, in world: SimulatedWorld) -> Tokens {
        let clock = world.truth.addingTimeInterval(clockError)
        var tokens = Tokens(
            access: "\(prefix)access-\(count)", refresh: families[family].current,
            expiresAt: clock.addingTimeInterval(accessLifetime),
            date: date(clock), dateError: dateError, clockError: clockError)
        if !oddities.isEmpty {
            world.met(.oddAnswer)
            oddities.removeFirst().apply(to: &tokens, clock)
        }
        change(&tokens)
        let life = tokens.expiresAt.timeIntervalSince(clock)
        issued[tokens.access] = Issued(
            identity: families[family].identity, family: family, end: world.elapsed + (life.isFinite ? life : 0),
            clockError: clockError)
        return tokens
    }
}

extension SimulatedAuthority.Oddity {
    func apply(to tokens: inout SimulatedAuthority.Tokens, _ clock: Date) {
        switch self {
        case .noRefreshToken: tokens.refresh = nil
        case .sameRefreshToken: break
        case .alreadyEnded: tokens.expiresAt = clock.addingTimeInterval(-30)
        case .farEnd: tokens.expiresAt = clock.addingTimeInterval(2.5e11)
        case .oneSecond: tokens.expiresAt = clock.addingTimeInterval(1)
        case .otherCredential: tokens.credential = "cred-of-somebody-else"
        case .otherScope: tokens.scopes = ["other"]
        case .emptyToken: tokens.access = ""
        case .controlCharacters: tokens.access += "\r\nX-Injected: 1"
        case .notANumber: tokens.expiresAt = clock.addingTimeInterval(.nan)
        }
    }
}
