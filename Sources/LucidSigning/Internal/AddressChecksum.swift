// SPDX-License-Identifier: Apache-2.0

/// The checksum of EIP-55 in the case of an address' digits.
enum AddressChecksum {
    /// Whether 40 hexadecimal digits of mixed case are in the case that EIP-55 asks for.
    static func isValid(_ digits: UnsafeRawBufferPointer) -> Bool {
        guard digits.count == 40 else { return false }
        return withUnsafeTemporaryAllocation(byteCount: 40, alignment: 8) { lower in
            for index in 0..<40 {
                let digit = digits[index]
                lower[index] = isUpper(digit) ? digit | 0x20 : digit
            }
            let hash = Keccak256.word(UnsafeRawBufferPointer(lower))
            for index in 0..<40 where digits[index] >= UInt8(ascii: "A") {
                let part = index < 16 ? hash.w3 : index < 32 ? hash.w2 : hash.w1
                let nibble = part >> UInt64(60 - (index & 15) * 4) & 15
                guard isUpper(digits[index]) == (nibble >= 8) else { return false }
            }
            return true
        }
    }

    @inline(__always)
    private static func isUpper(_ digit: UInt8) -> Bool { digit >= UInt8(ascii: "A") && digit <= UInt8(ascii: "F") }
}
