// SPDX-License-Identifier: Apache-2.0

/// The parts of RFC 3986 that sign-in messages need, on bytes.
enum URISyntax {
    typealias Bytes = ArraySlice<UInt8>

    /// Whether it is a `URI`: a scheme, a colon and the rest.
    static func isURI(_ text: some Sequence<UInt8>) -> Bool {
        let bytes = Bytes(Array(text))
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), isScheme(bytes[..<colon]) else { return false }
        let (beforeFragment, fragment) = cut(bytes[(colon + 1)...], at: UInt8(ascii: "#"))
        let (hierarchy, query) = cut(beforeFragment, at: UInt8(ascii: "?"))
        guard isMade(of: isQueryByte, fragment ?? []), isMade(of: isQueryByte, query ?? []) else { return false }
        guard hierarchy.starts(with: "//".utf8) else { return isMade(of: isPathByte, hierarchy) }
        let rest = hierarchy.dropFirst(2)
        let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        return isAuthority(rest[..<slash], allowsEmptyHost: true) && isMade(of: isPathByte, rest[slash...])
    }

    /// Whether it is a letter and then letters, digits, `+`, `-` and `.`.
    static func isScheme(_ text: some Collection<UInt8>) -> Bool {
        guard let first = text.first, isLetter(first) else { return false }
        return text.allSatisfy { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }
    }

    /// Whether it is `[userinfo@]host[:port]`.
    static func isAuthority(_ text: some Sequence<UInt8>, allowsEmptyHost: Bool = false) -> Bool {
        var rest = Bytes(Array(text))
        if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
            guard isMade(of: { isRegularNameByte($0) || $0 == UInt8(ascii: ":") }, rest[..<at]) else { return false }
            rest = rest[(at + 1)...]
        }
        if rest.first == UInt8(ascii: "[") {
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let literal = rest[(rest.startIndex + 1)..<close]
            return (isIPv6(literal) || isFutureAddress(literal)) && isPort(rest[(close + 1)...])
        }
        let colon = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
        let host = rest[..<colon]
        return (allowsEmptyHost || !host.isEmpty) && isMade(of: isRegularNameByte, host) && isPort(rest[colon...])
    }

    /// Whether it is any number of `pchar`.
    static func isPathCharacters(_ text: some Sequence<UInt8>) -> Bool {
        isMade(of: { isPathByte($0) && $0 != UInt8(ascii: "/") }, Bytes(Array(text)))
    }

    /// Whether a byte is reserved or unreserved, so without percent signs.
    static func isReservedOrUnreserved(_ byte: UInt8) -> Bool {
        isRegularNameByte(byte) || ":/?#[]@".utf8.contains(byte)
    }

    private static func cut(_ text: Bytes, at byte: UInt8) -> (Bytes, Bytes?) {
        guard let index = text.firstIndex(of: byte) else { return (text, nil) }
        return (text[..<index], text[(index + 1)...])
    }

    /// Whether each byte is one of a class or starts a percent-encoded byte.
    private static func isMade(of isAllowed: (UInt8) -> Bool, _ text: Bytes) -> Bool {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%") {
                guard text.endIndex - index > 2, nibble(text[index + 1]) != nil, nibble(text[index + 2]) != nil else {
                    return false
                }
                index += 3
            } else {
                guard isAllowed(text[index]) else { return false }
                index += 1
            }
        }
        return true
    }

    /// Nothing, or a colon and digits.
    private static func isPort(_ text: Bytes) -> Bool {
        text.isEmpty || text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy(isDigit)
    }

    private static func isFutureAddress(_ text: Bytes) -> Bool {
        guard let first = text.first, first == UInt8(ascii: "v") || first == UInt8(ascii: "V"),
            let dot = text.firstIndex(of: UInt8(ascii: "."))
        else { return false }
        let version = text[(text.startIndex + 1)..<dot]
        let rest = text[(dot + 1)...]
        return !version.isEmpty && version.allSatisfy { nibble($0) != nil } && !rest.isEmpty
            && rest.allSatisfy { isRegularNameByte($0) || $0 == UInt8(ascii: ":") }
    }

    private static func isIPv6(_ text: Bytes) -> Bool {
        let colon = UInt8(ascii: ":")
        var groups = text.split(separator: colon, omittingEmptySubsequences: false)
        guard groups.count >= 3 else { return false }
        // A leading or trailing `::` leaves one empty group too many.
        if groups[0].isEmpty {
            guard groups[1].isEmpty else { return false }
            groups.removeFirst()
        }
        if let last = groups.last, last.isEmpty {
            guard groups.count >= 2, groups[groups.count - 2].isEmpty else { return false }
            groups.removeLast()
        }
        let gaps = groups.count { $0.isEmpty }
        var width = groups.count - gaps
        if let last = groups.last, last.contains(UInt8(ascii: ".")) {
            guard isIPv4(last) else { return false }
            groups.removeLast()
            width += 1
        }
        let areDigits = groups.allSatisfy { $0.count <= 4 && $0.allSatisfy { nibble($0) != nil } }
        return areDigits && (gaps == 0 ? width == 8 : gaps == 1 && width <= 7)
    }

    private static func isIPv4(_ text: Bytes) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(isDigit) && (part.count == 1 || part.first != 48)
                    && part.reduce(0) { $0 * 10 + Int($1) - 48 } <= 255
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// unreserved or sub-delims.
    private static func isRegularNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "-._~!$&'()*+,;=".utf8.contains(byte)
    }

    private static func isPathByte(_ byte: UInt8) -> Bool { isRegularNameByte(byte) || ":@/".utf8.contains(byte) }

    private static func isQueryByte(_ byte: UInt8) -> Bool { isPathByte(byte) || byte == UInt8(ascii: "?") }
}
