// SPDX-License-Identifier: Apache-2.0
package import LucidCrypto

/// Normalization form KD of Unicode (UAX 15), from wiped memory to wiped memory.
///
/// The standard library has no such form in its interface. Foundation has one, with 45 MB of data in a static
/// executable, and only for strings, which no one can wipe.
package enum CompatibilityDecomposition {
    /// The decomposition of UTF-8 text, or nil if it is not UTF-8.
    package static func apply(_ text: SecretBytes) -> SecretBytes? {
        text.withBytes { bytes in
            // ASCII is its own decomposition, and most text.
            if bytes.allSatisfy({ $0 < 0x80 }) { return text }
            var count = 0
            let isValid = forEachScalar(in: bytes) { scalar in decompose(scalar) { _ in count += 1 } }
            guard isValid else { return nil }
            let scalars = SecretBytes(count: count * 4) { buffer in
                let buffer = buffer.bindMemory(to: UInt32.self)
                var end = 0
                _ = forEachScalar(in: bytes) { scalar in
                    decompose(scalar) { part in
                        buffer[end] = part
                        end += 1
                    }
                }
                sortMarks(buffer)
            }
            return scalars.withBytes { encode($0.bindMemory(to: UInt32.self)) }
        }
    }

    /// Calls `body` for each scalar up to the first error; false if there is one.
    private static func forEachScalar(in bytes: UnsafeRawBufferPointer, _ body: (UInt32) -> Void) -> Bool {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded): body(Unicode.UTF8.decode(encoded).value)
            case .emptyInput: return true
            case .error: return false
            }
        }
    }

    private static func decompose(_ scalar: UInt32, _ body: (UInt32) -> Void) {
        if (0xac00..<0xd7a4).contains(scalar) {  // Hangul syllables, by arithmetic
            let index = scalar - 0xac00
            body(0x1100 + index / 588)
            body(0x1161 + index % 588 / 28)
            if index % 28 != 0 { body(0x11a7 + index % 28) }
        } else if scalar >= 0x80, let parts = DecompositionTable.shared[scalar] {
            for part in parts { body(part) }
        } else {
            body(scalar)
        }
    }

    /// Sorts each run of combining marks by class, where equal ones keep their order.
    private static func sortMarks(_ scalars: UnsafeMutableBufferPointer<UInt32>) {
        var start = 0
        for index in scalars.indices {
            let mark = scalars[index]
            let order = combiningClass(mark)
            guard order != 0 else {
                start = index + 1
                continue
            }
            var place = index
            while place > start, combiningClass(scalars[place - 1]) > order {
                scalars[place] = scalars[place - 1]
                place -= 1
            }
            scalars[place] = mark
        }
    }

    private static func combiningClass(_ scalar: UInt32) -> UInt8 {
        guard scalar >= 0x300 else { return 0 }
        return Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
    }

    private static func encode(_ scalars: UnsafeBufferPointer<UInt32>) -> SecretBytes {
        func forEachByte(_ body: (UInt8) -> Void) {
            for scalar in scalars {
                guard let scalar = Unicode.Scalar(scalar), let bytes = Unicode.UTF8.encode(scalar) else { continue }
                for byte in bytes { body(byte) }
            }
        }
        var count = 0
        forEachByte { _ in count += 1 }
        return SecretBytes(count: count) { buffer in
            var end = 0
            forEachByte { byte in
                buffer[end] = byte
                end += 1
            }
        }
    }
}
