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
        origin = try RequestRules.origin(of: request)
        url = "\(origin.scheme)://\(origin.endpoint)" + (try RequestTarget(of: request)).text
        method = try RequestRules.method(of: request, bodyLength: body.length)
        let needsLength = RequestRules.needsLength(method)
        self.body = method == "HEAD" ? .none : !body.isSent && needsLength ? .bytes([]) : body
        headerLines = try Self.lines(of: request, body: self.body, userAgent: settings.userAgent)
        connectTimeout = RequestRules.limit(options.connectTimeout)
        attemptTimeout = RequestRules.limit(options.attemptTimeout)
        maximumResponseBytes = max(0, options.maximumResponseBytes)
        idleTimeout = RequestRules.limit(options.idleTimeout)
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

    private static func lines(
        of request: HTTPRequest, body: Body, userAgent: String?
    ) throws(TransportError) -> HeaderList {
        var lines = Lines()
        var (hasUserAgent, hasAccept, hasContentType) = (false, false, false)
        for field in request.headerFields {
            guard try RequestRules.sends(field, of: request, bodyLength: body.length) else { continue }
            switch field.name.canonicalName {
            case "user-agent": hasUserAgent = true
            case "accept": hasAccept = true
            case "content-type": hasContentType = true
            default: break
            }
            let value = field.withUnsafeBytesOfValue { Array($0) }
            guard lines.append(name: field.name.rawName, value: value) else { throw RequestRules.unwritable }
        }
        if let userAgent, !hasUserAgent {
            guard lines.append(name: "User-Agent", value: Array(userAgent.utf8)) else { throw RequestRules.unwritable }
        }
        // A name with a colon and nothing else keeps libcurl from adding a line of its own.
        if !hasAccept { lines.append("Accept:") }
        if body.isSent {
            if !hasContentType { lines.append("Content-Type:") }
            lines.append("Expect:")
        }
        return HeaderList(lines.text, count: lines.count)
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
            guard RequestRules.isWritable(name: name, value: value) else { return false }
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
