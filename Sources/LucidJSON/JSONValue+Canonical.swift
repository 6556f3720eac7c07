// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// The canonical UTF-8 form (RFC 8785): no whitespace, keys in the order of their UTF-16 code units, numbers as
    /// ECMAScript writes the nearest double.
    ///
    /// Throws ``JSONError/Code/unrepresentable`` for a number no double comes near, and for an integer that would come
    /// out as another integer: what is signed must be what was meant.
    public func canonical() throws(JSONError) -> [UInt8] {
        var writer = CanonicalWriter()
        try writer.write(self)
        return writer.bytes
    }

    /// The canonical form as text.
    public func canonicalText() throws(JSONError) -> String {
        String(decoding: try canonical(), as: UTF8.self)
    }
}
