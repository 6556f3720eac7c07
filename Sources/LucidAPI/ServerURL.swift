// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

/// Where a server listens: scheme, host, port and a path prefix, checked.
///
/// It holds no user information, no query and no fragment. Two spellings of one origin are equal.
public struct ServerURL: Hashable, Sendable, CustomStringConvertible {
    private let parsed: HTTPOrigin
    /// The path prefix, percent-encoded, without a slash at its end; empty if there is none.
    public let pathPrefix: String

    /// Reads `https://host[:port][/prefix]`, or the same with `http`.
    ///
    /// - Throws: ``APIError`` with ``APIError/Code/invalidServerURL``.
    public init(_ text: String) throws(APIError) {
        guard let (origin, prefix) = Self.parse(text) else {
            throw APIError(
                .invalidServerURL,
                message: "the server URL must look like https://host, https://host:port or https://host/prefix, "
                    + "without a user, a query or a fragment")
        }
        parsed = origin
        pathPrefix = prefix
    }

    /// `http` or `https`.
    public var scheme: String { parsed.scheme }

    /// `host`, or `host:port` if the port is not the scheme's own; lower case.
    public var authority: String { String(origin.dropFirst(scheme.count + 3)) }

    /// `https://host` or `https://host:port`; lower case, without the default port.
    ///
    /// Tokens are bound to it.
    public var origin: String { parsed.description }

    /// Whether traffic to it stays on this machine: `localhost`, 127.0.0.0/8 or ::1.
    public var isLoopback: Bool { parsed.isLoopback }

    /// The whole URL, without a slash at its end.
    public var description: String { origin + pathPrefix }

    private static func parse(_ text: String) -> (HTTPOrigin, String)? {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !text.contains("?"), !text.contains("#"),
            let colon = text.firstRange(of: "://")
        else { return nil }
        let rest = text[colon.upperBound...]
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard let origin = HTTPOrigin(scheme: String(text[..<colon.lowerBound]), authority: String(rest[..<slash]))
        else { return nil }
        var prefix = rest[slash...]
        while prefix.hasSuffix("/") { prefix = prefix.dropLast() }
        for segment in prefix.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let plain = PercentEncoding.decode(segment), !["", ".", ".."].contains(plain) else { return nil }
        }
        return (origin, String(prefix))
    }
}
