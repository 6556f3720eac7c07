// SPDX-License-Identifier: Apache-2.0

extension TenantRows {
    /// Whether the credential or client of `opening` is there and not revoked.
    func isLive(_ opening: FamilyOpening) -> Bool {
        switch opening.holder {
        case .credential:
            credentials.contains {
                $0.id == opening.credentialID && $0.agentRef == opening.agentRef && $0.revokedAt == nil
            }
        case .client:
            clients.contains {
                $0.id == opening.credentialID && $0.agentRef == opening.agentRef && $0.isLive
            }
        }
    }

    mutating func noteUse(_ opening: FamilyOpening) {
        switch opening.holder {
        case .credential:
            guard let index = credentials.firstIndex(where: { $0.id == opening.credentialID }) else { return }
            credentials[index].lastUsedAt = opening.now
        case .client:
            guard let index = clients.firstIndex(where: { $0.id == opening.credentialID }) else { return }
            clients[index].lastUsedAt = opening.now
        }
    }
}
