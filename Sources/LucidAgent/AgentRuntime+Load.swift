// SPDX-License-Identifier: Apache-2.0
public import Logging
public import LucidAuth
public import LucidHTTP
public import LucidWallet

extension AgentRuntime {
    /// What a runtime works with.
    ///
    /// Whatever is nil is made from the configuration.
    public struct Dependencies: Sendable {
        /// How requests leave; libcurl if nil.
        public var transport: (any HTTPTransport)?
        /// Where tokens are kept.
        public var storage: (any StorageAdapter)?
        /// What signs, for challenges and for ``AgentRuntime/wallet``.
        public var wallet: (any WalletConnector)?
        /// Answers what the signing policy asks; without it such requests are refused.
        public var approve: ApprovalHandler?
        /// Where spending is noted for the policy's windows; files below the state directory if nil.
        public var ledger: (any SpendLedger)?
        /// The time.
        public var clock: any AgentClock
        /// Where log lines go; nowhere if nil.
        ///
        /// No line holds a secret.
        public var logger: Logger?

        /// Creates a set of dependencies.
        public init(
            transport: (any HTTPTransport)? = nil, storage: (any StorageAdapter)? = nil,
            wallet: (any WalletConnector)? = nil, clock: any AgentClock = SystemClock(), logger: Logger? = nil
        ) {
            self.transport = transport
            self.storage = storage
            self.wallet = wallet
            self.clock = clock
            self.logger = logger
        }
    }

    /// Makes a runtime from the settings that ``ConfigLoader`` finds.
    ///
    /// Nothing is sent and no key is opened yet.
    /// - Parameters:
    ///   - path: The configuration file; see ``ConfigLoader/load(path:overrides:)``.
    ///   - overrides: Settings that win over environment and file.
    ///   - dependencies: What the runtime works with.
    /// - Throws: ``AgentRuntimeError``.
    public static func load(
        path: String? = nil, overrides: ConfigOverrides = [:], dependencies: Dependencies = Dependencies()
    ) async throws -> AgentRuntime {
        let loaded = try ConfigLoader().load(path: path, overrides: overrides)
        for warning in loaded.warnings { dependencies.logger?.warning("\(warning)") }
        return try await fromConfig(try loaded.configuration(), dependencies: dependencies)
    }

    /// Makes a runtime from a configuration.
    ///
    /// Nothing is sent and no key is opened yet.
    /// - Throws: ``AgentRuntimeError``.
    public static func fromConfig(
        _ configuration: AgentConfiguration, dependencies: Dependencies = Dependencies()
    ) async throws -> AgentRuntime {
        do {
            return AgentRuntime(try await RuntimeParts(configuration, dependencies))
        } catch {
            throw ErrorMapping.publicError(error)
        }
    }
}
