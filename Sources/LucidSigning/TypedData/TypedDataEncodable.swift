// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// A Swift value that is signed as a struct of EIP-712.
///
/// The struct is declared once, member by member, and the compiler checks each member's type against the property:
///
/// ```swift
/// struct Mail: TypedDataEncodable {
///     var from: Address
///     var amounts: [UInt256]
///     var contents: String
///
///     static let typedDataStruct = TypedDataStruct<Mail>("Mail")
///         .member("from", .address, \.from)
///         .member("amounts", .array(of: .uint(128)), \.amounts)
///         .member("contents", .string, \.contents)
/// }
///
/// let typedData = try TypedData(mail, domain: TypedDataDomain(name: "Ether Mail", chainID: 1))
/// ```
public protocol TypedDataEncodable: Sendable {
    /// The name and the ordered members of the struct.
    ///
    /// Declare it as a `static let`: then its hashes are computed once.
    static var typedDataStruct: TypedDataStruct<Self> { get }
}

extension TypedData {
    /// Makes typed data of a Swift value.
    ///
    /// The digest is that of the JSON form, ``json``, and the same rules hold. Throws ``SigningError`` with a path in
    /// that form, for example `types.Mail[1].type` for a width no integer has, or `message.amounts[2]` for a value
    /// that does not fit.
    public init<Message: TypedDataEncodable>(_ message: Message, domain: TypedDataDomain) throws(SigningError) {
        let structure = Message.typedDataStruct
        let types = try structure.types()
        let header = try types.header(domain.json)
        try self.init(
            TypedDataParts(
                types: types, header: header, primaryType: structure.name,
                message: .object(structure.json(message))),
            .strict)
    }
}
