// SPDX-License-Identifier: Apache-2.0
#if NIOTransport
    import AsyncHTTPClient
    import LucidHTTP
    import NIOCore
    import NIOHTTP1
    import NIOPosix
    import NIOSSL

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// What the client's errors mean; the only place that says so.
    struct FailureMapping: Sendable {
        let origin: HTTPOrigin
        let limit: Double

        private var endpoint: String { origin.endpoint }

        func tooLarge(_ limit: Int) -> TransportError {
            TransportError(
                .responseTooLarge, outcome: .unknown,
                message: "the answer from \(endpoint) is larger than \(limit) bytes")
        }

        /// - Parameter bodyFailure: Why the request's body broke off, if it did.
        func `public`(_ error: any Error, bodyFailure: (any Error)?) -> any Error {
            if let bodyFailure {
                return TransportError(
                    .invalidRequest, outcome: .unknown,
                    message: "the body for \(endpoint) broke off before its end, so the request was given up",
                    underlying: bodyFailure)
            }
            if Task.isCancelled { return CancellationError() }
            switch error {
            case is TransportError, is CancellationError: return error
            case is Deadline.Passed:
                return TransportError(
                    .timedOut, outcome: .unknown, message: "no complete answer from \(endpoint) within \(limit) s")
            case let error as HTTPClientError: return failure(error)
            case let error as NIOConnectionError: return failure(error)
            case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
                return TransportError(
                    .tlsFailed, outcome: .unsent,
                    message: "TLS with \(endpoint) failed: check the server's certificate or set a CA file")
            case let error as IOError where Self.connecting.contains(error.errnoCode): return cannotConnect
            case is HTTPParserError:
                return TransportError(
                    .invalidResponse, outcome: .unknown,
                    message: "\(endpoint) did not answer in HTTP: check the base URL")
            default:
                return TransportError(
                    .connectionLost, outcome: .unknown,
                    message: "\(endpoint) closed the connection before the answer was complete")
            }
        }

        private func failure(_ error: HTTPClientError) -> TransportError {
            switch error {
            case .alreadyShutdown:
                return TransportError(
                    .shutDown, outcome: .unsent, message: "the transport was shut down: create a new one")
            case .cancelled:
                return TransportError(
                    .shutDown, outcome: .unknown, message: "the transport was shut down: create a new one")
            case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
                return TransportError(
                    .timedOut, outcome: .unsent,
                    message: "no connection to \(endpoint) in time: check the network and the base URL")
            case .getConnectionFromPoolTimeout:
                return TransportError(
                    .timedOut, outcome: .unsent, message: "no free connection for \(endpoint) in time")
            case .deadlineExceeded, .readTimeout, .writeTimeout:
                return TransportError(
                    .timedOut, outcome: .unknown, message: "nothing came from \(endpoint) in time")
            case .bodyLengthMismatch:
                return TransportError(
                    .invalidRequest, outcome: .unknown,
                    message: "the body for \(endpoint) is not as long as was said, so the request was given up")
            default:
                return TransportError(
                    .connectionLost, outcome: .unknown,
                    message:
                        "\(endpoint) closed the connection before the answer was complete (\(error.shortDescription))")
            }
        }

        private func failure(_ error: NIOConnectionError) -> TransportError {
            let isUnknown = error.connectionErrors.isEmpty && (error.dnsAError != nil || error.dnsAAAAError != nil)
            return isUnknown
                ? TransportError(
                    .nameNotResolved, outcome: .unsent,
                    message: "the name in \(endpoint) has no address: check the base URL and the network")
                : cannotConnect
        }

        private var cannotConnect: TransportError {
            TransportError(
                .connectFailed, outcome: .unsent,
                message: "cannot connect to \(endpoint): check that the server runs and the base URL is right")
        }

        /// Numbers that only an attempt to connect ends with.
        private static let connecting: Set<CInt> = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL]
    }
#endif
