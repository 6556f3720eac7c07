// SPDX-License-Identifier: Apache-2.0
#if NIOTransport
    /// A limit of time around work that knows none.
    enum Deadline {
        struct Passed: Error {}

        /// What `work` gives, or ``Passed`` after so many seconds, when `work` is cancelled.
        static func run<Value: Sendable>(
            seconds: Double, _ work: @escaping @Sendable () async throws -> Value
        ) async throws -> Value {
            try await withThrowingTaskGroup(of: Value.self) { group in
                group.addTask { try await work() }
                group.addTask {
                    try await Task.sleep(for: .seconds(seconds), clock: .continuous)
                    throw Passed()
                }
                defer { group.cancelAll() }
                guard let value = try await group.next() else { throw CancellationError() }
                return value
            }
        }
    }
#endif
