// SPDX-License-Identifier: Apache-2.0
import Logging
import LucidConcurrency

/// Every log line at every level, as text.
final class CapturedLogs: Sendable {
    private let captured = Lock<[String]>([])

    var lines: [String] { captured.withLock { $0 } }

    func logger() -> Logger {
        var logger = Logger(label: "test") { _ in Handler(sink: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let sink: CapturedLogs
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            let line = "\(event.level) \(event.message) \(all) \(event.source)"
            sink.captured.withLock { $0.append(line) }
        }
    }
}
