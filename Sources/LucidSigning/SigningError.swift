// SPDX-License-Identifier: Apache-2.0

/// Why something was not hashed, signed, decoded or opened.
///
/// Nothing was signed. No error holds key material or text to be signed.
public struct SigningError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the caller should do.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case invalidRequest, invalidValue, unsupported, refused, wrongPassphrase, keyClosed, internalFailure
        }

        private let backing: Backing

        /// The input lacks a field, has one too many, or names one twice.
        ///
        /// Fix the field that `path` names.
        public static let invalidRequest = Self(backing: .invalidRequest)
        /// A value is not what its type allows.
        ///
        /// Fix the value that `path` names.
        public static let invalidValue = Self(backing: .invalidValue)
        /// The input is known and valid as far as one can tell, but not handled here.
        ///
        /// Use another kind of input, or a newer version.
        public static let unsupported = Self(backing: .unsupported)
        /// The input is well formed, and signing it or spending work on it would be dangerous.
        ///
        /// Report, or ask for it in so many words where the documentation says how.
        public static let refused = Self(backing: .refused)
        /// The passphrase does not open the keystore, or the file was changed.
        ///
        /// Ask for the passphrase again.
        public static let wrongPassphrase = Self(backing: .wrongPassphrase)
        /// The private key was closed, so its secret is gone.
        ///
        /// Load the key again.
        public static let keyClosed = Self(backing: .keyClosed)
        /// A library failed on valid input.
        ///
        /// Report.
        public static let internalFailure = Self(backing: .internalFailure)

        /// A short name, fit for a metric label.
        public var description: String { backing.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// Where in the input, for example `message.orders[2].amount`; empty if it is about the whole of it.
    public private(set) var path: String
    /// What is wrong there, without the path.
    public let detail: String
    /// The cause, if another error led here.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(_ code: Code, path: String = "", _ detail: String, underlying: (any Error)? = nil) {
        self.code = code
        self.path = path
        self.detail = detail
        self.underlying = underlying
    }

    /// One sentence for a person, after the path.
    public var message: String { path.isEmpty ? detail : "\(path): \(detail)" }

    /// The message with its code.
    public var description: String { "\(message) (\(code))" }
}

extension SigningError {
    /// The same error seen from one level further out, where the input is the member `key`.
    func within(_ key: String) -> Self {
        var error = self
        let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
        error.path = Self.shown(key) + separator + path
        return error
    }

    /// The same error seen from one level further out, where the input is the element at `index`.
    func within(index: Int) -> Self {
        var error = self
        let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
        error.path = "[\(index)]" + separator + path
        return error
    }

    /// `text` cut to what a message can bear; quotes stand for an empty one, so that it leaves no gap in a path.
    ///
    /// Control and format characters are escaped: messages are printed, and a terminal would obey them.
    static func shown(_ text: String) -> String {
        if text.isEmpty { return "\"\"" }
        let scalars = text.unicodeScalars.prefix(text.utf8.count > 80 ? 64 : 80)
        let shown = scalars.reduce(into: "") { shown, scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: shown += scalar.escaped(asASCII: true)
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return text.utf8.count > 80 ? shown + "…" : shown
    }
}

/// Runs `body` and adds the member `key` to the path of its error.
@inline(__always)
func inside<Value>(_ key: String, _ body: () throws(SigningError) -> Value) throws(SigningError) -> Value {
    do { return try body() } catch { throw error.within(key) }
}

/// Runs `body` and adds the element `index` to the path of its error.
@inline(__always)
func inside<Value>(index: Int, _ body: () throws(SigningError) -> Value) throws(SigningError) -> Value {
    do { return try body() } catch { throw error.within(index: index) }
}
