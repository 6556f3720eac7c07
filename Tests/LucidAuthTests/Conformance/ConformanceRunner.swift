// SPDX-License-Identifier: Apache-2.0

import LucidHTTP
import LucidJSON
import LucidTesting

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Plays one conformance case in the simulated world.
final class ConformanceRunner {
    private let world = SimulatedWorld(seed: 11)
    private let auditor: InvariantAuditor
    private var callers: [String: [(SimulatedProcess, WaiterID)]] = [:]
    private var seed: RefreshToken?
    /// Another tenant is another sharing identity, and so another entry.
    private var firstTenant: String??
    private var copy: (LifecycleStateMachine, StoredEntry?)?
    private(set) var failures: [String] = []

    init(_ test: ConformanceCase) throws {
        auditor = InvariantAuditor(world, canary: "cAnArY")
        world.auditor = auditor
        world.authority.prefix = "cAnArY-"
        let setup = test.setup
        if setup["seed"]?.boolValue == true { seed = world.authority.issueSeed() }
        if let lifetime = setup["lifetime"]?.numberValue?.double { world.authority.accessLifetime = lifetime }
        for _ in 0..<(setup["processes"]?.intValue ?? 1) { add(setup) }
        var timeline: [(at: Double, isStep: Bool, item: JSONObject)] = []
        for step in test.steps { timeline.append((Self.time(step) ?? 0, true, step)) }
        let last = timeline.map(\.at).max() ?? 0
        for item in test.expectations { timeline.append((Self.time(item) ?? last + 1, false, item)) }
        let sorted = timeline.enumerated().sorted {
            ($0.element.at, $0.element.isStep ? 0 : 1, $0.offset)
                < ($1.element.at, $1.element.isStep ? 0 : 1, $1.offset)
        }
        for (_, element) in sorted {
            world.run(for: max(0, element.at - world.elapsed))
            if element.isStep { try make(element.item) } else { try expect(element.item) }
        }
        for violation in auditor.violations { failures.append(violation.description) }
    }

    private static func time(_ object: JSONObject) -> Double? { object["at"]?.numberValue?.double }

    private func add(_ setup: JSONObject) {
        let tenant = setup["tenant"]?.stringValue
        if firstTenant == nil { firstTenant = .some(tenant) }
        let process = world.node(
            canObtain: setup["signer"]?.boolValue ?? true, seed: seed,
            wallOffset: setup["wallOffset"]?.numberValue?.double ?? 0,
            disk: firstTenant == .some(tenant) ? nil : SimulatedDisk(),
            scopes: setup["scopes"]?.arrayValue?.compactMap(\.stringValue) ?? [],
            tenant: tenant, bootID: setup["boot"]?.stringValue ?? "boot-1",
            machineID: setup["machine"]?.stringValue ?? "machine-1")
        if setup["run"]?.boolValue == true { process.start() }
    }

    private func process(_ item: JSONObject) throws -> SimulatedProcess {
        let index = item["process"]?.intValue ?? 0
        guard world.processes.indices.contains(index) else { throw ConformanceCase.Problem("no process \(index)") }
        return world.processes[index]
    }

    // MARK: Steps

    private func make(_ step: JSONObject) throws {
        let authority = world.authority
        switch step["do"]?.stringValue {
        case "ask": try ask(step)
        case "leave":
            for (process, id) in (callers[step["caller"]?.stringValue ?? ""] ?? []).prefix(step["count"]?.intValue ?? 1)
            {
                process.send(.leave(id))
            }
        case "run": try process(step).start()
        case "stopRunning": try process(step).send(.runStopped)
        case "shutDown": try process(step).shutDown()
        case "kill": try process(step).kill()
        case "killBefore":
            let name = step["action"]?.stringValue
            try process(step).survives = { action in
                if case .run(_, let effect) = action { effect.traceName != name } else { Self.name(action) != name }
            }
        case "restart": try process(step).restart()
        case "stop": try process(step).stop()
        case "proceed": try process(step).proceed()
        case "addProcess": add(step)
        case "signer":
            let process = try process(step)
            switch step["is"]?.stringValue {
            case "failing": process.signer = .fails
            case "slow": process.signer = .slow(step["seconds"]?.numberValue?.double ?? 1)
            default: process.signer = .works
            }
        case "tick": try process(step).send(.tick)
        case "refuse":
            let process = try process(step)
            if let id = process.machine.session?.id {
                for _ in 0..<(step["count"]?.intValue ?? 1) { process.send(.invalidate(id)) }
            }
        case "refreshes":
            let fates = try fates(step)
            if let times = step["times"]?.intValue {
                authority.script += Array(repeating: fates, count: times)
            } else {
                authority.fate = fates
            }
        case "challenges":
            let fates = try fates(step)
            if let times = step["times"]?.intValue {
                authority.challengeScript += Array(repeating: fates, count: times)
            } else {
                authority.challengeFate = fates
            }
        case "authority": try change(step)
        case "revokeSessions": authority.revokeAll()
        case "disk": try changeDisk(step)
        case "wall": try process(step).wallOffset = step["offset"]?.numberValue?.double ?? 0
        case "suspend": world.suspend(for: step["seconds"]?.numberValue?.double ?? 0)
        case "powerCut":
            world.disk.cutPower(step["keepsNew"]?.boolValue == true ? 1 : 0)
            for process in world.processes { process.reboot(7) }
        case "copyMachine": copy = (try process(step).machine, world.disk.entry)
        case "restoreCopy":
            guard let copy else { throw ConformanceCase.Problem("nothing was copied") }
            try process(step).roll(back: copy.0, seconds: step["seconds"]?.numberValue?.double ?? 0)
            if step["withDisk"]?.boolValue == true { world.disk.entry = copy.1 }
        case let other: throw ConformanceCase.Problem("unknown step: \(other ?? "none")")
        }
    }

    private static func name(_ action: LifecycleAction) -> String {
        switch action {
        case .publish: "publish"
        case .unlock: "unlock"
        case .resume: "resume"
        case .emit: "emit"
        default: ""
        }
    }

    private func ask(_ step: JSONObject) throws {
        let process = try process(step)
        let want: Want =
            switch step["for"]?.stringValue ?? "token" {
            case "token": .usable
            case "newToken": .renewed(after: process.machine.session?.id)
            case "newSession": .proven
            case "restore": .restored
            case "logout": .cleared(reason: "asked", revoke: true)
            case "clear": .cleared(reason: "asked", revoke: false)
            case let other: throw ConformanceCase.Problem("unknown wish: \(other)")
            }
        for _ in 0..<(step["count"]?.intValue ?? 1) {
            callers[step["caller"]?.stringValue ?? "", default: []].append((process, process.demand(want)))
        }
    }

    private func fates(_ step: JSONObject) throws -> SimulatedAuthority.Fate {
        let status = step["status"]?.intValue
        let retryAfter = step["retryAfter"]?.numberValue?.double
        let seconds = step["seconds"]?.numberValue?.double ?? 1
        func refused(_ code: AuthError.Code, _ outcome: AuthError.Outcome = .unspent) -> SimulatedAuthority.Fate {
            .refused(AuthError(code, message: "as told", status: status, retryAfter: retryAfter, outcome: outcome))
        }
        switch step["go"]?.stringValue {
        case "well": return .normal
        case "notSent": return refused(.unavailable)
        case "unavailable": return refused(.unavailable)
        case "outcomeUnknown": return refused(.unavailable, .unknown)
        case "answerLost": return .answerLost
        case "silent": return .silent(acts: step["acts"]?.boolValue ?? false)
        case "slow": return .slow(seconds)
        case "answeredTwice": return .answeredTwice
        case "deliveredTwice": return .deliveredTwice
        case "grantRejected": return refused(.grantRejected)
        case "credentialRevoked": return refused(.credentialRevoked)
        case "configuration": return refused(.configuration)
        case "challengeExpired": return refused(.challengeExpired)
        case "challengeRejected": return refused(.challengeRejected)
        case let other: throw ConformanceCase.Problem("unknown fate: \(other ?? "none")")
        }
    }

    private func change(_ step: JSONObject) throws {
        let authority = world.authority
        if let value = step["lifetime"]?.numberValue?.double { authority.accessLifetime = value }
        if let value = step["challengeLifetime"]?.numberValue?.double { authority.challengeLifetime = value }
        if let value = step["latency"]?.numberValue?.double { authority.latency = value }
        if let value = step["grace"]?.numberValue?.double { authority.grace = value }
        if let value = step["sendsDate"]?.boolValue { authority.sendsDate = value }
        if let value = step["dateError"]?.numberValue?.double { authority.dateError = value }
        if let value = step["rotates"]?.boolValue { authority.rotates = value }
        if let value = step["credentialRevoked"]?.boolValue { authority.isCredentialRevoked = value }
        if let name = step["oddAnswer"]?.stringValue {
            guard let oddity = SimulatedAuthority.Oddity(rawValue: name) else {
                throw ConformanceCase.Problem("unknown answer: \(name)")
            }
            authority.oddities += Array(repeating: oddity, count: step["times"]?.intValue ?? 1)
        }
    }

    private func changeDisk(_ step: JSONObject) throws {
        let disk = world.disk
        let failure = AuthError(.storage, message: "Input/output error")
        for (key, value) in step where !["at", "do"].contains(key) {
            switch (key, value.stringValue ?? "") {
            case ("saves", "work"):
                disk.saveFault = nil
                disk.saveFailure = { _ in nil }
            case ("saves", "noSpace"): disk.saveFault = .noSpace
            case ("saves", "inputOutput"): disk.saveFault = .inputOutput
            case ("saves", "rename"): disk.saveFault = .rename
            case ("saves", "directory"): disk.saveFault = .directory
            case ("saves", "intentsFail"): disk.saveFailure = { $0.intent == nil ? nil : failure }
            case ("saves", "sessionsFail"): disk.saveFailure = { $0.intent == nil ? failure : nil }
            case ("loads", "work"): disk.loadFailure = nil
            case ("loads", "fail"): disk.loadFailure = failure
            case ("lock", "free"): disk.holder = nil
            case ("lock", "held"): disk.holder = 4711
            case ("lock", "broken"): disk.brokenLock = "no locks here"
            case ("lock", "works"): disk.brokenLock = nil
            case ("files", "refused"):
                disk.refusal = AuthError(.storage, message: "x can be read by others; run: chmod 600 x")
            case ("files", "otherKey"):
                disk.refusal = AuthError(.storageKeyMismatch, message: "x is sealed with another key")
            case ("files", "fine"): disk.refusal = nil
            case ("damage", "empty"): _ = disk.damage(.empty)
            case ("damage", "truncated"): _ = disk.damage(.truncated, at: 100)
            case ("damage", "flipped"): _ = disk.damage(.flipped, at: 200)
            case ("damage", "glued"): _ = disk.damage(.glued)
            case ("foreign", _):
                let other = SharingIdentity(
                    origin: "https://other.test", agent: "agent-2", credential: nil, kind: "test")
                var entry = StoredEntry(revision: EntryRevision(Samples.id(3)), binding: StoredEntry.Binding(other))
                entry.bundle = Samples.bundle(9, at: world)
                disk.foreign = value.boolValue == true ? entry : nil
            case ("seconds", _): disk.delay = value.numberValue?.double ?? 0.001
            case ("lease", _): disk.lease = value.numberValue?.double
            default: throw ConformanceCase.Problem("unknown disk setting: \(key)")
            }
        }
    }

    // MARK: Expectations

    private func expect(_ item: JSONObject) throws {
        let found: String
        let isRight: Bool
        switch item["what"]?.stringValue {
        case "count":
            let count = try count(item)
            found = "\(count)"
            isRight =
                count >= item["min"]?.intValue ?? 0 && count <= item["max"]?.intValue ?? .max
                && count == item["is"]?.intValue ?? count
        case "cached":
            let value = try process(item).cached != nil
            found = "\(value)"
            isRight = value == item["is"]?.boolValue
        case "answer":
            let answers = (callers[item["caller"]?.stringValue ?? ""] ?? []).map { Self.name($0.0.answers[$0.1]) }
            found = Set(answers).sorted().joined(separator: ", ")
            isRight = !answers.isEmpty && answers.allSatisfy { $0 == item["is"]?.stringValue }
        case "source":
            let sources = (callers[item["caller"]?.stringValue ?? ""] ?? []).map {
                $0.0.token($0.1)?.source.rawValue ?? "none"
            }
            found = Set(sources).sorted().joined(separator: ", ")
            isRight = !sources.isEmpty && sources.allSatisfy { $0 == item["is"]?.stringValue }
        case "incidents":
            let incidents = Set((callers[item["caller"]?.stringValue ?? ""] ?? []).map { $0.0.error($0.1)?.incident })
            found = "\(incidents.count)"
            isRight = incidents.count == item["is"]?.intValue
        case "stored":
            let entry = world.disk.entry
            let what = entry?.bundle != nil ? "session" : entry?.intent != nil ? "intent" : "nothing"
            found = entry?.intent != nil && entry?.bundle != nil ? "session and intent" : what
            isRight = found == item["is"]?.stringValue
        case "state":
            found = try process(item).machine.stateName
            isRight = found == item["is"]?.stringValue
        case "lockFree":
            found = "\(world.disk.holder == nil)"
            isRight = (world.disk.holder == nil) == item["is"]?.boolValue
        case "generation":
            let value = Int(world.disk.entry?.generationCounter ?? 0)
            found = "\(value)"
            isRight = value >= item["min"]?.intValue ?? 0 && value == item["is"]?.intValue ?? value
        case "shortestGap":
            let times = world.authority.refreshTimes
            let gap = zip(times.dropFirst(), times).map { $0.timeIntervalSince($1) }.min() ?? .infinity
            found = "\(gap)"
            isRight = gap >= item["min"]?.numberValue?.double ?? 0
        case "secondsToEnd":
            let process = try process(item)
            let left = process.machine.session?.edges.end.seconds(since: process.boot) ?? 0
            found = "\(left)"
            isRight =
                left >= item["min"]?.numberValue?.double ?? 0
                && left <= item["max"]?.numberValue?.double ?? .infinity
        case let other: throw ConformanceCase.Problem("unknown expectation: \(other ?? "none")")
        }
        if !isRight { failures.append("\(JSONValue.object(item)): found \(found) at \(world.elapsed) s") }
    }

    private static func name(_ answer: Result<AccessToken?, AuthError>?) -> String {
        switch answer {
        case nil: "waiting"
        case .success(let token): token == nil ? "done" : "token"
        case .failure(let error): error.code.description
        }
    }

    private func count(_ item: JSONObject) throws -> Int {
        let authority = world.authority
        switch item["of"]?.stringValue {
        case "refreshes": return authority.refreshes
        case "challenges": return authority.challenges
        case "requests": return authority.requests
        case "reuses": return authority.reuses
        case "revocations": return authority.revoked.count
        case "seedSends": return authority.seen.count { $0 == seed?.value }
        case "mostSendsOfOneToken":
            return Dictionary(authority.seen.map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 0
        case "events":
            let name = item["event"]?.stringValue ?? ""
            return try process(item).eventNames.count { $0 == name }
        case let other: throw ConformanceCase.Problem("unknown count: \(other ?? "none")")
        }
    }
}
