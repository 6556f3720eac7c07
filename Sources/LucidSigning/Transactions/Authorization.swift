// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// What the owner of an account signs to let it run a contract's code (EIP-7702).
///
/// It hands over the account: the code may do whatever the owner may. It stays until another authorization replaces
/// it, and one for ``Address/zero`` takes it back.
public struct Authorization: Hashable, Sendable {
    /// The chain it is valid on; 0 is every chain.
    public var chainID: UInt256
    /// The contract whose code the account runs; ``Address/zero`` clears the code.
    public var address: Address
    /// How many transactions the account has sent before.
    ///
    /// It is one more if the account itself sends the transaction that carries the authorization.
    public var nonce: UInt64

    /// Creates an authorization.
    public init(chainID: UInt256, address: Address, nonce: UInt64) {
        self.chainID = chainID
        self.address = address
        self.nonce = nonce
    }

    /// Reads `{chainId, address, nonce}`, names in camelCase or snake_case, quantities as a ``Transaction`` has them.
    ///
    /// Throws ``SigningError`` whose path names the field.
    public init(json: JSONValue) throws(SigningError) {
        self = try Self.read(from: FieldReader(json, of: "an authorization", Self.names))
    }

    /// The digest to sign, 32 bytes: Keccak-256 of 0x05 ‖ rlp([chain id, address, nonce]).
    public var signingDigest: [UInt8] { signingWord.bytes }

    /// The fields in JSON: quantities in decimal text, the address in EIP-55.
    public var json: JSONObject {
        [
            "chainId": .string(chainID.description), "address": .string(address.description),
            "nonce": .string(String(nonce)),
        ]
    }

    static let names: [FieldReader.Spelling] = [("chainId", ["chain_id"]), ("address", []), ("nonce", [])]

    static func read(from fields: FieldReader) throws(SigningError) -> Authorization {
        Authorization(
            chainID: try fields.integer("chainId", bits: 256), address: try fields.address("address"),
            nonce: try fields.integer("nonce", bits: 64).w0)
    }

    var signingWord: UInt256 {
        var writer = RLPWriter(prefix: 5, capacity: 80)
        writer.list { write(to: &$0) }
        return writer.bytes.withUnsafeBytes { Keccak256.word($0) }
    }

    func write(to writer: inout RLPWriter) {
        writer.append(chainID)
        writer.append(address)
        writer.append(nonce)
    }
}

extension PrivateKey {
    /// Signs an authorization, which hands this key's account to a contract's code.
    ///
    /// Nobody but the owner can know that it is meant: never sign one because another party asked. Throws
    /// ``SigningError/Code/refused`` for chain id 0 unless `allowingEveryChain` is true, because on every other chain
    /// the address may hold other code; ``SigningError/Code/invalidValue`` for a nonce of 2⁶⁴ − 1, which chains skip.
    public func sign(
        authorization: Authorization, allowingEveryChain: Bool = false
    ) throws(SigningError) -> SignedAuthorization {
        guard !authorization.chainID.isZero || allowingEveryChain else {
            throw SigningError(.refused, path: "chainId", "0 makes the authorization valid on every chain")
        }
        guard authorization.nonce < .max else {
            throw SigningError(.invalidValue, path: "nonce", "no account can have the nonce 2^64-1 (EIP-2681)")
        }
        return SignedAuthorization(authorization, signature: try sign(authorization.signingWord))
    }
}
