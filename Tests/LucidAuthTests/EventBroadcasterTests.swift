// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import Testing

@testable import LucidAuth

@Suite(.timeLimit(.minutes(10))) struct EventBroadcasterTests {
    @Test func `every subscriber gets every element in order`() async {
        let broadcaster = EventBroadcaster<UInt64>()
        let sequences = (0..<5).map { _ in broadcaster.subscribe(bufferingNewest: 64) }
        for _ in 0..<50 { broadcaster.publish { $0 } }
        broadcaster.finish()
        for sequence in sequences {
            var seen: [UInt64] = []
            for await element in sequence { seen.append(element) }
            #expect(seen == Array(1...50))
        }
    }

    @Test(arguments: [1, 64])
    func `a slow subscriber loses the oldest and can tell`(limit: Int) async {
        let broadcaster = EventBroadcaster<UInt64>()
        let slow = broadcaster.subscribe(bufferingNewest: limit)
        for _ in 0..<200 { broadcaster.publish { $0 } }
        broadcaster.finish()
        var seen: [UInt64] = []
        for await element in slow { seen.append(element) }
        #expect(seen == Array((201 - UInt64(limit))...200))
    }

    @Test func `a subscriber sees nothing from before and nothing after the end`() async {
        let broadcaster = EventBroadcaster<UInt64>()
        broadcaster.publish { $0 }
        let late = broadcaster.subscribe(bufferingNewest: 8)
        broadcaster.publish { $0 }
        broadcaster.finish()
        broadcaster.publish { $0 }
        var seen: [UInt64] = []
        for await element in late { seen.append(element) }
        #expect(seen == [2])
        for await _ in broadcaster.subscribe(bufferingNewest: 8) { Issue.record("an element after the end") }
    }

    @Test func `whoever goes away is forgotten`() {
        let broadcaster = EventBroadcaster<UInt64>()
        do {
            let sequence = broadcaster.subscribe(bufferingNewest: 8)
            #expect(broadcaster.subscriberCount == 1)
            _ = sequence
        }
        broadcaster.publish { $0 }
        #expect(broadcaster.subscriberCount == 0)
    }

    @Test func `a cancelled reader ends and leaves the others alone`() async {
        let broadcaster = EventBroadcaster<UInt64>()
        let sequence = broadcaster.subscribe(bufferingNewest: 8)
        let reader = Task { () -> Int in
            var count = 0
            for await _ in sequence { count += 1 }
            return count
        }
        reader.cancel()
        #expect(await reader.value == 0)
        let other = broadcaster.subscribe(bufferingNewest: 8)
        broadcaster.publish { $0 }
        var iterator = other.makeAsyncIterator()
        #expect(await iterator.next() == 1)
    }

    @Test func `two readers of one sequence share its elements without loss`() async {
        let broadcaster = EventBroadcaster<UInt64>()
        let sequence = broadcaster.subscribe(bufferingNewest: 1000)
        let readers = (0..<2).map { _ in
            Task {
                var seen: [UInt64] = []
                for await element in sequence { seen.append(element) }
                return seen
            }
        }
        for _ in 0..<500 { broadcaster.publish { $0 } }
        broadcaster.finish()
        var all: [UInt64] = []
        for reader in readers { all += await reader.value }
        #expect(all.sorted() == Array(1...500))
    }

    @Test func `publishers on many threads lose nothing and number without gaps`() async {
        let broadcaster = EventBroadcaster<UInt64>()
        let sequence = broadcaster.subscribe(bufferingNewest: 10_000)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<500 { broadcaster.publish { $0 } } } }
        }
        broadcaster.finish()
        var seen: [UInt64] = []
        for await element in sequence { seen.append(element) }
        #expect(seen == Array(1...4000))
    }
}
