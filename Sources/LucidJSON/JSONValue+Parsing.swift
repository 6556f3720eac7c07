// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// Reads one JSON document (RFC 8259) from UTF-8 bytes.
    ///
    /// Strict where readers differ: duplicate keys, invalid UTF-8, a byte order mark, escaped lone surrogates and
    /// anything after the document are refused, as is what exceeds `limits`.
    public init(parsing bytes: some Sequence<UInt8>, limits: JSONLimits = .default) throws(JSONError) {
        let inPlace = bytes.withContiguousStorageIfAvailable { JSONParser.result(of: $0, limits: limits) }
        let result = inPlace ?? Array(bytes).withUnsafeBufferPointer { JSONParser.result(of: $0, limits: limits) }
        self = try result.get()
    }

    /// Reads one JSON document by the same rules.
    public init(parsing text: String, limits: JSONLimits = .default) throws(JSONError) {
        var text = text
        self = try text.withUTF8 { JSONParser.result(of: $0, limits: limits) }.get()
    }

    /// Reads one JSON document by the same rules.
    public init(parsing bytes: Span<UInt8>, limits: JSONLimits = .default) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { JSONParser.result(of: $0, limits: limits) }.get()
    }
}
