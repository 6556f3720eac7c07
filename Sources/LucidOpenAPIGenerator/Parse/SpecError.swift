// SPDX-License-Identifier: Apache-2.0

/// Why a document is refused: the file, the JSON pointer and what is wrong there.
package struct SpecError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The document, as it was named on the command line.
    package let file: String
    /// The JSON pointer (RFC 6901) of the place, without the leading `#`.
    package let pointer: String
    /// What is wrong.
    package let message: String

    /// `file#/json/pointer: message`.
    package var description: String { "\(file)#\(pointer): \(message)" }
}
