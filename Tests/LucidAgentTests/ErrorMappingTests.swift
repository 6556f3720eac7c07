// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import Testing

@Suite struct ErrorMappingTests {
    typealias Row = (any Error, AgentRuntimeError.Code)

    static let rows: [Row] = [
        (AuthError(.unavailable, message: "m"), .transport), (AuthError(.grantRejected, message: "m"), .refreshFailed),
        (AuthError(.credentialRevoked, message: "m"), .credentialRevoked),
        (AuthError(.configuration, message: "m"), .configuration),
        (AuthError(.challengeExpired, message: "m"), .challengeFailed),
        (AuthError(.challengeRejected, message: "m"), .rejected), (AuthError(.signerFailed, message: "m"), .wallet),
        (AuthError(.reauthenticationRequired, message: "m"), .reauthenticationRequired),
        (AuthError(.storage, message: "m"), .storage), (AuthError(.storageKeyMismatch, message: "m"), .storage),
        (AuthError(.lockHeld, message: "m"), .storage), (AuthError(.shutDown, message: "m"), .shutDown),
        (
            AuthError(
                .configuration, message: "m",
                underlying: TransportError(.tlsFailed, outcome: .unsent, message: "m")), .configuration
        ),
        (WalletError(.unsupported, message: "m"), .wallet), (WalletError(.notConfigured, message: "m"), .wallet),
        (WalletError(.keyUnavailable, message: "m"), .wallet),
        (WalletError(.challengeRejected, message: "m"), .rejected), (WalletError(.refused, message: "m"), .rejected),
        (WalletError(.signatureRejected, message: "m"), .wallet),
        (WalletError(.remoteFailed, message: "m"), .transport),
        (
            WalletError(
                .remoteFailed, message: "m", underlying: AgentRuntimeError(.credentialRevoked, message: "c")),
            .credentialRevoked
        ),
        (TransportError(.timedOut, outcome: .unknown, message: "m"), .transport),
        (TransportError(.insecure, outcome: .unsent, message: "m"), .configuration),
        (TransportError(.shutDown, outcome: .unsent, message: "m"), .shutDown),
        (APIError(.unauthorized, message: "m"), .reauthenticationRequired),
        (APIError(.forbidden, message: "m"), .rejected), (APIError(.notFound, message: "m"), .rejected),
        (APIError(.serverFailed, message: "m"), .transport),
        (APIError(.invalidServerURL, message: "m"), .configuration),
        (SigningError(.refused, "m"), .wallet), (AgentRuntimeError(.storage, message: "m"), .storage),
        (Unknown(), .transport),
    ]

    struct Unknown: Error, CustomStringConvertible { var description: String { "canary-secret" } }

    @Test(arguments: rows.indices) func `every error from below has one code`(index: Int) {
        let (error, code) = Self.rows[index]
        let mapped = ErrorMapping.runtimeError(error)
        #expect(mapped.code == code)
        #expect(!mapped.message.isEmpty)
        #expect(!mapped.message.contains("canary"))
        #expect(mapped.isRetryable == (code == .transport || code == .refreshFailed))
        #expect(mapped.requiresReauthentication == (code == .credentialRevoked || code == .reauthenticationRequired))
    }
}
