// SPDX-License-Identifier: Apache-2.0
#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Thirty-two random bytes that this process holds only as two halves of an exclusive or.
    struct MaskedSecret: Sendable {
        private let masked: [UInt8]
        private let mask: [UInt8]

        init(using generator: inout some RandomNumberGenerator) {
            var masked: [UInt8] = []
            var mask: [UInt8] = []
            for index in 0..<32 {
                let byte = UInt8.random(in: 0...255, using: &generator)
                mask.append(byte)
                // The ends of the words are looked for first and are bytes that are rare in memory; a first byte
                // below 255 is below the order of the curve.
                let plain = UInt8.random(in: index % 8 % 7 == 0 ? 0x91...0xe7 : 0...255, using: &generator)
                masked.append(plain ^ byte)
            }
            (self.masked, self.mask) = (masked, mask)
        }

        func byte(_ index: Int) -> UInt8 { masked[index] ^ mask[index] }

        func fill(_ buffer: UnsafeMutableRawBufferPointer) {
            for index in 0..<32 { buffer[index] = byte(index) }
        }
    }

    /// Looks through all memory that this process can write: heap, stacks of all threads, data.
    enum MemoryScan {
        /// A place where eight bytes of the secret stand.
        struct Finding: Hashable, CustomStringConvertible {
            let address: UInt
            /// Which eight bytes: 0 to 3.
            let word: Int
            let isReversed: Bool

            var description: String {
                "word \(word)\(isReversed ? " reversed" : "") at \(String(address, radix: 16))"
            }
        }

        /// Whether the mappings are those of a plain process; sanitizers map terabytes of shadow.
        static var isPossible: Bool { writable().allSatisfy { $0.count < 1 << 36 } }

        /// Where eight bytes of the secret stand, in its order or, as the library's numbers do, reversed.
        static func find(_ secret: MaskedSecret) -> Set<Finding> {
            let chunk = 1 << 20
            guard let buffer = mmap(nil, chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
                buffer != UnsafeMutableRawPointer(bitPattern: -1)
            else { return [] }
            let memory = open("/proc/self/mem", O_RDONLY)
            defer {
                close(memory)
                munmap(buffer, chunk)
            }
            let own = UInt(bitPattern: buffer)..<UInt(bitPattern: buffer) + UInt(chunk)
            var findings: Set<Finding> = []
            for region in writable() {
                for part in [region.clamped(to: 0..<own.lowerBound), region.clamped(to: own.upperBound..<UInt.max)] {
                    var start = part.lowerBound
                    while start < part.upperBound {
                        let count = pread(
                            memory, buffer, min(chunk, part.count - Int(start - part.lowerBound)), off_t(start))
                        guard count > 0 else { break }
                        findings.formUnion(find(secret, in: buffer, count: count, from: start))
                        // The last bytes are read again, in case the secret lies across.
                        start += UInt(count > 7 && start + UInt(count) < part.upperBound ? count - 7 : count)
                    }
                }
            }
            return findings
        }

        private static func find(
            _ secret: MaskedSecret, in buffer: UnsafeMutableRawPointer, count: Int, from address: UInt
        ) -> [Finding] {
            var findings: [Finding] = []
            for place in 0..<8 {
                let (word, isReversed) = (place / 2, place % 2 == 1)
                let indices = (word * 8..<word * 8 + 8).map { $0 }
                let order = isReversed ? indices.reversed() : indices
                var offset = 0
                while count - offset >= 8,
                    let hit = memchr(buffer + offset, Int32(secret.byte(order[0])), count - offset - 7)
                {
                    let at = UnsafeRawPointer(hit) - UnsafeRawPointer(buffer)
                    if order.indices.allSatisfy({
                        buffer.load(fromByteOffset: at + $0, as: UInt8.self) == secret.byte(order[$0])
                    }) {
                        findings.append(Finding(address: address + UInt(at), word: word, isReversed: isReversed))
                    }
                    offset = at + 1
                }
            }
            return findings
        }

        private static func writable() -> [Range<UInt>] {
            guard let file = fopen("/proc/self/maps", "r") else { return [] }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 4096)
            var regions: [Range<UInt>] = []
            while fgets(&line, Int32(line.count), file) != nil {
                let text = line.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                let fields = text.split(separator: " ")
                let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                if bounds.count == 2, fields[1].hasPrefix("rw") { regions.append(bounds[0]..<bounds[1]) }
            }
            return regions
        }
    }
#endif
