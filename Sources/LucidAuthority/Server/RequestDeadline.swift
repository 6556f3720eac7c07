// SPDX-License-Identifier: Apache-2.0

import LucidHTTP
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The `Request-Deadline` header: after this time of the server the caller no longer waits, and the request must have no
/// effect.
enum RequestDeadline {
    /// Refuses a request whose deadline has passed at `now`.
    static func check(_ text: String?, now: Date) throws(AuthorityError) {
        guard let text else { return }
        guard let deadline = date(text) else {
            throw AuthorityError(
                .invalidRequest,
                message: "Request-Deadline is whole seconds since 1970, an HTTP date, or an RFC 3339 time")
        }
        guard now <= deadline else {
            throw AuthorityError(
                .deadlinePassed, message: "the request arrived after its deadline and was not looked at")
        }
    }

    private static func date(_ text: String) -> Date? {
        if !text.isEmpty, text.utf8.count <= 12, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Int64(text).map(Date.init(wholeSeconds:))
        }
        return RFC3339.parse(text) ?? HTTPDate.parse(text)
    }
}
