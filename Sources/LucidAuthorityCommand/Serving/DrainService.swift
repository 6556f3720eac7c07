// SPDX-License-Identifier: Apache-2.0
#if Authority
    import LucidHTTP
    import ServiceLifecycle

    /// Tells that the end is near, and waits, before the port is closed.
    struct DrainService: Service {
        let responder: AuthorityResponder
        let seconds: Int64
        var clock: any AgentClock = SystemClock()

        func run() async throws {
            await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    try? await clock.sleep(until: clock.bootNow().advanced(bySeconds: 3600))
                }
            }
            responder.drain()
            // Uncancelled again: the wait is bounded by the group.
            let end = clock.bootNow().advanced(bySeconds: Double(seconds))
            try? await clock.sleep(until: end)
        }
    }
#endif
