// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

extension HTTPResponse {
    /// Seconds that the server asks to wait (`Retry-After`, RFC 9110, section 10.2.3), clamped to 1 to 3600.
    ///
    /// A date is measured against the answer's own `Date` if it has one, so that a wrong clock here does no harm.
    /// Nil if the field is missing or is neither a number nor a date.
    package func retryAfter(wallNow: Date) -> Double? {
        guard let value = headerFields[.retryAfter] else { return nil }
        if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return min(max(Double(value) ?? 3_600, 1), 3_600)
        }
        guard let date = HTTPDate.parse(value, now: wallNow) else { return nil }
        let serverNow = headerFields[.date].flatMap { HTTPDate.parse($0, now: wallNow) } ?? wallNow
        return min(max(date.timeIntervalSince(serverNow), 1), 3_600)
    }
}
