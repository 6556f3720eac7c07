// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes
import LucidConcurrency
import LucidCrypto
public import LucidHTTP
import LucidJSON
import LucidSigning

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Pays for answers: a 402 of x402 (versions 1 and 2, scheme `exact` by EIP-3009) within the rules is paid once, and the
/// request sent once more with the payment.
///
/// The token's domain comes from the rules and not from the server. One request is signed for at most once: as long as
/// what became of a payment is not known, the same request shows the same signature, whoever sends it again and however
/// the server answered. Requests that are alike wait for each other.
public final class PaymentMiddleware: HTTPMiddleware {
    private struct RequestKey: Hashable, Sendable {
        let method: String
        let url: String
        let body: [UInt8]
    }

    private struct Payment: Sendable {
        let offers: PaymentOffers.Version
        let text: String
        let receipt: PaymentReceipt
    }

    private let wallet: any WalletConnector
    private let rules: PaymentRules
    private let clock: any AgentClock
    private let onReceipt: @Sendable (PaymentReceipt) -> Void
    /// Payments whose end is not known, by request.
    private let open = Lock<[RequestKey: Payment]>([:])
    private let turns = TurnQueue<RequestKey>()

    /// Pays with a wallet.
    /// - Parameters:
    ///   - wallet: What signs; put a policy before it with ``GuardedWallet``.
    ///   - onReceipt: Told of each payment that was shown to a server, also of those it did not take.
    public init(
        wallet: any WalletConnector, rules: PaymentRules, clock: any AgentClock = SystemClock(),
        onReceipt: @escaping @Sendable (PaymentReceipt) -> Void = { _ in }
    ) {
        self.wallet = wallet
        self.rules = rules
        self.clock = clock
        self.onReceipt = onReceipt
    }

    /// Sends a request, and once more with a payment if the server wants one.
    /// - Throws: ``PaymentError``, ``WalletError``, `CancellationError`, or what the transport throws for the first
    ///   sending.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard isPaid(request), body == nil || body?.bytes != nil else {
            let answer = try await next(request, body, options)
            guard answer.0.status.code == 402, isPaid(request) else { return answer }
            throw PaymentError(
                .notRepeatable, "The server wants payment, and the request's body can be read only once.")
        }
        let key = RequestKey(
            method: request.method.rawValue, url: Self.url(of: request) + (request.path ?? ""),
            body: SHA256.hash(body?.bytes ?? []))
        return try await turns.withTurn(of: key) {
            if let payment = openPayment(key) { return try await show(payment, key, request, body, options, next) }
            let (response, content) = try await next(request, body, options)
            guard response.status.code == 402 else { return (response, content) }
            let bytes = try await content.collect(upTo: PaymentOffers.maximumBytes)
            guard let offers = PaymentOffers(response, body: bytes) else { return (response, HTTPBody(bytes)) }
            let payment = try await sign(offers, for: request)
            open.withLock { $0[key] = payment }
            return try await show(payment, key, request, body, options, next)
        }
    }

    // MARK: Paying

    private func sign(_ offers: PaymentOffers, for request: HTTPRequest) async throws -> Payment {
        let (offer, token) = try choice(of: offers)
        guard let payer = try await wallet.address() else {
            throw PaymentError(.refused, "The wallet's address is not known before it signs. Set wallet.address.")
        }
        let now = UInt64(max(0, clock.wallNow().timeIntervalSince1970))
        let end = now + min(offer.timeout, rules.validity)
        let nonce = EIP3009.randomNonce()
        let transfer = EIP3009.TransferWithAuthorization(
            from: payer, to: offer.recipient, value: offer.amount, validAfter: 0, validBefore: UInt256(end),
            nonce: nonce)
        let domain = try TypedDataDomain(
            name: token.name, version: token.version, chainID: token.asset.chain.eip155Reference.map { UInt256($0) },
            verifyingContract: token.asset.token)
        var signing = WalletRequest(.typedData(try TypedData(transfer, domain: domain)), signer: payer)
        signing.purpose = .payment
        signing.idempotencyKey = Hex.encode(nonce)
        let signature = try await wallet.sign(signing)
        let authorization: JSONObject = [
            "from": .string(payer.description), "to": .string(offer.recipient.description),
            "value": .string(offer.amount.description), "validAfter": "0", "validBefore": .string(String(end)),
            "nonce": .string(Hex.encode(nonce, prefix: true)),
        ]
        let receipt = PaymentReceipt(
            url: Self.url(of: request) + String((request.path ?? "").prefix { $0 != "?" }), amount: offer.amount,
            asset: offer.asset, recipient: offer.recipient, nonce: nonce, validBefore: end, status: 0, isSettled: nil,
            transaction: nil)
        return Payment(
            offers: offers.kind, text: offers.payment(offer, authorization: authorization, signature: signature.hex),
            receipt: receipt)
    }

    /// The first offer that a rule allows, in the order of the rules.
    private func choice(
        of offers: PaymentOffers
    ) throws(PaymentError) -> (PaymentOffers.Offer, PaymentRules.Token) {
        var reasons: [String] = []
        for token in rules.tokens {
            for offer in offers.offers where offer.asset == token.asset {
                if let reason = refusal(of: offer, token) { reasons.append(reason) } else { return (offer, token) }
            }
        }
        let reason = reasons.first ?? "it takes none of the tokens that are listed"
        throw PaymentError(.refused, "The server wants payment, and it was not paid: \(reason).")
    }

    private func refusal(of offer: PaymentOffers.Offer, _ token: PaymentRules.Token) -> String? {
        if offer.amount > token.maximum { return "\(offer.amount) is over \(token.maximum)" }
        if let recipients = rules.recipients, !recipients.contains(offer.recipient) {
            return "\(offer.recipient) is not listed"
        }
        // Another domain would be another token's, or a signature that is good for nothing.
        if let name = offer.name, name != token.name { return "it names another domain for the token" }
        if let version = offer.version, version != token.version { return "it names another version of the token" }
        return offer.timeout == 0 ? "it gives no time" : nil
    }

    // MARK: Showing

    /// Sends the request with its payment; the payment is done with only when the server took it or it has expired.
    private func show(
        _ payment: Payment, _ key: RequestKey, _ request: HTTPRequest, _ body: HTTPBody?,
        _ options: HTTPTransferOptions,
        _ next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        var paid = request
        if let name = HTTPField.Name(payment.offers.fields.payment) { paid.headerFields[name] = payment.text }
        let response: HTTPResponse
        let content: HTTPBody
        do {
            (response, content) = try await next(paid, body, options)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw PaymentError(
                .unfinished, "The payment was sent and there was no answer. The same request shows the same payment.",
                underlying: error)
        }
        let settlement = payment.offers.settlement(response)
        let isSettled = settlement?["success"]?.boolValue
        onReceipt(payment.receipt.with(response.status.code, isSettled, settlement?["transaction"]?.stringValue))
        if (200..<300).contains(response.status.code) {
            open.withLock { $0[key] = nil }
            return (response, content)
        }
        if response.status.code == 402 {
            throw PaymentError(
                .notAccepted, "The server was shown a payment and wants one still. It is not paid again.")
        }
        return (response, content)
    }

    /// The payment of this request that may still be taken; one that has expired is forgotten.
    private func openPayment(_ key: RequestKey) -> Payment? {
        let now = UInt64(max(0, clock.wallNow().timeIntervalSince1970))
        return open.withLock { open in
            open = open.filter { $0.value.receipt.validBefore > now }
            return open[key]
        }
    }

    private func isPaid(_ request: HTTPRequest) -> Bool {
        guard let origin = HTTPOrigin(Self.url(of: request)), request.scheme == "https" || origin.isLoopback else {
            return false
        }
        return rules.origins.map { $0.contains(origin.description) } ?? true
    }

    private static func url(of request: HTTPRequest) -> String {
        "\(request.scheme ?? "https")://\(request.authority ?? "")"
    }
}

extension PaymentReceipt {
    func with(_ status: Int, _ isSettled: Bool?, _ transaction: String?) -> PaymentReceipt {
        PaymentReceipt(
            url: url, amount: amount, asset: asset, recipient: recipient, nonce: nonce, validBefore: validBefore,
            status: status, isSettled: isSettled, transaction: transaction.map { PolicyText.shown($0, limit: 100) })
    }
}
