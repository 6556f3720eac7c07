// SPDX-License-Identifier: Apache-2.0

/// The type of a member in EIP-712 typed data.
enum TypedDataType: Sendable {
    case boolean
    case address
    case string
    case bytes
    case fixedBytes(Int)
    case unsigned(bits: Int)
    case signed(bits: Int)
    /// A struct, by its place in the table.
    case structure(Int)
    /// An array of a fixed number of elements, or of any.
    indirect case array(TypedDataType, count: Int?)

    /// The atomic type of this name, nil if there is none.
    ///
    /// There are no aliases: `uint` and `int` are no types here, because libraries disagree on what they hash to.
    init?(atomic name: Substring.UTF8View) {
        switch name.count {
        case 4 where name.elementsEqual("bool".utf8): self = .boolean
        case 7 where name.elementsEqual("address".utf8): self = .address
        case 6 where name.elementsEqual("string".utf8): self = .string
        case 5 where name.elementsEqual("bytes".utf8): self = .bytes
        default:
            if name.starts(with: "bytes".utf8), let count = Self.number(name.dropFirst(5)), (1...32).contains(count) {
                self = .fixedBytes(count)
            } else if name.starts(with: "uint".utf8), let bits = Self.bits(name.dropFirst(4)) {
                self = .unsigned(bits: bits)
            } else if name.starts(with: "int".utf8), let bits = Self.bits(name.dropFirst(3)) {
                self = .signed(bits: bits)
            } else {
                return nil
            }
        }
    }

    /// Whether a struct of this name could be taken for an atomic type.
    static func isReserved(_ name: String) -> Bool {
        let name = name.utf8
        return name.elementsEqual("bool".utf8) || name.elementsEqual("address".utf8)
            || name.elementsEqual("string".utf8) || name.starts(with: "bytes".utf8)
            || name.starts(with: "uint".utf8) || name.starts(with: "int".utf8)
    }

    /// Whether a text is a letter, `_` or `$`, and then such or digits, all in ASCII.
    static func isIdentifier(_ text: String) -> Bool {
        let text = text.utf8
        guard let first = text.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return text.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
                true
            default: false
            }
        }
    }

    private static func bits(_ digits: Substring.UTF8View) -> Int? {
        guard let bits = number(digits), (8...256).contains(bits), bits.isMultiple(of: 8) else { return nil }
        return bits
    }

    /// The value of up to nine decimal digits without leading zeros.
    static func number(_ digits: Substring.UTF8View) -> Int? {
        guard let first = digits.first, digits.count < 10, first != UInt8(ascii: "0") || digits.count == 1 else {
            return nil
        }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}
