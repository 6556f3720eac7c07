// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HummingbirdCore
    import Logging
    import NIOCore

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Serves connections of a Unix domain socket whose peer runs as an allowed user, and closes all others unread.
    struct PeerCheckedChannel: ServerChildChannel {
        typealias Value = HTTP1Channel.Value

        private let base: HTTP1Channel
        private let users: Set<UInt32>
        private let logger: Logger

        init(_ base: HTTP1Channel, users: Set<UInt32>, logger: Logger) {
            self.base = base
            self.users = users
            self.logger = logger
        }

        func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
            let (base, users, log) = (base, users, self.logger)
            return Self.user(of: channel).flatMap { user in
                guard users.contains(user) else {
                    log.warning("a connection of user \(user) was refused; allow it with --allow-uid \(user)")
                    return channel.close().flatMapThrowing {
                        throw CommandError(.failed, "user \(user) may not ask")
                    }
                }
                return base.setup(channel: channel, logger: logger)
            }
        }

        func handle(value: Value, logger: Logger) async { await base.handle(value: value, logger: logger) }

        /// The user of the process at the other end, as the kernel noted it when the connection was made.
        private static func user(of channel: any Channel) -> EventLoopFuture<UInt32> {
            guard let provider = channel as? any SocketOptionProvider else {
                return channel.eventLoop.makeFailedFuture(CommandError(.failed, "the peer is not known"))
            }
            #if os(Linux)
                // SO_PEERCRED fills a struct ucred.
                let credentials: EventLoopFuture<PeerCredentials> = provider.unsafeGetSocketOption(
                    level: .socket, name: .init(rawValue: SO_PEERCRED))
                return credentials.map(\.user)
            #else
                // LOCAL_PEERCRED fills a struct xucred: version, user, groups.
                let credentials: EventLoopFuture<PeerCredentials> = provider.unsafeGetSocketOption(
                    level: .init(rawValue: 0), name: .init(rawValue: 1))
                return credentials.map(\.user)
            #endif
        }
    }

    #if os(Linux)
        /// `struct ucred`, which the C library hides from Swift.
        private struct PeerCredentials: Sendable {
            var process: Int32 = 0
            var user: UInt32 = .max
            var group: UInt32 = .max
        }
    #else
        /// The front of `struct xucred`, with room for all of it.
        private struct PeerCredentials: Sendable {
            var version: UInt32 = 0
            var user: UInt32 = .max
            var rest: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) =
                (0, 0, 0, 0, 0, 0, 0, 0, 0)
        }
    #endif
#endif
