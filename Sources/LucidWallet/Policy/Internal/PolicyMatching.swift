// SPDX-License-Identifier: Apache-2.0
import LucidSigning

extension SigningPolicy {
    /// Whether it limits what is spent in a time.
    package var hasWindows: Bool { (native + tokens).contains { !$0.windows.isEmpty } }

    /// The rule of an asset, and its place in the document.
    func rule(for asset: Asset) -> (name: String, rule: AssetRule)? {
        let (rules, place) = asset.token == nil ? (native, "native") : (tokens, "tokens")
        guard let index = rules.firstIndex(where: { $0.asset == asset }) else { return nil }
        return ("\(place)[\(index)]", rules[index])
    }

    /// Whether a decision may depend on what was signed before.
    package func needsLedger(for intent: SigningIntent) -> Bool {
        var assets = intent.moves.map(\.asset)
        if intent.fees != nil, let chain = intent.chain { assets.append(.native(chain)) }
        return assets.contains { rule(for: $0)?.rule.windows.isEmpty == false }
    }
}

extension SigningPolicy.CallRule {
    func matches(_ call: ContractCall) -> Bool {
        to == call.to && (selectors.map { $0.contains(call.selector) } ?? true)
    }
}

extension SigningPolicy.TypedDataPattern {
    /// Types that approve, move or delegate, by the start of their names.
    static let valuable = [
        "permit", "transfer", "receivewith", "cancelauthorization", "safe", "order", "useroperation",
        "packeduseroperation", "metatransaction", "forwardrequest", "delegation", "authorization", "dydx",
    ]

    static func isValuable(_ primaryType: String) -> Bool {
        let name = primaryType.lowercased()
        return valuable.contains { name.hasPrefix($0) }
    }

    func matches(_ subject: TypedDataSubject) -> Bool {
        func same(_ a: String?, _ b: String?) -> Bool { a.map { $0.utf8.elementsEqual((b ?? "").utf8) } ?? true }
        guard primaryType.utf8.elementsEqual(subject.primaryType.utf8) else { return false }
        // A name that can move value is not enough: the whole type must be the one that was looked at.
        if encodedType == nil && Self.isValuable(subject.primaryType) { return false }
        return same(encodedType, subject.encodedType) && same(name, subject.domain.name)
            && same(version, subject.domain.version)
            && (verifyingContract.map { $0 == subject.domain.verifyingContract } ?? true)
    }
}

extension SigningPolicy.SignInDomain {
    func matches(_ message: SignInMessage) -> Bool {
        guard domain.utf8.elementsEqual(message.domain.utf8) else { return false }
        let uri = message.uri.utf8
        return ["https://", "http://"].contains { scheme in
            let origin = Array((scheme + domain).utf8)
            guard uri.starts(with: origin) else { return false }
            let rest = uri.dropFirst(origin.count).first
            return rest.map { "/?#".utf8.contains($0) } ?? true
        }
    }
}

extension SigningPolicy.MessagePattern {
    /// Greedy with one step back to the last `*`: linear in the text for each star.
    func matches(_ text: String) -> Bool {
        let (pattern, text) = (Array(pattern.utf8), Array(text.utf8))
        var (p, t) = (0, 0)
        var star: (p: Int, t: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] {
                (p, t) = (p + 1, t + 1)
            } else if let last = star, text[last.t] != UInt8(ascii: "\n") {
                star = (last.p, last.t + 1)
                (p, t) = (last.p + 1, last.t + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}

/// Text from a payload in a reason.
enum PolicyText {
    /// At most `limit` characters, none of which can move a terminal's cursor.
    static func shown(_ text: String, limit: Int = 64) -> String {
        let shown = text.unicodeScalars.prefix(limit).map { scalar in
            scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7f ? String(scalar) : "?"
        }
        return shown.joined() + (text.unicodeScalars.count > limit ? "…" : "")
    }
}
