// SPDX-License-Identifier: Apache-2.0
import Yams

/// A node of the document that knows where it is.
package struct SpecNode {
    let file: String
    let pointer: String
    let node: Node
    /// Whether the document is of OpenAPI 3.0, whose schemas are a dialect of their own.
    let isOpenAPI30: Bool

    /// Reads a YAML (or JSON) document.
    package init(file: String, text: String) throws {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SpecError(file: file, pointer: "", message: "not YAML: \(error)")
        }
        guard let root else { throw SpecError(file: file, pointer: "", message: "the document is empty") }
        self.init(
            file: file, pointer: "", node: root, isOpenAPI30: root["openapi"]?.scalar?.string.hasPrefix("3.0.") == true)
    }

    private init(file: String, pointer: String, node: Node, isOpenAPI30: Bool) {
        self.file = file
        self.pointer = pointer
        self.node = node
        self.isOpenAPI30 = isOpenAPI30
    }

    var isScalar: Bool { node.scalar != nil }
    var isNull: Bool { node.tag == Tag(.null) && node.scalar?.style == .plain }

    func error(_ message: String) -> SpecError { SpecError(file: file, pointer: pointer, message: message) }

    /// The member `key`, whose pointer is escaped as RFC 6901 says.
    private func child(_ key: String, _ node: Node) -> SpecNode {
        let escaped = key.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
        return SpecNode(
            file: file, pointer: "\(pointer)/\(escaped)", node: node, isOpenAPI30: isOpenAPI30)
    }

    /// The members of a mapping with free keys, in the document's order.
    func members() throws -> [(key: String, value: SpecNode)] {
        guard case .mapping(let mapping) = node else { throw error("must be an object") }
        return try mapping.map { pair in
            guard let key = pair.key.scalar?.string else { throw error("has a key that is not text") }
            return (key, child(key, pair.value))
        }
    }

    /// The members of a mapping of known keywords.
    ///
    /// Any other keyword is refused.
    func object(_ keywords: Keywords) throws -> SpecObject {
        let members = try members()
        let names = isOpenAPI30 ? keywords.names.union(keywords.namesIn30) : keywords.names
        for member in members where !names.contains(member.key) {
            throw error("keyword '\(member.key)' is not supported")
        }
        return SpecObject(node: self, members: Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }))
    }

    /// The items of a sequence.
    func items() throws -> [SpecNode] {
        guard case .sequence(let sequence) = node else { throw error("must be an array") }
        return sequence.enumerated().map { child("\($0.offset)", $0.element) }
    }

    func string() throws -> String {
        guard let scalar = node.scalar, scalar.style != .plain || node.tag != Tag(.null) else {
            throw error("must be text")
        }
        return scalar.string
    }

    func bool() throws -> Bool {
        switch node.scalar?.string {
        case "true": true
        case "false": false
        default: throw error("must be true or false")
        }
    }

    func count() throws -> Int {
        guard let text = node.scalar?.string, let value = Int(text), value >= 0 else {
            throw error("must be a count")
        }
        return value
    }

    func strings() throws -> [String] { try items().map { try $0.string() } }

    /// The last part of a local reference such as `#/components/schemas/Agent`.
    func reference(to section: String) throws -> String {
        let text = try string()
        let prefix = "#/components/\(section)/"
        guard text.hasPrefix(prefix), !text.dropFirst(prefix.count).contains("/") else {
            throw error("reference '\(text)' is not supported: it must start with '\(prefix)'")
        }
        return String(text.dropFirst(prefix.count))
    }
}

/// A mapping whose keywords are known.
struct SpecObject {
    let node: SpecNode
    fileprivate let members: [String: SpecNode]

    subscript(key: String) -> SpecNode? { members[key] }

    func required(_ key: String) throws -> SpecNode {
        guard let value = members[key] else { throw node.error("'\(key)' is missing") }
        return value
    }

    func text(_ key: String) throws -> String? { try members[key]?.string() }

    func flag(_ key: String, default value: Bool = false) throws -> Bool { try members[key]?.bool() ?? value }
}
