// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
package import LucidAPI

extension Components.Schemas.AgentChallengeRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        if let credentialId {
            try RequestLimit.text(credentialId, path + "credential_id", atLeast: 1)
        }
        if let scopes {
            try RequestLimit.items(scopes.count, path + "scopes", atMost: 10)
            for (index, item) in scopes.enumerated() {
                try RequestLimit.text(item, path + "scopes" + "[\(index)]", atLeast: 1)
            }
        }
    }
}

extension Components.Schemas.AgentExchangeRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(challengeId, path + "challenge_id", atLeast: 1)
        try RequestLimit.text(signature, path + "signature", atLeast: 1)
        if let credentialId {
            try RequestLimit.text(credentialId, path + "credential_id", atLeast: 1)
        }
    }
}

extension Components.Schemas.AgentRefreshRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(refreshToken, path + "refresh_token", atLeast: 1)
    }
}

extension Components.Schemas.RevokeTokenRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(token, path + "token", atLeast: 1)
        if let clientId {
            try RequestLimit.text(clientId, path + "client_id", atLeast: 1)
        }
        if let clientSecret {
            try RequestLimit.text(clientSecret, path + "client_secret", atLeast: 1)
        }
    }
}

extension Components.Schemas.OAuthTokenRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(grantType, path + "grant_type", atLeast: 1)
        if let resource {
            try RequestLimit.text(resource, path + "resource", atLeast: 1)
        }
        if let agentRef {
            try RequestLimit.text(agentRef, path + "agent_ref", atLeast: 1)
        }
        if let challengeId {
            try RequestLimit.text(challengeId, path + "challenge_id", atLeast: 1)
        }
        if let signature {
            try RequestLimit.text(signature, path + "signature", atLeast: 1)
        }
    }
}

extension Components.Schemas.IntrospectionRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(token, path + "token", atLeast: 1)
    }
}

extension Components.Schemas.IssueGrantRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(agentRef, path + "agentRef", atLeast: 1)
        try RequestLimit.text(subject, path + "subject", atLeast: 1, atMost: 512)
        try RequestLimit.items(scopes.count, path + "scopes", atLeast: 1, atMost: 64)
        for (index, item) in scopes.enumerated() {
            try RequestLimit.text(item, path + "scopes" + "[\(index)]", atLeast: 1)
        }
        if let audience {
            try RequestLimit.items(audience.count, path + "audience", atLeast: 1, atMost: 16)
            for (index, item) in audience.enumerated() {
                try RequestLimit.text(item, path + "audience" + "[\(index)]", atLeast: 1)
            }
        }
    }
}

extension Components.Schemas.RevokeAccessRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        if let agent {
            try RequestLimit.text(agent, path + "agent", atLeast: 1, atMost: 512)
        }
        if let credential {
            try RequestLimit.text(credential, path + "credential", atLeast: 1, atMost: 512)
        }
        if let family {
            try RequestLimit.text(family, path + "family", atLeast: 1, atMost: 512)
        }
        if let grant {
            try RequestLimit.text(grant, path + "grant", atLeast: 1, atMost: 512)
        }
        if let subject {
            try RequestLimit.text(subject, path + "subject", atLeast: 1, atMost: 512)
        }
        if let token {
            try RequestLimit.text(token, path + "token", atLeast: 1, atMost: 512)
        }
    }
}

extension Components.Schemas.UpdateClientRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        if let name {
            try RequestLimit.text(name, path + "name", atLeast: 1, atMost: 64)
        }
        if let capabilities {
            try RequestLimit.items(capabilities.count, path + "capabilities", atMost: 32)
            for (index, item) in capabilities.enumerated() {
                try RequestLimit.text(item, path + "capabilities" + "[\(index)]", atLeast: 1)
            }
        }
        if let tier {
            try RequestLimit.text(tier, path + "tier", atLeast: 1)
        }
    }
}

extension Components.Schemas.RegisterClientRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(name, path + "name", atLeast: 1, atMost: 64)
        if let capabilities {
            try RequestLimit.items(capabilities.count, path + "capabilities", atMost: 32)
            for (index, item) in capabilities.enumerated() {
                try RequestLimit.text(item, path + "capabilities" + "[\(index)]", atLeast: 1)
            }
        }
        if let agentRef {
            try RequestLimit.text(agentRef, path + "agentRef", atLeast: 1)
        }
        if let tier {
            try RequestLimit.text(tier, path + "tier", atLeast: 1)
        }
    }
}

extension Components.Schemas.ClientTokenRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(clientId, path + "clientId", atLeast: 1)
        try RequestLimit.text(clientSecret, path + "clientSecret", atLeast: 1)
    }
}

extension Components.Schemas.ClientRefreshRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(refreshToken, path + "refreshToken", atLeast: 1)
    }
}

extension Components.Schemas.CreateAgentRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(name, path + "name", atLeast: 1)
        if let ref {
            try RequestLimit.text(ref, path + "ref", atLeast: 1)
        }
        if let billingAccountId {
            try RequestLimit.text(billingAccountId, path + "billing_account_id", atLeast: 1)
        }
    }
}

extension Components.Schemas.CreateAgentCredentialRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(walletId, path + "wallet_id", atLeast: 1)
        if let scopes {
            try RequestLimit.items(scopes.count, path + "scopes", atMost: 10)
            for (index, item) in scopes.enumerated() {
                try RequestLimit.text(item, path + "scopes" + "[\(index)]", atLeast: 1)
            }
        }
        if let description {
            try RequestLimit.text(description, path + "description", atMost: 512)
        }
    }
}

extension Components.Schemas.CreateRuntimeCredentialsRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        if let credentialId {
            try RequestLimit.text(credentialId, path + "credential_id", atLeast: 1)
        }
        if let scopes {
            try RequestLimit.items(scopes.count, path + "scopes", atLeast: 1)
        }
    }
}

extension Components.Schemas.UpdateAgentRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        if let name {
            try RequestLimit.text(name, path + "name", atLeast: 1)
        }
    }
}

extension Components.Schemas.EntrypointCall {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        if let sessionId {
            try RequestLimit.text(sessionId, path + "session_id", atLeast: 1)
        }
    }
}

extension Components.Schemas.CreateAgentTokenRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        if let scopes {
            try RequestLimit.items(scopes.count, path + "scopes", atLeast: 1)
        }
        if let description {
            try RequestLimit.text(description, path + "description", atMost: 200)
        }
    }
}

extension Components.Schemas.RPCRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(method, path + "method", atLeast: 1)
    }
}

extension Components.Schemas.PrivySignIn {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(token, path + "token", atLeast: 1)
    }
}

extension Components.Schemas.CoinbaseSignIn {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(accessToken, path + "accessToken", atLeast: 1)
    }
}

extension Components.Schemas.CreateUserWalletRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(label, path + "label", atLeast: 1, atMost: 64)
        if let agentRef {
            try RequestLimit.text(agentRef, path + "agent_ref", atLeast: 1)
        }
    }
}

extension Components.Schemas.SignMessageRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(message, path + "message", atLeast: 1)
        if let idempotencyKey {
            try RequestLimit.text(idempotencyKey, path + "idempotency_key", atLeast: 1)
        }
    }
}

extension Components.Schemas.SignTypedDataRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try typedData.checkLimits(path + "typed_data" + ".")
        if let idempotencyKey {
            try RequestLimit.text(idempotencyKey, path + "idempotency_key", atLeast: 1)
        }
    }
}

extension Components.Schemas.TypedData {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(primaryType, path + "primary_type", atLeast: 1)
    }
}

extension Components.Schemas.TransactionRequest {
    /// Checks the limits that the document sets.
    package func checkLimits(_ path: Swift.String) throws(RequestRefusal) {
        try RequestLimit.text(caip2, path + "caip2", atLeast: 1)
        if let idempotencyKey {
            try RequestLimit.text(idempotencyKey, path + "idempotency_key", atLeast: 1)
        }
    }
}
