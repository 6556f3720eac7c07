// SPDX-License-Identifier: Apache-2.0
package import LucidHTTP

/// What a proof names as `htu`: the URL of a request without query and fragment, in one spelling of the many
/// (RFC 9449 section 4.3 with RFC 3986 section 6.2.2).
package struct DPoPTarget: Hashable, Sendable, CustomStringConvertible {
    /// The one spelling.
    package let description: String

    /// Reads an absolute URL; nil unless it is `http` or `https` with a path in which nothing is ambiguous.
    package init?(url: String) {
        let end = url.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? url.endIndex
        let url = url[..<end]
        guard url.utf8.count <= 2048, let scheme = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = url[scheme...].dropFirst(3)
        let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        guard let origin = HTTPOrigin(String(url[..<slash])) else { return nil }
        self.init(origin: origin, path: String(rest[slash...]))
    }

    /// The target of a request whose server is known as `origin` outside.
    package init?(origin: HTTPOrigin, path: String) {
        let end = path.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? path.endIndex
        guard let normal = Self.normalized(Array(path[..<end].utf8)) else { return nil }
        description = origin.description + (normal.isEmpty ? "/" : normal)
    }

    /// Escapes of unreserved characters are undone, others are in upper case.
    ///
    /// Dot segments are refused instead of resolved: who sends them means to be read in two ways.
    private static func normalized(_ path: [UInt8]) -> String? {
        var result: [UInt8] = []
        var index = 0
        while index < path.count {
            let byte = path[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < path.count, let high = hexValue(path[index + 1]), let low = hexValue(path[index + 2])
                else { return nil }
                let value = high << 4 | low
                if isUnreserved(value) {
                    result.append(value)
                } else {
                    result += [byte] + [high, low].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 }
                }
                index += 3
            } else {
                guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") else { return nil }
                result.append(byte)
                index += 1
            }
        }
        let text = String(decoding: result, as: UTF8.self)
        guard !text.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else { return nil }
        return text
    }

    private static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
