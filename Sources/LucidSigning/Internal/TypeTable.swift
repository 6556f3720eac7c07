// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// The structs that typed data declares, checked and resolved, each with its type hash.
struct TypeTable: Sendable {
    struct Member: Sendable {
        let name: String
        let typeName: String
        let type: TypedDataType
    }

    struct Structure: Sendable {
        let name: String
        fileprivate(set) var members: [Member]
        fileprivate(set) var typeHash = UInt256.zero

        fileprivate init(name: String) {
            self.name = name
            members = []
        }

        /// A struct of atomic members, with its hash.
        init(hashing name: String, members: [Member]) {
            self.name = name
            self.members = members
            typeHash = text.withUnsafeBytes { Keccak256.word($0) }
        }
    }

    static let maximumCount = 256
    /// The most bytes all names together may take.
    static let maximumTextCount = 1 << 18
    /// The most bytes `encodeType` may take for all structs together.
    ///
    /// Structs that all need each other each list them all, so the sum grows with the square of the input.
    static let maximumEncodedCount = 1 << 22
    private static let maximumDimensions = 64

    private(set) var structures: [Structure] = []
    /// How many bytes were hashed for the type hashes.
    private(set) var encodedCount = 0
    private var places: [String: Int] = [:]
    /// For each struct the set of those it needs, directly or not.
    private var needs: [PlaceSet]
    /// The places in the order of the names.
    private var order: [Int] = []

    /// Reads `types`; errors have paths in it.
    init(_ types: JSONObject) throws(SigningError) {
        guard types.count <= Self.maximumCount else {
            throw SigningError(.refused, "\(types.count) types are more than the limit of \(Self.maximumCount)")
        }
        needs = Array(repeating: PlaceSet(), count: types.count)
        structures.reserveCapacity(types.count)
        for (place, (name, _)) in types.enumerated() {
            guard TypedDataType.isIdentifier(name) else {
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
        try hashTypes()
    }

    /// The place of the struct with this name.
    func place(of name: String) -> Int? {
        // A name that is no identifier could equal one canonically and have other bytes.
        TypedDataType.isIdentifier(name) ? places[name] : nil
    }

    /// The struct with this name.
    func structure(named name: String) -> Structure? {
        place(of: name).map { structures[$0] }
    }

    private mutating func readMembers(_ json: JSONValue, of place: Int) throws(SigningError) {
        guard case .array(let elements) = json else {
            throw SigningError(.invalidRequest, "a type is a list of {name, type}, not \(json.kind)")
        }
        var members: [Member] = []
        members.reserveCapacity(elements.count)
        var names: Set<String> = []
        for (index, element) in elements.enumerated() {
            do throws(SigningError) {
                let member = try readMember(element, of: place)
                // A few names are looked through faster than a set is built.
                let isKnown =
                    elements.count > 16
                    ? !names.insert(member.name).inserted : members.contains { $0.name == member.name }
                guard !isKnown else {
                    throw SigningError(
                        .invalidRequest, path: "name", "\(SigningError.shown(member.name)) is there twice")
                }
                members.append(member)
            } catch {
                throw error.within(index: index)
            }
        }
        structures[place].members = members
    }

    private mutating func readMember(_ json: JSONValue, of place: Int) throws(SigningError) -> Member {
        guard case .string(let name)? = json["name"] else {
            throw SigningError(.invalidRequest, path: "name", "a member has a name, as text")
        }
        guard case .string(let typeName)? = json["type"] else {
            throw SigningError(.invalidRequest, path: "type", "a member has a type, as text")
        }
        guard TypedDataType.isIdentifier(name) else {
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
            needs[place].insert(found)
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

extension TypeTable.Structure {
    /// The struct as `encodeType` writes it, without those it needs.
    fileprivate var text: [UInt8] {
        var text = Array(name.utf8)
        text.append(UInt8(ascii: "("))
        for (index, member) in members.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text.append(contentsOf: member.typeName.utf8)
            text.append(UInt8(ascii: " "))
            text.append(contentsOf: member.name.utf8)
        }
        text.append(UInt8(ascii: ")"))
        return text
    }

    /// `encodeType` of a struct that needs no other.
    var encodedType: String { String(decoding: text, as: UTF8.self) }
}

extension TypeTable {
    /// `encodeType` of EIP-712: the struct, then all it needs, once each, in the order of their names.
    func encodedType(_ place: Int) -> String {
        ([place] + others(place)).reduce(into: "") { $0 += structures[$1].encodedType }
    }

    private func others(_ place: Int) -> [Int] {
        order.filter { $0 != place && needs[place].contains($0) }
    }

    private mutating func hashTypes() throws(SigningError) {
        // Whoever needs a struct needs all that this one needs.
        for through in structures.indices {
            for place in structures.indices where needs[place].contains(through) {
                needs[place].formUnion(needs[through])
            }
        }
        // Names are ASCII, so the order of strings is that of their bytes.
        order = structures.indices.sorted { structures[$0].name < structures[$1].name }
        let texts = structures.map(\.text)
        for place in structures.indices {
            encodedCount += others(place).reduce(texts[place].count) { $0 + texts[$1].count }
        }
        guard encodedCount <= Self.maximumEncodedCount else {
            throw SigningError(
                .refused,
                "the types spelled out have \(encodedCount) bytes, over the limit of "
                    + "\(Self.maximumEncodedCount): too many of them need each other")
        }
        var encoded: [UInt8] = []
        for place in structures.indices {
            encoded.removeAll(keepingCapacity: true)
            encoded += texts[place]
            for other in others(place) { encoded += texts[other] }
            structures[place].typeHash = encoded.withUnsafeBytes { Keccak256.word($0) }
        }
    }
}

/// A set of places in a table of at most 256 structs.
private struct PlaceSet: Sendable {
    private var bits = SIMD4<UInt64>()

    mutating func insert(_ place: Int) { bits[place >> 6] |= 1 << UInt64(place & 63) }

    mutating func formUnion(_ other: PlaceSet) { bits |= other.bits }

    func contains(_ place: Int) -> Bool { bits[place >> 6] >> UInt64(place & 63) & 1 == 1 }
}
