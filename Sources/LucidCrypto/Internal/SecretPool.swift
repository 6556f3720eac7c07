// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import LucidConcurrency

/// Slots of 64 bytes in locked slabs, lent to one owner at a time.
///
/// A slot is wiped before it can be lent again, so a free slot holds zeros. The slot given back last is lent first.
/// Slabs are added when no slot is free and are never taken away.
package final class SecretPool: Sendable {
    /// The bytes of one slot.
    package static let slotCount = 64

    /// The pool of the process.
    static let shared = SecretPool()

    /// Where one slot is.
    package struct Slot: @unchecked Sendable {  // whoever took the slot owns the bytes, until it is given back
        package let start: UnsafeMutableRawPointer
    }

    private struct State {
        var free: [Slot] = []
        var slabs: [SecretSlab] = []
    }

    private let state = Lock(State())
    private let slabCount: Int
    private let protection: SecretProtection

    /// A pool that grows by slabs of `slabCount` bytes.
    package init(slabCount: Int = 16 << 10, protection: SecretProtection = .system) {
        self.slabCount = slabCount
        self.protection = protection
    }

    /// A slot of zeros, the caller's until it gives it back.
    package func take() -> Slot {
        while true {
            if let slot = state.withLock({ $0.free.popLast() }) { return slot }
            grow()
        }
    }

    /// Wipes a slot that ``take()`` gave and makes it free; the caller must not touch it any more.
    package func give(back slot: Slot) {
        OPENSSL_cleanse(slot.start, Self.slotCount)
        state.withLock { $0.free.append(slot) }
    }

    /// What protects the slabs; without any slab yet, one is made so that the answer is true.
    package var health: SecretMemory.Health {
        if state.withLock({ $0.slabs.isEmpty }) { grow() }
        return state.withLock { state in
            let all = state.slabs.map(\.health)
            return SecretMemory.Health(
                isLocked: all.allSatisfy(\.isLocked), isExcludedFromDumps: all.allSatisfy(\.isExcludedFromDumps),
                reason: all.lazy.compactMap(\.reason).first)
        }
    }

    /// The number of slots there are, free or not.
    package var capacity: Int { state.withLock { $0.slabs.reduce(0) { $0 + $1.count / Self.slotCount } } }

    /// Whether `address` is inside a slab.
    package func contains(_ address: UInt) -> Bool {
        state.withLock { $0.slabs.contains { address &- UInt(bitPattern: $0.start) < UInt($0.count) } }
    }

    /// Adds a slab; two callers at once add two, which does no harm.
    private func grow() {
        let slab = SecretSlab(count: slabCount, protection: protection)
        state.withLock { state in
            state.slabs.append(slab)
            let slots = slab.count / Self.slotCount
            // Room for every slot, so that giving one back never allocates.
            state.free.reserveCapacity(state.slabs.reduce(0) { $0 + $1.count / Self.slotCount })
            for index in (0..<slots).reversed() {
                state.free.append(Slot(start: slab.start + index * Self.slotCount))
            }
        }
    }
}
