// SPDX-License-Identifier: Apache-2.0

import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Every fault and every behaviour of the lifecycle, as data that another language can run.
@Suite struct ConformanceTests {
    @Test(arguments: ConformanceCase.all)
    func `each fault has its one right outcome`(row: ConformanceCase) throws {
        #expect(!row.expectations.isEmpty || !row.coveredBy.isEmpty, "a row that proves nothing")
        guard !row.expectations.isEmpty else { return }
        let failures = try ConformanceRunner(row).failures
        #expect(failures.isEmpty, "\(row.id) \(row.title): \(failures.joined(separator: "; "))")
    }

    @Test func `the file has every row, each once`() throws {
        let ids = try ConformanceCase.load().map(\.id)
        let faults = [("N", 14), ("S", 19), ("C", 10), ("D", 16), ("K", 10), ("X", 15), ("M", 12), ("B", 30)].flatMap {
            letter, count in (1...count).map { "\(letter)\($0)" }
        }
        let amendments = [4, 9, 11, 13, 14, 16, 19, 20, 21, 22, 25, 31].map { "A\($0)" } + ["AM11"]
        #expect(Set(ids) == Set(faults + amendments))
        #expect(ids.count == Set(ids).count)
    }

    @Test func `every test that a row names is there`() throws {
        let sources = Self.sources()
        for row in try ConformanceCase.load() {
            for cover in row.coveredBy {
                let suites = sources.filter { Self.defines(cover.suite, $0) }
                let isThere = suites.contains { $0.contains("func `\(cover.test)`") }
                #expect(isThere, "\(row.id) names \(cover.suite): \(cover.test)")
            }
        }
    }

    private static func defines(_ suite: String, _ source: String) -> Bool {
        ["struct \(suite) ", "struct `\(suite)` ", "class \(suite) ", "class \(suite):"].contains(
            where: source.contains)
    }

    private static func sources() -> [String] {
        let root = ConformanceCase.testsDirectory.path
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return names.filter { $0.hasSuffix(".swift") }.compactMap { name in
            FileManager.default.contents(atPath: "\(root)/\(name)").map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
