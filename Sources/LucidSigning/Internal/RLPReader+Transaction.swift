// SPDX-License-Identifier: Apache-2.0

/// The items of a transaction; an error names the item.
extension RLPReader {
    mutating func integer(_ name: String) throws(SigningError) -> UInt256 {
        try field(name) { reader throws(SigningError) in try reader.integer() }
    }

    mutating func integer64(_ name: String) throws(SigningError) -> UInt64 {
        try field(name) { reader throws(SigningError) in try reader.integer64() }
    }

    mutating func address(_ name: String) throws(SigningError) -> Address {
        try field(name) { reader throws(SigningError) in try Address(bytes: try reader.string()) }
    }

    mutating func receiver() throws(SigningError) -> Address? {
        try field("to") { reader throws(SigningError) in try reader.addressOrNone() }
    }

    mutating func data() throws(SigningError) -> [UInt8] {
        try field("data") { reader throws(SigningError) in Array(try reader.string()) }
    }

    mutating func accessList() throws(SigningError) -> [AccessListEntry] {
        try elements("accessList") { items throws(SigningError) in try AccessListEntry(rlp: &items) }
    }

    /// A list of strings.
    mutating func strings(_ name: String) throws(SigningError) -> [[UInt8]] {
        try elements(name) { items throws(SigningError) in Array(try items.string()) }
    }

    /// A list of 32 bytes each.
    mutating func words(_ name: String) throws(SigningError) -> [UInt256] {
        try elements(name) { items throws(SigningError) in
            let bytes = try items.string()
            guard bytes.count == 32, let word = UInt256(bigEndian: bytes) else {
                throw SigningError(.invalidValue, "32 bytes are needed, not \(bytes.count)")
            }
            return word
        }
    }

    /// A list of what `read` takes from it, step by step.
    mutating func elements<Value>(
        _ name: String, _ read: (inout RLPReader) throws(SigningError) -> Value
    ) throws(SigningError) -> [Value] {
        try field(name) { reader throws(SigningError) in
            var items = try reader.list()
            var values: [Value] = []
            while !items.isAtEnd {
                values.append(try inside(index: values.count) { () throws(SigningError) in try read(&items) })
            }
            return values
        }
    }

    private mutating func field<Value>(
        _ name: String, _ read: (inout RLPReader) throws(SigningError) -> Value
    ) throws(SigningError) -> Value {
        do { return try read(&self) } catch { throw error.within(name) }
    }
}
