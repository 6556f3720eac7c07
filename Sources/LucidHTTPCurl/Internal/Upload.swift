// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP

/// The body of a request on its way from a task to the loop's thread, no faster than the connection takes it.
final class Upload: Sendable {
    private let state: Lock<StateMachine<CheckedContinuation<Void, any Error>>>
    private let feeder = Lock<Task<Void, Never>?>(nil)
    private let unpause: @Sendable () -> Void

    /// - Parameters:
    ///   - length: The number of bytes that were promised, if known.
    ///   - unpause: Called when there are bytes for a connection that waits for them.
    init(length: Int64?, unpause: @escaping @Sendable () -> Void) {
        state = Lock(StateMachine(length: length))
        self.unpause = unpause
    }

    /// Begins to read `body`, until it ends or the exchange does.
    func start(_ body: HTTPBody) {
        feeder.withLock { feeder in
            feeder = Task {
                do {
                    for try await chunk in body { try await offer(chunk) }
                    end(nil)
                } catch {
                    end(error)
                }
            }
        }
    }

    // MARK: The loop's thread

    /// Fills `room`, or says why not.
    func fill(_ room: UnsafeMutableRawBufferPointer) -> StateMachine<CheckedContinuation<Void, any Error>>.Filled {
        let (filled, writer) = state.withLock { $0.filled(room) }
        writer?.resume()
        return filled
    }

    /// Why the body broke off, if it did.
    var failure: (any Error)? { state.withLock { $0.failure } }

    /// The exchange is over, nothing more is read.
    func close() {
        state.withLock { $0.closed() }?.resume(throwing: CancellationError())
        feeder.withLock { $0.take() }?.cancel()
    }

    // MARK: The task that feeds

    private func offer(_ chunk: [UInt8]) async throws {
        try await withCheckedThrowingContinuation { writer in
            let (action, isWanted) = state.withLock { $0.offered(chunk, by: writer) }
            switch action {
            case .wait: break
            case .goOn: writer.resume()
            case .fail(let error): writer.resume(throwing: error)
            }
            if isWanted { unpause() }
        }
    }

    private func end(_ failure: (any Error)?) {
        if state.withLock({ $0.ended(failure) }) { unpause() }
    }
}
