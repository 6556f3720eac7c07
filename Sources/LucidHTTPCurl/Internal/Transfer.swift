// SPDX-License-Identifier: Apache-2.0
import CCurl
import HTTPTypes
import LucidHTTP

/// One exchange in progress; after it has gone well, the next one of its kind.
///
/// Lives on the loop's thread only; libcurl's callbacks reach it by an unretained pointer, and the loop holds it for
/// as long as its handle is in the multi handle.
final class Transfer {
    /// Why a callback of ours made libcurl give up.
    enum Refusal {
        case secondSend
        case peerNotLoopback
        case headTooLarge
        case bodyTooLarge
        case uploadFailed
    }

    private(set) var id: UInt64
    private var current: PreparedRequest?
    /// Only between the beginning and the end of an exchange.
    var request: PreparedRequest {
        guard let current else { preconditionFailure("transfer \(id) is at rest and has no request") }
        return current
    }
    private(set) var handle: EasyHandle
    private(set) var refusal: Refusal?
    /// How often libcurl was about to send the request.
    ///
    /// Zero means that no byte of it has left.
    private(set) var sends = 0
    private var head = ResponseHead()
    private var body: [UInt8] = []
    /// When the last byte of a streamed body came.
    private(set) var lastByte: Double?
    /// Whether the reader of a streamed body is behind.
    private(set) var isPaused = false
    private var received = 0
    /// Told of the head of an answer whose body is streamed.
    var onHead: ((CurlAnswer) -> Void)?
    private let clock = SystemClock()

    /// The loop sees to the limits of time, so libcurl is given none.
    init?(id: UInt64, request: PreparedRequest) {
        guard let handle = EasyHandle() else { return nil }
        self.id = id
        current = request
        self.handle = handle
        setTarget()
        setSecurity()
        setCallbacks()
        setRequest()
        guard self.handle.isComplete else { return nil }
    }

    /// Begins anew with another request of the same kind; false if libcurl does not take it.
    func begin(id: UInt64, request: PreparedRequest) -> Bool {
        (self.id, current) = (id, request)
        (refusal, sends, received) = (nil, 0, 0)
        setRequest()
        return handle.isComplete
    }

    /// The exchange is over, and nothing of it is kept: neither bearer nor body.
    func rest() {
        handle.forgetRequest(hadBody: request.body.isSent)
        (current, head, body) = (nil, ResponseHead(), [])
    }

    /// The answer, once libcurl says that the exchange is done.
    func answer(_ code: CURLcode) -> Result<CurlAnswer, any Error> {
        guard code == CURLE_OK else { return .failure(TransportError(curl: code, of: self)) }
        guard head.isComplete, (200...999).contains(head.status) else {
            return .failure(TransportError(curl: CURLE_WEIRD_SERVER_REPLY, of: self))
        }
        return .success(CurlAnswer(head: head, body: body))
    }

    /// There is room for what was held back, or there are bytes to send.
    func unpause() {
        isPaused = false
        curl_easy_pause(handle.pointer, CURLPAUSE_CONT)
    }

    /// What may differ between two requests of one kind.
    private func setRequest() {
        handle.set(CURLOPT_URL, request.url)
        handle.set(CURLOPT_HTTPHEADER, request.headerLines)
        switch request.body {
        case .none: break
        case .bytes(let bytes): handle.setBody(bytes)
        case .stream(_, let length): handle.setStreamedBody(length: length)
        }
    }

    private func setTarget() {
        handle.set(CURLOPT_PATH_AS_IS, 1)
        switch request.method {
        case "GET" where !request.body.isSent: handle.set(CURLOPT_HTTPGET, 1)
        case "POST": break
        case "HEAD": handle.set(CURLOPT_NOBODY, 1)
        default: handle.set(CURLOPT_CUSTOMREQUEST, request.method)
        }
        handle.set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        if request.freshConnection {
            handle.set(CURLOPT_FRESH_CONNECT, 1)
            handle.set(CURLOPT_FORBID_REUSE, 1)
        }
        // A connection of its own is not shared by streams either; over plaintext HTTP/2 is not on offer.
        // A stream that is not read stops all others of its connection in libcurl 7.88, so a streamed body has one, too.
        let oneAtATime = request.freshConnection || request.isPlaintext || request.download != nil
        handle.set(CURLOPT_HTTP_VERSION, Int(oneAtATime ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS))
        if !oneAtATime { handle.set(CURLOPT_PIPEWAIT, 1) }
        // A streamed body is as a rule a long one: fewer and larger pieces.
        if request.download != nil { handle.set(CURLOPT_BUFFERSIZE, Download.pieceSize) }
        handle.set(CURLOPT_TCP_KEEPALIVE, 1)
        let resolve = request.resolve
        if !resolve.isEmpty { handle.set(CURLOPT_RESOLVE, lines: resolve.map { Array($0.utf8) + [0] }) }
        if let path = request.settings.unixSocket { handle.set(CURLOPT_UNIX_SOCKET_PATH, path) }
    }

    private func setSecurity() {
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.note(lucid_curl_set_quick_exit(handle.pointer))
        handle.note(lucid_curl_set_close_on_exec(handle.pointer))
        handle.note(lucid_curl_set_protocol(handle.pointer, request.isPlaintext ? 0 : 1))
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        handle.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        handle.set(CURLOPT_HTTP09_ALLOWED, 0)
        handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile = request.settings.caFile { handle.set(CURLOPT_CAINFO, caFile) }
        if let keys = request.settings.pinnedPublicKeys { handle.set(CURLOPT_PINNEDPUBLICKEY, keys) }
        if let certificate = request.settings.clientCertificate {
            handle.set(CURLOPT_SSLCERT, certificate.certificateFile)
            handle.set(CURLOPT_SSLKEY, certificate.keyFile ?? certificate.certificateFile)
            // libcurl has no other way to say that there is none, and OpenSSL would ask the terminal.
            if let passphrase = certificate.passphrase {
                handle.set(CURLOPT_KEYPASSWD, secret: passphrase)
            } else {
                handle.set(CURLOPT_KEYPASSWD, "")
            }
        }
        switch request.settings.proxy(for: request.origin) {
        case .environment:
            break
        case .none:
            handle.set(CURLOPT_PROXY, "")
            handle.set(CURLOPT_NOPROXY, "*")
        case .url(let url):
            handle.set(CURLOPT_PROXY, secret: url)
            handle.set(CURLOPT_NOPROXY, "")
        }
    }

    private func setCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle.note(lucid_curl_set_pointer(handle.pointer, CURLOPT_PRIVATE, context))
        handle.note(lucid_curl_set_pointer(handle.pointer, CURLOPT_WRITEDATA, context))
        if case .stream = request.body {
            handle.note(lucid_curl_set_pointer(handle.pointer, CURLOPT_READDATA, context))
            handle.note(lucid_curl_set_data_callback(handle.pointer, CURLOPT_READFUNCTION, sendBody))
        }
        handle.note(lucid_curl_set_pointer(handle.pointer, CURLOPT_HEADERDATA, context))
        handle.note(lucid_curl_set_pointer(handle.pointer, CURLOPT_PREREQDATA, context))
        handle.note(lucid_curl_set_data_callback(handle.pointer, CURLOPT_WRITEFUNCTION, receiveBody))
        handle.note(lucid_curl_set_data_callback(handle.pointer, CURLOPT_HEADERFUNCTION, receiveHead))
        handle.note(lucid_curl_set_prereq(handle.pointer, aboutToSend))
    }

    // MARK: What the callbacks do; false makes libcurl give up.

    fileprivate func isAboutToSend(to address: String) -> Bool {
        guard sends == 0 else {
            refusal = .secondSend
            return false
        }
        guard !request.isPlaintext || request.settings.unixSocket != nil || HTTPOrigin.isLoopbackAddress(address) else {
            refusal = .peerNotLoopback
            return false
        }
        sends = 1
        return true
    }

    fileprivate func received(headLine: UnsafeRawBufferPointer) -> Bool {
        head.receive(headLine)
        if head.isTooLarge { refusal = .headTooLarge }
        if head.isComplete, (200...999).contains(head.status), let onHead {
            self.onHead = nil
            lastByte = clock.seconds
            onHead(CurlAnswer(head: head, body: []))
        }
        return !head.isTooLarge
    }

    fileprivate func fill(_ room: UnsafeMutableRawBufferPointer) -> Int {
        guard case .stream(let upload, _) = request.body else { return 0 }
        switch upload.fill(room) {
        case .bytes(let count): return count
        case .end: return 0
        case .pause: return Int(CURL_READFUNC_PAUSE)
        case .abort:
            refusal = .uploadFailed
            return Int(CURL_READFUNC_ABORT)
        }
    }

    /// How many bytes were taken, or that they should come again later.
    fileprivate func received(body bytes: UnsafeRawBufferPointer) -> Int {
        guard bytes.count <= request.maximumResponseBytes - received else {
            refusal = .bodyTooLarge
            body = []
            return 0
        }
        if let download = request.download {
            lastByte = clock.seconds
            guard download.receive(bytes) else {
                isPaused = true
                return Int(CURL_WRITEFUNC_PAUSE)
            }
        } else {
            body.append(contentsOf: bytes)
        }
        received += bytes.count
        return bytes.count
    }
}

/// What a finished transfer gives.
struct CurlAnswer: Sendable {
    let head: ResponseHead
    let body: [UInt8]

    /// The head, read now.
    var response: HTTPResponse { HTTPResponse(status: .init(code: head.status), headerFields: head.fields) }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private let receiveHead: lucid_curl_data_callback = { bytes, size, count, context in
    let total = size * count
    let line = UnsafeRawBufferPointer(start: bytes, count: total)
    return transfer(context)?.received(headLine: line) == true ? total : 0
}

private let receiveBody: lucid_curl_data_callback = { bytes, size, count, context in
    let total = size * count
    let chunk = UnsafeRawBufferPointer(start: bytes, count: total)
    return transfer(context)?.received(body: chunk) ?? 0
}

private let sendBody: lucid_curl_data_callback = { bytes, size, count, context in
    transfer(context)?.fill(UnsafeMutableRawBufferPointer(start: bytes, count: size * count)) ?? 0
}

private let aboutToSend: lucid_curl_prereq_callback = { context, peerAddress, _, _, _ in
    let address = peerAddress.map { String(cString: $0) } ?? ""
    return transfer(context)?.isAboutToSend(to: address) == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}
