// SPDX-License-Identifier: Apache-2.0
import LucidSigning

/// Why one request got no answer, in the words of the JSON line protocol.
package struct RequestError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, and so what the program that asked should do.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case invalidJSON = "invalid_json"
            case invalidRequest = "invalid_request"
            case invalidValue = "invalid_value"
            case unsupported, refused, `internal`
        }

        private let backing: Backing

        /// The line is not JSON.
        package static let invalidJSON = Self(backing: .invalidJSON)
        /// The line is JSON, but not a request: no object, an unknown or a missing key, a bad `id`.
        package static let invalidRequest = Self(backing: .invalidRequest)
        /// A value is wrong for its place.
        package static let invalidValue = Self(backing: .invalidValue)
        /// The request is meaningful, and this program cannot do it.
        package static let unsupported = Self(backing: .unsupported)
        /// A rule or the key forbids it.
        package static let refused = Self(backing: .refused)
        /// A fault of this program or its libraries.
        ///
        /// Report it.
        package static let `internal` = Self(backing: .internal)

        /// The code as it is written in an answer.
        package var description: String { backing.rawValue }
    }

    /// What went wrong.
    package let code: Code
    /// Where in the input; empty if the input as a whole.
    package let path: String
    /// One sentence, which does not repeat the path.
    package let reason: String
    /// The cause, if another error led here.
    package let underlying: (any Error)?

    /// Creates an error.
    package init(_ code: Code, at path: String, _ reason: String, underlying: (any Error)? = nil) {
        self.code = code
        self.path = path
        self.reason = reason
        self.underlying = underlying
    }

    /// The reason behind its path.
    package var message: String { path.isEmpty ? reason : "\(path): \(reason)" }

    /// The message.
    package var description: String { message }

    /// The same error, seen by somebody who passed only the value at `root`.
    func relative(to root: String) -> RequestError {
        guard path.hasPrefix(root) else { return self }
        var rest = path.dropFirst(root.count)
        if rest.first == "." { rest = rest.dropFirst() }
        return RequestError(code, at: String(rest), reason, underlying: underlying)
    }
}
