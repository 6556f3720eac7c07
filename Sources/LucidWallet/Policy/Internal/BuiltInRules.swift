// SPDX-License-Identifier: Apache-2.0

/// What is refused where no policy is configured, to everybody but the program itself.
///
/// A list of what is never harmless. It is no substitute for a policy: value within reach is what a policy bounds.
enum BuiltInRules {
    static func verdict(on intent: SigningIntent, purpose: WalletRequest.Purpose) -> PolicyVerdict {
        var verdict = PolicyVerdict()
        guard ![.direct, .httpRequest].contains(purpose) else {
            verdict.add(.allow, "built-in", "the program itself asks, and there is no policy")
            return verdict
        }
        for fault in intent.faults { verdict.add(.deny, "payload", fault) }
        if !intent.delegates.isEmpty { verdict.add(.deny, "built-in", "it hands an account to a contract's code") }
        if intent.createsContract { verdict.add(.deny, "built-in", "it creates a contract") }
        if intent.moves.contains(where: \.isUnlimited) { verdict.add(.deny, "built-in", "it approves without bound") }
        if intent.kind == "message" && intent.signIn == nil {
            if let reason = intent.text.map(PlainTextRule.refusal) ?? "it is of bytes that are no text" {
                verdict.add(.deny, "built-in", reason)
            }
        }
        checkValue(intent, purpose, &verdict)
        verdict.add(.allow, "built-in", "nothing that is always refused was found")
        return verdict
    }

    /// A challenge moves nothing; a payment moves by EIP-3009 only, within the bounds of who pays.
    private static func checkValue(
        _ intent: SigningIntent, _ purpose: WalletRequest.Purpose, _ verdict: inout PolicyVerdict
    ) {
        if let subject = intent.typedData {
            let isTransfer = intent.moves.count == 1 && intent.moves[0].kind == .transfer
            let isPayment = purpose == .payment && subject.isUnderstood && isTransfer
            if SigningPolicy.TypedDataPattern.isValuable(subject.primaryType) && !isPayment {
                verdict.add(
                    .deny, "built-in",
                    "typed data of type \(PolicyText.shown(subject.primaryType)) can move value")
            }
        }
        if purpose == .challenge && (!intent.moves.isEmpty || intent.kind == "transaction") {
            verdict.add(.deny, "built-in", "a challenge never moves value")
        }
    }
}
