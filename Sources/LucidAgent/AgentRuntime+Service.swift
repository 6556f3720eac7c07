// SPDX-License-Identifier: Apache-2.0
public import ServiceLifecycle

extension AgentRuntime: Service {
    /// Keeps the session fresh until the runtime is shut down, the service group shuts down gracefully, or the task
    /// is cancelled; then shuts down.
    public nonisolated func run() async throws {
        try await withGracefulShutdownHandler {
            try await tokens.run()
        } onGracefulShutdown: {
            Task { await self.shutdown() }
        }
        await shutdown()
    }

    /// Runs the loop beside `body`, and shuts down when `body` is done, however it ends.
    nonisolated func whileRunning<Value>(_ body: (AgentRuntime) async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.run() }
            let result: Result<Value, any Error>
            do { result = .success(try await body(self)) } catch { result = .failure(error) }
            await shutdown()
            return try result.get()
        }
    }
}

/// Loads a runtime, keeps its session fresh while `body` works with it, and shuts it down.
///
/// - Parameters:
///   - path: The configuration file; see ``ConfigLoader``.
///   - overrides: Settings that win over environment and file.
///   - dependencies: What the runtime works with: transport, storage, wallet, clock, logger.
///   - body: The agent's work.
/// - Throws: ``AgentRuntimeError`` if the runtime cannot be made, or what `body` throws.
public func withAgentRuntime<Value>(
    path: String? = nil, overrides: ConfigOverrides = [:],
    dependencies: AgentRuntime.Dependencies = AgentRuntime.Dependencies(),
    _ body: (AgentRuntime) async throws -> Value
) async throws -> Value {
    try await AgentRuntime.load(path: path, overrides: overrides, dependencies: dependencies).whileRunning(body)
}

/// Makes a runtime, keeps its session fresh while `body` works with it, and shuts it down.
///
/// - Parameters:
///   - configuration: Everything the runtime needs to know.
///   - dependencies: What the runtime works with: transport, storage, wallet, clock, logger.
///   - body: The agent's work.
/// - Throws: ``AgentRuntimeError`` if the runtime cannot be made, or what `body` throws.
public func withAgentRuntime<Value>(
    _ configuration: AgentConfiguration, dependencies: AgentRuntime.Dependencies = AgentRuntime.Dependencies(),
    _ body: (AgentRuntime) async throws -> Value
) async throws -> Value {
    try await AgentRuntime.fromConfig(configuration, dependencies: dependencies).whileRunning(body)
}
