// SPDX-License-Identifier: Apache-2.0

/// A coding path that shares its beginning, so that going one level deeper costs one allocation.
final class JSONPathNode: Sendable {
    let parent: JSONPathNode?
    let key: any CodingKey
    let depth: Int

    init(_ parent: JSONPathNode?, _ key: any CodingKey) {
        self.parent = parent
        self.key = key
        depth = (parent?.depth ?? 0) + 1
    }

    static func keys(_ last: JSONPathNode?) -> [any CodingKey] {
        var keys: [any CodingKey] = []
        var node = last
        while let current = node {
            keys.append(current.key)
            node = current.parent
        }
        return keys.reversed()
    }
}
