// SPDX-License-Identifier: Apache-2.0

/// The items of all pages, each page asked for when the one before has been read.
///
/// Each iteration begins at the first page. It ends with a page that names no next one, or names itself as the next one.
public struct PagedItems<Item: Sendable>: AsyncSequence, Sendable {
    /// Gives one page: its items, and where the next one starts.
    public typealias Page = @Sendable (_ cursor: String?) async throws -> (items: [Item], next: String?)

    private let page: Page

    /// Creates a sequence over pages.
    public init(page: @escaping Page) { self.page = page }

    /// Begins at the first page.
    public func makeAsyncIterator() -> Iterator { Iterator(page: page) }

    /// Reads page after page.
    public struct Iterator: AsyncIteratorProtocol {
        private let page: Page
        private var items: ArraySlice<Item> = []
        private var cursor: String?
        private var isAtEnd = false

        init(page: @escaping Page) { self.page = page }

        /// The next item, nil after the last.
        /// - Throws: What asking for a page throws; the next call asks for that page again.
        public mutating func next() async throws -> Item? {
            while items.isEmpty {
                if isAtEnd { return nil }
                let (found, next) = try await page(cursor)
                items = found[...]
                isAtEnd = next == nil || next == "" || next == cursor
                cursor = next
            }
            return items.popFirst()
        }
    }
}
