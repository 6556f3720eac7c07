// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidJSON

extension ContractTests {
    /// How a value of each schema of the hosted product is read and written again.
    static let hostedSchemas: [String: @Sendable (JSONValue) throws -> JSONValue] = [
        "UpdateAgentRequest": { try again(Components.Schemas.UpdateAgentRequest.self, $0) },
        "AgentGraph": { try again(Components.Schemas.AgentGraph.self, $0) },
        "EntrypointList": { try again(Components.Schemas.EntrypointList.self, $0) },
        "EntrypointCall": { try again(Components.Schemas.EntrypointCall.self, $0) },
        "EntrypointResult": { try again(Components.Schemas.EntrypointResult.self, $0) },
        "StreamData": { try again(Components.Schemas.StreamData.self, $0) },
        "RunList": { try again(Components.Schemas.RunList.self, $0) },
        "Run": { try again(Components.Schemas.Run.self, $0) },
        "QueuedRun": { try again(Components.Schemas.QueuedRun.self, $0) },
        "RunLedger": { try again(Components.Schemas.RunLedger.self, $0) },
        "AgentTokenList": { try again(Components.Schemas.AgentTokenList.self, $0) },
        "CreateAgentTokenRequest": { try again(Components.Schemas.CreateAgentTokenRequest.self, $0) },
        "CreatedAgentToken": { try again(Components.Schemas.CreatedAgentToken.self, $0) },
        "AgentCard": { try again(Components.Schemas.AgentCard.self, $0) },
        "RPCRequest": { try again(Components.Schemas.RPCRequest.self, $0) },
        "RPCResponse": { try again(Components.Schemas.RPCResponse.self, $0) },
        "RegistryPage": { try again(Components.Schemas.RegistryPage.self, $0) },
        "PrivySignIn": { try again(Components.Schemas.PrivySignIn.self, $0) },
        "CoinbaseSignIn": { try again(Components.Schemas.CoinbaseSignIn.self, $0) },
        "UserSession": { try again(Components.Schemas.UserSession.self, $0) },
        "SignOutResponse": { try again(Components.Schemas.SignOutResponse.self, $0) },
        "CurrentUser": { try again(Components.Schemas.CurrentUser.self, $0) },
        "CreateUserWalletRequest": { try again(Components.Schemas.CreateUserWalletRequest.self, $0) },
        "UserWalletResponse": { try again(Components.Schemas.UserWalletResponse.self, $0) },
        "BalanceList": { try again(Components.Schemas.BalanceList.self, $0) },
    ]
}
