// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAgent
import LucidTesting
import LucidTokens

/// A service that takes an agent's token, and the agent that shows one.
@main
struct VerifyTokens {
    static let orders = "https://orders.example"

    static func main() async throws {
        let authority = try AuthorityTransport { $0.audiences = [orders] }
        let client = try await authority.administration.registerClient(
            name: "build host", scopes: ["orders:*"])
        let token = try await accessToken(of: client, from: authority)

        // slice.verifier
        let verifier = try await TokenVerifier.discovering(
            issuer: "https://authority.test", audience: "https://orders.example", transport: authority, interval: 1)
        let request = HTTPRequest(
            method: .get, scheme: "https", authority: "orders.example", path: "/orders",
            headerFields: [.authorization: "Bearer \(token)"])
        let claims = try await verifier.verify(request, requiring: ["orders:read"])
        print("\(claims.agentRef) may \(claims.scopes)")
        // slice.end

        // slice.refusal
        do {
            _ = try await verifier.verify(request, requiring: ["customers:read"])
        } catch let error as TokenError {
            print(error.status, error.challenge(scopes: ["customers:read"]) ?? "")  // 403, and what is missing
        }
        // slice.end

        // slice.revocation
        _ = try await authority.administration.revoke(.credential(client.clientID))
        do {
            _ = try await verifier.verify(request, checkingRevocation: false)  // holds until it expires
            try await SystemClock().sleep(until: SystemClock().bootNow().advanced(bySeconds: 1.1))
            _ = try await verifier.verify(request)
            throw Surprise(what: "a revoked token was taken")
        } catch let error as TokenError {
            print(error.code)  // revoked
        }
        // slice.end
    }

    /// What `client_credentials` at the token endpoint gives.
    static func accessToken(
        of client: AuthorityAdministration.ClientRegistration, from authority: AuthorityTransport
    ) async throws -> String {
        let form = "grant_type=client_credentials&client_id=\(client.clientID)&client_secret=\(client.secretText)"
        let (_, body) = try await authority.send(
            HTTPRequest(
                method: .post, scheme: "https", authority: "authority.test", path: "/oauth2/token",
                headerFields: [.contentType: "application/x-www-form-urlencoded"]),
            body: HTTPBody(form), options: .auth)
        let answer = try JSONValue(parsing: try await body.collect(upTo: 1 << 16))
        guard let token = answer["access_token"]?.stringValue else { throw Surprise(what: answer.text) }
        return token
    }

    struct Surprise: Error, CustomStringConvertible {
        let what: String
        var description: String { what }
    }
}
