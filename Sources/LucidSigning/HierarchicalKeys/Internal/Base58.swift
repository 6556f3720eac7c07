// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Bitcoin's Base58, from memory to wiped memory, in time that grows with the square of the length.
enum Base58 {
    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    /// The value of each ASCII character, or 58.
    private static let values = (0..<128).map { character in
        alphabet.firstIndex(of: UInt8(character)).map { UInt32($0) } ?? 58
    }

    static func encode(_ bytes: UnsafeRawBufferPointer) -> SecretBytes {
        let digits = convert(bytes.lazy.map(UInt32.init), from: 256, to: 58, room: bytes.count * 2)
        return digits.withBytes { digits in
            SecretBytes(count: digits.count) { buffer in
                for (index, digit) in digits.enumerated() { buffer[index] = alphabet[Int(digit)] }
            }
        }
    }

    /// The bytes, or nil if a character is not of the alphabet.
    static func decode(_ text: UnsafeRawBufferPointer) -> SecretBytes? {
        guard text.allSatisfy({ $0 < 128 && values[Int($0)] < 58 }) else { return nil }
        return convert(text.lazy.map { values[Int($0)] }, from: 58, to: 256, room: text.count)
    }

    /// Writes a number in another base, the highest digit first, with as many leading zeros as it had.
    private static func convert(
        _ digits: some Sequence<UInt32>, from base: UInt32, to target: UInt32, room: Int
    ) -> SecretBytes {
        var used = 0
        var zeros = 0
        let number = SecretBytes(count: room) { buffer in
            for digit in digits {
                var carry = digit
                var done = 0
                while done < used || carry != 0 {
                    let place = room - 1 - done
                    carry += base * UInt32(buffer[place])
                    buffer[place] = UInt8(truncatingIfNeeded: carry % target)
                    carry /= target
                    done += 1
                }
                used = done
                if used == 0 { zeros += 1 }
            }
        }
        return SecretBytes(count: zeros + used) { buffer in
            number.withBytes { number in
                UnsafeMutableRawBufferPointer(rebasing: buffer[zeros...]).copyBytes(from: number[(room - used)...])
            }
        }
    }
}
