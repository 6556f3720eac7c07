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
                let isThere = sources.contains { text in
                    [
                        "struct \(cover.suite) ", "struct `\(cover.suite)` ", "class \(cover.suite) ",
                        "class \(cover.suite):",
                    ]
                    .contains(where: text.contains)
                        && text.contains("func `\(cover.test)`")
                }
                withKnownIssue("it comes with sealed and fleet storage", isIntermittent: true) {
                    #expect(isThere, "\(row.id) names \(cover.suite): \(cover.test)")
                } when: {
                    Self.expected.contains(cover.suite)
                }
            }
        }
    }

    /// Suites that are still to come.
    private static let expected: Set = ["ForkTests", "SealedStorageTests", "StorageCatalogueTests"]

    private static func sources() -> [String] {
        let root = ConformanceCase.testsDirectory.path
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return names.filter { $0.hasSuffix(".swift") }.compactMap { name in
            FileManager.default.contents(atPath: "\(root)/\(name)").map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
