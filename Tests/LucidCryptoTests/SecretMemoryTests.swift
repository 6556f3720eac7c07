// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

private func bytes(of slot: SecretPool.Slot) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: slot.start, count: SecretPool.slotCount))
}

private func fill(_ slot: SecretPool.Slot, with byte: UInt8) {
    slot.start.initializeMemory(as: UInt8.self, repeating: byte, count: SecretPool.slotCount)
}

@Suite struct `Secret memory` {
    @Test func `a slot given back is wiped and lent again first`() {
        let pool = SecretPool()
        let first = pool.take()
        let second = pool.take()
        fill(first, with: 0xa5)
        fill(second, with: 0x5a)
        pool.give(back: first)
        #expect(bytes(of: first) == [UInt8](repeating: 0, count: 64))
        #expect(bytes(of: second) == [UInt8](repeating: 0x5a, count: 64))
        let again = pool.take()
        #expect(again.start == first.start)
        pool.give(back: again)
        pool.give(back: second)
    }

    @Test func `slots do not overlap and the pool grows when all are lent`() {
        let pool = SecretPool(slabCount: 4096)
        let slots = (0..<1000).map { _ in pool.take() }
        let addresses = slots.map { UInt(bitPattern: $0.start) }.sorted()
        #expect(zip(addresses, addresses.dropFirst()).allSatisfy { $1 - $0 >= 64 })
        #expect(addresses.allSatisfy { $0.isMultiple(of: 64) && pool.contains($0) && pool.contains($0 + 63) })
        #expect(slots.allSatisfy { bytes(of: $0).allSatisfy { $0 == 0 } })
        let capacity = pool.capacity
        #expect(capacity >= 1000 && capacity < 1000 + 4096 / 64 * 16)
        for slot in slots { pool.give(back: slot) }
        for slot in (0..<1000).map({ _ in pool.take() }) { pool.give(back: slot) }
        #expect(pool.capacity == capacity)
        #expect(!pool.contains(UInt(bitPattern: slots[0].start) &+ 1 << 40))
    }

    /// Every task marks its slots with its own number; a slot lent twice would show another's.
    @Test func `tasks never share a slot`() async {
        let pool = SecretPool(slabCount: 4096)
        let clean = await withTaskGroup(of: Bool.self) { group in
            for task in UInt8(1)...8 {
                group.addTask {
                    var isClean = true
                    for round in 0..<500 {
                        let slots = (0...round % 7).map { _ in pool.take() }
                        for slot in slots {
                            isClean = isClean && bytes(of: slot).allSatisfy { $0 == 0 }
                            fill(slot, with: task)
                        }
                        for slot in slots {
                            isClean = isClean && bytes(of: slot).allSatisfy { $0 == task }
                            pool.give(back: slot)
                        }
                    }
                    return isClean
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(clean)
    }

    @Test func `a refusal to lock is told and does not stop anyone`() {
        let pool = SecretPool(
            slabCount: 4096, protection: SecretProtection(lock: { _, _ in ENOMEM }, exclude: { _, _ in 0 }))
        #expect(!pool.health.isLocked)
        #expect(pool.health.isExcludedFromDumps)
        #expect(pool.health.reason?.hasPrefix("mlock of 4096 bytes: ") == true, "\(pool.health)")
        let slot = pool.take()
        fill(slot, with: 7)
        pool.give(back: slot)
        #expect(bytes(of: slot).allSatisfy { $0 == 0 })
    }

    @Test func `one slab that is not protected is enough to say so`() {
        let calls = Counter()
        let pool = SecretPool(
            slabCount: 4096,
            protection: SecretProtection(lock: { _, _ in 0 }, exclude: { _, _ in calls.next() == 2 ? EINVAL : 0 }))
        #expect(pool.health.reason == nil)
        let slots = (0..<200).map { _ in pool.take() }
        #expect(pool.health.isLocked)
        #expect(!pool.health.isExcludedFromDumps)
        #expect(pool.health.reason?.hasPrefix("MADV_DONTDUMP of 4096 bytes: ") == true, "\(pool.health)")
        for slot in slots { pool.give(back: slot) }
    }

    @Test func `both refusals are in one reason`() {
        let pool = SecretPool(
            slabCount: 4096, protection: SecretProtection(lock: { _, _ in EPERM }, exclude: { _, _ in EINVAL }))
        #expect(pool.health.reason?.contains("; MADV_DONTDUMP") == true)
    }

    @Test func `the health of the process is known before the first secret`() {
        let health = SecretMemory.health
        #expect(health.isLocked && health.isExcludedFromDumps || health.reason != nil)
        #expect(!(health.isLocked && health.isExcludedFromDumps) || health.reason == nil)
    }

    #if os(Linux)
        /// What the kernel says about the pages of a real secret: `lo` locked, `dd` not dumped.
        ///
        /// The sanitizers answer mlock themselves, with success, and lock nothing.
        @Test(.enabled(if: !isSanitized, "a sanitizer is in the way"))
        func `the kernel agrees with the health`() throws {
            let secret = SecretBytes(copying: [1, 2, 3])
            let address = secret.withBytes { UInt(bitPattern: $0.baseAddress) }
            let flags = try #require(mappingFlags(of: address))
            #expect(flags.contains("lo") == SecretMemory.health.isLocked)
            #expect(flags.contains("dd") == SecretMemory.health.isExcludedFromDumps)
            let outside = [UInt8](repeating: 1, count: 100)
            let heap = outside.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
            #expect(mappingFlags(of: heap)?.contains("dd") == false)
        }
    #endif

    @Test(arguments: [0, 1, 32, 63, 64, 65, 4096])
    func `a secret is zeros until it is filled, whatever was there before`(count: Int) {
        for _ in 0..<3 {
            let secret = SecretBytes(count: count) { buffer in
                #expect(buffer.count == count && buffer.allSatisfy { $0 == 0 })
                buffer.initializeMemory(as: UInt8.self, repeating: 0xee)
            }
            #expect(secret.withBytes { $0.allSatisfy { $0 == 0xee } })
        }
    }

    @Test func `collections of every kind are copied`() {
        let bytes = (0..<40).map(UInt8.init)
        #expect(SecretBytes(copying: bytes).hex == SecretBytes(copying: bytes.lazy.map { $0 }).hex)
        #expect(SecretBytes(copying: bytes[5..<9]).hex == "05060708")
        #expect(SecretBytes(copying: bytes.reversed()[..<2]).hex == "2726")
        #expect(SecretBytes(copying: EmptyCollection<UInt8>()).count == 0)
    }
}

/// Counts calls from any thread.
private final class Counter: @unchecked Sendable {  // used by one test, whose calls are in sequence
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}

#if os(Linux)
    /// Whether this process maps the terabytes of shadow that a sanitizer needs.
    private let isSanitized: Bool = {
        var isLarge = false
        forEachLine(of: "/proc/self/maps") { line in
            if let mapping = mapping(line) { isLarge = isLarge || mapping.count > 1 << 36 }
        }
        return isLarge
    }()

    /// The `VmFlags` of the mapping that holds `address`.
    private func mappingFlags(of address: UInt) -> [Substring]? {
        var isInside = false
        var flags: [Substring]?
        forEachLine(of: "/proc/self/smaps") { line in
            if let mapping = mapping(line) { isInside = mapping.contains(address) }
            if isInside, line.hasPrefix("VmFlags:") { flags = line.dropFirst(8).split(separator: " ") }
        }
        return flags
    }

    /// The addresses at the start of a line, if there are any.
    private func mapping(_ line: String) -> Range<UInt>? {
        let bounds = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
        return bounds.count == 2 ? bounds[0]..<bounds[1] : nil
    }

    private func forEachLine(of path: String, _ body: (String) -> Void) {
        guard let file = fopen(path, "r") else { return }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 4096)
        while fgets(&line, Int32(line.count), file) != nil {
            body(line.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 && $0 != 10 }, as: UTF8.self) })
        }
    }
#endif
