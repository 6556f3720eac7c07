// SPDX-License-Identifier: Apache-2.0

/// Cuts bytes that come in pieces into lines.
///
/// A value without I/O: pieces in, lines out.
struct LineSplitter {
    /// A line, or what is gathered from several, is larger than anybody should have to keep.
    struct TooLarge: Error {}

    /// Bytes that a line may have at most.
    static let limit = 1 << 20

    /// Whether a carriage return ends a line too, alone or before a line feed.
    private let endsAtReturn: Bool
    /// The begun line.
    private(set) var rest: [UInt8] = []
    private var endedAtReturn = false

    init(endsAtReturn: Bool) { self.endsAtReturn = endsAtReturn }

    /// The lines that `bytes` end, without their ends.
    mutating func receive(_ bytes: [UInt8]) throws(TooLarge) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for byte in bytes {
            defer { endedAtReturn = endsAtReturn && byte == 0x0D }
            if byte == 0x0A, endedAtReturn { continue }
            if byte == 0x0A || (byte == 0x0D && endsAtReturn) {
                lines.append(rest)
                rest = []
            } else {
                guard rest.count < Self.limit else { throw TooLarge() }
                rest.append(byte)
            }
        }
        return lines
    }
}
