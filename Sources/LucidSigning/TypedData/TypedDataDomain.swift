// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// What the typed data is for (EIP-712): the application that will check the signature.
public struct TypedDataDomain: Hashable, Sendable {
    /// The name of the application.
    public let name: String?
    /// The version of the application.
    public let version: String?
    /// The chain; 0 is a value, not absence.
    public let chainID: UInt256?
    /// The contract that checks the signature.
    public let verifyingContract: Address?
    /// 32 bytes that tell the domain apart when nothing else does.
    public let salt: [UInt8]?

    /// The members a domain can have, in the order in which they are hashed if the data does not declare them.
    static let members: [TypeTable.Member] = [
        TypeTable.Member(name: "name", typeName: "string", type: .string),
        TypeTable.Member(name: "version", typeName: "string", type: .string),
        TypeTable.Member(name: "chainId", typeName: "uint256", type: .unsigned(bits: 256)),
        TypeTable.Member(name: "verifyingContract", typeName: "address", type: .address),
        TypeTable.Member(name: "salt", typeName: "bytes32", type: .fixedBytes(32)),
    ]

    /// Takes the values of a domain whose keys and values were checked by hashing it.
    init(_ object: JSONObject) throws(SigningError) {
        name = object["name"]?.stringValue
        version = object["version"]?.stringValue
        if let value = object["chainId"] { chainID = try Quantity(value).magnitude } else { chainID = nil }
        if let text = object["verifyingContract"]?.stringValue {
            verifyingContract = try Address(text)
        } else {
            verifyingContract = nil
        }
        salt = object["salt"]?.stringValue.flatMap { Hex.decode($0, prefix: .required) }
    }

    /// The members to hash: those declared, or those present in the standard order.
    ///
    /// Either way they are exactly the keys of `domain`, with the standard types.
    static func place(in table: inout TypeTable, for domain: JSONObject) throws(SigningError) -> Int {
        for key in domain.keys where !members.contains(where: { sameBytes($0.name, key) }) {
            throw SigningError(
                .invalidRequest, path: "domain." + SigningError.shown(key), "a domain has no such member (EIP-712)")
        }
        guard let declared = table.place(of: TypedData.domainType) else {
            return table.add(TypedData.domainType, members: members.filter { domain.contains(key: $0.name) })
        }
        for (index, member) in table.structures[declared].members.enumerated() {
            let path = "types.\(TypedData.domainType)[\(index)]"
            guard let standard = members.first(where: { sameBytes($0.name, member.name) }) else {
                throw SigningError(
                    .invalidValue, path: path + ".name", "a domain has no member \(member.name) (EIP-712)")
            }
            guard sameBytes(standard.typeName, member.typeName) else {
                throw SigningError(.invalidValue, path: path + ".type", "\(member.name) is \(standard.typeName)")
            }
        }
        let names = table.structures[declared].members.map(\.name)
        for key in domain.keys where !names.contains(where: { sameBytes($0, key) }) {
            throw SigningError(
                .invalidRequest, path: "domain.\(key)", "the type \(TypedData.domainType) does not declare it")
        }
        return declared
    }
}
