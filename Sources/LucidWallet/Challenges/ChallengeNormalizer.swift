// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// Finds what a challenge's payload asks to have signed, in all the shapes that are in use.
public enum ChallengeNormalizer {
    /// What the payload asks to have signed.
    ///
    /// Typed data is an object `typed_data` or `typedData` with types, domain, message and a primary type. Else the
    /// message is: the payload itself if it is text; its member `message` or `payload` if that is text; the joined
    /// `parts`; the sorted JSON of any other object or array (RFC 8785). Numbers, booleans, null and empty text are
    /// nothing. A payload hash is never looked at.
    public static func content(of payload: JSONValue?) -> NormalizedChallenge.Content {
        if let typedData = typedData(in: payload) { return .typedData(typedData) }
        return message(of: payload).map { .message($0) } ?? .none
    }

    /// The message of a payload, typed data aside; nil if there is none.
    public static func message(of payload: JSONValue?) -> String? {
        switch payload {
        case .string(let text): return text.isEmpty ? nil : text
        case .object(let object):
            if let text = object["message"]?.stringValue ?? object["payload"]?.stringValue { return text }
            if let parts = object["parts"]?.arrayValue {
                let text = joined(parts)
                if !text.isEmpty { return text }
            }
            return stableText(.object(object))
        case .array(let items): return stableText(.array(items))
        case .null, .bool, .number, nil: return nil
        }
    }

    /// Whether a server would read the text as bytes: `0x` and hex digits only, spaces around it aside.
    public static func isHex(_ text: String) -> Bool {
        var trimmed = Substring(text)
        while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        guard trimmed.hasPrefix("0x") else { return false }
        return trimmed.dropFirst(2).unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
    }

    private static func joined(_ parts: [JSONValue]) -> String {
        var text = ""
        for part in parts {
            if let plain = part.stringValue ?? part.objectValue?["text"]?.stringValue { text += plain }
        }
        return text
    }

    private static func stableText(_ value: JSONValue) -> String? {
        guard let bytes = try? value.canonical() else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func typedData(in payload: JSONValue?) -> JSONValue? {
        guard let object = payload?.objectValue else { return nil }
        for name in ["typed_data", "typedData"] {
            guard let value = object[name], let inner = value.objectValue else { continue }
            let hasPrimaryType = (inner["primary_type"] ?? inner["primaryType"])?.stringValue != nil
            let hasRest = ["types", "domain", "message"].allSatisfy { inner[$0]?.objectValue != nil }
            if hasPrimaryType && hasRest { return value }
        }
        return nil
    }
}
