// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidAuth
import LucidHTTP
import LucidSigning
import LucidWallet

/// The one place where the errors of the modules below become the runtime's.
package enum ErrorMapping {
    /// What a caller of the runtime sees of any error.
    ///
    /// Cancellation is not an error of the runtime.
    static func publicError(_ error: any Error) -> any Error {
        error is CancellationError ? error : runtimeError(error)
    }

    package static func runtimeError(_ error: any Error) -> AgentRuntimeError {
        switch error {
        case let error as AgentRuntimeError: error
        case let error as AuthError: runtimeError(error)
        case let error as WalletError: runtimeError(error)
        case let error as APIError: runtimeError(error)
        case let error as TransportError: AgentRuntimeError(code(of: error), message: error.message, underlying: error)
        case let error as EthereumRPCError:
            AgentRuntimeError(
                [.unavailable, .timedOut].contains(error.code) ? .transport : .wallet, message: error.message,
                underlying: error)
        case let error as SigningError:
            AgentRuntimeError(.wallet, message: error.message, underlying: error)
        default:
            AgentRuntimeError(
                .transport, message: "An unexpected failure of type \(type(of: error)). Retry; report it if it stays.",
                underlying: error)
        }
    }

    private static func runtimeError(_ error: APIError) -> AgentRuntimeError {
        let code: AgentRuntimeError.Code =
            switch error.code {
            case .invalidServerURL: .configuration
            case .unauthorized: .reauthenticationRequired
            case .tooManyRequests, .timedOut, .serverFailed, .unparsableAnswer, .unexpectedStatus: .transport
            default: .rejected
            }
        return AgentRuntimeError(code, message: error.message, underlying: error)
    }

    private static func runtimeError(_ error: AuthError) -> AgentRuntimeError {
        let code: AgentRuntimeError.Code =
            switch error.code {
            case .unavailable: unavailableCode(error)
            case .grantRejected: .refreshFailed
            case .credentialRevoked: .credentialRevoked
            case .configuration: .configuration
            case .challengeExpired: .challengeFailed
            case .challengeRejected: .rejected
            case .signerFailed: .wallet
            case .reauthenticationRequired: .reauthenticationRequired
            case .storage, .storageKeyMismatch, .lockHeld: .storage
            case .shutDown: .shutDown
            default: .challengeFailed
            }
        return AgentRuntimeError(code, message: error.message, underlying: error)
    }

    /// No answer and no connection is the transport's; an answer that is no use is the refresh's.
    private static func unavailableCode(_ error: AuthError) -> AgentRuntimeError.Code {
        if let transport = error.underlying as? TransportError { return code(of: transport) }
        return .transport
    }

    private static func code(of error: TransportError) -> AgentRuntimeError.Code {
        switch error.code {
        case .tlsFailed, .insecure, .invalidRequest: .configuration
        case .shutDown: .shutDown
        default: .transport
        }
    }

    /// A wallet server that got no token was never asked: what matters is why there is no token.
    private static func runtimeError(_ error: WalletError) -> AgentRuntimeError {
        if error.code == .remoteFailed, let cause = error.underlying as? AgentRuntimeError { return cause }
        return AgentRuntimeError(code(of: error), message: error.message, underlying: error)
    }

    private static func code(of error: WalletError) -> AgentRuntimeError.Code {
        switch error.code {
        case .challengeRejected, .refused, .denied, .approvalRequired: .rejected
        case .remoteFailed, .chainFailed: .transport
        default: .wallet
        }
    }
}
