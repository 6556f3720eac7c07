// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP

/// What a signature covers and says of itself, and from these the text to sign (RFC 9421, section 2.5).
///
/// Components with parameters (`sf`, `key`, `bs`, `req`, `tr`, and `@query-param`) are not handled.
struct SignatureBase {
    /// The names of the covered components in order: fields in lower case, and derived ones with an `@`.
    let components: [String]
    /// The parameters in order.
    let parameters: FieldParameters

    init(components: [String], parameters: FieldParameters) {
        self.components = components
        self.parameters = parameters
    }

    /// Reads a member of `Signature-Input`.
    init(_ member: FieldMember) throws(RequestSignatureError) {
        guard case .list(let items, let parameters) = member else {
            throw RequestSignatureError(.malformed, message: "A member of Signature-Input is not a list.")
        }
        var components: [String] = []
        for (item, itemParameters) in items {
            guard case .string(let name) = item, itemParameters.isEmpty, !components.contains(name) else {
                throw RequestSignatureError(
                    .malformed, message: "A covered component is no string, has parameters, or occurs twice.")
            }
            components.append(name)
        }
        self.init(components: components, parameters: parameters)
    }

    /// The member of `Signature-Input`, which is also the last line of the text.
    var member: FieldMember { .list(components.map { (.string($0), FieldParameters()) }, parameters) }

    /// The text to sign.
    func text(for request: HTTPRequest) throws(RequestSignatureError) -> String {
        var lines: [String] = []
        for name in components {
            let value = try value(of: name, in: request)
            // A line break in a value would make a line of its own.
            guard value.utf8.allSatisfy({ (0x20...0x7e).contains($0) || $0 == 0x09 }) else {
                throw RequestSignatureError(.malformed, message: "A covered component is not printable ASCII.")
            }
            lines.append(FieldItem.quoted(name) + ": " + value)
        }
        lines.append("\"@signature-params\": " + member.text)
        return lines.joined(separator: "\n")
    }

    private func value(of name: String, in request: HTTPRequest) throws(RequestSignatureError) -> String {
        switch name {
        case "@method": return request.method.rawValue
        case "@authority": return try origin(of: request).authority
        case "@scheme": return try origin(of: request).scheme
        case "@target-uri":
            let origin = try origin(of: request)
            return origin.scheme + "://" + origin.authority + (try target(of: request).text)
        case "@request-target": return try target(of: request).text
        case "@path": return try target(of: request).path
        case "@query": return "?" + (try target(of: request).query ?? "")
        default: return try field(name, of: request)
        }
    }

    private func field(_ name: String, of request: HTTPRequest) throws(RequestSignatureError) -> String {
        guard !name.utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }),
            let fieldName = HTTPField.Name(name)
        else { throw RequestSignatureError(.malformed, message: "A covered component is none that is known.") }
        let values = request.headerFields[values: fieldName]
        guard !values.isEmpty else {
            throw RequestSignatureError(.malformed, message: "A covered field is not in the request.")
        }
        return values.map(Self.trimmed).joined(separator: ", ")
    }

    private static func trimmed(_ value: String) -> String {
        var bytes = Array(value.utf8)[...]
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func origin(of request: HTTPRequest) throws(RequestSignatureError) -> HTTPOrigin {
        // A server's request may lack the scheme, which decides only whether a port is the default one.
        guard let origin = HTTPOrigin(scheme: request.scheme ?? "https", authority: request.authority ?? "") else {
            throw RequestSignatureError(.malformed, message: "The request has no usable host.")
        }
        return origin
    }

    private func target(of request: HTTPRequest) throws(RequestSignatureError) -> RequestTarget {
        guard let target = try? RequestTarget(of: request) else {
            throw RequestSignatureError(.malformed, message: "The request has no usable path.")
        }
        return target
    }
}

extension HTTPOrigin {
    /// The host in lower case, and the port unless it is the scheme's own.
    var authority: String { String(description.dropFirst(scheme.count + 3)) }
}
