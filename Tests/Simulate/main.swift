// SPDX-License-Identifier: Apache-2.0
import LucidTesting

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

let usage = """
    Runs the token lifecycle against random faults in virtual time and checks every invariant in every step.
      bash Tests/simulate.sh --seeds N             N runs, by seeds from a random one on
      bash Tests/simulate.sh --seeds N --seed S    seeds S to S+N-1
      bash Tests/simulate.sh --seeds 1 --seed S    repeats the run of one seed
      bash Tests/simulate.sh --table               the table of states and inputs, as seen in the runs of fixed seeds
      bash Tests/simulate.sh --table-seeds N       short runs among the first N that show all that these show
      bash Tests/simulate.sh --history N --seed S  the last N inputs, states and actions in the run of one seed
      --jobs J                                     threads; one for each core by default
    Prints seeds per second, virtual seconds per second and how often each fault was met; of a violation the seed and
    the shortest run that shows it. Ends with a summary line; status 1 if an invariant did not hold.
    """

func fail(_ message: String) -> Never {
    print("\(message)\n\(usage)")
    exit(2)
}

var seeds: UInt64 = 1000
var first: UInt64?
var history: UInt64?
var jobs = ProcessInfo.processInfo.activeProcessorCount
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    func number() -> UInt64 {
        guard let value = arguments.popFirst().flatMap({ UInt64($0) }) else { fail("\(argument) wants a number") }
        return value
    }
    switch argument {
    case "--help", "-h":
        print(usage)
        exit(0)
    case "--seeds": seeds = number()
    case "--seed": first = number()
    case "--history": history = number()
    case "--jobs": jobs = Int(min(max(number(), 1), 64))
    case "--table":
        for line in SimulationTable.markdown() { print(line) }
        exit(0)
    case "--table-seeds":
        print(SimulationTable.chooseSeeds(below: number()).map(String.init).joined(separator: ", "))
        exit(0)
    default: fail("unknown argument: \(argument)")
    }
}
if let history, let first {
    for line in Simulation.history(seed: first, lines: Int(min(history, 1 << 20))) { print(line) }
    exit(0)
}
let start = first ?? UInt64.random(in: 0..<1 << 48)
guard seeds > 0, start <= .max - seeds else { fail("there are no such seeds") }
print("seeds \(start) to \(start + seeds - 1)")

let clock = ContinuousClock()
let begun = clock.now
let total = await Campaign.run(start: start, seeds: seeds, jobs: jobs)
let elapsed = (clock.now - begun) / .seconds(1)

for (name, count) in total.faultLines { print("  \(name) \(count)") }
print("faults met: \(total.faults.total); requests: \(total.requests)")
print("\((Double(seeds) / elapsed).rounded()) seeds a second")
print("\((total.seconds / elapsed).rounded()) virtual seconds a second")
for report in total.examples {
    print("seed \(report.seed) violates: \(report.violations.map(\.description).joined(separator: "; "))")
    guard let shrunk = Simulation.shrink(seed: report.seed) else { continue }
    print("  shrunk to \(shrunk.violation)")
    for line in shrunk.trace { print("    \(line)") }
    print("  how it ended:")
    for line in shrunk.history { print("    \(line)") }
    print("  repeat with: bash Tests/simulate.sh --seeds 1 --seed \(report.seed)")
}
let rate = total.seconds / max(elapsed, 1e-9)
print(
    "\(seeds) seeds from \(start), \(total.failures.count) violations, \(Int(total.seconds / 86_400)) virtual days, "
        + "\(Int(rate)) times real time")
exit(total.failures.isEmpty ? 0 : 1)
