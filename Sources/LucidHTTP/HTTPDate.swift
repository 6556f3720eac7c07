// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// Dates in HTTP fields (RFC 9110, section 5.6.7), to the second, UTC.
package struct HTTPDate: Hashable, Sendable {
    private static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads the fixed form and the two obsolete ones; nil for anything else, a wrong day of the week included.
    ///
    /// - Parameters:
    ///   - text: The field's value.
    ///   - now: Decides the century of a two-digit year: never more than 50 years ahead.
    package static func parse(_ text: String, now: Date = Date(timeIntervalSince1970: 1_767_225_600)) -> Date? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if words.count == 6, words[2].isEmpty {  // Sun Nov  6 08:49:37 1994
            guard words[3].utf8.count == 1 else { return nil }
            return date(day: "0" + words[3], month: words[1], year: words[5], time: words[4], weekday: words[0])
        }
        if words.count == 5 {  // Sun Nov 16 08:49:37 1994
            guard !words[2].hasPrefix("0") else { return nil }
            return date(day: words[2], month: words[1], year: words[4], time: words[3], weekday: words[0])
        }
        guard words.last == "GMT", words[0].hasSuffix(",") else { return nil }
        let weekday = String(words[0].dropLast())
        if words.count == 6 {  // Sun, 06 Nov 1994 08:49:37 GMT
            return date(day: words[1], month: words[2], year: words[3], time: words[4], weekday: weekday)
        }
        guard words.count == 4 else { return nil }  // Sunday, 06-Nov-94 08:49:37 GMT
        let parts = words[1].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let short = digits(parts[2], count: 2), let long = days.first(where: { $0 == weekday })
        else { return nil }
        let thisYear = civil(fromDay: wholeSeconds(now) / 86_400).year
        var year = thisYear - thisYear % 100 + short
        if year > thisYear + 50 { year -= 100 }
        let padded = String(String(10_000 + year).dropFirst())
        return date(day: parts[0], month: parts[1], year: padded, time: words[2], weekday: String(long.prefix(3)))
    }

    /// Writes the fixed form, `Sun, 06 Nov 1994 08:49:37 GMT`; fractions of a second are dropped, and what lies
    /// outside the years 1 to 9999 is drawn to the nearer end.
    package static func format(_ date: Date) -> String {
        let seconds = wholeSeconds(date)
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - day * 86_400
        let (year, month, dayOfMonth) = civil(fromDay: day)
        let weekday = days[((day + 4) % 7 + 7) % 7].prefix(3)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(weekday), \(two(dayOfMonth)) \(months[month - 1]) \(String(10_000 + year).dropFirst()) "
            + "\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60)) GMT"
    }

    private static func date(day: String, month: String, year: String, time: String, weekday: String) -> Date? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { digits(String($0), count: 2) }
        guard let dayOfMonth = digits(day, count: 2), let monthIndex = months.firstIndex(of: month),
            let fullYear = digits(year, count: 4), fullYear > 0, clock.count == 3,
            let hour = clock[0], let minute = clock[1], let second = clock[2],
            hour < 24, minute < 60, second <= 60
        else { return nil }
        let number = dayNumber(year: fullYear, month: monthIndex + 1, day: dayOfMonth)
        guard civil(fromDay: number) == (fullYear, monthIndex + 1, dayOfMonth),
            days[((number + 4) % 7 + 7) % 7].prefix(3) == weekday
        else { return nil }
        return Date(timeIntervalSince1970: Double(number * 86_400 + hour * 3_600 + minute * 60 + second))
    }

    private static func digits(_ text: String, count: Int) -> Int? {
        guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func wholeSeconds(_ date: Date) -> Int {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        guard seconds > -62_135_596_800 else { return -62_135_596_800 }  // not-a-number ends here, too
        return Int(min(seconds, 253_402_300_799))
    }

    // Days from 1970-01-01 in the proleptic Gregorian calendar; years are counted from March, so that the leap day
    // is the last one.
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    }

    private static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
