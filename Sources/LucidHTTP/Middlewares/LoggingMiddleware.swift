// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes
public import Logging

/// Writes one line for each exchange to the caller's logger.
///
/// A line names the operation, method, origin, path, status, time and sizes; of a query only the names. Bodies are
/// never written. Header fields are written at `trace`, secret ones masked.
public struct LoggingMiddleware: HTTPMiddleware {
    private let logger: Logger
    private let level: Logger.Level
    private let clock: any AgentClock

    /// Creates the middleware.
    ///
    /// - Parameters:
    ///   - logger: Where lines go.
    ///   - level: The level of a line.
    ///   - clock: Measures how long an exchange took.
    public init(logger: Logger, level: Logger.Level = .debug, clock: any AgentClock = SystemClock()) {
        self.logger = logger
        self.level = level
        self.clock = clock
    }

    /// Sends `request` on and writes how it went.
    ///
    /// - Throws: What the rest of the chain throws.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard logger.logLevel <= level else { return try await next(request, body, options) }
        let start = clock.bootNow()
        var metadata = Self.metadata(of: request, body: body, options: options)
        writeFields("request fields", request.headerFields)
        do {
            let answer = try await next(request, body, options)
            metadata["status"] = "\(answer.0.status.code)"
            metadata["milliseconds"] = "\(milliseconds(since: start))"
            if let length = answer.1.length { metadata["responseBytes"] = "\(length)" }
            logger.log(level: level, "answered", metadata: metadata)
            writeFields("response fields", answer.0.headerFields)
            return answer
        } catch {
            metadata["milliseconds"] = "\(milliseconds(since: start))"
            if let error = error as? TransportError {
                metadata["error"] = "\(error.code)"
                metadata["outcome"] = "\(error.outcome.rawValue)"
                metadata["reason"] = "\(RedactedFields.printable(error.message))"
            } else {
                metadata["error"] = "\(type(of: error))"
            }
            logger.log(level: level, "not answered", metadata: metadata)
            throw error
        }
    }

    private func milliseconds(since start: BootInstant) -> Double {
        (clock.bootNow().seconds(since: start) * 10_000).rounded() / 10
    }

    private func writeFields(_ title: Logger.Message, _ fields: HTTPFields) {
        logger.trace(title, metadata: ["fields": .array(fields.map { "\(RedactedFields.printable($0))" })])
    }

    private static func metadata(
        of request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["method": "\(request.method.rawValue)"]
        if let operationID = options.operationID { metadata["operation"] = "\(operationID)" }
        if let origin = try? HTTPOrigin(of: request) { metadata["origin"] = "\(origin)" }
        if let target = try? RequestTarget(of: request) {
            metadata["path"] = "\(target.path)"
            let names = target.queryNames
            if !names.isEmpty { metadata["queryNames"] = .array(names.map { "\(RedactedFields.printable($0))" }) }
        }
        if let length = body?.length { metadata["requestBytes"] = "\(length)" }
        return metadata
    }
}
