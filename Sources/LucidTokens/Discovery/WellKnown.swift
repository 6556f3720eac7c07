// SPDX-License-Identifier: Apache-2.0
package import LucidHTTP

/// Where a well-known document of an identifier lies: the suffix goes between host and path (RFC 8414 section 3.1,
/// RFC 9728 section 3.1).
package enum WellKnown {
    /// The path: `/.well-known/NAME` and the path of `identifier`, without a slash at its end.
    ///
    /// Nil unless the identifier is `http` or `https`, without query and fragment, with a path in plain characters.
    package static func path(_ name: String, of identifier: String) -> String? {
        split(identifier).map { "/.well-known/\(name)\($0.path)" }
    }

    /// The absolute URL of that path.
    package static func url(_ name: String, of identifier: String) -> String? {
        split(identifier).map { "\($0.origin)/.well-known/\(name)\($0.path)" }
    }

    /// Origin and path of an identifier; the path is empty or begins with a slash and does not end with one.
    package static func split(_ identifier: String) -> (origin: HTTPOrigin, path: String)? {
        guard let scheme = identifier.firstRange(of: "://") else { return nil }
        let slash = identifier[scheme.upperBound...].firstIndex(of: "/") ?? identifier.endIndex
        guard let origin = HTTPOrigin(String(identifier[..<slash])) else { return nil }
        var path = identifier[slash...]
        if path.last == "/" { path = path.dropLast() }
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = path.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._~/".utf8.contains(byte)
            }
        }
        guard isPlain, path.isEmpty || segments.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            return nil
        }
        return (origin, String(path))
    }
}
