// SPDX-License-Identifier: Apache-2.0

extension AgentApiClient {
    /// What agents may do for others; for operators.
    public var grants: Grants { Grants(client: client) }

    /// Calls about grants and revocations, which need an operator's token.
    public struct Grants: Sendable {
        let client: any APIProtocol

        /// Gives an agent a token with which it acts for a subject.
        public func issue(
            _ request: Components.Schemas.IssueGrantRequest
        ) async throws -> Components.Schemas.IssuedGrant {
            try await counting { try await client.issueGrant(body: .json(request)).created.body.json }
        }

        /// Revokes everything of before that meets all of the terms.
        /// - Returns: How many sessions ended.
        public func revoke(_ request: Components.Schemas.RevokeAccessRequest) async throws -> Int {
            try await counting { try await client.revokeAccess(body: .json(request)).ok.body.json.revokedFamilies }
        }
    }
}
