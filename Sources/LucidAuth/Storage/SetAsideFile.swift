// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A stored credential that could not be read and was renamed, so that a person can look at it.
///
/// It may hold tokens that are still good.
public struct SetAsideFile: Hashable, Sendable {
    /// The name in the directory: `KEY.corrupt-TIME-RANDOM`.
    public let name: String
    /// The hexadecimal name of the identity that it was stored for.
    public let key: String
    /// When it was set aside, by this machine's clock, to the second.
    public let time: Date

    /// Reads a name; nil if it is not of that form.
    init?(name: String) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 64, parts[0].utf8.allSatisfy(Self.isHex) else { return nil }
        let words = parts[1].split(separator: "-", omittingEmptySubsequences: false)
        guard words.count == 3, words[0] == "corrupt", let seconds = Int64(words[1]), seconds >= 0,
            !words[2].isEmpty, words[2].utf8.allSatisfy(Self.isHex)
        else { return nil }
        self.name = name
        key = String(parts[0])
        time = Date(timeIntervalSince1970: TimeInterval(seconds))
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
