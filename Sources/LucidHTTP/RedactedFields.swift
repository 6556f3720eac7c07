// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes

/// Which header values never reach a log, and how the others are written there.
package struct RedactedFields: Sendable {
    /// What stands for a value that is not shown.
    package static let mask = "<redacted>"

    private static let names: Set<String> = ["authorization", "cookie", "set-cookie", "proxy-authorization"]
    private static let fragments = ["token", "secret", "key", "password", "signature"]

    /// Whether the value of `name` is hidden.
    package static func hides(_ name: HTTPField.Name) -> Bool {
        let name = name.canonicalName
        return names.contains(name) || fragments.contains { name.contains($0) }
    }

    /// `field` as `name: value`, fit for one line of a log.
    ///
    /// Hidden values are masked; of an address only what stands before the question mark or the hash is kept; control characters
    /// are escaped and long values cut to 256 characters.
    package static func printable(_ field: HTTPField) -> String {
        guard !hides(field.name) else { return "\(field.name): \(mask)" }
        let value = field.value
        guard let cut = value.firstIndex(where: { $0 == "?" || $0 == "#" }) else {
            return "\(field.name): \(printable(value))"
        }
        return "\(field.name): \(printable(String(value[..<cut])))…"
    }

    /// `text` without control characters and newlines, at most 256 characters of it.
    package static func printable(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars.prefix(256) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.count > 256 ? result + "…" : result
    }
}
