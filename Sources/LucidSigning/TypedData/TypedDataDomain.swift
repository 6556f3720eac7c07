// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON

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

    /// Names what typed data is for; what is nil is left out of the domain and of its hash.
    ///
    /// Throws ``SigningError/Code/invalidValue`` if the salt is not 32 bytes.
    public init(
        name: String? = nil, version: String? = nil, chainID: UInt256? = nil, verifyingContract: Address? = nil,
        salt: [UInt8]? = nil
    ) throws(SigningError) {
        guard salt == nil || salt?.count == 32 else {
            throw SigningError(.invalidValue, path: "domain.salt", "a salt is 32 bytes, not \(salt?.count ?? 0)")
        }
        self.name = name
        self.version = version
        self.chainID = chainID
        self.verifyingContract = verifyingContract
        self.salt = salt
    }

    /// The domain as the member `domain` of typed data.
    public var json: JSONObject {
        var object = JSONObject()
        if let name { object["name"] = .string(name) }
        if let version { object["version"] = .string(version) }
        if let chainID {
            // Some signers read numbers as doubles.
            if let small = chainID.uint64, small < 1 << 53 {
                object["chainId"] = .integer(small)
            } else {
                object["chainId"] = .string(chainID.description)
            }
        }
        if let verifyingContract { object["verifyingContract"] = .string(verifyingContract.description) }
        if let salt { object["salt"] = .string("0x" + Hex.encode(salt)) }
        return object
    }

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

    /// The struct to hash: the one declared, or the members that are present, in the standard order.
    ///
    /// Either way its members are exactly the keys of `domain`, with the standard types.
    static func structure(for domain: JSONObject, in types: TypeTable) throws(SigningError) -> TypeTable.Structure {
        for key in domain.keys where !members.contains(where: { sameBytes($0.name, key) }) {
            throw SigningError(
                .invalidRequest, path: "domain.\(SigningError.shown(key))", "a domain has no such member (EIP-712)")
        }
        guard let declared = types.structure(named: TypedData.domainType) else {
            return TypeTable.Structure(
                hashing: TypedData.domainType, members: members.filter { domain.contains(key: $0.name) })
        }
        for (index, member) in declared.members.enumerated() {
            let path = "types.\(TypedData.domainType)[\(index)]"
            guard let standard = members.first(where: { sameBytes($0.name, member.name) }) else {
                throw SigningError(
                    .invalidValue, path: path + ".name", "a domain has no member \(member.name) (EIP-712)")
            }
            guard sameBytes(standard.typeName, member.typeName) else {
                throw SigningError(.invalidValue, path: path + ".type", "\(member.name) is \(standard.typeName)")
            }
        }
        for key in domain.keys where !declared.members.contains(where: { sameBytes($0.name, key) }) {
            throw SigningError(
                .invalidRequest, path: "domain.\(key)", "the type \(TypedData.domainType) does not declare it")
        }
        return declared
    }
}
