// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// Structured data that a person or an agent signs (EIP-712), checked and hashed.
///
/// Reading is strict: where the well-known libraries disagree about an input, it is refused unless the standard
/// decides. Sizes are capped at 256 types, 64 levels of data and 256 KiB of names.
public struct TypedData: Sendable {
    /// What is allowed beyond the strict reading.
    public struct Options: Hashable, Sendable {
        /// Ignores members of the message that no type names, and takes null for a struct-typed member as 32 zero
        /// bytes, as some wallets do.
        public var isLenient: Bool
        /// Allows `EIP712Domain` as the primary type; then the domain alone is signed.
        public var allowsDomainAsPrimaryType: Bool

        /// Creates options; everything is off by default.
        public init(isLenient: Bool = false, allowsDomainAsPrimaryType: Bool = false) {
            self.isLenient = isLenient
            self.allowsDomainAsPrimaryType = allowsDomainAsPrimaryType
        }

        /// Nothing beyond the standard.
        public static let strict = Options()
        /// Unknown members are ignored and null structs are zero.
        public static let lenient = Options(isLenient: true)
    }

    static let domainType = "EIP712Domain"

    /// The name of the type of the message.
    public let primaryType: String
    /// What the data is for.
    public let domain: TypedDataDomain
    /// `encodeType` of the primary type: the text whose Keccak-256 is its type hash.
    public let encodedType: String
    /// The message as given.
    public let message: JSONValue

    private let types: JSONObject
    private let domainJSON: JSONObject
    private let domainMembers: [TypeTable.Member]
    private let domainWord: UInt256
    private let structWord: UInt256
    let word: UInt256

    /// Reads `{types, primaryType, domain, message}`; `primary_type` is another spelling.
    ///
    /// Throws ``SigningError`` whose path names the place, for example `message.orders[2].amount`.
    public init(json: JSONValue, options: Options = .strict) throws(SigningError) {
        let parts = try Parts(json)
        var table = try inside("types") { () throws(SigningError) in try TypeTable(parts.types) }
        let domainPlace = try TypedDataDomain.place(in: &table, for: parts.domain)
        let isDomainOnly = sameBytes(parts.primaryType, Self.domainType)
        guard !isDomainOnly || options.allowsDomainAsPrimaryType else {
            throw SigningError(.refused, path: "primaryType", "the domain itself is not signed unless asked for")
        }
        guard let place = isDomainOnly ? domainPlace : table.place(of: parts.primaryType) else {
            throw SigningError(
                .invalidValue, path: "primaryType", "\(SigningError.shown(parts.primaryType)) is not defined in types")
        }

        var hasher = TypedDataHasher(table, isLenient: false)
        domainWord = try inside("domain") { () throws(SigningError) in try hasher.hash(domainPlace, parts.domain) }
        if isDomainOnly {
            structWord = domainWord
        } else {
            hasher.isLenient = options.isLenient
            structWord = try inside("message") { () throws(SigningError) in
                guard case .object(let object)? = parts.message else {
                    throw SigningError(.invalidRequest, "the message is an object")
                }
                return try hasher.hash(place, object)
            }
        }
        word = Self.digest(domain: domainWord, message: isDomainOnly ? nil : structWord)
        primaryType = parts.primaryType
        domain = try TypedDataDomain(parts.domain)
        encodedType = table.encodedType(place)
        message = parts.message ?? .object([:])
        types = parts.types
        domainJSON = parts.domain
        domainMembers = table.structures[domainPlace].members
    }

    /// Reads the same from JSON text in UTF-8.
    public init(parsing bytes: [UInt8], options: Options = .strict) throws(SigningError) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw SigningError(.invalidRequest, error.description, underlying: error)
        }
        try self.init(json: json, options: options)
    }

    /// The digest to sign, 32 bytes.
    public var digest: [UInt8] { word.bytes }
    /// The hash of the domain, 32 bytes.
    public var domainSeparator: [UInt8] { domainWord.bytes }
    /// The hash of the message, 32 bytes.
    public var structHash: [UInt8] { structWord.bytes }

    /// The data in the form other signers expect: `types` always has `EIP712Domain`.
    public var json: JSONObject {
        var types = types
        if !types.contains(key: Self.domainType) {
            let members = domainMembers.map { member -> JSONValue in
                ["name": .string(member.name), "type": .string(member.typeName)]
            }
            types.append(key: Self.domainType, value: .array(members))
        }
        return [
            "types": .object(types), "primaryType": .string(primaryType), "domain": .object(domainJSON),
            "message": message,
        ]
    }

    /// Refuses data that is not for `chain`.
    ///
    /// Throws ``SigningError/Code/refused`` unless the domain's chain id is the reference of an `eip155` chain.
    public func require(chain: ChainID) throws(SigningError) {
        guard let reference = chain.eip155Reference, domain.chainID == UInt256(reference) else {
            throw SigningError(
                .refused, path: "domain.chainId", "\(domain.chainID?.description ?? "none") is not that of \(chain)")
        }
    }

    private static func digest(domain: UInt256, message: UInt256?) -> UInt256 {
        withUnsafeTemporaryAllocation(byteCount: 66, alignment: 8) { buffer in
            buffer[0] = 0x19
            buffer[1] = 0x01
            domain.store(to: UnsafeMutableRawBufferPointer(rebasing: buffer[2...]))
            message?.store(to: UnsafeMutableRawBufferPointer(rebasing: buffer[34...]))
            return Keccak256.word(UnsafeRawBufferPointer(rebasing: buffer[..<(message == nil ? 34 : 66)]))
        }
    }
}

extension TypedData {
    /// The four parts of the input, each once.
    private struct Parts {
        let types: JSONObject
        let primaryType: String
        let domain: JSONObject
        let message: JSONValue?

        init(_ json: JSONValue) throws(SigningError) {
            guard case .object(let object) = json else {
                throw SigningError(.invalidRequest, "typed data is an object, not \(json.kind)")
            }
            for key in object.keys where !Self.keys.contains(where: { sameBytes($0, key) }) {
                throw SigningError(
                    .invalidRequest, path: SigningError.shown(key),
                    "typed data has only types, primaryType, domain and message")
            }
            if object.contains(key: "primaryType"), object.contains(key: "primary_type") {
                throw SigningError(
                    .invalidRequest, path: "primary_type", "the field is there twice, also as primaryType")
            }
            guard case .string(let primaryType)? = object["primaryType"] ?? object["primary_type"] else {
                throw SigningError(.invalidRequest, path: "primaryType", "the name of the message's type is missing")
            }
            self.primaryType = primaryType
            types = try Self.object("types", in: object)
            domain = try Self.object("domain", in: object)
            message = object["message"]
        }

        private static let keys = ["types", "primaryType", "primary_type", "domain", "message"]

        private static func object(_ key: String, in object: JSONObject) throws(SigningError) -> JSONObject {
            guard let value = object[key] else {
                throw SigningError(.invalidRequest, path: key, "the field is missing")
            }
            guard case .object(let inner) = value else {
                throw SigningError(.invalidRequest, path: key, "an object is needed, not \(value.kind)")
            }
            return inner
        }
    }
}

extension PrivateKey {
    /// Signs typed data (EIP-712).
    public func sign(typedData: TypedData) throws(SigningError) -> Signature {
        try sign(typedData.word)
    }
}

extension PublicKey {
    /// The key whose owner signed `typedData` (EIP-712).
    public static func recover(typedData: TypedData, signature: Signature) throws(SigningError) -> PublicKey {
        try recover(typedData.word, signature)
    }
}
