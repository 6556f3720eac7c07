// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct HTTPDateTests {
    // RFC 9110, section 5.6.7: the three forms of one moment.
    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
    func `the fixed form and the two obsolete ones are read`(text: String) {
        #expect(HTTPDate.parse(text) == Date(timeIntervalSince1970: 784_111_777))
    }

    @Test(arguments: [
        ("Wed, 16 Nov 1994 08:49:37 GMT", 784_975_777.0), ("Wed Nov 16 08:49:37 1994", 784_975_777),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
        ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800), ("Mon, 01 Jan 0001 00:00:00 GMT", -62_135_596_800),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799), ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
    ])
    func `moments are exact`(text: String, seconds: Double) {
        #expect(HTTPDate.parse(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", " ", "0", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 +0000",
        "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT", "Wed, 29 Feb 1900 00:00:00 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 1994 8:49:37 GMT",
        "Sun, 06 Nov 19940 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT",
        "Sun, ٠٦ Nov 1994 08:49:37 GMT", "Sun,  06 Nov 1994 08:49:37 GMT", "Sun Nov 6 08:49:37 1994",
        "Sun Nov 06 08:49:37 1994", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT",
        "Sunday, 06-Nov-94-1 08:49:37 GMT", "Sun, 06 Nov 0000 08:49:37 GMT", "\u{0}", "Sun, 06 Nov 1994 08:49 GMT",
    ])
    func `anything else is refused`(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }

    @Test func `a two-digit year is at most fifty years ahead`() {
        let now = Date(timeIntervalSince1970: 1_767_225_600)  // 2026
        #expect(
            HTTPDate.parse("Friday, 01-May-76 00:00:00 GMT", now: now) == Date(timeIntervalSince1970: 3_355_516_800))
        #expect(HTTPDate.parse("Sunday, 01-May-77 00:00:00 GMT", now: now) == Date(timeIntervalSince1970: 231_292_800))
    }

    @Test func `what is written is read back, day by day`() {
        for day in stride(from: -719_162, through: 2_932_896, by: 997) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400 + Double((day & 0xFFFF) % 86_400))
            #expect(HTTPDate.parse(HTTPDate.format(date)) == date)
        }
        #expect(HTTPDate.format(Date(timeIntervalSince1970: 784_111_777.9)) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(arguments: [
        (1e300, "Fri, 31 Dec 9999 23:59:59 GMT"), (-1e300, "Mon, 01 Jan 0001 00:00:00 GMT"),
        (.nan, "Mon, 01 Jan 0001 00:00:00 GMT"), (.infinity, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func `moments beyond the calendar are drawn to its ends`(seconds: Double, text: String) {
        #expect(HTTPDate.format(Date(timeIntervalSince1970: seconds)) == text)
    }
}
