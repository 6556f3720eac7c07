// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// The EIP-712 type of a member whose values in Swift are `Value`; see ``TypedDataEncodable``.
///
/// Widths and values are checked when data is made: a type that EIP-712 does not have and a value that does not fit
/// are errors that name the place.
public struct TypedDataMemberType<Value>: Sendable {
    let typeName: @Sendable () -> String
    let needs: (@Sendable () -> TypedDataDeclaration)?
    let json: @Sendable (Value) -> JSONValue

    private init(
        _ typeName: @escaping @Sendable () -> String, needs: (@Sendable () -> TypedDataDeclaration)? = nil,
        json: @escaping @Sendable (Value) -> JSONValue
    ) {
        (self.typeName, self.needs, self.json) = (typeName, needs, json)
    }
}

extension TypedDataMemberType where Value == String {
    /// `string`: text, hashed as UTF-8.
    public static var string: Self { Self({ "string" }, json: { .string($0) }) }
}

extension TypedDataMemberType where Value == Bool {
    /// `bool`.
    public static var bool: Self { Self({ "bool" }, json: { .bool($0) }) }
}

extension TypedDataMemberType where Value == Address {
    /// `address`.
    public static var address: Self { Self({ "address" }, json: { .string($0.description) }) }
}

extension TypedDataMemberType where Value == [UInt8] {
    /// `bytes`: any number of bytes.
    public static var bytes: Self { Self({ "bytes" }, json: { .string("0x" + Hex.encode($0)) }) }

    /// `bytes1` to `bytes32`: exactly `count` bytes.
    public static func bytes(_ count: Int) -> Self {
        Self({ "bytes\(count)" }, json: { .string("0x" + Hex.encode($0)) })
    }
}

extension TypedDataMemberType where Value == UInt256 {
    /// `uint256`.
    public static var uint256: Self { .uint(256) }

    /// `uint8` to `uint256`, in steps of 8.
    public static func uint(_ bits: Int) -> Self {
        Self({ "uint\(bits)" }, json: { .string($0.description) })
    }
}

extension TypedDataMemberType where Value: FixedWidthInteger & Sendable {
    /// `uint8` to `uint256`, in steps of 8, whatever the width of the Swift type.
    public static func uint(_ bits: Int) -> Self {
        Self({ "uint\(bits)" }, json: { .string(String($0)) })
    }

    /// `int8` to `int256`, in steps of 8, whatever the width of the Swift type.
    public static func int(_ bits: Int) -> Self {
        Self({ "int\(bits)" }, json: { .string(String($0)) })
    }
}

extension TypedDataMemberType where Value: TypedDataEncodable {
    /// Another struct.
    public static var structure: Self {
        Self(
            { Value.typedDataStruct.name }, needs: { Value.typedDataStruct.declaration },
            json: { .object(Value.typedDataStruct.json($0)) })
    }
}

extension TypedDataMemberType {
    /// `T[]`, or `T[count]` if there is a count; arrays of arrays are arrays of these.
    public static func array<Element>(
        of element: TypedDataMemberType<Element>, count: Int? = nil
    ) -> Self where Value == [Element] {
        let suffix = count.map { "[\($0)]" } ?? "[]"
        return Self(
            { element.typeName() + suffix }, needs: element.needs,
            json: { values in .array(values.map { element.json($0) }) })
    }
}
