// SPDX-License-Identifier: Apache-2.0
public import Synchronization

/// A mutex around one value.
///
/// Everything in the package that shares mutable state outside an actor goes through this type, so that the
/// thread sanitizer, which does not understand the futex inside `Mutex` on Linux, can be told about the
/// happens-before edges in one place (`Tests/sanitize.sh` defines `TSAN`).
///
/// Public, though no product has this module, because only public code is inlined into other modules: unspecialized it
/// takes several times as long as the mutex itself.
@frozen public struct Lock<State: Sendable>: ~Copyable, Sendable {
    @usableFromInline let mutex: Mutex<State>
    #if TSAN
        @usableFromInline let edge = Atomic<Int>(0)
    #endif

    /// Creates a lock around a first value.
    @inlinable public init(_ state: State) {
        mutex = Mutex(state)
    }

    /// Runs `body` with exclusive access to the value.
    ///
    /// Never suspend, block or call out to user code inside.
    @inlinable public borrowing func withLock<Result: ~Copyable, Failure: Error>(
        _ body: (inout State) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        try mutex.withLock { state throws(Failure) -> sending Result in
            #if TSAN
                _ = edge.load(ordering: .acquiring)
                defer { edge.store(1, ordering: .releasing) }
            #endif
            return try body(&state)
        }
    }
}
