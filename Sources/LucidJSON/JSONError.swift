// SPDX-License-Identifier: Apache-2.0

/// Why a text is not the JSON this package accepts, or a value cannot be written.
public struct JSONError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case invalidSyntax, unexpectedEnd, invalidText, duplicateKey, trailingBytes, tooDeep, tooLarge
            case unrepresentable
        }

        private let backing: Backing

        /// A byte that JSON does not allow there: fix the text at the position.
        public static let invalidSyntax = Self(backing: .invalidSyntax)
        /// The text ends inside a value: it was cut off, so fetch or write it again.
        public static let unexpectedEnd = Self(backing: .unexpectedEnd)
        /// A string that is not Unicode: bytes that are not UTF-8, or an escaped lone surrogate.
        public static let invalidText = Self(backing: .invalidText)
        /// An object names a key twice, so that readers could disagree: remove one.
        public static let duplicateKey = Self(backing: .duplicateKey)
        /// Something follows the value: pass one document at a time.
        public static let trailingBytes = Self(backing: .trailingBytes)
        /// Arrays and objects are nested deeper than the limit: refuse the input.
        public static let tooDeep = Self(backing: .tooDeep)
        /// The text is longer than the limit: refuse the input or raise the limit.
        public static let tooLarge = Self(backing: .tooLarge)
        /// The canonical form has no such number: send it as a string.
        public static let unrepresentable = Self(backing: .unrepresentable)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// What was found and what was expected, with no value from the text.
    public let message: String
    /// The line of the text, from 1; 0 if the error is about a value and not a text.
    public let line: Int
    /// The column in UTF-8 bytes, from 1; 0 if the error is about a value and not a text.
    public let column: Int
    /// The number of bytes before the position.
    public let offset: Int
    /// The cause, if another error led here.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(
        _ code: Code, message: String, line: Int = 0, column: Int = 0, offset: Int = 0,
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.offset = offset
        self.underlying = underlying
    }

    /// The message with its position.
    public var description: String {
        line > 0 ? "\(message) (line \(line), column \(column))" : message
    }
}
