// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP

/// A request that passed every check, in the form libcurl wants it.
final class PreparedRequest: Sendable {
    /// What two requests have in common that can use one handle after each other.
    struct Kind: Hashable, Sendable {
        let origin: HTTPOrigin
        let method: String
        let hasBody: Bool
    }

    let origin: HTTPOrigin
    let method: String
    let url: String
    /// Complete lines without their end.
    let headerLines: HeaderList
    let body: Body
    let connectTimeout: Double
    let attemptTimeout: Double
    let maximumResponseBytes: Int
    let idleTimeout: Double
    /// Where the body of the answer goes piece by piece; nil if it is gathered.
    let download: Download?
    let freshConnection: Bool
    let settings: ConnectionSettings

    enum Body: Sendable {
        case none
        case bytes([UInt8])
        case stream(Upload, length: Int64?)

        var isSent: Bool { if case .none = self { false } else { true } }

        var length: Int64? {
            switch self {
            case .none: 0
            case .bytes(let bytes): Int64(bytes.count)
            case .stream(_, let length): length
            }
        }
    }

    var isPlaintext: Bool { origin.scheme == "http" }

    /// nil if the request needs a handle of its own.
    var kind: Kind? {
        guard download == nil, !freshConnection else { return nil }
        switch body {
        case .stream: return nil
        case .none: return Kind(origin: origin, method: method, hasBody: false)
        case .bytes: return Kind(origin: origin, method: method, hasBody: true)
        }
    }

    init(
        _ request: HTTPRequest, body: Body, options: HTTPTransferOptions, download: Download? = nil,
        settings: ConnectionSettings
    ) throws(TransportError) {
        if let failure = settings.failure { throw failure }
        origin = try HTTPOrigin(of: request)
        guard origin.scheme == "https" || origin.isLoopback else {
            throw TransportError(
                .insecure, outcome: .unsent,
                message: "\(origin) is plain HTTP beyond this machine: use an https base URL")
        }
        url = "\(origin.scheme)://\(origin.endpoint)" + (try RequestTarget(of: request)).text
        method = request.method.rawValue
        guard method != "CONNECT", method != "HEAD" || body.length == 0 else {
            throw Self.invalid("a \(method) request of this form cannot be sent")
        }
        let needsLength = ["POST", "PUT", "PATCH"].contains(method)
        self.body = method == "HEAD" ? .none : !body.isSent && needsLength ? .bytes([]) : body
        headerLines = try Self.lines(of: request, body: self.body, userAgent: settings.userAgent)
        connectTimeout = Self.limit(options.connectTimeout)
        attemptTimeout = Self.limit(options.attemptTimeout)
        maximumResponseBytes = max(0, options.maximumResponseBytes)
        idleTimeout = Self.limit(options.idleTimeout)
        self.download = download
        freshConnection = options.freshConnection
        self.settings = settings
    }

    /// `host:port:address` lines for names that are not looked up.
    ///
    /// This machine's name is pinned, whatever its hosts file and resolver say.
    var resolve: [String] {
        settings.resolve + (origin.host == "localhost" ? ["localhost:\(origin.port):127.0.0.1,[::1]"] : [])
    }

    /// Why a streamed body broke off, if it did.
    var bodyFailure: (any Error)? { if case .stream(let upload, _) = body { upload.failure } else { nil } }

    /// Nothing more is read or sent, for a reason or because all is done.
    func endBodies(_ failure: (any Error)?) {
        download?.finish(failure)
        if case .stream(let upload, _) = body { upload.close() }
    }

    private static func invalid(_ message: String) -> TransportError {
        TransportError(.invalidRequest, outcome: .unsent, message: message)
    }

    /// Seconds within what libcurl can count; not-a-number and negative numbers end as one millisecond.
    private static func limit(_ seconds: Double) -> Double { seconds > 0.001 ? min(seconds, 86_400) : 0.001 }

    private static let refusedFields: Set<String> = [
        "connection", "expect", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]

    private static func lines(
        of request: HTTPRequest, body: Body, userAgent: String?
    ) throws(TransportError) -> HeaderList {
        var lines = Lines()
        var (hasUserAgent, hasAccept, hasContentType) = (false, false, false)
        for field in request.headerFields {
            let name = field.name.canonicalName
            switch name {
            case "host":
                guard field.value.lowercased() == request.authority?.lowercased() else {
                    throw invalid("the Host field differs from the request's authority")
                }
                continue
            case "content-length":
                guard let length = body.length, field.value == String(length) else {
                    throw invalid("the Content-Length field differs from the body's length")
                }
                continue
            case "accept-encoding": continue
            case "user-agent": hasUserAgent = true
            case "accept": hasAccept = true
            case "content-type": hasContentType = true
            case "authorization": break
            default:
                guard !refusedFields.contains(name) else {
                    throw invalid("the field \(name) is the transport's to set")
                }
            }
            let value = field.withUnsafeBytesOfValue { Array($0) }
            guard lines.append(name: field.name.rawName, value: value) else { throw unwritable }
        }
        if let userAgent, !hasUserAgent {
            guard lines.append(name: "User-Agent", value: Array(userAgent.utf8)) else { throw unwritable }
        }
        // A name with a colon and nothing else keeps libcurl from adding a line of its own.
        if !hasAccept { lines.append("Accept:") }
        if body.isSent {
            if !hasContentType { lines.append("Content-Type:") }
            lines.append("Expect:")
        }
        return HeaderList(lines.text, count: lines.count)
    }

    private static var unwritable: TransportError {
        invalid("a header field holds a line break or another control character")
    }

    /// Lines with a zero byte at the end of each.
    private struct Lines {
        private(set) var text: [UInt8] = []
        private(set) var count = 0

        init() { text.reserveCapacity(512) }

        mutating func append(_ line: String) {
            text.append(contentsOf: line.utf8)
            text.append(0)
            count += 1
        }

        /// False for what is no field.
        mutating func append(name: String, value: [UInt8]) -> Bool {
            guard !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }),
                value.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 })
            else { return false }
            text.append(contentsOf: name.utf8)
            // With a colon, libcurl would take a blank value for a wish to leave the field out.
            if value.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                text.append(UInt8(ascii: ";"))
            } else {
                text.append(UInt8(ascii: ":"))
                text.append(UInt8(ascii: " "))
                text.append(contentsOf: value)
            }
            text.append(0)
            count += 1
            return true
        }
    }
}
