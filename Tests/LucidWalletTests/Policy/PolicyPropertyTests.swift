// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet
import Testing

/// Random payloads against a policy, and an oracle that knows what each payload does because it was told before the
/// payload was made: it reads no data and shares no code with the policy.
@Suite struct PolicyPropertyTests {
    struct Plan {
        var chain: UInt64
        var kind: Int
        var token: String
        var party: String
        var amount: UInt64
        var value: UInt64
        var gas: UInt64
        var nonce: Int
        var life: UInt64
        var damage: Int
    }

    /// What is allowed, in numbers that the oracle uses as they are.
    struct Bounds {
        var maximum: UInt64
        var window: UInt64
        var native: UInt64
        var nativeWindow: UInt64
        var recipients: Set<String>
        var spenders: Set<String>
    }

    static let parties = [PolicyFixture.friend, PolicyFixture.router, PolicyFixture.stranger, PolicyFixture.account]
    static let price: UInt64 = 10
    static let maximumFee: UInt64 = 2_000_000
    static let seconds: UInt64 = 3_600

    static func policy(_ bounds: Bounds) throws -> SigningPolicy {
        func list(_ parties: Set<String>) -> JSONValue { .array(parties.sorted().map { .string($0) }) }
        return try SigningPolicy(json: [
            "version": 1, "chains": ["eip155:8453"],
            "transactions": ["maxFee": .integer(maximumFee)],
            "native": [
                [
                    "chain": "eip155:8453", "recipients": list(bounds.recipients), "max": .integer(bounds.native),
                    "windows": [["seconds": .integer(seconds), "max": .integer(bounds.nativeWindow)]],
                ]
            ],
            "tokens": [
                [
                    "chain": "eip155:8453", "address": .string(PolicyFixture.token),
                    "recipients": list(bounds.recipients), "spenders": list(bounds.spenders),
                    "max": .integer(bounds.maximum),
                    "windows": [["seconds": .integer(seconds), "max": .integer(bounds.window)]],
                ]
            ],
        ])
    }

    static func plan(_ random: inout SeededGenerator, nonce: Int) -> Plan {
        Plan(
            chain: Bool.random(using: &random) || Bool.random(using: &random) ? 8_453 : 1,
            kind: Int.random(in: 0..<10, using: &random),
            token: Int.random(in: 0..<5, using: &random) > 0 ? PolicyFixture.token : PolicyFixture.account,
            party: parties.randomElement(using: &random) ?? PolicyFixture.friend,
            amount: .random(in: 0...120, using: &random), value: .random(in: 0...120, using: &random),
            gas: .random(in: 21_000...240_000, using: &random), nonce: nonce,
            life: .random(in: 1...700, using: &random), damage: Int.random(in: 0..<12, using: &random))
    }

    /// Whether the plan is within the bounds, given what was signed before.
    static func allows(_ plan: Plan, _ bounds: Bounds, token: UInt64, native: UInt64) -> Bool {
        guard plan.chain == 8_453 else { return false }
        let fee = plan.gas * price
        switch plan.kind {
        case 0:
            return fee <= maximumFee && plan.value <= bounds.native && native + plan.value + fee <= bounds.nativeWindow
                && (plan.value == 0 || bounds.recipients.contains(plan.party))
        case 1, 2, 3, 4:
            guard plan.token == PolicyFixture.token, plan.damage > 2, plan.amount <= bounds.maximum,
                token + plan.amount <= bounds.window, fee <= maximumFee, native + fee <= bounds.nativeWindow
            else { return false }
            return plan.kind < 3
                ? bounds.recipients.contains(plan.party)
                : plan.amount == 0 || bounds.spenders.contains(plan.party)
        case 5, 6:
            guard plan.token == PolicyFixture.token, plan.life <= 600, plan.amount <= bounds.maximum,
                token + plan.amount <= bounds.window
            else { return false }
            return plan.kind == 5
                ? bounds.recipients.contains(plan.party)
                : plan.amount == 0 || bounds.spenders.contains(plan.party)
        default: return false
        }
    }

    static func request(_ plan: Plan, now: UInt64) throws -> WalletRequest {
        let (party, amount) = (PolicyFixture.word(plan.party), PolicyFixture.word(plan.amount))
        var fields: JSONObject = [
            "chainId": .integer(plan.chain), "nonce": .integer(plan.nonce), "gas": .integer(plan.gas),
            "maxFeePerGas": .integer(price), "maxPriorityFeePerGas": 1, "to": .string(plan.token),
        ]
        var data: String
        switch plan.kind {
        case 0:
            fields["to"] = .string(plan.party)
            fields["value"] = .integer(plan.value)
            return try PolicyFixture.transaction(fields)
        case 1: data = "0xa9059cbb" + party + amount
        case 2: data = "0x23b872dd" + PolicyFixture.word(PolicyFixture.friend) + party + amount
        case 3: data = "0x095ea7b3" + party + amount
        case 4: data = "0x39509351" + party + amount
        case 5:
            return try PolicyFixture.payment(
                "\(plan.amount)", to: plan.party, nonce: plan.nonce, until: now + plan.life, token: plan.token,
                chain: Int(plan.chain))
        case 6:
            let request = try PolicyFixture.permit(
                "\(plan.amount)", spender: plan.party, nonce: plan.nonce, until: "\(now + plan.life)")
            guard case .typedData(let typedData) = request.payload else { return request }
            var json = typedData.json
            json["domain"] = [
                "name": "USD Coin", "version": "2", "chainId": .integer(plan.chain),
                "verifyingContract": .string(plan.token),
            ]
            return WalletRequest(.typedData(try TypedData(json: .object(json))))
        case 7:
            fields["to"] = .null
            data = "0x6001"
        case 8: data = "0xa22cb465" + party + PolicyFixture.word(1)
        default: data = "0x12345678" + party + amount
        }
        switch plan.kind == 7 ? 9 : plan.damage {
        case 0: data.removeLast(2)
        case 1: data += "00"
        case 2: data = String(data.prefix(11)) + "1" + data.dropFirst(12)
        default: break
        }
        fields["data"] = .string(data)
        return try PolicyFixture.transaction(fields)
    }

    @Test(arguments: 0..<40) func `what is signed is what the oracle allows`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let bounds = Bounds(
            maximum: .random(in: 20...120, using: &random), window: .random(in: 100...600, using: &random),
            native: .random(in: 20...120, using: &random),
            nativeWindow: .random(in: 2_000_000...20_000_000, using: &random),
            recipients: Set(parties.shuffled(using: &random).prefix(2)),
            spenders: Set(parties.shuffled(using: &random).prefix(1)))
        let fixture = PolicyFixture()
        let wallet = fixture.wallet(try Self.policy(bounds))
        var now = PolicyFixture.now
        // What counts, and until when: transactions are never settled here, so they count for ever.
        var spent: [(token: UInt64, native: UInt64, until: UInt64)] = []
        var signed = 0
        for nonce in 0..<120 {
            let step = UInt64.random(in: 0...400, using: &random)
            fixture.clock.advance(bySeconds: Double(step))
            now += step
            let plan = Self.plan(&random, nonce: nonce)
            let counting = spent.filter { $0.until > now }
            let expected = Self.allows(
                plan, bounds, token: counting.reduce(0) { $0 + $1.token }, native: counting.reduce(0) { $0 + $1.native }
            )
            let request = try Self.request(plan, now: now)
            let isSigned = (try? await wallet.sign(request)) != nil
            #expect(isSigned == expected, "seed \(seed), step \(nonce): \(plan)")
            guard isSigned else { continue }
            signed += 1
            let isTyped = plan.kind >= 5
            spent.append(
                (
                    token: plan.kind == 0 ? 0 : plan.amount,
                    native: isTyped ? 0 : (plan.kind == 0 ? plan.value : 0) + plan.gas * Self.price,
                    until: isTyped ? now + plan.life + Self.seconds : .max
                ))
        }
        #expect(signed > 0)
    }

    private var parties: [String] { Self.parties }

    @Test(arguments: 0..<200) func `no bytes make a policy fall over`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let wallet = PolicyFixture().wallet(try PolicyFixture.policy())
        for nonce in 0..<20 {
            let selector = TokenSelectors.all.randomElement(using: &random) ?? ""
            let count = Int.random(in: 0...140, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let request = try PolicyFixture.transaction([
                "to": .string(PolicyFixture.token), "data": .string(selector + Hex.encode(bytes)),
                "nonce": .integer(nonce),
            ])
            // Random arguments name nobody that the policy knows.
            await #expect(throws: WalletError.self) { try await wallet.sign(request) }
        }
    }
}

enum TokenSelectors {
    static let all = ["0xa9059cbb", "0x23b872dd", "0x095ea7b3", "0x39509351", "0xa22cb465", "0x87517c45", "0x01020304"]
}
