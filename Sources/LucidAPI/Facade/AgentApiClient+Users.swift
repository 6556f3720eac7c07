// SPDX-License-Identifier: Apache-2.0

extension AgentApiClient {
    /// The people whose agents these are.
    public var users: Users { Users(client: client) }

    /// Calls of people; all but signing in need a person's session as the bearer.
    public struct Users: Sendable {
        let client: any APIProtocol

        /// Begins a session with a token of Privy's.
        public func signInWithPrivy(token: String) async throws -> Components.Schemas.UserSession {
            try await counting { try await client.signInWithPrivy(body: .json(.init(token: token))).ok.body.json }
        }

        /// Begins a session with an access token of Coinbase's.
        public func signInWithCoinbase(accessToken: String) async throws -> Components.Schemas.UserSession {
            try await counting {
                try await client.signInWithCoinbase(body: .json(.init(accessToken: accessToken))).ok.body.json
            }
        }

        /// Ends the session.
        public func signOut() async throws {
            try await counting { _ = try await client.signOut().ok }
        }

        /// Whose session this is.
        public func current() async throws -> Components.Schemas.CurrentUser {
            try await counting { try await client.getCurrentUser().ok.body.json }
        }

        /// Makes a wallet for the person.
        public func createWallet(
            _ request: Components.Schemas.CreateUserWalletRequest
        ) async throws -> Components.Schemas.UserWalletResponse {
            try await counting { try await client.createUserWallet(body: .json(request)).created.body.json }
        }

        /// What the person's wallets hold.
        public func balances(
            _ query: Operations.GetBalances.Input.Query = .init()
        ) async throws -> Components.Schemas.BalanceList {
            try await counting { try await client.getBalances(query: query).ok.body.json }
        }
    }
}
