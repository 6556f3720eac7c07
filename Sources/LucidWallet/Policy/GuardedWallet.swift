// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
public import LucidHTTP
public import LucidSigning

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A wallet behind a policy: nothing reaches the key before the policy allowed it and the ledger noted it.
///
/// Without a policy, the program itself may have anything signed, and challenges, payments and remote requests are held
/// to a built-in list of what is never signed.
public struct GuardedWallet: WalletConnector {
    /// Finds out what became of signed transactions, so that the ledger can give back what can no longer take effect.
    public typealias Settler = @Sendable (any SpendLedger) async throws -> Void

    private let base: any WalletConnector
    private let policy: SigningPolicy?
    private let ledger: (any SpendLedger)?
    private let clock: any AgentClock
    private let approve: ApprovalHandler?
    private let settle: Settler?
    private let onDenial: @Sendable (PolicyVerdict, SigningIntent) -> Void

    /// Puts a policy before a wallet.
    /// - Parameters:
    ///   - base: The wallet that holds the key.
    ///   - policy: What may be signed; nil for the built-in rules.
    ///   - ledger: Where spending is noted; a policy with windows refuses value without one.
    ///   - clock: The time of day, for windows and deadlines.
    ///   - approve: Answers what the policy asks; nil refuses it.
    ///   - settle: Asked once when a window would be overrun, before refusing.
    ///   - onDenial: Told of each refusal.
    public init(
        _ base: any WalletConnector, policy: SigningPolicy?, ledger: (any SpendLedger)? = nil,
        clock: any AgentClock = SystemClock(), approve: ApprovalHandler? = nil, settle: Settler? = nil,
        onDenial: @escaping @Sendable (PolicyVerdict, SigningIntent) -> Void = { _, _ in }
    ) {
        self.base = base
        self.policy = policy
        self.ledger = ledger
        self.clock = clock
        self.approve = approve
        self.settle = settle
        self.onDenial = onDenial
    }

    /// What the wallet behind can do.
    public var capabilities: WalletCapabilities { base.capabilities }

    /// The address of the wallet behind.
    public func address() async throws -> Address? { try await base.address() }

    /// What is known about the wallet behind.
    public func metadata() async throws -> WalletMetadata { try await base.metadata() }

    /// Whether the wallet behind signs for the chain.
    public func supports(_ chain: ChainID) -> Bool { base.supports(chain) }

    /// Signs what the policy allows.
    /// - Throws: ``WalletError`` with code ``WalletError/Code/denied``, ``WalletError/Code/approvalRequired`` or
    ///   ``WalletError/Code/ledgerUnavailable`` if nothing was signed; else what the wallet behind throws.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        // Nothing goes past the policy, not even to a wallet that says it would not sign.
        guard base.capabilities.contains(request.capability) else {
            throw WalletError(.unsupported, message: "This wallet does not sign a \(request.kind).")
        }
        let address = try await base.address()
        let intent = SigningIntent(request.payload, signer: address ?? request.signer)
        var verdict = try await decide(intent, request.purpose, isApproved: false)
        if verdict.decision == .deny, verdict.isOverWindow, let settle, let ledger {
            // Where the chain cannot be asked, the refusal stands.
            do { try await settle(ledger) } catch let error as CancellationError { throw error } catch {}
            verdict = try await decide(intent, request.purpose, isApproved: false)
        }
        if verdict.decision == .ask {
            try await ask(intent, verdict)
            verdict = try await decide(intent, request.purpose, isApproved: true)
        }
        guard verdict.decision != .deny else {
            onDenial(verdict, intent)
            throw WalletError(.denied, message: "The \(request.kind) was not signed: \(verdict.reason).")
        }
        var request = request
        // What was decided about is what is signed: by the address that was decided about.
        request.signer = request.signer ?? address
        return try await base.sign(request)
    }

    /// What would be said about a payload, without asking anybody and without noting anything.
    /// - Throws: ``WalletError``.
    public func verdict(on request: WalletRequest) async throws -> PolicyVerdict {
        let intent = SigningIntent(request.payload, signer: try await base.address() ?? request.signer)
        guard let policy else { return BuiltInRules.verdict(on: intent, purpose: request.purpose) }
        let now = seconds
        guard let ledger else {
            return PolicyEvaluation.verdict(
                of: policy, on: intent, purpose: request.purpose, now: now, book: SpendBook())
        }
        return try await ledger.update { book in
            PolicyEvaluation.verdict(of: policy, on: intent, purpose: request.purpose, now: now, book: book)
        }
    }

    private var seconds: UInt64 { UInt64(max(0, clock.wallNow().timeIntervalSince1970)) }

    private func decide(
        _ intent: SigningIntent, _ purpose: WalletRequest.Purpose, isApproved: Bool
    ) async throws -> PolicyVerdict {
        guard let policy else { return BuiltInRules.verdict(on: intent, purpose: purpose) }
        let now = seconds
        guard policy.needsLedger(for: intent) else {
            var book = SpendBook()
            return try policy.decide(on: intent, purpose: purpose, isApproved: isApproved, now: now, book: &book)
        }
        guard let ledger else {
            throw WalletError(
                .ledgerUnavailable,
                message: "The policy limits what is spent in a time, and there is no record of it. Give it a ledger.")
        }
        return try await ledger.update { book in
            try policy.decide(on: intent, purpose: purpose, isApproved: isApproved, now: now, book: &book)
        }
    }

    private func ask(_ intent: SigningIntent, _ verdict: PolicyVerdict) async throws {
        let request = ApprovalRequest(payloadHash: intent.digest, intent: intent, verdict: verdict)
        guard let approve, let approval = try await approve(request),
            ConstantTime.equals(approval.payloadHash, intent.digest)
        else {
            onDenial(verdict, intent)
            throw WalletError(
                .approvalRequired,
                message: "The \(intent.kind) was not signed: it needs an approval, because \(verdict.reason).")
        }
    }
}

extension SigningPolicy {
    /// What the policy says about a payload, as if nothing had been spent before.
    /// - Parameter now: Seconds since 1970.
    public func verdict(on intent: SigningIntent, now: UInt64) -> PolicyVerdict {
        PolicyEvaluation.verdict(of: self, on: intent, now: now, book: SpendBook())
    }

    /// Judges a payload, and notes in the book what leaves if it is signed now.
    ///
    /// - Parameter isApproved: Whether somebody said yes to this very payload.
    package func decide(
        on intent: SigningIntent, purpose: WalletRequest.Purpose, isApproved: Bool, now: UInt64,
        book: inout SpendBook
    ) throws(WalletError) -> PolicyVerdict {
        let verdict = PolicyEvaluation.verdict(of: self, on: intent, purpose: purpose, now: now, book: book)
        guard needsLedger(for: intent), verdict.decision == .allow || (verdict.decision == .ask && isApproved) else {
            return verdict
        }
        guard let key = intent.chargeKey else {
            throw WalletError(
                .denied,
                message: "The \(intent.kind) was not signed: the address that signs is not known. Set wallet.address.")
        }
        let hasRoom = book.charge(
            key, digest: Hex.encode(intent.digest), amounts: intent.charges(under: self),
            usableUntil: intent.usableUntil, now: now)
        guard hasRoom else {
            throw WalletError(
                .ledgerUnavailable,
                message: "\(SpendBook.capacity) signatures may still be used, and no more are noted. Settle them.")
        }
        return verdict
    }
}

extension PolicyVerdict {
    /// Whether windows are all that refuses.
    var isOverWindow: Bool {
        findings.allSatisfy { $0.decision != .deny || $0.rule.firstRange(of: ".windows[") != nil }
    }
}

extension SigningIntent {
    /// What is charged: all value and the most that the fee can be.
    ///
    /// What may be approved without bound has no amount.
    func charges(under policy: SigningPolicy) -> [Asset: UInt256] {
        var amounts: [Asset: UInt256] = [:]
        for move in moves where !move.isUnlimited {
            amounts[move.asset] = (amounts[move.asset] ?? .zero).adding(move.amount) ?? .max
        }
        if let fee = fees?.maximum, let chain {
            let native = Asset.native(chain)
            amounts[native] = (amounts[native] ?? .zero).adding(fee) ?? .max
        }
        return amounts
    }
}
