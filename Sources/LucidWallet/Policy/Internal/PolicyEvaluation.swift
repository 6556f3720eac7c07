// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning

/// One payload before one policy at one time.
struct PolicyEvaluation {
    let policy: SigningPolicy
    let intent: SigningIntent
    let purpose: WalletRequest.Purpose
    /// Seconds since 1970.
    let now: UInt64
    let book: SpendBook
    private var verdict = PolicyVerdict()

    init(
        _ policy: SigningPolicy, _ intent: SigningIntent, purpose: WalletRequest.Purpose, now: UInt64, book: SpendBook
    ) {
        (self.policy, self.intent, self.purpose, self.now, self.book) = (policy, intent, purpose, now, book)
    }

    static func verdict(
        of policy: SigningPolicy, on intent: SigningIntent, purpose: WalletRequest.Purpose = .direct, now: UInt64,
        book: SpendBook
    ) -> PolicyVerdict {
        var evaluation = PolicyEvaluation(policy, intent, purpose: purpose, now: now, book: book)
        evaluation.run()
        return evaluation.verdict
    }

    private mutating func run() {
        for fault in intent.faults { verdict.add(.deny, "payload", fault) }
        checkTime()
        switch intent.kind {
        case "message": checkMessage()
        case "typed_data": checkTypedData()
        case "transaction": checkTransaction()
        default:
            checkChain()
            checkDelegation()
        }
    }

    private mutating func checkTime() {
        guard !policy.times.isEmpty else { return }
        // 1970-01-01 was a Thursday.
        let day = Int(now / 86_400 % 7 + 3) % 7 + 1
        let minute = Int(now % 86_400 / 60)
        let isOpen = policy.times.contains {
            $0.days.contains(day) && minute >= $0.fromMinute && minute < $0.untilMinute
        }
        if !isOpen { verdict.add(.deny, "times", "nothing is signed at this hour") }
    }

    private mutating func checkChain() {
        guard let chain = intent.chain else { return verdict.add(.deny, "chains", "it names no chain") }
        if !policy.chains.contains(chain) { verdict.add(.deny, "chains", "chain \(chain) is not allowed") }
    }

    // MARK: Messages

    private mutating func checkMessage() {
        guard let text = intent.text else {
            return verdict.add(.deny, "messages", "it is of bytes that are no text")
        }
        if let signIn = intent.signIn {
            if purpose == .challenge {
                return verdict.add(policy.challenges, "challenges", "it signs in to the configured authority")
            }
            return checkList(
                "signIn", policy.signIn.map { $0.matches(signIn) ? $0.decision : nil },
                matched: "it signs in to \(PolicyText.shown(signIn.domain))",
                else: "it signs in to \(PolicyText.shown(signIn.domain))")
        }
        if purpose == .httpRequest {
            return verdict.add(policy.httpRequests, "httpRequests", "it signs a request of the program")
        }
        if let reason = PlainTextRule.refusal(of: text) { return verdict.add(.deny, "built-in", reason) }
        if purpose == .challenge {
            return verdict.add(policy.challenges, "challenges", "it is a text for the configured authority")
        }
        checkList(
            "messages", policy.messages.map { $0.matches(text) ? $0.decision : nil },
            matched: "its wording is listed", else: "its wording is not listed")
    }

    /// What each rule of a list says that speaks about the payload; if none does, it is refused.
    private mutating func checkList(
        _ name: String, _ decisions: [SigningPolicy.Decision?], matched: String, else missing: String
    ) {
        for (index, decision) in decisions.enumerated() {
            if let decision { verdict.add(decision, "\(name)[\(index)]", matched) }
        }
        if decisions.allSatisfy({ $0 == nil }) { verdict.add(.deny, name, missing) }
    }

    // MARK: Typed data

    private mutating func checkTypedData() {
        guard let subject = intent.typedData else { return }
        if subject.isUnderstood {
            checkChain()
            checkValidity()
            checkMoves(hasListedCall: false)
            if intent.moves.isEmpty { verdict.add(.allow, "tokens", "it moves nothing") }
            return
        }
        if subject.domain.chainID != nil { checkChain() }
        checkList(
            "typedData", policy.typedData.map { $0.matches(subject) ? $0.decision : nil },
            matched: "its type and domain are listed",
            else: "typed data of type \(PolicyText.shown(subject.primaryType)) is not listed")
    }

    private mutating func checkValidity() {
        guard let end = intent.usableUntil else {
            return verdict.add(.deny, "maxValiditySeconds", "the signature could be used for ever")
        }
        if end > now, end - now > policy.maximumValidity {
            verdict.add(
                .deny, "maxValiditySeconds",
                "the signature could be used for more than \(policy.maximumValidity) seconds")
        }
    }

    // MARK: Transactions

    private mutating func checkTransaction() {
        checkChain()
        guard let rules = policy.transactions else {
            return verdict.add(.deny, "transactions", "no transactions are signed")
        }
        checkFees(rules)
        checkDelegation()
        if intent.createsContract {
            verdict.add(rules.contractCreation, "transactions.contractCreation", "it creates a contract")
        }
        let matches = rules.calls.map { rule in intent.call.map(rule.matches) == true ? rule.decision : nil }
        checkMoves(hasListedCall: hasFunctionListed(rules))
        if let call = intent.call, !call.isUnderstood {
            checkList(
                "transactions.calls", matches, matched: "the call is listed",
                else: "the call of \(Hex.encode(call.selector, prefix: true)) at \(call.to) is not listed")
        } else if intent.call != nil, matches.contains(where: { $0 != nil }) {
            // The rules of the token decide, and what is said of the call weighs besides.
            checkList("transactions.calls", matches, matched: "the call is listed", else: "")
        } else if intent.moves.isEmpty && !intent.createsContract {
            verdict.add(.allow, "transactions", "it moves nothing but its fee")
        }
    }

    /// Whether a rule names the function that is called, and not merely the contract.
    private func hasFunctionListed(_ rules: SigningPolicy.Transactions) -> Bool {
        guard let call = intent.call else { return false }
        return rules.calls.contains { $0.selectors != nil && $0.matches(call) }
    }

    private mutating func checkFees(_ rules: SigningPolicy.Transactions) {
        guard let fees = intent.fees else { return }
        if fees.maximum.map({ $0 > rules.maximumFee }) ?? true {
            verdict.add(
                .deny, "transactions.maxFee",
                "it may cost \(fees.maximum?.description ?? "any amount of") wei, over \(rules.maximumFee)")
        }
        if let most = rules.maximumGas, fees.gas > most {
            verdict.add(.deny, "transactions.maxGas", "its gas \(fees.gas) is over \(most)")
        }
        if let most = rules.maximumFeePerGas, fees.maxFeePerGas > most {
            verdict.add(.deny, "transactions.maxFeePerGas", "its price of gas is over \(most) wei")
        }
        if let most = rules.maximumPriorityFeePerGas, fees.maxPriorityFeePerGas ?? fees.maxFeePerGas > most {
            verdict.add(.deny, "transactions.maxPriorityFeePerGas", "its priority fee is over \(most) wei")
        }
    }

    private mutating func checkDelegation() {
        for delegate in intent.delegates {
            let decision = policy.transactions?.delegation[delegate] ?? .deny
            verdict.add(decision, "transactions.delegation", "it hands an account to the code at \(delegate)")
        }
    }

    // MARK: Value

    private mutating func checkMoves(hasListedCall: Bool) {
        var sums: [Asset: UInt256] = [:]
        var order: [Asset] = []
        for move in intent.moves {
            guard let (name, rule) = policy.rule(for: move.asset) else {
                checkUnruled(move, hasListedCall)
                continue
            }
            if move.isUnlimited {
                verdict.add(rule.unlimitedApprovals, name + ".unlimitedApprovals", "it approves without bound")
            }
            checkParty(of: move, rule, name)
            if sums[move.asset] == nil { order.append(move.asset) }
            if !move.isUnlimited || rule.unlimitedApprovals == .deny {
                sums[move.asset] = (sums[move.asset] ?? .zero).adding(move.amount) ?? .max
            } else {
                sums[move.asset] = sums[move.asset] ?? .zero
            }
        }
        for asset in order {
            guard let (name, rule) = policy.rule(for: asset), let sum = sums[asset] else { continue }
            checkAmount(sum, rule, name)
        }
        if let fee = intent.fees?.maximum, let chain = intent.chain, let rule = policy.rule(for: .native(chain)),
            sums[.native(chain)] == nil
        {
            checkWindows(fee, rule.rule, rule.name)
        }
    }

    /// Value of an asset without a rule moves only by a call that is listed with its function.
    private mutating func checkUnruled(_ move: ValueMove, _ hasListedCall: Bool) {
        guard move.asset.token == nil || move.isUnlimited || !hasListedCall else { return }
        verdict.add(
            .deny, move.asset.token == nil ? "native" : "tokens",
            move.isUnlimited ? "it approves \(move.asset) without bound" : "it moves \(move.asset), which has no rule")
    }

    private mutating func checkParty(of move: ValueMove, _ rule: SigningPolicy.AssetRule, _ name: String) {
        // Taking an approval back harms nobody.
        if move.kind == .approval && move.amount == .zero { return }
        let (parties, place) =
            move.kind == .transfer ? (rule.recipients, ".recipients") : (rule.spenders, ".spenders")
        guard let parties else { return }
        guard let party = move.party else {
            return verdict.add(.deny, name + place, "it is not known who gets it")
        }
        if !parties.contains(party) { verdict.add(.deny, name + place, "\(party) is not listed") }
    }

    private mutating func checkAmount(_ sum: UInt256, _ rule: SigningPolicy.AssetRule, _ name: String) {
        guard sum <= rule.maximum else {
            return verdict.add(.deny, name + ".max", "\(sum) is over \(rule.maximum)")
        }
        if let threshold = rule.askAbove, sum > threshold {
            verdict.add(.ask, name + ".askAbove", "\(sum) is over \(threshold)")
        } else {
            verdict.add(.allow, name + ".max", "\(sum) is within \(rule.maximum)")
        }
        let fee = rule.asset.token == nil ? intent.fees?.maximum ?? .zero : .zero
        checkWindows(sum.adding(fee) ?? .max, rule, name)
    }

    /// What was signed before under the same key does not count besides: only one of them takes effect.
    private mutating func checkWindows(_ amount: UInt256, _ rule: SigningPolicy.AssetRule, _ name: String) {
        for (index, window) in rule.windows.enumerated() {
            var others = book
            if let key = intent.chargeKey { others.charges[key] = nil }
            let before = others.total(of: rule.asset, inLast: window.seconds, now: now)
            let own = max(amount, intent.chargeKey.flatMap { book.charges[$0]?.most(of: rule.asset) } ?? .zero)
            let total = before.adding(own) ?? .max
            if total > window.maximum {
                verdict.add(
                    .deny, name + ".windows[\(index)]",
                    "\(total) would be over \(window.maximum) in \(window.seconds) seconds")
            }
        }
    }
}
