// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Pages of zeros for secrets, between two pages that nothing can read or write, never given back to the system.
struct SecretSlab: @unchecked Sendable {  // an address that does not change; its bytes belong to the holders of slots
    let start: UnsafeMutableRawPointer
    let count: Int
    let health: SecretMemory.Health

    /// Maps at least `count` bytes and applies `protection` to them.
    init(count: Int, protection: SecretProtection) {
        let page = max(Int(sysconf(Int32(_SC_PAGESIZE))), 4096)
        self.count = (count + page - 1) / page * page
        let flags = MAP_PRIVATE | Self.anonymous
        let mapped = mmap(nil, self.count + 2 * page, PROT_NONE, flags, -1, 0)
        if let mapped, mapped != UnsafeMutableRawPointer(bitPattern: -1),
            mprotect(mapped + page, self.count, PROT_READ | PROT_WRITE) == 0
        {
            start = mapped + page
            health = protection.apply(start, self.count)
        } else {
            // The system has no more mappings for us: secrets then live where everything else lives.
            let reason = "mmap of \(self.count) bytes: \(String(cString: strerror(errno)))"
            start = .allocate(byteCount: self.count, alignment: page)
            start.initializeMemory(as: UInt8.self, repeating: 0, count: self.count)
            health = SecretMemory.Health(isLocked: false, isExcludedFromDumps: false, reason: reason)
        }
    }

    private static var anonymous: Int32 {
        #if canImport(Darwin)
            MAP_ANON
        #else
            MAP_ANONYMOUS
        #endif
    }
}

/// The two system calls that keep pages out of swap and out of core dumps; tests put failing ones in their place.
///
/// Each returns 0 or the error number.
package struct SecretProtection: Sendable {
    private let lock: @Sendable (UnsafeMutableRawPointer, Int) -> Int32
    private let exclude: @Sendable (UnsafeMutableRawPointer, Int) -> Int32

    package init(
        lock: @escaping @Sendable (UnsafeMutableRawPointer, Int) -> Int32,
        exclude: @escaping @Sendable (UnsafeMutableRawPointer, Int) -> Int32
    ) {
        self.lock = lock
        self.exclude = exclude
    }

    /// mlock and, on Linux, madvise.
    package static let system = SecretProtection(
        lock: { mlock($0, $1) == 0 ? 0 : errno },
        exclude: { start, count in
            #if os(Linux)
                madvise(start, count, MADV_DONTDUMP) == 0 ? 0 : errno
            #else
                ENOTSUP
            #endif
        })

    func apply(_ start: UnsafeMutableRawPointer, _ count: Int) -> SecretMemory.Health {
        let failures = [("mlock", lock(start, count)), ("MADV_DONTDUMP", exclude(start, count))]
        let reasons = failures.filter { $0.1 != 0 }.map {
            "\($0.0) of \(count) bytes: \(String(cString: strerror($0.1)))"
        }
        return SecretMemory.Health(
            isLocked: failures[0].1 == 0, isExcludedFromDumps: failures[1].1 == 0,
            reason: reasons.isEmpty ? nil : reasons.joined(separator: "; "))
    }
}
