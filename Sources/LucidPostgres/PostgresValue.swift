// SPDX-License-Identifier: Apache-2.0

/// A parameter of a statement.
package enum PostgresValue: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    case null
    case text(String)
    case integer(Int64)
    case boolean(Bool)
    case bytes([UInt8])

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(nilLiteral: ()) { self = .null }

    package static func text(_ value: String?) -> Self { value.map { .text($0) } ?? .null }
    package static func integer(_ value: Int64?) -> Self { value.map { .integer($0) } ?? .null }
    package static func bytes(_ value: [UInt8]?) -> Self { value.map { .bytes($0) } ?? .null }

    /// As the server reads it; nil for null.
    /// - Throws: ``PostgresError`` with ``PostgresError/Code/unrepresentable`` for text with a zero byte: libpq would cut
    ///   it there, and another text would be found than was asked for.
    func wire() throws(PostgresError) -> String? {
        switch self {
        case .null: return nil
        case .text(let value):
            guard !value.utf8.contains(0) else {
                throw PostgresError(.unrepresentable, message: "a text has a zero byte")
            }
            return value
        case .integer(let value): return String(value)
        case .boolean(let value): return value ? "t" : "f"
        case .bytes(let value): return "\\x" + Self.hex(value)
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[2 * index] = digits[Int(byte >> 4)]
                buffer[2 * index + 1] = digits[Int(byte & 15)]
            }
            return bytes.count * 2
        }
    }
}
