// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sent once, from a thread that may block; waited for from either side.
final class Signal: Sendable {
    private let semaphore: UnsafeSemaphore
    private let gate = Gate()

    init() { semaphore = UnsafeSemaphore() }

    func send() {
        gate.open()
        semaphore.post()
    }

    func wait() { semaphore.wait() }

    func received() async { await gate.pass() }
}

/// A POSIX semaphore, for threads that are not the cooperative pool's.
final class UnsafeSemaphore: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t> = .allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    func post() { sem_post(semaphore) }

    func wait() { while sem_wait(semaphore) != 0 {} }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }
}
