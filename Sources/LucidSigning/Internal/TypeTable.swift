// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// The structs that typed data declares, checked and resolved.
struct TypeTable {
    struct Member: Sendable {
        let name: String
        let typeName: String
        let type: TypedDataType
    }

    struct Structure {
        let name: String
        var members: [Member] = []
        /// The structs its members mention, by their places.
        var mentions: [Int] = []
    }

    static let maximumCount = 256
    /// The most bytes all names together may take, so that hashing every type stays cheap.
    static let maximumTextCount = 1 << 18
    private static let maximumDimensions = 64

    private(set) var structures: [Structure] = []
    private var places: [String: Int] = [:]

    /// Reads `types`; errors have paths in it.
    init(_ types: JSONObject) throws(SigningError) {
        guard types.count <= Self.maximumCount else {
            throw SigningError(.refused, "\(types.count) types are more than the limit of \(Self.maximumCount)")
        }
        for (place, (name, _)) in types.enumerated() {
            guard TypedDataType.isIdentifier(name.utf8) else {
                throw SigningError(
                    .invalidValue, path: SigningError.shown(name),
                    "the name of a type is ASCII letters, digits, _ and $, and does not start with a digit")
            }
            guard !TypedDataType.isReserved(name) else {
                throw SigningError(
                    .invalidValue, path: SigningError.shown(name), "a struct cannot be named like an atomic type")
            }
            places[name] = place
            structures.append(Structure(name: name))
        }
        var textCount = 0
        for (place, (name, members)) in types.enumerated() {
            try inside(name) { () throws(SigningError) in
                try readMembers(members, of: place)
            }
            for member in structures[place].members { textCount += member.name.utf8.count + member.typeName.utf8.count }
            textCount += name.utf8.count
        }
        guard textCount <= Self.maximumTextCount else {
            throw SigningError(
                .refused, "the names have \(textCount) bytes, over the limit of \(Self.maximumTextCount)")
        }
    }

    /// The place of the struct with this name.
    func place(of name: String) -> Int? {
        // A name that is no identifier could equal one canonically and have other bytes.
        TypedDataType.isIdentifier(name.utf8) ? places[name] : nil
    }

    /// Adds a struct of atomic members that nothing mentions.
    mutating func add(_ name: String, members: [Member]) -> Int {
        structures.append(Structure(name: name, members: members))
        return structures.count - 1
    }

    private mutating func readMembers(_ json: JSONValue, of place: Int) throws(SigningError) {
        guard case .array(let elements) = json else {
            throw SigningError(.invalidRequest, "a type is a list of {name, type}, not \(json.kind)")
        }
        var names: Set<String> = []
        structures[place].members.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do throws(SigningError) {
                let member = try readMember(element, of: place)
                guard names.insert(member.name).inserted else {
                    throw SigningError(.invalidRequest, path: "name", "\(member.name) is there twice")
                }
                structures[place].members.append(member)
            } catch {
                throw error.within(index: index)
            }
        }
    }

    private mutating func readMember(_ json: JSONValue, of place: Int) throws(SigningError) -> Member {
        guard case .string(let name)? = json["name"] else {
            throw SigningError(.invalidRequest, path: "name", "a member has a name, as text")
        }
        guard case .string(let typeName)? = json["type"] else {
            throw SigningError(.invalidRequest, path: "type", "a member has a type, as text")
        }
        guard TypedDataType.isIdentifier(name.utf8) else {
            throw SigningError(
                .invalidValue, path: "name",
                "the name of a member is ASCII letters, digits, _ and $, and does not start with a digit")
        }
        let type = try inside("type") { () throws(SigningError) in try resolve(typeName, from: place) }
        return Member(name: name, typeName: typeName, type: type)
    }

    private mutating func resolve(_ typeName: String, from place: Int) throws(SigningError) -> TypedDataType {
        let text = typeName[...].utf8
        let base = text.prefix { $0 != UInt8(ascii: "[") }
        var type: TypedDataType
        if let atomic = TypedDataType(atomic: base) {
            type = atomic
        } else if let found = self.place(of: String(Substring(base))), structures[found].name != TypedData.domainType {
            type = .structure(found)
            if !structures[place].mentions.contains(found) { structures[place].mentions.append(found) }
        } else {
            throw SigningError(
                .invalidValue, "\(SigningError.shown(String(Substring(base)))) is no atomic type and not defined")
        }
        var rest = text.dropFirst(base.count)
        var dimensions = 0
        while !rest.isEmpty {
            let digits = rest.dropFirst().prefix { $0 != UInt8(ascii: "]") }
            let count = TypedDataType.number(digits)
            guard rest.first == UInt8(ascii: "["), rest.count > digits.count + 1, digits.isEmpty || count != nil else {
                throw SigningError(.invalidValue, "\(SigningError.shown(typeName)) is no type: an array is T[] or T[n]")
            }
            dimensions += 1
            guard dimensions <= Self.maximumDimensions else {
                throw SigningError(.refused, "an array has more than \(Self.maximumDimensions) dimensions")
            }
            type = .array(type, count: count)
            rest = rest.dropFirst(digits.count + 2)
        }
        return type
    }
}

extension TypeTable {
    /// `encodeType` of EIP-712: the struct, then all it needs, once each, in the order of their names.
    func encodedType(_ place: Int) -> String {
        var isNeeded = [Bool](repeating: false, count: structures.count)
        var open = [place]
        isNeeded[place] = true
        var others: [Int] = []
        while let next = open.popLast() {
            for mention in structures[next].mentions where !isNeeded[mention] {
                isNeeded[mention] = true
                others.append(mention)
                open.append(mention)
            }
        }
        // Names are ASCII, so the order of strings is that of their bytes.
        others.sort { structures[$0].name < structures[$1].name }
        var text = ""
        for place in [place] + others {
            text += structures[place].name
            text += "("
            for (index, member) in structures[place].members.enumerated() {
                if index > 0 { text += "," }
                text += member.typeName
                text += " "
                text += member.name
            }
            text += ")"
        }
        return text
    }
}
