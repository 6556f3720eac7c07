// SPDX-License-Identifier: Apache-2.0

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An authority that rotates refresh tokens and ends a family in which a spent one comes back.
final class FakeAuthority {
    struct Tokens {
        var access: String
        var refresh: String?
        var expiresAt: Date
        var date: Date?
        var scopes: [String]?
        var credential: String? = "cred-1"
    }

    typealias Answer = Result<Tokens, AuthError>

    /// How one request goes.
    enum Fate {
        case normal
        /// The authority acts, and the answer is lost.
        case answerLost
        case refused(AuthError)
        /// Nothing ever comes back.
        case silent
    }

    private struct Family {
        var current: String
        var spent: Set<String> = []
        var isRevoked = false
    }

    var accessLifetime = 3600.0
    var latency = 0.05
    var sendsDate = true
    /// Added to the `Date` header.
    var dateError = 0.0
    /// How the next requests go, one by one; then `fate`.
    var script: [Fate] = []
    var fate = Fate.normal
    var challengeScript: [Fate] = []
    var challengeFate = Fate.normal
    var change: (inout Tokens) -> Void = { _ in }
    private(set) var refreshTimes: [Date] = []
    private(set) var challengeTimes: [Date] = []
    private(set) var revoked: [String] = []
    private(set) var reuses = 0
    private(set) var seen: [String] = []
    private var families: [Family] = []
    private var count = 0

    var refreshes: Int { refreshTimes.count }
    var challenges: Int { challengeTimes.count }
    var requests: Int { refreshes + challenges }

    static let invalidGrant = AuthError(.grantRejected, message: "invalid refresh token", status: 401)
    static let unavailable = AuthError(.unavailable, message: "temporarily unavailable", status: 503)
    static let lost = AuthError(.unavailable, message: "the connection was lost", outcome: .unknown)
    static let refusedConnection = AuthError(.unavailable, message: "connection refused", outcome: .unspent)
    static let revokedCredential = AuthError(.credentialRevoked, message: "credential revoked", status: 403)

    /// A refresh token that an operator hands out.
    func issueSeed() -> RefreshToken {
        count += 1
        families.append(Family(current: "refresh-\(count)"))
        guard let token = try? RefreshToken("refresh-\(count)") else { preconditionFailure("not a token") }
        return token
    }

    func refresh(_ token: RefreshToken, in world: World, _ reply: @escaping (Answer) -> Void) {
        refreshTimes.append(world.truth)
        seen.append(token.value)
        go(script.isEmpty ? fate : script.removeFirst(), in: world, reply) { [self] in rotate(token.value, in: world) }
    }

    func challenge(in world: World, _ reply: @escaping (Answer) -> Void) {
        challengeTimes.append(world.truth)
        go(challengeScript.isEmpty ? challengeFate : challengeScript.removeFirst(), in: world, reply) { [self] in
            count += 1
            families.append(Family(current: "refresh-\(count)"))
            return .success(tokens(refresh: "refresh-\(count)", in: world))
        }
    }

    func revoke(_ token: RefreshToken) {
        revoked.append(token.value)
        revokeFamily(of: token.value)
    }

    func revokeAll() {
        for index in families.indices { families[index].isRevoked = true }
    }

    private func revokeFamily(of token: String) {
        for index in families.indices where families[index].current == token || families[index].spent.contains(token) {
            families[index].isRevoked = true
        }
    }

    private func go(
        _ fate: Fate, in world: World, _ reply: @escaping (Answer) -> Void, act: @escaping () -> Answer
    ) {
        switch fate {
        case .normal:
            world.later(latency / 2) { [self] in
                let answer = act()
                world.later(latency / 2) { reply(answer) }
            }
        case .answerLost:
            world.later(latency) {
                _ = act()
                reply(.failure(Self.lost))
            }
        case .refused(let error): world.later(latency) { reply(.failure(error)) }
        case .silent: break
        }
    }

    private func rotate(_ token: String, in world: World) -> Answer {
        guard let index = families.firstIndex(where: { $0.current == token || $0.spent.contains(token) }) else {
            return .failure(Self.invalidGrant)
        }
        if families[index].current != token {
            reuses += 1
            families[index].isRevoked = true
        }
        if families[index].isRevoked { return .failure(Self.invalidGrant) }
        count += 1
        families[index].spent.insert(token)
        families[index].current = "refresh-\(count)"
        return .success(tokens(refresh: "refresh-\(count)", in: world))
    }

    private func tokens(refresh: String, in world: World) -> Tokens {
        let second = world.truth.timeIntervalSince1970.rounded(.down)
        var tokens = Tokens(
            access: "access-\(count)", refresh: refresh, expiresAt: world.truth.addingTimeInterval(accessLifetime),
            date: sendsDate ? Date(timeIntervalSince1970: second + dateError) : nil)
        change(&tokens)
        return tokens
    }
}
