// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes

/// What every transport asks of a request before anything of it leaves.
package enum RequestRules {
    /// The origin of `request`, if it may be spoken to: over TLS, or on this machine.
    package static func origin(of request: HTTPRequest) throws(TransportError) -> HTTPOrigin {
        let origin = try HTTPOrigin(of: request)
        guard origin.scheme == "https" || origin.isLoopback else {
            throw TransportError(
                .insecure, outcome: .unsent,
                message: "\(origin) is plain HTTP beyond this machine: use an https base URL")
        }
        return origin
    }

    /// The method of `request`, if it can be sent with a body of this length; nil is a length that is not known.
    package static func method(of request: HTTPRequest, bodyLength: Int64?) throws(TransportError) -> String {
        let method = request.method.rawValue
        guard method != "CONNECT", method != "HEAD" || bodyLength == 0 else {
            throw invalid("a \(method) request of this form cannot be sent")
        }
        return method
    }

    /// Whether a request of this method has a length even without a body.
    package static func needsLength(_ method: String) -> Bool { ["POST", "PUT", "PATCH"].contains(method) }

    /// Whether `field` is sent as it is: not if the transport derives it, or does not ask for what it asks for.
    ///
    /// - Throws: ``TransportError`` for a field that is the transport's to set, that contradicts the request, or that
    ///   would end its line early.
    package static func sends(
        _ field: HTTPField, of request: HTTPRequest, bodyLength: Int64?
    ) throws(TransportError) -> Bool {
        switch field.name.canonicalName {
        case "host":
            guard field.value.lowercased() == request.authority?.lowercased() else {
                throw invalid("the Host field differs from the request's authority")
            }
            return false
        case "content-length":
            guard let bodyLength, field.value == String(bodyLength) else {
                throw invalid("the Content-Length field differs from the body's length")
            }
            return false
        case "accept-encoding": return false
        case "authorization", "user-agent", "accept", "content-type": return true
        case let name:
            guard !refusedFields.contains(name) else { throw invalid("the field \(name) is the transport's to set") }
            return true
        }
    }

    /// Whether a line of this name and value is one line.
    package static func isWritable(name: String, value: [UInt8]) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }
            && value.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
    }

    /// Seconds within what timers can count; not-a-number and negative numbers end as one millisecond.
    package static func limit(_ seconds: Double) -> Double { seconds > 0.001 ? min(seconds, 86_400) : 0.001 }

    package static var unwritable: TransportError {
        invalid("a header field holds a line break or another control character")
    }

    private static func invalid(_ message: String) -> TransportError {
        TransportError(.invalidRequest, outcome: .unsent, message: message)
    }

    private static let refusedFields: Set<String> = [
        "connection", "expect", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]
}
