// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Logging
import LucidConcurrency
import LucidHTTP
import Testing

private final class Lines: Sendable {
    private let state = Lock<[String]>([])
    var all: [String] { state.withLock { $0 } }
    func append(_ line: String) { state.withLock { $0.append(line) } }
}

private struct LineHandler: LogHandler {
    let lines: Lines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        lines.append("\(event.level) \(event.message) \(metadata.joined(separator: " "))")
    }
}

struct LoggingMiddlewareTests {
    private func run(
        _ request: HTTPRequest, body: HTTPBody? = nil, over transport: FakeTransport, level: Logger.Level = .trace
    ) async -> [String] {
        let lines = Lines()
        var logger = Logger(label: "test") { _ in LineHandler(lines: lines) }
        logger.logLevel = level
        var options = HTTPTransferOptions()
        options.operationID = "getThing"
        let pipeline = HTTPPipeline(
            transport, middlewares: [LoggingMiddleware(logger: logger, clock: ManualClock())])
        _ = try? await pipeline.send(request, body: body, options: options)
        return lines.all
    }

    @Test func `a line says what was asked and what came back`() async {
        let lines = await run(.sample(path: "/v1/x?b=1"), over: FakeTransport(statuses: [204]), level: .debug)
        #expect(
            lines == [
                "debug answered method=GET milliseconds=0.0 operation=getThing origin=https://api.example path=/v1/x "
                    + "queryNames=[\"b\"] responseBytes=6 status=204"
            ])
    }

    @Test func `a failure says its code and outcome`() async {
        let transport = FakeTransport([{ _ in throw TransportError.sample(.timedOut, .unknown) }])
        let lines = await run(.sample(), over: transport, level: .debug)
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("debug not answered error=timedOut") == true)
        #expect(lines.first?.contains("outcome=unknown") == true)
    }

    @Test func `above its level it writes nothing`() async {
        #expect(await run(.sample(), over: FakeTransport(statuses: [200]), level: .info).isEmpty)
    }

    @Test func `no secret reaches a line, at any level`() async throws {
        let canary = "canary-4711"
        var request = HTTPRequest.sample(.post, path: "/v1/x?token=\(canary)&code=\(canary)&plain=\(canary)")
        for name in [
            "Authorization", "Cookie", "Proxy-Authorization", "X-Access-Token", "X-Api-Key", "Client-Secret",
            "X-TOKENS", "Idempotency-Key", "X-Password", "X-Signature",
        ] {
            request.headerFields[try #require(HTTPField.Name(name))] = canary
        }
        let transport = FakeTransport([
            { _ in
                HTTPResponse(
                    status: 302,
                    headerFields: [
                        .setCookie: canary, .location: "https://x.example/y?code=\(canary)",
                        .contentLocation: "/z#\(canary)", .server: "visible-server",
                    ])
            }
        ])
        let lines = await run(request, body: HTTPBody(canary), over: transport)
        #expect(lines.count == 3)
        #expect(!lines.joined().contains(canary))
        #expect(lines.joined().contains("visible-server"))
        #expect(lines.joined().contains("https://x.example/y…"))
    }

    @Test func `control characters are escaped and long values cut`() {
        let escape = HTTPField(name: .server, lenientValue: [0x1B, 0x5B, 0x33, 0x31, 0x6D] + Array("red\u{2028}".utf8))
        #expect(RedactedFields.printable(escape) == "Server: \\u{1b}[31mred\\u{2028}")
        #expect(RedactedFields.printable("a\r\nb\u{0}") == "a\\u{d}\\u{a}b\\u{0}")
        #expect(RedactedFields.printable(String(repeating: "x", count: 300)).count == 257)
    }
}
