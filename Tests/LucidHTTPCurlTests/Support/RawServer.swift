// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A server on loopback, an ephemeral port, plain sockets and a thread a connection, that does whatever its script says.
final class RawServer: Sendable {
    struct Setup: Error {}

    private struct State {
        var requests: [ReceivedRequest] = []
        var connectionCount = 0
        var open: Set<Int32> = []
        var isStopped = false
    }

    let port: Int
    /// The socket's file, if it has one instead of a port.
    let unixSocket: String?
    let requestCount = Count()
    let endedConnections = Count()
    private let listener: Int32
    private let state: Shared

    /// What the threads share with the server; they do not hold the server itself.
    private final class Shared: Sendable {
        let lock = Lock(State())
    }

    /// - Parameters:
    ///   - identity: What it shows in TLS; nil for plaintext.
    ///   - unixSocket: The path of a Unix domain socket to listen on, instead of a port.
    ///   - serve: Called on a thread of its own for each connection, numbered from 1; closed when it returns.
    init(
        identity: TLSIdentity? = nil, unixSocket: String? = nil, _ serve: @escaping @Sendable (RawConnection) -> Void
    ) throws {
        signal(SIGPIPE, SIG_IGN)
        let (listener, port) = try unixSocket.map { (try Self.listen(path: $0), 0) } ?? Self.listen(backlog: 512)
        self.unixSocket = unixSocket
        let state = Shared()
        (self.listener, self.port, self.state) = (listener, port, state)
        let (requestCount, endedConnections) = (self.requestCount, self.endedConnections)

        detachThread {
            var number = 0
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else { break }
                let isStopped = state.lock.withLock { state in
                    state.connectionCount += 1
                    if !state.isStopped { state.open.insert(socket) }
                    return state.isStopped
                }
                guard !isStopped else {
                    close(socket)
                    break
                }
                number += 1
                let connection = RawConnection(socket: socket, number: number) { request in
                    state.lock.withLock { $0.requests.append(request) }
                    requestCount.increment()
                }
                detachThread {
                    if identity.map({ connection.secure(with: $0) }) ?? true { serve(connection) }
                    connection.finish()
                    // Under the lock, so that `stop` never touches a number that was given out again.
                    state.lock.withLock { state in
                        state.open.remove(socket)
                        close(socket)
                    }
                    endedConnections.increment()
                }
            }
            close(listener)
        }
    }

    deinit {
        stop()
        if let unixSocket { unlink(unixSocket) }
    }

    /// Ends every connection and the listener.
    func stop() {
        let wasStopped = state.lock.withLock { state in
            let wasStopped = state.isStopped
            state.isStopped = true
            for socket in state.open { shutdown(socket, Int32(SHUT_RDWR)) }
            return wasStopped
        }
        if !wasStopped { shutdown(listener, Int32(SHUT_RDWR)) }
    }

    var requests: [ReceivedRequest] { state.lock.withLock { $0.requests } }
    var connectionCount: Int { state.lock.withLock { $0.connectionCount } }
    var authority: String { "127.0.0.1:\(port)" }

    /// A script that answers every request with 200 and its number on the connection.
    static let obliging: @Sendable (RawConnection) -> Void = { connection in
        var count = 0
        while connection.readRequest() != nil {
            count += 1
            guard connection.answer(body: "\(count)") else { return }
        }
    }

    /// A bound and listening socket on 127.0.0.1.
    static func listen(backlog: Int32) throws -> (socket: Int32, port: Int) {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let listener = socket(AF_INET, kind, 0)
        guard listener >= 0 else { throw Setup() }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                var code = bind(listener, address, length)
                if code == 0 { code = systemListen(listener, backlog) }
                if code == 0 { code = getsockname(listener, address, &length) }
                return code
            }
        }
        guard code == 0 else {
            close(listener)
            throw Setup()
        }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A bound and listening Unix domain socket.
    private static func listen(path: String) throws -> Int32 {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let listener = socket(AF_UNIX, kind, 0)
        guard listener >= 0 else { throw Setup() }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard code == 0, systemListen(listener, 512) == 0 else {
            close(listener)
            throw Setup()
        }
        return listener
    }

    /// The descriptor flags of this process's sockets whose peer is `port` on loopback.
    static func descriptorFlags(ofSocketsConnectedTo port: Int) -> [Int32] {
        (0..<Int32(4_096)).filter { descriptor in
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let code = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &length) }
            }
            return code == 0 && Int(UInt16(bigEndian: address.sin_port)) == port
        }
        .map { fcntl($0, F_GETFD) }
    }

    /// A port that nobody listens on.
    static func closedPort() throws -> Int {
        let (socket, port) = try listen(backlog: 1)
        close(socket)
        return port
    }
}

private func systemListen(_ socket: Int32, _ backlog: Int32) -> Int32 { listen(socket, backlog) }

/// Runs `body` on a new thread.
func detachThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let context = Unmanaged.passRetained(Box(body)).toOpaque()
    #if canImport(Darwin)
        var thread: pthread_t?
        let code = pthread_create(
            &thread, nil,
            { context in
                Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, context)
        if let thread { pthread_detach(thread) }
    #else
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, context)
        if code == 0 { pthread_detach(thread) }
    #endif
    precondition(code == 0, "no thread for the test server")
}
