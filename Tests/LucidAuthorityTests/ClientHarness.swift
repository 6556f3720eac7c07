// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidTokens

/// What machine clients do to an authority.
extension Harness {
    /// Sends a form to the token endpoint; `basic` is the text behind `Basic`, before base64.
    func token(_ form: String, basic: String? = nil, headers: [(String, String)] = []) async -> Answer {
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let basic { fields[.authorization] = "Basic \(Base64.encode(Array(basic.utf8)))" }
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        return await send(.post, "/oauth2/token", bytes: Array(form.utf8), fields: fields)
    }

    func login(_ client: AuthorityAdministration.ClientRegistration, scope: String = "") async -> Answer {
        await token("grant_type=client_credentials&scope=\(scope)", basic: client.basic)
    }

    func renew(_ client: AuthorityAdministration.ClientRegistration, _ refreshToken: String) async -> Answer {
        await token("grant_type=refresh_token&refresh_token=\(refreshToken)", basic: client.basic)
    }

    func client(_ scopes: ScopeSet = ["orders.read", "orders.write"], agentRef: String? = nil) async throws
        -> AuthorityAdministration.ClientRegistration
    {
        try await administration.registerClient(name: "build host", scopes: scopes, agentRef: agentRef)
    }
}

extension AuthorityAdministration.ClientRegistration {
    var basic: String { "\(clientID):\(secretText)" }
}
