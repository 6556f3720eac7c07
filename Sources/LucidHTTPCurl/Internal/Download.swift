// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidHTTP

/// The body of an answer on its way from the loop's thread to one reader.
///
/// The reader sets the pace: while it does not read, at most ``StateMachine/capacity`` bytes are kept, then the
/// connection is left unread. Dropped before its end, it gives up the exchange and the connection with it.
final class Download: Sendable {
    /// Bytes that libcurl reads at once.
    static let pieceSize = 128 << 10

    private let state = Lock(StateMachine<CheckedContinuation<[UInt8]?, any Error>>())
    private let unpause: @Sendable () -> Void
    private let abandon: @Sendable () -> Void

    /// - Parameters:
    ///   - unpause: Called when there is room again.
    ///   - abandon: Called when nobody will read the rest.
    init(unpause: @escaping @Sendable () -> Void, abandon: @escaping @Sendable () -> Void) {
        self.unpause = unpause
        self.abandon = abandon
    }

    // MARK: The loop's thread

    /// Takes bytes; false if there is no room and they have to come again later.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let action = state.withLock { $0.received(bytes) }
        if case .resume(let reader, let chunk) = action { reader.resume(returning: chunk) }
        if case .refuse = action { return false }
        return true
    }

    /// There is no more: the body is complete, or why it is not.
    func finish(_ failure: (any Error)?) {
        guard let reader = state.withLock({ $0.finished(failure) }) else { return }
        if let failure { reader.resume(throwing: failure) } else { reader.resume(returning: nil) }
    }

    // MARK: The reader

    /// Whatever has come, nil at the end.
    /// - Throws: ``TransportError`` or `CancellationError`; cancelling the task gives up the exchange.
    func next() async throws -> [UInt8]? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { reader in
                switch state.withLock({ $0.wanted(by: reader) }) {
                case .wait: break
                case .give(let chunk, let hasRoom):
                    reader.resume(returning: chunk)
                    if hasRoom { unpause() }
                case .fail(let error): reader.resume(throwing: error)
                }
            }
        } onCancel: {
            giveUp()
        }
    }

    /// Nobody reads on.
    func giveUp() {
        let (reader, isEarly) = state.withLock { $0.givenUp() }
        reader?.resume(throwing: CancellationError())
        if isEarly { abandon() }
    }
}

/// Gives up a download when the last copy of its body is gone.
final class DownloadOwner: Sendable {
    let download: Download
    /// Lives as long as somebody may read.
    private let transport: CurlTransport

    init(_ download: Download, of transport: CurlTransport) { (self.download, self.transport) = (download, transport) }

    deinit { download.giveUp() }
}
