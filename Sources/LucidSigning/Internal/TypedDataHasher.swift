// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// Hashes structs by EIP-712, in time linear in the input.
///
/// Words are appended to one buffer that is used as a stack, and the hash of each type is computed once.
struct TypedDataHasher {
    static let maximumDepth = 64

    private let table: TypeTable
    /// Whether unknown members are ignored, and null stands for a struct of 32 zero bytes.
    var isLenient: Bool
    private var typeHashes: [UInt256?]
    private var stack: [UInt8] = []

    init(_ table: TypeTable, isLenient: Bool) {
        self.table = table
        self.isLenient = isLenient
        typeHashes = Array(repeating: nil, count: table.structures.count)
        stack.reserveCapacity(1024)
    }

    /// `hashStruct` of EIP-712 for the struct at `place`; errors have paths in `object`.
    mutating func hash(_ place: Int, _ object: JSONObject, depth: Int = 0) throws(SigningError) -> UInt256 {
        guard depth < Self.maximumDepth else {
            throw SigningError(.refused, "the data is nested deeper than \(Self.maximumDepth)")
        }
        let members = table.structures[place].members
        let start = stack.count
        push(typeHash(place))
        for (index, member) in members.enumerated() {
            guard let value = value(of: member.name, in: object, at: index) else {
                throw SigningError(.invalidRequest, path: member.name, "the member is missing")
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
        if !isLenient, object.count > members.count {
            let unknown = object.keys.first { key in !members.contains { sameBytes($0.name, key) } } ?? ""
            throw SigningError(
                .invalidRequest, path: SigningError.shown(unknown),
                "\(table.structures[place].name) has no such member; what is shown could differ from what is signed")
        }
        return popHash(from: start)
    }

    private mutating func typeHash(_ place: Int) -> UInt256 {
        if let known = typeHashes[place] { return known }
        var text = table.encodedType(place)
        let hash = text.withUTF8 { Keccak256.word(UnsafeRawBufferPointer($0)) }
        typeHashes[place] = hash
        return hash
    }

    private func value(of name: String, in object: JSONObject, at index: Int) -> JSONValue? {
        if index < object.count {
            let member = object[index]
            if sameBytes(member.key, name) { return member.value }
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
            return text.withUTF8 { Keccak256.word(UnsafeRawBufferPointer($0)) }
        case (.bytes, .string(let text)):
            let start = stack.count
            try pushBytes(text)
            return popHash(from: start)
        case (.fixedBytes(let count), .string(let text)):
            return try fixedBytes(text, count: count)
        case (.structure(let place), .object(let object)):
            return try hash(place, object, depth: depth + 1)
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
        case .structure(let place): "an object for \(table.structures[place].name)"
        case .array: "a list"
        }
    }
}

extension TypedDataHasher {
    private mutating func push(_ word: UInt256) {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            word.store(to: buffer)
            stack.append(contentsOf: UnsafeRawBufferPointer(buffer))
        }
    }

    /// The digest of everything pushed since the stack had `start` bytes, which are taken off.
    private mutating func popHash(from start: Int) -> UInt256 {
        let hash = stack.withUnsafeBytes { Keccak256.word(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        stack.removeLast(stack.count - start)
        return hash
    }

    private mutating func pushBytes(_ text: String) throws(SigningError) {
        var text = text
        let isValid = text.withUTF8 { digits in
            guard digits.count >= 2, digits.count.isMultiple(of: 2), digits[0] == UInt8(ascii: "0"),
                digits[1] == UInt8(ascii: "x")
            else { return false }
            stack.reserveCapacity(stack.count + digits.count / 2)
            for index in stride(from: 2, to: digits.count, by: 2) {
                guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else { return false }
                stack.append(high << 4 | low)
            }
            return true
        }
        guard isValid else {
            throw SigningError(.invalidValue, "bytes are 0x and an even number of hexadecimal digits")
        }
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
