// SPDX-License-Identifier: Apache-2.0

/// Why a request is answered 400 before the server sees it.
package struct RequestRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and where.
    ///
    /// Holds no value from the request.
    package let message: String

    /// Creates a refusal.
    package init(_ message: String) { self.message = message }

    /// The message.
    package var description: String { message }
}

/// Bounds that the document sets.
package enum RequestLimit {
    /// Checks the length of a text, in Unicode scalars as JSON Schema counts.
    package static func text(
        _ value: String, _ path: String, atLeast: Int = 0, atMost: Int = .max
    ) throws(RequestRefusal) {
        let count = value.unicodeScalars.count
        guard count >= atLeast else {
            throw RequestRefusal(
                atLeast == 1 ? "\(path): must not be empty" : "\(path): at least \(atLeast) characters")
        }
        guard count <= atMost else { throw RequestRefusal("\(path): at most \(atMost) characters") }
    }

    /// Checks the number of items of an array.
    package static func items(
        _ count: Int, _ path: String, atLeast: Int = 0, atMost: Int = .max
    ) throws(RequestRefusal) {
        guard count >= atLeast else {
            throw RequestRefusal(atLeast == 1 ? "\(path): must not be empty" : "\(path): at least \(atLeast) items")
        }
        guard count <= atMost else { throw RequestRefusal("\(path): at most \(atMost) items") }
    }
}

extension OutputWire {
    /// 400 for a request that is not as the document says.
    package static func badRequest(_ refusal: RequestRefusal) -> Self {
        error(400, "invalid_request", refusal.message)
    }

    /// 405 with the methods that the path has.
    package static func methodNotAllowed(_ allowed: [String]) -> Self {
        var wire = error(405, "method_not_allowed", nil)
        wire.set("Allow", allowed.joined(separator: ", "))
        return wire
    }

    /// 501 for an operation that the server does not have.
    package static var notImplemented: Self { error(501, "not_implemented", nil) }

    private static func error(_ status: Int, _ code: String, _ message: String?) -> Self {
        var wire = Self(status: status)
        wire.json(Components.Schemas.ServiceError(code: code, message: message))
        return wire
    }
}
