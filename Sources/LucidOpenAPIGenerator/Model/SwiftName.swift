// SPDX-License-Identifier: Apache-2.0

/// Swift names for wire names.
package enum SwiftName {
    /// `access_token` → `accessToken`, `X-Request-Id` → `xRequestId`, `utf-8` → `utf8`.
    package static func member(_ wireName: String) -> String {
        let words = words(wireName)
        guard let first = words.first else { return "_empty" }
        var name = lowered(first) + words.dropFirst().map(raised).joined()
        if let digit = name.first, digit.isNumber { name = "_" + name }
        if name == "self" || name == "Type" || name == "init" { return name + "_" }
        return reserved.contains(name) ? "`\(name)`" : name
    }

    /// `issueAgentChallenge` → `IssueAgentChallenge`.
    package static func type(_ wireName: String) -> String { words(wireName).map(raised).joined() }

    /// `listAgents` → `list-agents`, `AgentAuth` → `agent-auth`, `A2A` → `a2a`, `include_revoked` → `include-revoked`.
    package static func word(_ wireName: String) -> String {
        var result = ""
        var previous: Character = "-"
        let name = words(wireName).joined(separator: "-")
        for (index, character) in name.enumerated() {
            let next = name.dropFirst(index + 1).first
            let begins = character.isUppercase && (previous.isLowercase || next?.isLowercase == true) && previous != "-"
            if begins { result += "-" }
            result += character.lowercased()
            previous = character
        }
        return result
    }

    /// Whether `name` can be a Swift type as it is.
    package static func isType(_ name: String) -> Bool {
        guard let first = name.first, first.isASCII, first.isUppercase else { return false }
        return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private static func words(_ text: String) -> [Substring] {
        text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    }

    private static func raised(_ word: Substring) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// `WWW` → `www`, `JSONWebKey` → `jsonWebKey`, `Request` → `request`, `baseUrl` as it is.
    private static func lowered(_ word: Substring) -> String {
        let capitals = word.prefix { $0.isUppercase }.count
        if capitals == word.count { return word.lowercased() }
        let count = capitals > 1 ? capitals - 1 : capitals
        return word.prefix(count).lowercased() + word.dropFirst(count)
    }

    private static let reserved: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
        "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import",
        "in", "inout", "internal", "is", "let", "nil", "operator", "private", "protocol", "public", "repeat",
        "rethrows", "return", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
        "typealias", "var", "where", "while",
    ]
}
