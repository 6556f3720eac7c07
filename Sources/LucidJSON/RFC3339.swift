// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Times as RFC 3339 text, in the proleptic Gregorian calendar.
public enum RFC3339 {
    private static let secondsADay = 86_400

    /// The time `text` names, or nil if it is not an RFC 3339 `date-time` or names a day that does not exist.
    ///
    /// Any number of fraction digits is taken, nine of them are used. A leap second is taken where one can be, in the
    /// last minute of a day in UTC, and is the same time as the second after it.
    public static func parse(_ text: String) -> Date? {
        var reader = Reader(text)
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
            let day = reader.number(2), reader.skip("T", or: "t"), let hour = reader.number(2), reader.skip(":"),
            let minute = reader.number(2), reader.skip(":"), let second = reader.number(2),
            let nanoseconds = reader.fraction(), let zone = reader.zone(), reader.isAtEnd,
            (1...12).contains(month), (1...daysInMonth(month, of: year)).contains(day), hour < 24, minute < 60,
            second <= 60
        else { return nil }
        let seconds = days(year, month, day) * secondsADay + hour * 3600 + minute * 60 + second - zone
        guard second < 60 || seconds.isMultiple(of: secondsADay) else { return nil }
        return Date(timeIntervalSince1970: Double(seconds) + Double(nanoseconds) / 1e9)
    }

    /// The text of `date` in UTC: `2026-01-02T03:04:05Z`, with milliseconds unless they are zero.
    ///
    /// The time is rounded to the nearest millisecond and held within the years 0000 to 9999.
    public static func format(_ date: Date) -> String {
        let first = days(0, 1, 1) * secondsADay * 1000
        let last = days(10_000, 1, 1) * secondsADay * 1000 - 1
        let rounded = (date.timeIntervalSince1970 * 1000).rounded()
        let total = rounded >= Double(first) ? (rounded <= Double(last) ? Int(rounded) : last) : first
        let (day, time) = floorDivide(total, secondsADay * 1000)
        let (year, month, dayOfMonth) = civil(day)
        let (seconds, milliseconds) = (time / 1000, time % 1000)
        let calendarDay = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
        let clock = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        return "\(calendarDay)T\(clock)\(milliseconds == 0 ? "" : "." + padded(milliseconds, 3))Z"
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days before January of `year`, from year 0.
    private static func daysBefore(_ year: Int) -> Int {
        year == 0 ? 0 : 365 * year + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1
    }

    /// The days from 1970-01-01.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let months = (1..<month).reduce(0) { $0 + daysInMonth($1, of: year) }
        return daysBefore(year) - daysBefore(1970) + months + day - 1
    }

    /// The date of a day counted from 1970-01-01, in the years 0 to 9999.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let fromZero = day + daysBefore(1970)
        var year = fromZero / 366
        while daysBefore(year + 1) <= fromZero { year += 1 }
        var rest = fromZero - daysBefore(year)
        var month = 1
        while rest >= daysInMonth(month, of: year) {
            rest -= daysInMonth(month, of: year)
            month += 1
        }
        return (year, month, rest + 1)
    }
}

extension RFC3339 {
    /// Steps through the ASCII text.
    private struct Reader {
        private var rest: Substring.UTF8View

        init(_ text: String) {
            rest = text[...].utf8
        }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func skip(_ byte: Unicode.Scalar, or other: Unicode.Scalar? = nil) -> Bool {
            guard let found = rest.first, found == UInt8(ascii: byte) || found == other.map(UInt8.init(ascii:)) else {
                return false
            }
            rest.removeFirst()
            return true
        }

        mutating func digit() -> Int? {
            guard let byte = rest.first, JSONByte.isDigit(byte) else { return nil }
            rest.removeFirst()
            return Int(byte - JSONByte.zero)
        }

        mutating func number(_ count: Int) -> Int? {
            var value = 0
            for _ in 0..<count {
                guard let digit = digit() else { return nil }
                value = value * 10 + digit
            }
            return value
        }

        /// The nanoseconds; 0 if there is no fraction, nil if there is only its point.
        mutating func fraction() -> Int? {
            guard skip(".") else { return 0 }
            guard var value = digit() else { return nil }
            var places = 1
            while let digit = digit() {
                guard places < 9 else { continue }
                value = value * 10 + digit
                places += 1
            }
            for _ in places..<9 { value *= 10 }
            return value
        }

        /// The offset from UTC in seconds.
        mutating func zone() -> Int? {
            if skip("Z", or: "z") { return 0 }
            let isEast = skip("+")
            guard isEast || skip("-"), let hour = number(2), skip(":"), let minute = number(2), hour < 24, minute < 60
            else { return nil }
            return (isEast ? 1 : -1) * (hour * 3600 + minute * 60)
        }
    }
}
