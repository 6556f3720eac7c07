// SPDX-License-Identifier: Apache-2.0

/// What each scalar decomposes to, read from ``DecompositionText`` when it is first needed.
///
/// In the text, numbers are hexadecimal; `a:b+c,d` says that a decomposes to b and c, and a + 1 to d; `a*n:b` says that
/// n scalars from a decompose to those from b on, one to one.
struct DecompositionTable: Sendable {
    static let shared = DecompositionTable()

    private var scalars: [UInt32] = []
    /// Where the decompositions end in `parts`; each begins where that of the scalar before ends.
    private var ends: [Int] = []
    private var parts: [UInt32] = []

    private init() {
        let text = DecompositionText.all
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var number: UInt32 = 0
        var scalar: UInt32 = 0
        var run: UInt32?
        func end(_ table: inout Self) {
            if let count = run {
                for offset in 0..<count { table.add(scalar + offset, number + offset) }
                run = nil
            } else {
                table.add(scalar, number)
            }
            number = 0
        }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "*"):
                (scalar, run, number) = (number, 0, 0)
            case UInt8(ascii: ":"):
                if run != nil { run = number } else { scalar = number }
                number = 0
            case UInt8(ascii: "+"):
                parts.append(number)
                number = 0
            case UInt8(ascii: ","):
                end(&self)
                scalar += 1
            case UInt8(ascii: " "), UInt8(ascii: "\n"):
                end(&self)
            default:
                number = number << 4 | UInt32(byte < 0x60 ? byte - 0x30 : byte - 0x57)
            }
        }
        end(&self)
    }

    private mutating func add(_ scalar: UInt32, _ last: UInt32) {
        parts.append(last)
        scalars.append(scalar)
        ends.append(parts.count)
    }

    /// The decomposition of a scalar, or nil if it is its own.
    subscript(scalar: UInt32) -> ArraySlice<UInt32>? {
        var range = scalars.startIndex..<scalars.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if scalars[middle] == scalar { return parts[(middle == 0 ? 0 : ends[middle - 1])..<ends[middle]] }
            range = scalars[middle] < scalar ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}
