// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAuthority
import LucidJSON
import Testing

@Suite struct RotationPropertyTests {
    /// What an honest reader of the contract expects of a family, kept beside the authority.
    struct Model {
        var tokens: [String]
        var answers: [Int: [UInt8]] = [:]
        var rotatedAt: [Int: Double] = [:]
        var isDead = false

        enum Expected { case rotated, repeated([UInt8]), refused }

        mutating func present(_ index: Int, at time: Double, grace: Double) -> Expected {
            if isDead { return .refused }
            let current = tokens.count - 1
            if index == current { return .rotated }
            if index == current - 1, let at = rotatedAt[index], time < at + grace, let answer = answers[index] {
                return .repeated(answer)
            }
            isDead = true
            return .refused
        }
    }

    @Test(arguments: StoreKind.allCases, 0..<20)
    func `reuse of a spent token is found on any interleaving, and nothing else is`(
        kind: StoreKind, seed: Int
    ) async throws {
        var random = SplitMix(state: UInt64(seed) &* 104_729 &+ 3)
        let harness = try await Harness(kind, grace: 10, custody: false)
        let agent = try await harness.register("scout")
        let first = try await harness.login(agent)
        var model = Model(tokens: [first.refresh])
        var time = 0.0
        for step in 0..<40 {
            let pauses: [Double] = [0, 0, 0.5, 3, 9.9, 10, 11]
            let pause = pauses.randomElement(using: &random) ?? 0
            harness.clock.advance(pause)
            time += pause
            if Int.random(in: 0..<8, using: &random) == 0 { _ = try await harness.handler.purge() }
            // Mostly the current token, often its predecessor, sometimes any older one, sometimes a forged one.
            let current = model.tokens.count - 1
            let dice = Int.random(in: 0..<20, using: &random)
            if dice < 3 {
                let forged = Self.forged(model.tokens[Int.random(in: 0...current, using: &random)], &random)
                #expect(await harness.refresh("scout", forged).status == 401)
                continue
            }
            let index =
                dice < 13 ? current : dice < 19 ? max(0, current - 1) : Int.random(in: 0...current, using: &random)
            let expected = model.present(index, at: time, grace: 10)
            let answer = await harness.refresh("scout", model.tokens[index])
            switch expected {
            case .rotated:
                try #require(answer.status == 200, "seed \(seed), step \(step)")
                model.answers[index] = answer.bytes
                model.rotatedAt[index] = time
                #expect(!model.tokens.contains(answer.refresh))
                model.tokens.append(answer.refresh)
            case .repeated(let bytes):
                #expect(answer.status == 200 && answer.bytes == bytes, "seed \(seed), step \(step)")
            case .refused:
                #expect(answer.status == 401 && answer.error == "invalid refresh token", "seed \(seed), step \(step)")
                let listed = await harness.send(.get, "/v1/agents", bearer: first.access)
                #expect(listed.status == 401, "access tokens of a revoked family are dead")
            }
        }
    }

    /// A token that differs in one character.
    static func forged(_ token: String, _ random: inout SplitMix) -> String {
        var bytes = Array(token.utf8)
        let index = Int.random(in: 0..<bytes.count, using: &random)
        bytes[index] = bytes[index] == 0x61 ? 0x62 : 0x61
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: StoreKind.allCases)
    func `of many refreshes at once with one token all get the same answer`(kind: StoreKind) async throws {
        let harness = try await Harness(kind, custody: false)
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        let answers = await withTaskGroup(of: Answer.self) { group in
            for _ in 0..<24 { group.addTask { await harness.refresh("scout", tokens.refresh) } }
            return await group.reduce(into: [Answer]()) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.status == 200 })
        #expect(Set(answers.map(\.bytes)).count == 1)
        #expect(await harness.refresh("scout", answers.first?.refresh ?? "").status == 200)
    }
}
