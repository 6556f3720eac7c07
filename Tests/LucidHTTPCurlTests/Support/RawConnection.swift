// SPDX-License-Identifier: Apache-2.0
import CTestTLS

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A request as it came over the wire.
struct ReceivedRequest: Sendable {
    /// The number of its connection, from 1.
    let connection: Int
    /// Request line and fields, with their line ends, up to and including the blank line.
    let head: String
    let body: [UInt8]

    var line: Substring { head.prefix { $0 != "\r\n" } }
    var method: Substring { line.prefix { $0 != " " } }

    /// The field lines, in order.
    var fields: [String] { head.split(separator: "\r\n").dropFirst().map(String.init) }
}

/// The server's end of one connection, blocking; for one thread.
final class RawConnection: @unchecked Sendable {  // handed from the accepting thread to the serving one, used by one
    let number: Int
    private let socket: Int32
    private let received: (ReceivedRequest) -> Void
    private var buffer: [UInt8] = []
    private var session: OpaquePointer?
    private var isReset = false

    init(socket: Int32, number: Int, received: @escaping @Sendable (ReceivedRequest) -> Void) {
        (self.socket, self.number, self.received) = (socket, number, received)
    }

    deinit { SSL_free(session) }

    /// Speaks TLS from here on; false if the peer will not.
    func secure(with identity: TLSIdentity) -> Bool {
        session = identity.accept(socket)
        return session != nil
    }

    /// Whether HTTP/2 was chosen in the handshake.
    var speaksHTTP2: Bool {
        var name: UnsafePointer<UInt8>?
        var length: UInt32 = 0
        SSL_get0_alpn_selected(session, &name, &length)
        return length == 2
    }

    /// Says goodbye in TLS, unless a reset was asked for.
    func finish() {
        if let session, !isReset { SSL_shutdown(session) }
    }

    /// The next whole request, nil when the peer has closed.
    func readRequest() -> ReceivedRequest? {
        let end = Array("\r\n\r\n".utf8)
        var headLength: Int?
        while headLength == nil {
            headLength = firstIndex(of: end, in: buffer).map { $0 + end.count }
            if headLength == nil, !fill() { return nil }
        }
        guard let headLength else { return nil }
        let head = String(decoding: buffer[..<headLength], as: UTF8.self)
        buffer.removeFirst(headLength)
        if head.lowercased().contains("transfer-encoding: chunked") {
            guard let body = readChunks() else { return nil }
            let request = ReceivedRequest(connection: number, head: head, body: body)
            received(request)
            return request
        }
        let length =
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingPrefix(while: { $0 == " " })) } ?? 0
        while buffer.count < length { guard fill() else { return nil } }
        let request = ReceivedRequest(connection: number, head: head, body: Array(buffer.prefix(length)))
        buffer.removeFirst(length)
        received(request)
        return request
    }

    private func readChunks() -> [UInt8]? {
        var body: [UInt8] = []
        while true {
            var end = firstIndex(of: Array("\r\n".utf8), in: buffer)
            while end == nil {
                guard fill() else { return nil }
                end = firstIndex(of: Array("\r\n".utf8), in: buffer)
            }
            guard let end, let size = Int(String(decoding: buffer[..<end], as: UTF8.self), radix: 16) else {
                return nil
            }
            while buffer.count < end + 2 + size + 2 { guard fill() else { return nil } }
            body += buffer[(end + 2)..<(end + 2 + size)]
            buffer.removeFirst(end + 2 + size + 2)
            if size == 0 { return body }
        }
    }

    /// Whatever comes next, nil when the peer has closed.
    func readSome() -> [UInt8]? {
        guard !buffer.isEmpty || fill() else { return nil }
        defer { buffer = [] }
        return buffer
    }

    /// Reads and forgets until the peer closes or the server is stopped.
    func waitForEnd() { while fill() { buffer = [] } }

    /// Whether the peer closed within `milliseconds`; it waits for that, not for the time.
    func peerCloses(within milliseconds: Int32) -> Bool {
        var item = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&item, 1, milliseconds) > 0 && !fill()
    }

    /// Whether the peer has room within `milliseconds`; it waits for that, not for the time.
    func isWritable(within milliseconds: Int32) -> Bool {
        var item = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
        return poll(&item, 1, milliseconds) > 0
    }

    @discardableResult func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    @discardableResult func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let left = Int32(clamping: bytes.count - sent)
            let count = bytes.withUnsafeBytes { buffer in
                let start = buffer.baseAddress.map { $0 + sent }
                return session.map { Int(SSL_write($0, start, left)) } ?? send(socket, start, Int(left), 0)
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult func answer(_ status: Int = 200, fields: [String] = [], body: String = "") -> Bool {
        let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + fields
        return write(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Ends our side of the connection and leaves the other open.
    func endSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// Makes the coming close a reset.
    func resetOnClose() {
        isReset = true
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = chunk.withUnsafeMutableBytes { buffer in
            session.map { Int(SSL_read($0, buffer.baseAddress, Int32(clamping: buffer.count))) }
                ?? recv(socket, buffer.baseAddress, buffer.count, 0)
        }
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk.prefix(count))
        return true
    }
}

private func firstIndex(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    return (0...(bytes.count - pattern.count)).first { bytes[$0..<($0 + pattern.count)].elementsEqual(pattern) }
}
