// SPDX-License-Identifier: Apache-2.0
import LucidAgent

extension CommandError {
    /// The error of a command for an error of the libraries; nil for one of the argument parser.
    init?(known error: any Error) {
        switch error {
        case let error as CommandError: self = error
        case let error as AgentRuntimeError: self.init(error)
        case let error as APIError: self.init(error)
        case let error as TransportError: self.init(.network, error.message, underlying: error)
        case let error as AuthError: self.init(error)
        case let error as EthereumRPCError:
            self.init(
                [.unavailable, .timedOut].contains(error.code) ? .network : .failed, error.message, underlying: error)
        case let error as SigningError: self.init(.failed, error.message, underlying: error)
        case let error as WalletError: self.init(.failed, error.message, underlying: error)
        case is CancellationError: self.init(.failed, "interrupted", underlying: error)
        default: return nil
        }
    }

    init(_ error: AgentRuntimeError) {
        self.init(Code(error.code), error.message, underlying: error)
    }

    private init(_ error: APIError) {
        let code: Code =
            switch error.code {
            case .unauthorized: .notAuthenticated
            case .serverFailed, .tooManyRequests, .timedOut, .unexpectedStatus, .unparsableAnswer: .network
            case .invalidServerURL: .configuration
            default: .failed
            }
        self.init(code, error.message, underlying: error)
    }

    private init(_ error: AuthError) {
        let code: Code =
            switch error.code {
            case .unavailable, .lockHeld: .network
            case .configuration: .configuration
            case .storage, .storageKeyMismatch, .signerFailed, .shutDown: .failed
            default: .notAuthenticated
            }
        self.init(code, error.message, underlying: error)
    }
}

extension CommandError.Code {
    fileprivate init(_ code: AgentRuntimeError.Code) {
        switch code {
        case .configuration: self = .configuration
        case .transport, .refreshFailed: self = .network
        case .challengeFailed, .credentialRevoked, .reauthenticationRequired: self = .notAuthenticated
        default: self = .failed
        }
    }
}
