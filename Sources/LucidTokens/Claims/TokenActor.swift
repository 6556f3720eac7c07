// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// One member of the `act` claim (RFC 8693 section 4.1): who acts, or acted, for the subject.
public struct TokenActor: Hashable, Sendable {
    /// How deep `act` may be nested.
    public static let maximumDepth = 8

    /// Who it is (`sub`).
    public var subject: String
    /// Who says so (`iss`), if it is not the issuer of the token.
    public var issuer: String?
    /// The client by which it acts (`client_id`).
    public var clientID: String?

    /// Creates an actor.
    public init(subject: String, issuer: String? = nil, clientID: String? = nil) {
        self.subject = subject
        self.issuer = issuer
        self.clientID = clientID
    }

    /// The chain as nested objects, the present actor outermost; nil for nobody.
    static func json(_ actors: [Self]) -> JSONValue? {
        var nested: JSONValue?
        for actor in actors.reversed() {
            var object: JSONObject = ["sub": .string(actor.subject)]
            if let issuer = actor.issuer { object["iss"] = .string(issuer) }
            if let clientID = actor.clientID { object["client_id"] = .string(clientID) }
            if let nested { object["act"] = nested }
            nested = .object(object)
        }
        return nested
    }

    /// Reads the claim: objects only, at most ``maximumDepth`` of them.
    static func read(_ value: JSONValue?) throws(TokenError) -> [Self] {
        var actors: [Self] = []
        var next = value
        while let value = next {
            guard actors.count < maximumDepth else {
                throw TokenError(.invalidClaims, message: "act is nested deeper than \(maximumDepth)")
            }
            guard let object = value.objectValue, let subject = object["sub"]?.stringValue, !subject.isEmpty else {
                throw TokenError(.invalidClaims, message: "act is not an object with sub")
            }
            func text(_ name: String) throws(TokenError) -> String? {
                guard let member = object[name] else { return nil }
                guard let text = member.stringValue, !text.isEmpty else {
                    throw TokenError(.invalidClaims, message: "act.\(name) is not text")
                }
                return text
            }
            actors.append(Self(subject: subject, issuer: try text("iss"), clientID: try text("client_id")))
            next = object["act"]
        }
        return actors
    }
}
