// SPDX-License-Identifier: Apache-2.0

import LucidHTTP
import LucidTesting
import Testing

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct FleetTests {
    @Test func `many that come back after an outage do not come at once`() {
        let world = World(seed: 5)
        world.authority.accessLifetime = 400
        let nodes = (0..<250).map { _ in world.node(disk: Disk()) }
        for node in nodes { node.send(.runStarted) }
        world.run(for: 200)
        world.authority.fate = .refused(FakeAuthority.refusedConnection)
        world.authority.challengeFate = .refused(FakeAuthority.refusedConnection)
        world.run(for: 300)
        world.authority.fate = .normal
        world.authority.challengeFate = .normal
        let back = world.truth
        world.run(for: 61)
        #expect(nodes.allSatisfy { $0.cached != nil })
        var slices = [Int](repeating: 0, count: 12)
        for time in world.authority.refreshTimes {
            let slice = Int(time.timeIntervalSince(back) / 5)
            if time >= back, slices.indices.contains(slice) { slices[slice] += 1 }
        }
        let mean = Double(slices.reduce(0, +)) / 12
        #expect(Double(slices.max() ?? 0) <= 3 * mean)
        #expect(slices.reduce(0, +) >= nodes.count)
    }
}
