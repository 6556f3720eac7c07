// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// An authorization with its signature, as a transaction of type 4 carries it (EIP-7702).
///
/// A chain takes a transaction whose authorizations have any y parity of 8 bits and any r and s of 256, and skips those
/// whose signature is wrong. So these are the parts as they were written; ``signature`` and ``authority`` check them.
public struct SignedAuthorization: Hashable, Sendable {
    /// What was signed.
    public let authorization: Authorization
    /// 0 or 1 in a right signature.
    public let yParity: UInt8
    /// r, any number.
    public let r: UInt256
    /// s, any number.
    public let s: UInt256

    /// Joins the parts, which are not checked.
    public init(_ authorization: Authorization, yParity: UInt8, r: UInt256, s: UInt256) {
        self.authorization = authorization
        self.yParity = yParity
        self.r = r
        self.s = s
    }

    /// Joins an authorization with its signature.
    public init(_ authorization: Authorization, signature: Signature) {
        self.init(authorization, yParity: signature.yParity, r: signature.rValue, s: signature.sValue)
    }

    /// Reads `{chainId, address, nonce, yParity, r, s}`, names in camelCase or snake_case.
    ///
    /// Throws ``SigningError`` whose path names the field; the signature is not checked.
    public init(json: JSONValue) throws(SigningError) {
        let fields = try FieldReader(
            json, of: "an authorization", Authorization.names + [("yParity", ["y_parity"]), ("r", []), ("s", [])])
        self.init(
            try Authorization.read(from: fields),
            yParity: UInt8(truncatingIfNeeded: try fields.integer("yParity", bits: 8).w0),
            r: try fields.integer("r", bits: 256), s: try fields.integer("s", bits: 256))
    }

    /// The signature.
    ///
    /// Throws ``SigningError/Code/invalidValue`` if a part is out of range or s is high.
    public var signature: Signature {
        get throws(SigningError) { try Signature(r: r, s: s, yParity: yParity) }
    }

    /// The account that its owner hands over.
    ///
    /// Any signature in range recovers to some account or to none; compare the result with the account you expect.
    /// Throws ``SigningError/Code/invalidValue`` if there is none.
    public var authority: Address {
        get throws(SigningError) { try PublicKey.recover(authorization.signingWord, signature).address }
    }

    /// `{chainId, address, nonce, yParity, r, s}`: quantities in decimal text, `yParity` a number, `r` and `s` 32 bytes
    /// each in 0x.
    public var json: JSONObject {
        var object = authorization.json
        object["yParity"] = .integer(yParity)
        object["r"] = r.wordJSON
        object["s"] = s.wordJSON
        return object
    }
}

extension SignedAuthorization {
    init(rlp reader: inout RLPReader) throws(SigningError) {
        var items = try reader.list()
        let authorization = Authorization(
            chainID: try items.integer("chainId"), address: try items.address("address"),
            nonce: try items.integer64("nonce"))
        let yParity = try items.integer("yParity")
        guard yParity.bitWidth <= 8 else {
            throw SigningError(.invalidValue, path: "yParity", "\(yParity) does not fit 8 bits")
        }
        self.init(
            authorization, yParity: UInt8(truncatingIfNeeded: yParity.w0), r: try items.integer("r"),
            s: try items.integer("s"))
        try items.finish()
    }

    func write(to writer: inout RLPWriter) {
        writer.list { writer in
            authorization.write(to: &writer)
            writer.append(UInt64(yParity))
            writer.append(r)
            writer.append(s)
        }
    }

    /// What makes a chain skip it, and what reaches farther than one would think.
    func warnings(on chain: UInt64) -> [String] {
        var warnings: [String] = []
        if authorization.chainID.isZero {
            warnings.append("it is valid on every chain")
        } else if authorization.chainID != UInt256(chain) {
            warnings.append("it is for chain \(authorization.chainID) and chain \(chain) skips it")
        }
        if authorization.nonce == .max { warnings.append("its nonce is 2^64-1 and chains skip it (EIP-2681)") }
        if authorization.address == .zero { warnings.append("it clears the account's code") }
        do { _ = try authority } catch { warnings.append("chains skip it: \(error.message)") }
        return warnings
    }
}
