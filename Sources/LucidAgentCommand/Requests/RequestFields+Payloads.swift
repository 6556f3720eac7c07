// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning

extension RequestFields {
    /// `message`, read by `encoding`: UTF-8 text unless it says `hex`.
    ///
    /// Text that looks like hex stays text.
    func message() throws(RequestError) -> PersonalMessage {
        let text = try text("message")
        switch try optionalText("encoding") ?? "utf-8" {
        case "utf-8":
            return .text(text)
        case "hex":
            guard let bytes = Hex.decode(text, prefix: .required) else {
                throw RequestError(.invalidValue, at: "message", "must be 0x and an even number of hex digits")
            }
            return .bytes(bytes)
        default:
            throw RequestError(.invalidValue, at: "encoding", "must be \"utf-8\" or \"hex\"")
        }
    }

    /// `typed_data`, by EIP-712.
    func typedData() throws(RequestError) -> TypedData {
        let json = try value("typed_data")
        return try RequestError.located(at: "typed_data") { () throws(SigningError) in try TypedData(json: json) }
    }

    /// `transaction`, not signed yet.
    func transaction() throws(RequestError) -> Transaction {
        let json = try value("transaction")
        return try RequestError.located(at: "transaction") { () throws(SigningError) in try Transaction(json: json) }
    }

    /// `authorization`, not signed yet.
    func authorization() throws(RequestError) -> Authorization {
        let json = try value("authorization")
        return try RequestError.located(at: "authorization") { () throws(SigningError) in
            try Authorization(json: json)
        }
    }

    /// `signature`, of 65 bytes or in the 64 of EIP-2098.
    func signature() throws(RequestError) -> Signature {
        let hex = try text("signature")
        return try RequestError.located(at: "signature") { () throws(SigningError) in
            try hex.utf8.count == 130 ? Signature(compactHex: hex) : Signature(hex: hex)
        }
    }

    /// `address`, if there is one.
    func address() throws(RequestError) -> Address? {
        guard let text = try optionalText("address") else { return nil }
        return try RequestError.located(at: "address") { () throws(SigningError) in try Address(text) }
    }
}

extension RequestError {
    /// Runs a step of signing and puts its error at a place in the request.
    static func located<Value>(
        at root: String, _ step: () throws(SigningError) -> Value
    ) throws(RequestError) -> Value {
        do throws(SigningError) {
            return try step()
        } catch {
            throw RequestError(error, at: root)
        }
    }

    /// The error of a step of signing whose input is at `root` in the request.
    init(_ error: SigningError, at root: String) {
        let separator = root.isEmpty || error.path.isEmpty || error.path.hasPrefix("[") ? "" : "."
        self.init(Code(error.code), at: root + separator + error.path, error.detail, underlying: error)
    }
}

extension RequestError.Code {
    fileprivate init(_ code: SigningError.Code) {
        switch code {
        case .invalidRequest: self = .invalidRequest
        case .unsupported: self = .unsupported
        case .refused, .wrongPassphrase: self = .refused
        case .internalFailure: self = .internal
        default: self = .invalidValue
        }
    }
}
