// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// Hashes structs by EIP-712, in time linear in the input.
///
/// Words are appended to one buffer that is used as a stack.
struct TypedDataHasher {
    static let maximumDepth = 64

    private let structures: [TypeTable.Structure]
    /// Whether unknown members are ignored, and null stands for a struct of 32 zero bytes.
    private let isLenient: Bool
    /// Words as four big-endian parts each.
    private var stack: [UInt64] = []
    private var scratch: [UInt8] = []
    /// How many bytes were hashed, which tests hold against the size of the input.
    private(set) var hashedCount = 0

    init(_ structures: [TypeTable.Structure], isLenient: Bool) {
        self.structures = structures
        self.isLenient = isLenient
        stack.reserveCapacity(64)
    }

    /// `hashStruct` of EIP-712; errors have paths in `object`.
    mutating func hash(
        _ structure: TypeTable.Structure, _ object: JSONObject, depth: Int = 0
    ) throws(SigningError) -> UInt256 {
        guard depth < Self.maximumDepth else {
            throw SigningError(.refused, "the data is nested deeper than \(Self.maximumDepth)")
        }
        let start = stack.count
        push(structure.typeHash)
        for (index, member) in structure.members.enumerated() {
            guard let value = value(of: member.name, in: object, at: index) else {
                throw SigningError(
                    .invalidRequest, path: SigningError.shown(member.name), "the member is missing")
            }
            do {
                if isLenient, case .structure = member.type, value.isNull {
                    push(.zero)
                } else {
                    push(try word(member.type, value, depth: depth))
                }
            } catch {
                throw error.within(member.name)
            }
        }
        // All members are there and keys are unique, so a larger object has one that is not a member.
        if !isLenient, object.count > structure.members.count { throw unknownMember(object, structure) }
        return popHash(from: start)
    }

    private func unknownMember(_ object: JSONObject, _ structure: TypeTable.Structure) -> SigningError {
        let names = Set(structure.members.map(\.name))
        // A key that is no identifier could equal one canonically.
        let unknown = object.keys.first { !TypedDataType.isIdentifier($0) || !names.contains($0) } ?? ""
        return SigningError(
            .invalidRequest, path: SigningError.shown(unknown),
            "\(SigningError.shown(structure.name)) has no such member; "
                + "what is shown could differ from what is signed")
    }

    private func value(of name: String, in object: JSONObject, at index: Int) -> JSONValue? {
        if index < object.count {
            let member = object[index]
            // Nothing but itself is canonically equal to ASCII text and as long.
            if member.key.utf8.count == name.utf8.count, member.key == name { return member.value }
        }
        return object[name]
    }

    private mutating func word(_ type: TypedDataType, _ value: JSONValue, depth: Int) throws(SigningError) -> UInt256 {
        switch (type, value) {
        case (.unsigned(let bits), _):
            return try Quantity(value).unsigned(bits: bits, as: "uint\(bits)")
        case (.signed(let bits), _):
            return try Quantity(value).signed(bits: bits, as: "int\(bits)")
        case (.boolean, .bool(let flag)):
            return flag ? .one : .zero
        case (.address, .string(let text)):
            return try Address(text).word
        case (.string, .string(var text)):
            hashedCount += text.utf8.count
            return text.withUTF8 { Keccak256.word(UnsafeRawBufferPointer($0)) }
        case (.bytes, .string(let text)):
            return try bytes(text)
        case (.fixedBytes(let count), .string(let text)):
            return try fixedBytes(text, count: count)
        case (.structure(let place), .object(let object)):
            return try hash(structures[place], object, depth: depth + 1)
        case (.array(let element, let count), .array(let values)):
            return try hash(element, count: count, values, depth: depth + 1)
        default:
            throw SigningError(.invalidValue, "\(expectation(type)) is needed, not \(value.kind)")
        }
    }

    private mutating func hash(
        _ element: TypedDataType, count: Int?, _ values: [JSONValue], depth: Int
    ) throws(SigningError) -> UInt256 {
        guard depth < Self.maximumDepth else {
            throw SigningError(.refused, "the data is nested deeper than \(Self.maximumDepth)")
        }
        guard count == nil || count == values.count else {
            throw SigningError(.invalidValue, "the array has \(values.count) elements, its type \(count ?? 0)")
        }
        let start = stack.count
        for (index, value) in values.enumerated() {
            do { push(try word(element, value, depth: depth)) } catch { throw error.within(index: index) }
        }
        return popHash(from: start)
    }

    private func expectation(_ type: TypedDataType) -> String {
        switch type {
        case .boolean: "true or false"
        case .address: "an address as 0x text"
        case .string: "text"
        case .bytes, .fixedBytes: "0x text"
        case .unsigned, .signed: "a whole number"
        case .structure(let place): "an object for \(SigningError.shown(structures[place].name))"
        case .array: "a list"
        }
    }
}

extension TypedDataHasher {
    private mutating func push(_ word: UInt256) {
        stack.append(word.w3.bigEndian)
        stack.append(word.w2.bigEndian)
        stack.append(word.w1.bigEndian)
        stack.append(word.w0.bigEndian)
    }

    /// The digest of everything pushed since the stack had `start` parts, which are taken off.
    private mutating func popHash(from start: Int) -> UInt256 {
        let hash = stack.withUnsafeBytes { Keccak256.word(UnsafeRawBufferPointer(rebasing: $0[(start * 8)...])) }
        hashedCount += (stack.count - start) * 8
        stack.removeLast(stack.count - start)
        return hash
    }

    private mutating func bytes(_ text: String) throws(SigningError) -> UInt256 {
        var text = text
        scratch.removeAll(keepingCapacity: true)
        let isValid = text.withUTF8 { digits in
            guard digits.count >= 2, digits.count.isMultiple(of: 2), digits[0] == UInt8(ascii: "0"),
                digits[1] == UInt8(ascii: "x")
            else { return false }
            scratch.reserveCapacity(digits.count / 2)
            for index in stride(from: 2, to: digits.count, by: 2) {
                guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else { return false }
                scratch.append(high << 4 | low)
            }
            return true
        }
        guard isValid else {
            throw SigningError(.invalidValue, "bytes are 0x and an even number of hexadecimal digits")
        }
        hashedCount += scratch.count
        return scratch.withUnsafeBytes { Keccak256.word($0) }
    }

    private func fixedBytes(_ text: String, count: Int) throws(SigningError) -> UInt256 {
        // Digits are the high end of the word: zeros follow.
        let padding = String(repeating: "0", count: 2 * (32 - count))
        guard text.utf8.count == 2 + 2 * count, let word = UInt256(hex: count == 32 ? text : text + padding) else {
            throw SigningError(.invalidValue, "bytes\(count) is 0x and \(2 * count) hexadecimal digits")
        }
        return word
    }
}
