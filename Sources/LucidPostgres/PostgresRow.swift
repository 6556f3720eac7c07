// SPDX-License-Identifier: Apache-2.0

/// A row of an answer.
package struct PostgresRow: Sendable {
    let names: [String]
    let values: [String?]

    private func value(_ name: String) throws -> String? {
        guard let index = names.firstIndex(of: name) else {
            throw PostgresError(.refused, message: "the answer has no column \(name)")
        }
        return values[index]
    }

    private func present<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value {
        guard let text = try value(name), let value = read(text) else {
            throw PostgresError(.refused, message: "the column \(name) holds something else than expected")
        }
        return value
    }

    private func optional<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value? {
        try value(name) == nil ? nil : try present(name, read)
    }

    package func text(_ name: String) throws -> String { try present(name) { $0 } }
    package func optionalText(_ name: String) throws -> String? { try value(name) }
    package func integer(_ name: String) throws -> Int64 { try present(name) { Int64($0) } }
    package func optionalInteger(_ name: String) throws -> Int64? { try optional(name) { Int64($0) } }
    package func boolean(_ name: String) throws -> Bool { try present(name) { ["t": true, "f": false][$0] } }
    package func bytes(_ name: String) throws -> [UInt8] { try present(name, Self.unhex) }
    package func optionalBytes(_ name: String) throws -> [UInt8]? { try optional(name, Self.unhex) }

    private static func unhex(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0, digits.starts(with: [0x5C, 0x78]) else { return nil }
        func nibble(_ digit: UInt8) -> UInt8? {
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x61 + 10
            default: nil
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2 - 1)
        for index in stride(from: 2, to: digits.count, by: 2) {
            guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
