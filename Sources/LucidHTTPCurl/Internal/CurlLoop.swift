// SPDX-License-Identifier: Apache-2.0
import CCurl
import HTTPTypes
import LucidConcurrency
import LucidHTTP

/// One thread that owns a libcurl multi handle.
///
/// Callers hand it commands under a lock and wake it.
final class CurlLoop: Sendable {
    /// Unchecked, because the state machine lets each out once; checking costs an allocation a request.
    typealias Waiter = UnsafeContinuation<CurlAnswer, any Error>

    private struct State: Sendable {
        var machine = StateMachine<PreparedRequest, Waiter>()
        var thread: LoopThread?
        var startFailure: TransportError?
    }

    /// Only `curl_multi_wakeup` is called from other threads, under the lock and before the phase is `stopped`;
    /// everything else, clean-up included, happens on the loop's thread.
    private struct Multi: @unchecked Sendable {  // see above: one thread, and a thread-safe call under the lock
        let pointer: UnsafeMutableRawPointer
    }

    private let multi: Multi?
    private let state = Lock(State())

    init(maximumTransfers: Int, perOrigin: Int?) {
        let ready = Self.globalCode == CURLE_OK
        multi = ready ? curl_multi_init().map(Multi.init) : nil
        guard let multi else {
            failStart("libcurl could not be initialised")
            return
        }
        // As many connections are kept as transfers run, or a burst would close and reopen them.
        _ = lucid_curl_multi_set_long(multi.pointer, CURLMOPT_MAXCONNECTS, max(1, min(maximumTransfers, 65_536)))
        _ = lucid_curl_multi_set_long(multi.pointer, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        let thread = LoopThread { [self] in
            Worker(loop: self, multi: multi.pointer, limits: (maximumTransfers, perOrigin)).run()
        }
        guard let thread else {
            curl_multi_cleanup(multi.pointer)
            failStart("no thread could be started: raise the limit of threads or memory")
            return
        }
        state.withLock { $0.thread = thread }
    }

    private func failStart(_ message: String) {
        state.withLock { state in
            _ = state.machine.stopped()
            state.startFailure = TransportError(.setUpFailed, outcome: .unsent, message: message)
        }
    }

    private static let globalCode = lucid_curl_global_init()

    // MARK: Called from any thread

    func reserve() -> UInt64 { state.withLock { $0.machine.reserved() } }

    func forget(_ id: UInt64) { state.withLock { $0.machine.forgotten(id) } }

    func submit(_ request: PreparedRequest, as id: UInt64, waiter: Waiter) {
        let refusal: (Waiter, any Error)? = state.withLock { state in
            switch state.machine.submitted(request, as: id, waiter: waiter) {
            case .none: return nil
            case .wake:
                wakeUp()
                return nil
            case .refuseCancelled(let waiter): return (waiter, CancellationError())
            case .refuseStopped(let waiter):
                return (waiter, state.startFailure ?? .transportShutDown(outcome: .unsent))
            }
        }
        if let (waiter, error) = refusal { waiter.resume(throwing: error) }
    }

    func cancel(_ id: UInt64) {
        let waiter: Waiter? = state.withLock { state in
            switch state.machine.cancelled(id) {
            case .none: return nil
            case .resume(let waiter, let wake):
                if wake { wakeUp() }
                return waiter
            case .abandoned(let wake):
                if wake { wakeUp() }
                return nil
            }
        }
        waiter?.resume(throwing: CancellationError())
    }

    /// Lets a body that stood still go on.
    func unpause(_ id: UInt64) {
        state.withLock { state in
            if state.machine.unpauseAsked(id) { wakeUp() }
        }
    }

    /// Stops the thread and waits for its end.
    ///
    /// A second call does nothing.
    func shutDown() {
        let thread = state.withLock { state in
            if state.machine.stopRequested() { wakeUp() }
            return state.thread.take()
        }
        thread?.join()
    }

    /// Only under the lock, and only when the state machine says that the thread sleeps.
    private func wakeUp() {
        if let multi { curl_multi_wakeup(multi.pointer) }
    }

    // MARK: Called from the loop's thread

    func takeBatch() -> StateMachine<PreparedRequest, Waiter>.BatchAction {
        state.withLock { $0.machine.batchTaken() }
    }

    func finish(_ id: UInt64, _ result: Result<CurlAnswer, any Error>) {
        let waiter = state.withLock { $0.machine.finished(id) }
        waiter?.resume(with: result)
    }

    /// The head of an answer whose body goes through a ``Download``.
    func headArrived(_ id: UInt64, _ answer: CurlAnswer) {
        let waiter = state.withLock { $0.machine.headArrived(id) }
        waiter?.resume(returning: answer)
    }

    func wantsToSleep() -> Bool { state.withLock { $0.machine.wantsToSleep() } }

    func woke() { state.withLock { $0.machine.woke() } }

    /// The thread ends: no wake-up comes after this.
    func stop(because failure: TransportError?) -> (waiters: [(id: UInt64, waiter: Waiter)], jobs: [UnownedJob]) {
        state.withLock { state in
            if let failure { state.startFailure = failure }
            return state.machine.stopped()
        }
    }
}

extension CurlLoop: TaskExecutor {
    /// Runs `job` on the loop's thread; on the global executor once that has ended.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isOurs = state.withLock { state in
            switch state.machine.enqueued(job) {
            case .none: return true
            case .wake:
                wakeUp()
                return true
            case .runElsewhere: return false
            }
        }
        if !isOurs { globalConcurrentExecutor.enqueue(job) }
    }
}
