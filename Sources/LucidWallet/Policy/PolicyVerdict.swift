// SPDX-License-Identifier: Apache-2.0

/// What a policy says about one payload, and why.
public struct PolicyVerdict: Hashable, Sendable {
    /// What one rule said.
    public struct Finding: Hashable, Sendable {
        /// The place in the policy, such as `tokens[0].windows[1]`, or the name of a built-in rule.
        public let rule: String
        /// What it says.
        public let decision: SigningPolicy.Decision
        /// Why, as the end of a sentence; never holds the message.
        public let reason: String
    }

    /// What the rules said, in the order in which they were asked.
    public private(set) var findings: [Finding] = []

    init() {}

    mutating func add(_ decision: SigningPolicy.Decision, _ rule: String, _ reason: String) {
        findings.append(Finding(rule: rule, decision: decision, reason: reason))
    }

    /// The heaviest of what the rules said; a payload that no rule spoke about is refused.
    public var decision: SigningPolicy.Decision {
        if findings.isEmpty || findings.contains(where: { $0.decision == .deny }) { return .deny }
        return findings.contains { $0.decision == .ask } ? .ask : .allow
    }

    /// Why it is not simply allowed; the first reason of that weight.
    public var reason: String {
        let decision = decision
        guard let finding = findings.first(where: { $0.decision == decision }) else { return "no rule allows it" }
        return "\(finding.reason) (\(finding.rule))"
    }
}
