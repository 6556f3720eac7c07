// SPDX-License-Identifier: Apache-2.0
import LucidTokens

/// Everything that a form and its header show of a machine client; it must prove itself in exactly one way.
struct ShownClient: Sendable {
    static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    enum Way: Sendable {
        /// Nothing is shown.
        case nothing
        /// By identifier and secret.
        case secret(clientID: String, secret: String)
        /// By a JWT that a registered key has signed (RFC 7523 section 2.2).
        case assertion(String, clientID: String?)
    }

    let way: Way

    /// A parameter without a value counts as left out (RFC 6749 section 3.2).
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidRequest`` for two ways at once,
    ///   ``AuthorityError/Code/invalidClient`` for one that cannot be read.
    init(
        _ proof: ClientProof, clientID: String?, secret: String?, assertionType: String?, assertion: String?
    ) throws(AuthorityError) {
        func given(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }
        let (clientID, secret, assertion) = (given(clientID), given(secret), given(assertion))
        if let assertion {
            guard secret == nil, proof == .none else { throw Self.twoWays }
            guard given(assertionType) == Self.assertionType else {
                throw AuthorityError(.invalidRequest, message: "client_assertion_type: \(Self.assertionType)")
            }
            way = .assertion(assertion, clientID: clientID)
            return
        }
        switch proof {
        case .basic(let shownID, let shownSecret):
            guard secret == nil, clientID == nil || clientID == shownID else { throw Self.twoWays }
            way = .secret(clientID: shownID, secret: shownSecret)
        case .malformed: throw TokenAuthority.refusedClient
        case .none, .bearer:
            guard let secret else {
                way = .nothing
                return
            }
            guard let clientID else { throw TokenAuthority.refusedClient }
            way = .secret(clientID: clientID, secret: secret)
        }
    }

    private static var twoWays: AuthorityError {
        AuthorityError(
            .invalidRequest,
            message: "a client proves itself by the header, by the form or by a JWT, not by two of them")
    }
}
