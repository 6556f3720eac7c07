// SPDX-License-Identifier: Apache-2.0

/// One thing that happens in a run, so many seconds after the one before.
package struct SimulationStep: Sendable, CustomStringConvertible {
    package enum Deed: Sendable {
        case ask(Int), askForRenewal(Int), askForProof(Int), leave(Int), read(Int), clear(Int), refuse(Int)
        case run(Int), stopRunning(Int), shutDown(Int)
        case kill(Int), killAtAction(Int, after: Int), restart(Int), stop(Int), proceed(Int)
        case refreshes(Traffic), challenges(Traffic), oddity(SimulatedAuthority.Oddity), signer(
            Int, SimulatedProcess.Signer)
        case latency(Double), dateError(Double?), authorityClock(Double), rotates(Bool)
        case saves(SimulatedDisk.SaveFault?), diskDelay(Double), loadsFail(Bool), damage(SimulatedDisk.Damage, UInt64)
        case refuseFiles(Bool), swapEntries(Bool), stranger(Bool), breakLock(Bool), powerCut
        case suspend(Double), wallStep(Int, Double), revokeSessions, revokeCredential(Bool)
    }

    /// How requests go from now on.
    package enum Traffic: Sendable {
        case normal, connectionRefused, requestLost, answerLost, silent(acts: Bool), unavailable, retryAfter(Double)
        case slow(Double), answeredTwice, deliveredTwice
    }

    package let gap: Double
    package let deed: Deed

    package init(gap: Double, deed: Deed) {
        self.gap = gap
        self.deed = deed
    }

    package var description: String { "+\(gap) s: \(deed)" }
}

/// What a run is made of: the scene, and what happens in it.
package struct SimulationPlan: Sendable {
    package struct Cast: Sendable {
        package var tenant: String?
        package var hasSigner: Bool
        package var hasSeed: Bool
        package var processes: Int
        package var wallOffsets: [Double]
        package var isRunning: [Bool]

        package init(
            tenant: String?, hasSigner: Bool, hasSeed: Bool, processes: Int, wallOffsets: [Double], isRunning: [Bool]
        ) {
            self.tenant = tenant
            self.hasSigner = hasSigner
            self.hasSeed = hasSeed
            self.processes = processes
            self.wallOffsets = wallOffsets
            self.isRunning = isRunning
        }
    }

    package var casts: [Cast] = []
    package var accessLifetime = 3600.0
    package var grace = 0.0
    package var lease: Double?
    package var steps: [SimulationStep] = []

    package var processCount: Int { casts.reduce(0) { $0 + $1.processes } }

    /// The scene in one line.
    package var summary: String {
        let who = casts.map { "\($0.processes) processes \($0.hasSigner ? "with" : "without") a signer" }
        return "\(who.joined(separator: " and ")), tokens of \(accessLifetime) s, grace of \(grace) s"
            + (lease.map { ", leases of \($0) s" } ?? "")
    }
}
