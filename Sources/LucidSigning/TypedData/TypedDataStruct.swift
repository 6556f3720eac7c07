// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidJSON

/// The declaration of a struct of EIP-712 whose values are `Root`; see ``TypedDataEncodable``.
public struct TypedDataStruct<Root: Sendable>: Sendable {
    private struct Member: Sendable {
        let declaration: TypedDataDeclaration.Member
        let json: @Sendable (Root) -> JSONValue
    }

    /// The name of the struct.
    public let name: String
    private var members: [Member] = []
    /// The types of this struct and all it needs, once they were needed.
    private var known = Memory()

    /// A struct without members.
    ///
    /// The name is checked when the struct is hashed first: ASCII letters, digits, `_` and `$`, no digit first, and
    /// not like an atomic type.
    public init(_ name: String) {
        self.name = name
    }

    /// The same struct with one more member at the end.
    public func member<Value>(
        _ name: String, _ type: TypedDataMemberType<Value>, _ value: any KeyPath<Root, Value> & Sendable
    ) -> Self {
        var copy = self
        let declaration = TypedDataDeclaration.Member(name: name, type: type.typeName, needs: type.needs)
        copy.members.append(Member(declaration: declaration) { root in type.json(root[keyPath: value]) })
        copy.known = Memory()
        return copy
    }

    /// `encodeType`: the text whose Keccak-256 is the type hash.
    ///
    /// Throws ``SigningError`` with a path such as `types.Mail[1].type` if the declaration is not valid.
    public func encodedType() throws(SigningError) -> String {
        let table = try types().table
        return table.place(of: name).map { table.encodedType($0) } ?? ""
    }

    /// The type hash, 32 bytes; throws as ``encodedType()`` does.
    public func typeHash() throws(SigningError) -> [UInt8] {
        (try types().table.structure(named: name)?.typeHash ?? .zero).bytes
    }

    /// What others need to know to mention the struct.
    var declaration: TypedDataDeclaration {
        TypedDataDeclaration(name: name, root: ObjectIdentifier(Root.self), members: members.map(\.declaration))
    }

    func json(_ root: Root) -> JSONObject {
        var object = JSONObject()
        for member in members { object.append(key: member.declaration.name, value: member.json(root)) }
        return object
    }

    func types() throws(SigningError) -> TypedDataTypes {
        if let types = known.types.withLock({ $0 }) { return types }
        let types = try TypedDataTypes(declaration.json())
        known.types.withLock { $0 = types }
        return types
    }

    /// Shared by the copies of a declaration.
    private final class Memory: Sendable {
        let types = Lock<TypedDataTypes?>(nil)
    }
}

/// A struct's name and members, without the Swift type of its values.
struct TypedDataDeclaration: Sendable {
    struct Member: Sendable {
        let name: String
        let type: @Sendable () -> String
        /// The struct that the type mentions, asked for late, because it may be the one being declared.
        let needs: (@Sendable () -> TypedDataDeclaration)?
    }

    let name: String
    let root: ObjectIdentifier
    let members: [Member]

    /// This struct and all it needs, as the member `types` of typed data.
    func json() throws(SigningError) -> JSONObject {
        var json = JSONObject()
        var roots: [String: ObjectIdentifier] = [:]
        var open = [self]
        while let next = open.popLast() {
            if let root = roots[next.name] {
                guard root == next.root else {
                    throw SigningError(
                        .invalidRequest, path: "types.\(SigningError.shown(next.name))",
                        "two Swift types declare a struct of this name")
                }
                continue
            }
            roots[next.name] = next.root
            json[next.name] = .array(
                next.members.map { ["name": .string($0.name), "type": .string($0.type())] })
            open += next.members.compactMap { $0.needs?() }
        }
        return json
    }
}
