// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// Structured data that a person or an agent signs (EIP-712), checked and hashed.
///
/// It is read from JSON, or made from Swift values that are ``TypedDataEncodable``. Reading is strict: where the
/// well-known libraries disagree about an input, it is refused unless the standard decides.
///
/// Sizes are capped: 256 types, 256 KiB of names, 4 MiB of type text to hash, 64 levels of data, and 8 MiB of JSON.
/// Within them the cost is linear in the input. The types and domains read last are kept, so that the next message
/// for the same contract costs little more than its own hash.
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
    /// The message as given.
    public let message: JSONValue

    private let types: TypedDataTypes
    private let header: TypedDataHeader
    /// Where the type of the message is in the table; nil if only the domain is signed.
    private let place: Int?
    private let structWord: UInt256
    let word: UInt256
    /// How many bytes were hashed, those of the types included even if their hashes were known.
    package let hashedCount: Int

    /// Reads `{types, primaryType, domain, message}`; `primary_type` is another spelling.
    ///
    /// Throws ``SigningError`` whose path names the place, for example `message.orders[2].amount`.
    public init(json: JSONValue, options: Options = .strict) throws(SigningError) {
        try self.init(TypedDataParts(json), options)
    }

    /// Reads the same from JSON text in UTF-8.
    ///
    /// This is the quick way: it does not even look into types and a domain that were read before.
    public init(parsing bytes: [UInt8], options: Options = .strict) throws(SigningError) {
        if let parts = bytes.withUnsafeBufferPointer({ TypedDataParts(quick: $0) }) {
            try self.init(parts, options)
            return
        }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw SigningError(.invalidRequest, error.description, underlying: error)
        }
        try self.init(json: json, options: options)
    }

    init(_ parts: TypedDataParts, _ options: Options) throws(SigningError) {
        types = parts.types
        header = parts.header
        primaryType = parts.primaryType
        message = parts.message ?? .object([:])
        let table = parts.types.table
        if sameBytes(parts.primaryType, Self.domainType) {
            guard options.allowsDomainAsPrimaryType else {
                throw SigningError(.refused, path: "primaryType", "the domain itself is not signed unless asked for")
            }
            if !options.isLenient, case .object(let object) = message, let key = object.first?.key {
                throw SigningError(
                    .invalidRequest, path: "message." + SigningError.shown(key),
                    "only the domain is signed; what is shown could differ from what is signed")
            }
            place = nil
            structWord = parts.header.word
            word = Self.digest(domain: parts.header.word, message: nil)
            hashedCount = table.encodedCount
            return
        }
        guard let place = table.place(of: parts.primaryType) else {
            throw SigningError(
                .invalidValue, path: "primaryType", "\(SigningError.shown(parts.primaryType)) is not defined in types")
        }
        var hasher = TypedDataHasher(table.structures, isLenient: options.isLenient)
        do throws(SigningError) {
            guard case .object(let object)? = parts.message else {
                throw SigningError(.invalidRequest, "the message is an object")
            }
            structWord = try hasher.hash(table.structures[place], object)
        } catch {
            throw error.within("message")
        }
        self.place = place
        word = Self.digest(domain: parts.header.word, message: structWord)
        hashedCount = table.encodedCount + hasher.hashedCount
    }

    /// What the data is for.
    public var domain: TypedDataDomain { header.domain }
    /// `encodeType` of the primary type: the text whose Keccak-256 is its type hash.
    public var encodedType: String { place.map { types.table.encodedType($0) } ?? header.structure.encodedType }
    /// The type hash of the primary type, 32 bytes.
    public var typeHash: [UInt8] {
        (place.map { types.table.structures[$0].typeHash } ?? header.structure.typeHash).bytes
    }
    /// The digest to sign, 32 bytes.
    public var digest: [UInt8] { word.bytes }
    /// The hash of the domain, 32 bytes.
    public var domainSeparator: [UInt8] { header.word.bytes }
    /// The hash of the message, 32 bytes.
    public var structHash: [UInt8] { structWord.bytes }

    /// The data in the form other signers expect: `types` always has `EIP712Domain`.
    public var json: JSONObject {
        var types = types.json
        if !types.contains(key: Self.domainType) {
            let members = header.structure.members.map { member -> JSONValue in
                ["name": .string(member.name), "type": .string(member.typeName)]
            }
            types.append(key: Self.domainType, value: .array(members))
        }
        return [
            "types": .object(types), "primaryType": .string(primaryType), "domain": .object(header.json),
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
