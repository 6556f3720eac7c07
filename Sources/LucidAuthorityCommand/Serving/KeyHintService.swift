// SPDX-License-Identifier: Apache-2.0
#if Authority
    import LucidAuthority
    import ServiceLifecycle

    /// Reads the keys anew when another process is heard to have changed them.
    struct KeyHintService: Service {
        let hints: AsyncStream<Void>
        let responder: AuthorityResponder

        func run() async throws {
            for await _ in hints.cancelOnGracefulShutdown() { await responder.handler?.reloadKeys() }
            // A service that ends takes the others with it, and an engine without hints is no reason for that.
            try? await gracefulShutdown()
        }
    }
#endif
