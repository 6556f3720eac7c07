// SPDX-License-Identifier: Apache-2.0

/// The calls that obtain and renew tokens.
enum AuthOperation: String, Sendable, CaseIterable {
    case challenge, exchange, refresh, revoke
    /// A machine client shows its secret.
    case clientToken
    /// A machine client spends a refresh token.
    case clientRefresh

    /// The name in spans and messages.
    var spanName: String {
        switch self {
        case .clientToken: "token"
        case .clientRefresh: "refresh"
        default: rawValue
        }
    }
}

/// What an answer of the authority means.
///
/// The codes of the live service are unpublished, so this is data: the first row that fits decides, and unknown text
/// falls to the mildest meaning of its status.
struct FailureRule: Sendable {
    let operations: Set<AuthOperation>
    let statuses: ClosedRange<Int>
    /// The service's own code, lower case, with spaces for `_` and `-`; empty for any.
    let serviceCodes: Set<String>
    /// Whether the answer must have such a code.
    let needsCode: Bool
    let code: AuthError.Code
    let outcome: AuthError.Outcome
    let advice: String

    init(
        _ statuses: ClosedRange<Int>, in operations: Set<AuthOperation> = Set(AuthOperation.allCases),
        saying serviceCodes: Set<String> = [], needsCode: Bool = false, is code: AuthError.Code,
        _ outcome: AuthError.Outcome = .unspent, advice: String
    ) {
        self.operations = operations
        self.statuses = statuses
        self.serviceCodes = serviceCodes
        self.needsCode = needsCode
        self.code = code
        self.outcome = outcome
        self.advice = advice
    }

    private static let renewed = "the session is renewed with the key, if there is one"
    private static let unknown = "check agentRef and credentialId, or ask the authority's operator for a new credential"

    private static let unknownClient = "check the client's ID and secret, or ask the authority's operator for new ones"
    private static let shown = "the session is renewed with the client's secret"

    static let table: [FailureRule] = [
        FailureRule(408...408, is: .unavailable, advice: "the request came too late; it is repeated"),
        FailureRule(425...425, is: .unavailable, advice: "retry later"),
        FailureRule(429...429, is: .unavailable, advice: "retry later"),
        // A gateway that gave up cannot tell what the authority did.
        FailureRule(504...504, is: .unavailable, .unknown, advice: "retry later"),
        FailureRule(500...599, is: .unavailable, advice: "retry later"),
        FailureRule(407...407, is: .unavailable, advice: "the proxy wants a login: check the proxy setting"),
        FailureRule(300...399, is: .configuration, advice: "redirects are not followed: check the base URL"),
        FailureRule(
            400...410, in: [.exchange],
            saying: ["unknown challenge", "expired challenge", "challenge expired", "challenge not found"],
            is: .challengeExpired, advice: "a new challenge is asked for"),
        FailureRule(409...410, in: [.exchange], is: .challengeExpired, advice: "a new challenge is asked for"),
        FailureRule(
            400...403, in: [.exchange], saying: ["invalid signature", "signature invalid", "bad signature"],
            is: .configuration,
            advice: "the wallet's key is not the one registered for this credential: check the wallet settings"),
        // Some authorities tell their troubles with a status that blames the caller (RFC 6749 section 4.1.2.1's codes).
        FailureRule(
            400...499, in: [.clientToken, .clientRefresh],
            saying: ["temporarily unavailable", "server error", "slow down"], is: .unavailable, advice: "retry later"),
        FailureRule(
            400...403, in: [.clientToken, .clientRefresh], saying: ["invalid client"], is: .credentialRevoked,
            advice: unknownClient),
        FailureRule(
            400...403, in: [.clientRefresh],
            saying: ["invalid grant", "unauthorized client", "unsupported grant type"], is: .grantRejected,
            advice: shown),
        FailureRule(
            400...403, in: [.clientToken, .clientRefresh],
            saying: ["unauthorized client", "unsupported grant type", "invalid grant", "invalid target"],
            is: .configuration, advice: "the client may not have tokens this way: check its registration"),
        FailureRule(
            400...403, saying: ["invalid request", "invalid scope", "insufficient scope"], is: .configuration,
            advice: "check agentRef, credentialId and scopes"),
        FailureRule(400...401, in: [.refresh], is: .grantRejected, advice: renewed),
        FailureRule(400...400, in: [.clientRefresh], is: .grantRejected, advice: shown),
        FailureRule(401...403, in: [.clientToken, .clientRefresh], is: .credentialRevoked, advice: unknownClient),
        FailureRule(403...403, in: [.refresh], is: .grantRejected, advice: renewed),
        FailureRule(404...404, in: [.refresh], needsCode: true, is: .grantRejected, advice: renewed),
        FailureRule(410...410, in: [.refresh], is: .grantRejected, advice: renewed),
        FailureRule(
            400...400, in: [.challenge, .exchange],
            saying: ["invalid credential", "unknown credential", "credential revoked"], is: .credentialRevoked,
            advice: unknown),
        FailureRule(401...403, in: [.challenge, .exchange], is: .credentialRevoked, advice: unknown),
        FailureRule(404...404, in: [.challenge, .exchange], needsCode: true, is: .credentialRevoked, advice: unknown),
        FailureRule(410...410, in: [.challenge], is: .credentialRevoked, advice: unknown),
        FailureRule(404...404, is: .configuration, advice: "there is no such service: check the base URL"),
        FailureRule(400...499, is: .configuration, advice: "check the base URL and the settings"),
        FailureRule(100...299, is: .unavailable, advice: "the answer makes no sense: check the base URL"),
    ]

    static func meaning(of status: Int, code: String?, in operation: AuthOperation) -> FailureRule {
        let code = code.map { String($0.lowercased().map { "_-".contains($0) ? " " : $0 }) }
        let found = table.first { rule in
            rule.operations.contains(operation) && rule.statuses.contains(status)
                && (rule.serviceCodes.isEmpty || code.map(rule.serviceCodes.contains) == true)
                && (!rule.needsCode || code != nil)
        }
        return found ?? FailureRule(status...status, is: .unavailable, .unknown, advice: "check the base URL")
    }
}
