// SPDX-License-Identifier: Apache-2.0

/// The server's end of one HTTP/2 connection (RFC 9113), frame by frame, over a ``RawConnection``.
///
/// It says what its script says, right or wrong. Of the fields of a request it sees the method alone.
final class RawHTTP2 {
    enum Kind: UInt8 {
        case data, headers, priority, resetStream, settings, pushPromise, ping, goAway, windowUpdate, continuation
    }

    struct Frame {
        let kind: Kind?
        let flags: UInt8
        let stream: UInt32
        let payload: [UInt8]

        var endsStream: Bool { [.data, .headers].contains(kind) && flags & 1 != 0 }
    }

    struct Request {
        let stream: UInt32
        let isPost: Bool
        var body: [UInt8] = []
    }

    let connection: RawConnection
    private var bytes: [UInt8] = []
    private var open: [UInt32: Request] = [:]
    /// Streams that the client has reset.
    private(set) var resets: Set<UInt32> = []
    private var initialWindow = 65_535
    private var connectionWindow = 65_535
    private var windows: [UInt32: Int] = [:]

    /// Reads the client's preface and sends settings; nil if it does not come.
    init?(_ connection: RawConnection) {
        self.connection = connection
        guard take(24)?.starts(with: "PRI * HTTP/2.0".utf8) == true else { return nil }
        send(.settings)
    }

    /// The next request that is whole; nil when the client has closed.
    func readRequest() -> Request? {
        while let frame = readFrame() {
            switch frame.kind {
            case .headers:
                let block = frame.payload.dropFirst(frame.flags & 0x20 == 0 ? 0 : 5)
                open[frame.stream] = Request(stream: frame.stream, isPost: block.prefix(3).contains(0x83))
            case .data: open[frame.stream]?.body += frame.payload
            default: continue
            }
            if frame.endsStream, let request = open.removeValue(forKey: frame.stream) { return request }
        }
        return nil
    }

    /// The next frame, after what HTTP/2 itself asks for was done.
    func readFrame() -> Frame? {
        guard let head = take(9), let payload = take(Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])) else {
            return nil
        }
        let frame = Frame(
            kind: Kind(rawValue: head[3]), flags: head[4], stream: Self.number(head[5...]) & 0x7FFF_FFFF,
            payload: payload)
        switch frame.kind {
        case .settings where frame.flags & 1 == 0:
            for start in stride(from: 0, to: payload.count - 5, by: 6) where payload[start + 1] == 4 {
                initialWindow = Int(Self.number(payload[(start + 2)...]))
            }
            send(.settings, flags: 1)
        case .ping where frame.flags & 1 == 0: send(.ping, flags: 1, payload)
        case .windowUpdate where frame.stream == 0: connectionWindow += Int(Self.number(payload[...]))
        case .windowUpdate: windows[frame.stream, default: initialWindow] += Int(Self.number(payload[...]))
        case .resetStream: resets.insert(frame.stream)
        default: break
        }
        return frame
    }

    @discardableResult func send(
        _ kind: Kind, flags: UInt8 = 0, stream: UInt32 = 0, _ payload: [UInt8] = []
    ) -> Bool {
        let size = payload.count
        return connection.write(
            [UInt8(size >> 16), UInt8(size >> 8 & 0xFF), UInt8(size & 0xFF), kind.rawValue, flags]
                + Self.bytes(stream) + payload)
    }

    /// Status 200 and whether that is all.
    @discardableResult func sendHead(_ stream: UInt32, isEnd: Bool = false, fields: [UInt8] = []) -> Bool {
        send(.headers, flags: isEnd ? 5 : 4, stream: stream, [0x88] + fields)
    }

    @discardableResult func answer(_ stream: UInt32, body: String = "") -> Bool {
        sendHead(stream) && send(.data, flags: 1, stream: stream, Array(body.utf8))
    }

    /// Sends `body` as fast as the client's windows allow; false when the client has reset the stream or closed.
    func sendBody(_ stream: UInt32, _ body: [UInt8]) -> Bool {
        var rest = body[...]
        while !rest.isEmpty {
            while connectionWindow <= 0 || windows[stream, default: initialWindow] <= 0 {
                guard readFrame() != nil, !resets.contains(stream) else { return false }
            }
            let part = rest.prefix(min(16_384, connectionWindow, windows[stream, default: initialWindow]))
            guard send(.data, stream: stream, Array(part)) else { return false }
            connectionWindow -= part.count
            windows[stream, default: initialWindow] -= part.count
            rest = rest.dropFirst(part.count)
        }
        return true
    }

    func reset(_ stream: UInt32, code: UInt32) { send(.resetStream, stream: stream, Self.bytes(code)) }

    func goAway(last: UInt32, code: UInt32 = 0) { send(.goAway, Self.bytes(last) + Self.bytes(code)) }

    private func take(_ count: Int) -> [UInt8]? {
        while bytes.count < count {
            guard let more = connection.readSome() else { return nil }
            bytes += more
        }
        defer { bytes.removeFirst(count) }
        return Array(bytes.prefix(count))
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
