// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct `RFC 3339` {
    // RFC 3339 section 5.8 and dates worked out with Python's datetime.
    @Test(arguments: [
        ("1985-04-12T23:20:50.52Z", 482_196_050.52), ("1996-12-19T16:39:57-08:00", 851_042_397),
        ("1990-12-31T23:59:60Z", 662_688_000), ("1990-12-31T15:59:60-08:00", 662_688_000),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_172.13), ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01t00:00:00z", 0), ("2000-02-29T00:00:00Z", 951_782_400), ("1900-03-01T00:00:00Z", -2_203_891_200),
        ("0001-01-01T00:00:00Z", -62_135_596_800), ("9999-12-31T23:59:59Z", 253_402_300_799),
        ("2026-01-02T03:04:05.000Z", 1_767_323_045), ("2026-01-02T03:04:05.123456789012Z", 1_767_323_045.123456789),
        ("2026-01-02T03:04:05-00:00", 1_767_323_045), ("0000-01-01T00:00:00Z", -62_167_219_200),
    ])
    func `times of the standard are read`(text: String, seconds: Double) {
        #expect(RFC3339.parse(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "2026-01-02", "2026-01-02T03:04:05", "2026-01-02 03:04:05Z", "2026-01-02T03:04Z", "2026-01-02T03:04:05.Z",
        "2026-01-02T03:04:05+0000", "2026-01-02T03:04:05+00", "2026-01-02T03:04:05+24:00", "2026-01-02T03:04:05+00:60",
        "2026-13-02T03:04:05Z", "2026-00-02T03:04:05Z", "2026-01-32T03:04:05Z", "2026-01-00T03:04:05Z",
        "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-02T24:00:00Z",
        "2026-01-02T03:60:05Z", "2026-01-02T03:04:60Z", "2026-01-02T03:04:61Z", "2026-01-02T03:04:05Z ",
        " 2026-01-02T03:04:05Z", "2026-01-02T03:04:05ZZ", "26-01-02T03:04:05Z", "+2026-01-02T03:04:05Z",
        "２026-01-02T03:04:05Z", "2026-1-2T3:4:5Z", "1767323045", "2026-01-02T03:04:05,5Z", "-001-01-01T00:00:00Z",
    ])
    func `anything else is not a time`(text: String) {
        #expect(RFC3339.parse(text) == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_767_323_045, "2026-01-02T03:04:05Z"),
            (1_767_323_045.5, "2026-01-02T03:04:05.500Z"), (1_767_323_045.0004, "2026-01-02T03:04:05Z"),
            (1_767_323_045.9996, "2026-01-02T03:04:06Z"), (1_767_323_045.001, "2026-01-02T03:04:05.001Z"),
            (-0.001, "1969-12-31T23:59:59.999Z"), (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
            (1e18, "9999-12-31T23:59:59.999Z"), (-1e18, "0000-01-01T00:00:00Z"),
            (.infinity, "9999-12-31T23:59:59.999Z"),
            (.nan, "0000-01-01T00:00:00Z"),
        ] as [(Double, String)])
    func `times are written in UTC, with milliseconds only if there are any`(seconds: Double, text: String) {
        #expect(RFC3339.format(Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test(arguments: [41, 42] as [UInt64])
    func `a time of whole milliseconds reads back`(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<500 {
            let milliseconds = Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator)
            let date = Date(timeIntervalSince1970: Double(milliseconds / 1000) + Double(milliseconds % 1000) / 1000)
            let text = RFC3339.format(date)
            #expect(RFC3339.parse(text).map(RFC3339.format) == text)
            let difference = RFC3339.parse(text)?.timeIntervalSince(date) ?? .infinity
            #expect(abs(difference) < 0.000_1)
        }
    }
}
