// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Scheme, host and port: what a token is bound to and what a connection is made to.
///
/// Two spellings of one origin (case, default port) are equal.
package struct HTTPOrigin: Hashable, Sendable, CustomStringConvertible {
    /// `http` or `https`.
    package let scheme: String
    /// Lower case; an IPv6 address without its brackets.
    package let host: String
    /// 1 to 65535.
    package let port: Int

    /// Reads `scheme://host[:port]`, nothing after it; nil if it is anything else.
    package init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = text[colon...]
        guard rest.hasPrefix("://") else { return nil }
        self.init(scheme: String(text[..<colon]), authority: String(rest.dropFirst(3)))
    }

    /// Reads a scheme and an authority (RFC 3986, section 3.2, without user information).
    package init?(scheme: String, authority: String) {
        let scheme = Self.lowercased(scheme[...])
        guard scheme == "https" || scheme == "http" else { return nil }
        let host: Substring
        let portText: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            portText = rest.isEmpty ? nil : rest.dropFirst()
            guard ipv6Bytes(host) != nil else { return nil }
        } else {
            let colon = authority.utf8.firstIndex(of: UInt8(ascii: ":"))
            host = authority[..<(colon ?? authority.endIndex)]
            portText = colon.map { authority[authority.utf8.index(after: $0)...] }
            guard (1...253).contains(host.utf8.count), host.utf8.allSatisfy(isHostCharacter) else { return nil }
        }
        var port = scheme == "https" ? 443 : 80
        if let portText {
            guard (1...5).contains(portText.utf8.count), portText.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(portText), (1...65_535).contains(number)
            else { return nil }
            port = number
        }
        self.scheme = scheme
        self.host = Self.lowercased(host)
        self.port = port
    }

    /// Most names are in lower case already.
    private static func lowercased(_ text: Substring) -> String {
        text.utf8.contains { (0x41...0x5A).contains($0) } ? text.lowercased() : String(text)
    }

    /// The origin that `request` goes to.
    package init(of request: HTTPRequest) throws(TransportError) {
        guard let origin = Self(scheme: request.scheme ?? "", authority: request.authority ?? "") else {
            throw TransportError(
                .invalidRequest, outcome: .unsent,
                message: "the request has no usable scheme and host: give a base URL such as https://host:port")
        }
        self = origin
    }

    /// The host as it stands in a URL: an IPv6 address in brackets.
    package var urlHost: String { host.contains(":") ? "[\(host)]" : host }

    /// `host:port`, for messages.
    package var endpoint: String { "\(urlHost):\(port)" }

    /// `scheme://host[:port]`, lower case, without the default port.
    package var description: String {
        port == (scheme == "https" ? 443 : 80) ? "\(scheme)://\(urlHost)" : "\(scheme)://\(endpoint)"
    }

    /// Whether traffic to it stays on this machine: `localhost`, 127.0.0.0/8 in dotted decimal, or ::1.
    package var isLoopback: Bool { host == "localhost" || Self.isLoopbackAddress(host) }

    /// Whether `text` is a loopback address in its usual textual form.
    package static func isLoopbackAddress(_ text: String) -> Bool {
        if text == "127.0.0.1" || text == "::1" { return true }
        if let bytes = ipv6Bytes(text) { return bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1 }
        var address = in_addr()
        guard inet_pton(AF_INET, text, &address) == 1 else { return false }
        return withUnsafeBytes(of: address) { $0.first } == 127
    }
}

private func isHostCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        true
    default: false
    }
}

private func ipv6Bytes(_ text: some StringProtocol) -> [UInt8]? {
    var address = in6_addr()
    guard text.contains(":"), inet_pton(AF_INET6, String(text), &address) == 1 else { return nil }
    return withUnsafeBytes(of: address) { Array($0) }
}
