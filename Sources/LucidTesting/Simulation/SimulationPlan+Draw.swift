// SPDX-License-Identifier: Apache-2.0
import LucidAuth

extension SimulationPlan {
    /// Draws a run by its seed.
    package init(seed: UInt64) {
        var dice = Dice(seed)
        accessLifetime = dice.pick([8, 60, 300, 900, 3600, 3600, 3600, 28_800, 86_400, 86_400])
        grace = dice.pick([0, 0, 10, 60])
        if dice.chance(0.1) { lease = dice.pick([5, 60]) }
        let count = dice.chance(0.2) ? 2 : 1
        for index in 0..<count {
            let hasSigner = dice.chance(0.75)
            let processes = 1 + dice.below(index == 0 ? 4 : 2)
            casts.append(
                Cast(
                    tenant: index == 0 ? nil : "tenant-\(index)", hasSigner: hasSigner,
                    hasSeed: hasSigner ? dice.chance(0.3) : true, processes: processes,
                    wallOffsets: (0..<processes).map { _ in dice.pick([0, 0, 0, 1, 40, -50, 3600, -3600]) },
                    isRunning: (0..<processes).map { _ in dice.chance(0.7) }))
        }
        drawSteps(&dice)
    }

    private mutating func drawSteps(_ dice: inout Dice) {
        // Whoever waits for a lock looks twice a second: such times are short, or they would be most of a run.
        var heldFor: Int?
        // So does an authority that asks to be asked again at once.
        var isHurrying = false
        for _ in 0..<30 + dice.below(90) {
            // Mostly short, so that a fault does not mean weeks of failing attempts.
            let longest = dice.chance(0.3) ? 1 : dice.chance(0.15) ? accessLifetime / 2 : min(accessLifetime / 3, 900)
            let gap = dice.unit() * (heldFor != nil ? min(longest, 30) : isHurrying ? min(longest, 60) : longest)
            var deed = draw(&dice)
            if let steps = heldFor {
                heldFor = steps + 1
                if steps >= 4 { deed = .stranger(false) }
            }
            switch deed {
            case .stranger(true), .stop: heldFor = heldFor ?? 0
            case .stranger(false): heldFor = nil
            case .refreshes(.retryAfter(let pause)), .challenges(.retryAfter(let pause)): isHurrying = pause < 10
            case .refreshes, .challenges: isHurrying = false
            default: break
            }
            steps.append(SimulationStep(gap: gap, deed: deed))
        }
    }

    private func draw(_ dice: inout Dice) -> SimulationStep.Deed {
        let process = dice.below(processCount)
        // Without a signer there is no sharing without a lock, which is said where it matters.
        let canLoseLock = casts.allSatisfy(\.hasSigner)
        switch dice.below(100) {
        case 0..<20: return .ask(process)
        case 20..<28: return .read(process)
        case 28..<34: return .askForRenewal(process)
        case 34..<37: return .askForProof(process)
        case 37..<39: return .leave(process)
        case 39..<42: return .refuse(process)
        case 42: return .clear(process)
        case 43..<45: return .run(process)
        case 45: return .stopRunning(process)
        case 46: return .shutDown(process)
        case 47..<49: return .kill(process)
        case 49..<52: return .killAtAction(process, after: dice.below(14))
        case 52..<57: return .restart(process)
        case 57..<59: return .stop(process)
        case 59..<61: return .proceed(process)
        case 61..<68: return .refreshes(traffic(&dice))
        case 68..<73: return .challenges(traffic(&dice))
        case 73..<75: return .oddity(dice.pick(SimulatedAuthority.Oddity.allCases))
        case 75..<77: return .signer(process, dice.pick([.works, .works, .fails, .slow(3), .slow(20), .slow(400)]))
        case 77: return .latency(dice.pick([0.001, 0.05, 0.05, 0.5, 3]))
        case 78: return .dateError(dice.pick([0, 0, nil, 30, -30, 7200, -7200, 1e7]))
        case 79: return .authorityClock(dice.pick([0, 0, 20, -20, 600, -600]))
        case 80: return .rotates(dice.chance(0.6))
        case 81..<85: return .saves(dice.pick([nil, nil, .noSpace, .inputOutput, .rename, .directory]))
        case 85..<87: return .diskDelay(dice.pick([0.001, 0.001, 0.2, 4, 7, 30]))
        case 87: return .loadsFail(dice.chance(0.5))
        case 88: return .damage(dice.pick(SimulatedDisk.Damage.allCases), dice.next())
        case 89: return .refuseFiles(dice.chance(0.4))
        case 90: return .swapEntries(dice.chance(0.5))
        case 91..<93: return .stranger(dice.chance(0.4))
        case 93: return canLoseLock ? .breakLock(dice.chance(0.5)) : .stranger(false)
        case 94: return .powerCut
        case 95: return .suspend(dice.pick([10, 600, 28_800]))
        case 96: return .wallStep(process, dice.pick([0, 0, 3600, -3600, 50, -50]))
        case 97: return .revokeSessions
        case 98: return .revokeCredential(dice.chance(0.4))
        default: return .refreshes(.normal)
        }
    }

    private func traffic(_ dice: inout Dice) -> SimulationStep.Traffic {
        dice.pick([
            .normal, .normal, .normal, .normal, .connectionRefused, .requestLost, .answerLost, .silent(acts: true),
            .silent(acts: false), .unavailable, .retryAfter(dice.pick([0, 5, 120, 4000])),
            .slow(dice.pick([2, 9, 30])),
            .answeredTwice, grace > 0 ? .deliveredTwice : .normal,
        ])
    }
}

/// A source of choices that a seed repeats.
struct Dice {
    private var random: RandomDraw

    init(_ seed: UInt64) { random = RandomDraw(seed, salt: 0xd1ce) }

    mutating func next() -> UInt64 { random.next() }
    mutating func unit() -> Double { random.unit() }
    mutating func chance(_ probability: Double) -> Bool { random.unit() < probability }
    mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
