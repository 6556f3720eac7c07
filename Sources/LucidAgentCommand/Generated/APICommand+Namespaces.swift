// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser

extension APICommand {
    /// A command for each tag of the document.
    static let namespaces: [any ParsableCommand.Type] = [
        AgentAuthNamespace.self,
        ClientsNamespace.self,
        AgentsNamespace.self,
        WalletNamespace.self,
        EntrypointsNamespace.self,
        RunsNamespace.self,
        TokensNamespace.self,
        A2ANamespace.self,
        UsersNamespace.self,
        DiscoveryNamespace.self,
        AuthorizationNamespace.self,
    ]
}
