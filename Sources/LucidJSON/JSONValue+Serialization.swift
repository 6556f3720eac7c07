// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// The UTF-8 text, members in their order and numbers as they were written.
    ///
    /// Compact has no whitespace at all; pretty indents by two spaces and does not end in a line break.
    public func serialized(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(pretty: pretty)
        writer.write(self)
        return writer.bytes
    }

    /// The compact text.
    public var text: String { text(pretty: false) }

    /// The compact or the indented text.
    public func text(pretty: Bool) -> String {
        String(decoding: serialized(pretty: pretty), as: UTF8.self)
    }
}
