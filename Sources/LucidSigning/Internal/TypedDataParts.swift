// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// The four parts of typed data, each once, with types and domain checked and hashed.
struct TypedDataParts {
    let types: TypedDataTypes
    let header: TypedDataHeader
    let primaryType: String
    let message: JSONValue?

    init(types: TypedDataTypes, header: TypedDataHeader, primaryType: String, message: JSONValue?) {
        (self.types, self.header, self.primaryType, self.message) = (types, header, primaryType, message)
    }

    init(_ json: JSONValue) throws(SigningError) {
        guard case .object(let object) = json else {
            throw SigningError(.invalidRequest, "typed data is an object, not \(json.kind)")
        }
        for (key, _) in object where Key(key) == nil {
            throw SigningError(
                .invalidRequest, path: SigningError.shown(key),
                "typed data has only types, primaryType, domain and message")
        }
        if object.contains(key: "primaryType"), object.contains(key: "primary_type") {
            throw SigningError(.invalidRequest, path: "primary_type", "the field is there twice, also as primaryType")
        }
        guard case .string(let primaryType)? = object["primaryType"] ?? object["primary_type"] else {
            throw SigningError(.invalidRequest, path: "primaryType", "the name of the message's type is missing")
        }
        let typesJSON = try Self.object("types", in: object)
        let domainJSON = try Self.object("domain", in: object)
        types = try TypedDataTypes.cached(typesJSON)
        header = try types.header(domainJSON)
        self.primaryType = primaryType
        message = object["message"]
    }

    /// The members typed data has.
    private enum Key {
        case types, primaryType, domain, message

        init?(_ text: String) {
            // Nothing but itself is canonically equal to ASCII text and as long.
            switch (text.utf8.count, text) {
            case (5, "types"): self = .types
            case (11, "primaryType"), (12, "primary_type"): self = .primaryType
            case (6, "domain"): self = .domain
            case (7, "message"): self = .message
            default: return nil
            }
        }
    }

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

extension TypedDataParts {
    /// Reads the text in one pass that steps over types and a domain whose very bytes were read before.
    ///
    /// Nil if anything at all is wrong or unusual: then the whole is read again the plain way, which finds the error.
    init?(quick bytes: UnsafeBufferPointer<UInt8>) {
        guard var reader = JSONMemberReader(bytes) else { return nil }
        var types: Range<Int>?
        var domain: Range<Int>?
        var primaryType: String?
        var message: JSONValue?
        do {
            while let text = try reader.nextKey() {
                switch Key(text) {
                case .types where types == nil:
                    types = reader.skipObject()
                    guard types != nil else { return nil }
                case .domain where domain == nil:
                    domain = reader.skipObject()
                    guard domain != nil else { return nil }
                case .primaryType where primaryType == nil:
                    primaryType = try reader.value().stringValue
                    guard primaryType != nil else { return nil }
                case .message where message == nil:
                    message = try reader.value()
                default:
                    return nil
                }
            }
            guard let types, let domain, let primaryType else { return nil }
            let typesBytes = UnsafeBufferPointer(rebasing: bytes[types])
            let domainBytes = UnsafeBufferPointer(rebasing: bytes[domain])
            let readTypes = try TypedDataTypes.cached(UnsafeRawBufferPointer(typesBytes)) { () throws(SigningError) in
                try Self.object(typesBytes)
            }
            let header = try readTypes.header(UnsafeRawBufferPointer(domainBytes)) { () throws(SigningError) in
                try Self.object(domainBytes)
            }
            self.init(types: readTypes, header: header, primaryType: primaryType, message: message)
        } catch {
            return nil
        }
    }

    /// The object that all of `bytes` is, one level inside its document.
    private static func object(_ bytes: UnsafeBufferPointer<UInt8>) throws(SigningError) -> JSONObject {
        let limits = JSONLimits(depth: JSONLimits.default.depth - 1, bytes: JSONLimits.default.bytes)
        do {
            guard case .object(let object) = try JSONValue(parsing: bytes, limits: limits) else {
                throw SigningError(.invalidRequest, "an object is needed")
            }
            return object
        } catch let error as SigningError {
            throw error
        } catch {
            throw SigningError(.invalidRequest, "no JSON", underlying: error)
        }
    }
}
