// SPDX-License-Identifier: Apache-2.0
#if Authority
    import Logging
    import LucidAuthority
    import LucidHTTP
    import ServiceLifecycle

    /// Removes expired rows once a minute while the server runs.
    struct PurgeService: Service {
        let responder: AuthorityResponder
        let logger: Logger
        var clock: any AgentClock = SystemClock()
        var seconds: Double = 60

        func run() async throws {
            await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    let next = clock.bootNow().advanced(bySeconds: seconds)
                    guard (try? await clock.sleep(until: next)) != nil else { return }
                    do {
                        let count = try await responder.handler?.purge() ?? 0
                        if count > 0 { logger.debug("purged", metadata: ["rows": "\(count)"]) }
                    } catch {
                        logger.warning("expired rows could not be removed", metadata: ["reason": "\(error)"])
                    }
                }
            }
        }
    }
#endif
