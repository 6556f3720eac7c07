// SPDX-License-Identifier: Apache-2.0
import Logging
import Metrics

/// Counters, durations and log lines of one credential.
///
/// Nothing here sees a token.
struct AuthTelemetry: Sendable {
    let logger: Logger?

    /// Counts one call of the source and how long it took.
    func attempted(_ effect: Effect, _ result: EffectResult, seconds: Double) {
        let outcome: String
        switch result {
        case .granted, .done: outcome = "success"
        case .refused(let error): outcome = error.code.description
        default: return
        }
        let dimensions = [("operation", effect.name), ("outcome", outcome)]
        Counter(label: "lucid.auth.attempts", dimensions: dimensions).increment()
        Timer(label: "lucid.auth.duration", dimensions: [("operation", effect.name)])
            .recordNanoseconds(Int64(min(max(seconds, 0), 1e6) * 1e9))
    }

    func happened(_ kind: AuthEvent.Kind) {
        Counter(label: "lucid.auth.events", dimensions: [("kind", kind.name)]).increment()
        switch kind {
        case .authenticated, .restored, .tokenRefreshed:
            Gauge(label: "lucid.auth.authenticated").record(1)
        case .credentialRevoked, .reauthenticationRequired, .tokensCleared, .shutDown:
            Gauge(label: "lucid.auth.authenticated").record(0)
        case .refreshFailed, .persistenceFailed, .clockSkewDetected, .policyDenied: break
        }
        log(kind)
    }

    private func log(_ kind: AuthEvent.Kind) {
        guard let logger else { return }
        var metadata: Logger.Metadata = ["event": "\(kind.name)"]
        switch kind {
        case .authenticated(let session), .restored(let session), .tokenRefreshed(let session):
            metadata["generation"] = "\(session.generation)"
            metadata["source"] = "\(session.source.rawValue)"
            metadata["token"] = "\(session.fingerprint)"
            logger.info("credential ready", metadata: metadata)
        case .refreshFailed(let error), .persistenceFailed(let error):
            logger.warning("\(Self.line(error.message))", metadata: metadata.merging(Self.metadata(error)) { $1 })
        case .credentialRevoked(let error), .reauthenticationRequired(let error):
            logger.error("\(Self.line(error.message))", metadata: metadata.merging(Self.metadata(error)) { $1 })
        case .clockSkewDetected(let seconds):
            logger.warning(
                "the authority's clock is \(Int(seconds.rounded())) s ahead of this machine's", metadata: metadata)
        case .tokensCleared, .shutDown: logger.info("credential dropped", metadata: metadata)
        case .policyDenied(let reason): logger.warning("\(Self.line(reason))", metadata: metadata)
        }
    }

    private static func metadata(_ error: AuthError) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["code": "\(error.code)", "incident": "\(error.incident)"]
        if let status = error.status { metadata["status"] = "\(status)" }
        return metadata
    }

    /// One line, no control characters, at most 256 characters: messages may quote what a server said.
    static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(256).map { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) ? " " : $0 }))
    }
}
