// SPDX-License-Identifier: Apache-2.0
import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A thread of our own that takes no signals, so that they stay with the program's threads and a broken pipe is an
/// error code here.
struct LoopThread: @unchecked Sendable {  // an immutable thread id, valid until it is joined once
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let id: pthread_t

    /// Starts a thread, nil if the system has none to give.
    init?(_ run: @escaping @Sendable () -> Void) {
        var everything = sigset_t()
        var before = sigset_t()
        sigfillset(&everything)
        pthread_sigmask(SIG_SETMASK, &everything, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }

        let context = Unmanaged.passRetained(Body(run)).toOpaque()
        #if canImport(Darwin)
            var id: pthread_t?
            let code = pthread_create(&id, nil, { LoopThread.enter($0) }, context)
        #else
            var started = pthread_t()
            let code = pthread_create(&started, nil, { LoopThread.enter($0) }, context)
            let id: pthread_t? = started
        #endif
        guard code == 0, let id else {
            Unmanaged<Body>.fromOpaque(context).release()
            return nil
        }
        self.id = id
    }

    /// Waits for the thread's end.
    ///
    /// Called on the thread itself, it lets go of the thread instead.
    func join() {
        if pthread_equal(pthread_self(), id) != 0 {
            pthread_detach(id)
        } else {
            pthread_join(id, nil)
        }
    }

    private static func enter(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let context else { return nil }
        lucid_thread_set_name("lucid-curl")
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
        return nil
    }
}
