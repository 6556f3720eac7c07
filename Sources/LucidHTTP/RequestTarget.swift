// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes

/// The path and query of a request, checked.
package struct RequestTarget: Hashable, Sendable {
    /// Path and query as sent: starts with a slash; visible ASCII only.
    package let text: String

    /// Reads the target of `request`.
    package init(of request: HTTPRequest) throws(TransportError) {
        let text = request.path ?? ""
        let isUsable =
            text.hasPrefix("/") && text.utf8.count <= 16_384
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
        guard isUsable else {
            throw TransportError(
                .invalidRequest, outcome: .unsent,
                message: "the request path must start with / and hold percent-encoded ASCII only")
        }
        self.text = text
    }

    /// What comes before the question mark.
    package var path: String { String(text.prefix { $0 != "?" }) }

    /// What follows the question mark, nil if there is none.
    package var query: String? { text.firstIndex(of: "?").map { String(text[$0...].dropFirst()) } }

    /// The names in the query, without their values, in order.
    package var queryNames: [String] {
        (query ?? "").split(separator: "&").map { item in
            item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
        }
    }

    /// Percent-encodes `text` as one path segment or one query name or value: everything but the unreserved characters of
    /// RFC 3986.
    ///
    /// The segments `.` and `..` come out encoded, so that they do not climb.
    package static func encoded(_ text: String) -> String {
        let isDots = text == "." || text == ".."
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.append(byte)
            case UInt8(ascii: ".") where !isDots:
                result.append(byte)
            default:
                result.append(UInt8(ascii: "%"))
                result.append(contentsOf: [byte >> 4, byte & 15].map { $0 < 10 ? $0 + 0x30 : $0 + 0x37 })
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
