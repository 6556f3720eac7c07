// SPDX-License-Identifier: Apache-2.0
import CCurl
import LucidHTTP

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension TransportError {
    /// Translates libcurl's result code; the only place that does.
    init(curl code: CURLcode, of transfer: Transfer) {
        let endpoint = transfer.request.origin.endpoint
        let outcome: Outcome = transfer.sends == 0 ? .unsent : .unknown
        if let refusal = transfer.refusal {
            self.init(refusal, transfer.request, outcome: outcome)
            return
        }
        let words = transfer.handle.detail
        let reason = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words

        switch code {
        case CURLE_COULDNT_RESOLVE_HOST:
            self.init(
                .nameNotResolved, outcome: outcome,
                message: "the name in \(endpoint) has no address: check the base URL and the network")
        case CURLE_COULDNT_RESOLVE_PROXY:
            self.init(
                .nameNotResolved, outcome: outcome,
                message: "the proxy's name has no address: check the proxy setting and the network")
        case CURLE_COULDNT_CONNECT:
            let number = transfer.handle.number(CURLINFO_OS_ERRNO)
            let cause = number > 0 ? " (\(String(cString: strerror(Int32(truncatingIfNeeded: number)))))" : ""
            self.init(
                .connectFailed, outcome: outcome,
                message: "cannot connect to \(endpoint)\(cause): check that the server runs and the base URL is right")
        case CURLE_OPERATION_TIMEDOUT where transfer.sends == 0:
            self = .connectTimedOut(transfer.request)
        case CURLE_OPERATION_TIMEDOUT:
            self = .attemptTimedOut(transfer.request, outcome: outcome)
        case CURLE_SSL_CONNECT_ERROR where Self.saysConnectionEnded(words):
            self = .closedBeforeSending(endpoint, outcome: outcome)
        case CURLE_SSL_CACERT_BADFILE:
            self.init(
                .tlsFailed, outcome: outcome,
                message:
                    "the CA file cannot be used: check that the configured caFile exists and holds PEM certificates")
        case CURLE_SSL_CERTPROBLEM:
            self.init(
                .tlsFailed, outcome: outcome,
                message: "the client certificate cannot be used (\(reason)): check its files and the passphrase")
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            self.init(
                .tlsFailed, outcome: outcome,
                message: "the public key of \(endpoint) is none of those pinned: if the server has a new key, pin it")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_SHUTDOWN_FAILED,
            CURLE_USE_SSL_FAILED, CURLE_SSL_CLIENTCERT:
            self.init(
                .tlsFailed, outcome: outcome,
                message: "TLS with \(endpoint) failed (\(reason)): check the server's certificate or set a CA file")
        case CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_OUT_OF_MEMORY,
            CURLE_FAILED_INIT, CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION, CURLE_BAD_FUNCTION_ARGUMENT:
            self.init(.setUpFailed, outcome: outcome, message: "libcurl could not start the request (\(reason))")
        case CURLE_URL_MALFORMAT:
            self.init(.invalidRequest, outcome: outcome, message: "the URL for \(endpoint) cannot be used")
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            self.init(
                .invalidResponse, outcome: outcome,
                message: "\(endpoint) did not answer in HTTP: check the base URL")
        case CURLE_PROXY:
            self.init(
                .connectFailed, outcome: outcome,
                message: "the proxy did not connect to \(endpoint): check the proxy setting")
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_SEND_FAIL_REWIND:
            let status = transfer.handle.number(CURLINFO_HTTP_CONNECTCODE)
            if transfer.sends == 0, status >= 300 {
                self.init(
                    .connectFailed, outcome: outcome,
                    message: "the proxy answered \(status) and did not connect to \(endpoint): check the proxy setting")
            } else if transfer.sends == 0 {
                self = .closedBeforeSending(endpoint, outcome: outcome)
            } else {
                self.init(
                    .connectionLost, outcome: outcome,
                    message: "\(endpoint) closed the connection before the answer was complete")
            }
        default:
            self.init(
                transfer.sends == 0 ? .connectFailed : .connectionLost, outcome: outcome,
                message: "the exchange with \(endpoint) failed (libcurl \(code.rawValue): \(reason))")
        }
    }

    static func connectTimedOut(_ request: PreparedRequest) -> Self {
        let limit = seconds(min(request.connectTimeout, request.attemptTimeout))
        return Self(
            .timedOut, outcome: .unsent,
            message: "no connection to \(request.origin.endpoint) within \(limit): check the network and the base URL")
    }

    static func attemptTimedOut(_ request: PreparedRequest, outcome: Outcome) -> Self {
        Self(
            .timedOut, outcome: outcome,
            message: "no complete answer from \(request.origin.endpoint) within \(seconds(request.attemptTimeout))")
    }

    static func stoodStill(_ request: PreparedRequest) -> Self {
        Self(
            .timedOut, outcome: .unknown,
            message: "nothing came from \(request.origin.endpoint) for \(seconds(request.idleTimeout))")
    }

    static func waitTimedOut(_ request: PreparedRequest) -> Self {
        Self(
            .timedOut, outcome: .unsent,
            message: "no free connection for \(request.origin.endpoint) within \(seconds(request.attemptTimeout)): "
                + "raise maxConnections or send less at once")
    }

    static func transportShutDown(outcome: Outcome) -> Self {
        Self(.shutDown, outcome: outcome, message: "the transport was shut down: create a new one")
    }

    private static func closedBeforeSending(_ endpoint: String, outcome: Outcome) -> Self {
        Self(
            .connectFailed, outcome: outcome,
            message: "\(endpoint) closed the connection before the request was sent: check that it serves this scheme")
    }

    /// A handshake that the peer or the network cut off has the same result code as one that was refused; only
    /// libcurl's words tell them apart.
    private static func saysConnectionEnded(_ words: String) -> Bool {
        ["SSL_ERROR_SYSCALL", "reset by peer", "unexpected eof", "Broken pipe"].contains { words.contains($0) }
    }

    private init(_ refusal: Transfer.Refusal, _ request: PreparedRequest, outcome: Outcome) {
        let endpoint = request.origin.endpoint
        switch refusal {
        case .secondSend:
            self.init(
                .connectionLost, outcome: .unknown,
                message: "\(endpoint) closed a reused connection without an answer; the request was not sent again")
        case .peerNotLoopback:
            self.init(
                .insecure, outcome: outcome,
                message: "\(endpoint) is plain HTTP and its address is beyond this machine: use an https base URL")
        case .headTooLarge:
            self.init(
                .responseTooLarge, outcome: outcome,
                message: "the header of the answer from \(endpoint) is larger than \(ResponseHead.maximumBytes) bytes")
        case .uploadFailed:
            self.init(
                .invalidRequest, outcome: outcome,
                message: "the body for \(endpoint) broke off before its end, so the request was given up",
                underlying: request.bodyFailure)
        case .bodyTooLarge:
            self.init(
                .responseTooLarge, outcome: outcome,
                message: "the answer from \(endpoint) is larger than \(request.maximumResponseBytes) bytes")
        }
    }

    private static func seconds(_ value: Double) -> String {
        value.rounded() == value ? "\(Int(value)) s" : "\((value * 1_000).rounded() / 1_000) s"
    }
}
