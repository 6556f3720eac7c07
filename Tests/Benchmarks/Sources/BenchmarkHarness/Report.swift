// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The results of a suite, as a table for people and as JSON lines for programs.
public struct Report {
    private let suite: String
    private let results: [BenchmarkResult]

    /// Collects the results of a run.
    public init(suite: String, _ results: [BenchmarkResult]) {
        self.suite = suite
        self.results = results
    }

    /// One line a row, with a verdict where there is a bar.
    public var table: String {
        var lines = [["case", "ours", "a second", "peer", "its", "ratio", "bar", ""]]
        for result in results {
            for row in result.rows {
                let isTime = result.unit == "ns"
                lines.append([
                    result.name, Self.number(row.ours) + " " + result.unit,
                    isTime && row.ours > 0 ? Self.number(1e9 / row.ours) : "-",
                    (row.peer ?? "-") + (row.variant.map { " (\($0))" } ?? ""),
                    row.peerValue.map { Self.number($0) + " " + result.unit } ?? "-",
                    row.ratio.map { String(format: "%.3f", $0) } ?? "-",
                    row.bar, row.isMet.map { $0 ? "met" : "NOT MET" } ?? "",
                ])
            }
        }
        let widths = lines[0].indices.map { column in lines.map(\.[column].count).max() ?? 0 }
        let right: Set<Int> = [1, 2, 4, 5]
        return lines.map { line in
            zip(line.indices, line).map { column, text in
                let space = String(repeating: " ", count: widths[column] - text.count)
                return right.contains(column) ? space + text : text + space
            }.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }

    /// How many rows miss their bar.
    public var missed: Int { results.flatMap(\.rows).count { $0.isMet == false } }

    /// One object a line, each row one.
    public var json: String {
        results.flatMap { result in
            result.rows.map { row in
                "{\"suite\":\"\(suite)\",\"case\":\"\(result.name)\",\"ours\":\(Self.plain(row.ours)),"
                    + "\"peer\":\(row.peer.map { "\"\($0)\"" } ?? "null"),"
                    + "\"peerValue\":\(row.peerValue.map(Self.plain) ?? "null"),\"unit\":\"\(result.unit)\","
                    + "\"ratio\":\(row.ratio.map { String(format: "%.4f", $0) } ?? "null")}\n"
            }
        }.joined()
    }

    private static func plain(_ value: Double) -> String { String(format: "%.1f", value) }

    private static func number(_ value: Double) -> String {
        value < 10_000 ? String(format: "%.1f", value) : String(format: "%.0f", value)
    }
}
