// SPDX-License-Identifier: Apache-2.0
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps the descriptors of lock files out of forked children.
///
/// A child shares the open file description, and with it the lock: as long as the child lives, the lock would outlive
/// its holder, and an unlock by the child would take it from the parent. So a handler in the child closes the
/// descriptors, which leaves the parent's lock alone, before anything else runs there.
enum ForkGuard {
    /// More descriptors than this are not watched, and not used for locks.
    private static let capacity = 1 << 20

    /// One byte a descriptor, 1 if it is a lock file's.
    ///
    /// Never freed; pages that nobody touches cost nothing.
    private nonisolated(unsafe) static let watched: UnsafeMutablePointer<Atomic<UInt8>>? =  // Its elements are atomic.
        calloc(capacity, 1)?.bindMemory(to: Atomic<UInt8>.self, capacity: capacity)
    private static let highest = Atomic<Int>(-1)
    private static let begunForks = Atomic<Int>(0)
    private static let endedForks = Atomic<Int>(0)
    private static let births = Atomic<Int>(0)

    /// Whether the handlers are there.
    ///
    /// Reading it once makes all that they touch, so that they allocate nothing.
    private static let isInstalled: Bool = {
        guard watched != nil else { return false }
        _ = (highest.load(ordering: .relaxed), births.load(ordering: .relaxed))
        _ = (begunForks.load(ordering: .relaxed), endedForks.load(ordering: .relaxed))
        return pthread_atfork(
            { ForkGuard.begunForks.add(1, ordering: .sequentiallyConsistent) },
            { ForkGuard.endedForks.add(1, ordering: .sequentiallyConsistent) },
            { ForkGuard.closeInChild() }) == 0
    }()

    /// Which process this is, counted in forks from the first.
    ///
    /// What was opened under another number is not ours.
    static var birth: Int { births.load(ordering: .relaxed) }

    /// Opens by `attempt` so that no fork gets the descriptor unseen.
    /// - Returns: What `attempt` returned; -1 with `errno` if it failed.
    static func open(_ attempt: () -> Int32) -> Int32 {
        guard isInstalled else {
            errno = ENOLCK
            return -1
        }
        while true {
            let before = begunForks.load(ordering: .sequentiallyConsistent)
            // A fork is under way in another thread: it may copy the descriptor before it is watched.
            guard endedForks.load(ordering: .sequentiallyConsistent) >= before else {
                sched_yield()
                continue
            }
            let number = attempt()
            guard number >= 0 else { return number }
            guard Int(number) < capacity, let watched else {
                close(number)
                errno = EMFILE
                return -1
            }
            watched[Int(number)].store(1, ordering: .sequentiallyConsistent)
            highest.max(Int(number), ordering: .sequentiallyConsistent)
            if begunForks.load(ordering: .sequentiallyConsistent) == before { return number }
            // One began meanwhile. What the child has is a description of its own now, without a lock.
            close(watching: number)
        }
    }

    /// Closes what ``open(_:)`` opened in this process.
    static func close(watching number: Int32) {
        watched?[Int(number)].store(0, ordering: .sequentiallyConsistent)
        close(number)
    }

    private static func close(_ number: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(number)
        #elseif canImport(Musl)
            _ = Musl.close(number)
        #elseif canImport(Darwin)
            _ = Darwin.close(number)
        #endif
    }

    /// Runs in the child, alone, between fork and its return: only what may run there.
    private static func closeInChild() {
        births.add(1, ordering: .relaxed)
        // What other threads of the parent had begun does not go on here.
        endedForks.store(begunForks.load(ordering: .relaxed), ordering: .relaxed)
        guard let watched else { return }
        var number = highest.load(ordering: .relaxed)
        while number >= 0 {
            if watched[number].load(ordering: .relaxed) != 0 { close(watching: Int32(truncatingIfNeeded: number)) }
            number -= 1
        }
        highest.store(-1, ordering: .relaxed)
    }
}
