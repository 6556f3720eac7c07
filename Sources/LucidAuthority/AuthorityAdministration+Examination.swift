// SPDX-License-Identifier: Apache-2.0

public import LucidCrypto
import LucidHTTP
import LucidJSON
public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension AuthorityAdministration {
    /// What became of a token, as the operator hears of it.
    public struct TokenReport: Hashable, Sendable {
        /// Why it does not hold; nil if it does.
        public let refusal: String?
        /// Whether it is a refresh token; false if that is not known.
        public let isRefreshToken: Bool
        /// The agent that holds it.
        public let agentRef: String?
        /// Whom it speaks for.
        public let subject: String?
        /// The credential, client or grant by which it was obtained.
        public let credentialID: String?
        /// The session.
        public let familyID: String?
        /// What it permits.
        public let scopes: ScopeSet?
        /// For whom it is meant; empty for the authority itself.
        public let audience: [String]
        /// When it ends.
        public let expiresAt: Date?

        fileprivate init(refusal: String) {
            self.refusal = refusal
            isRefreshToken = false
            (agentRef, subject, credentialID, familyID) = (nil, nil, nil, nil)
            scopes = nil
            audience = []
            expiresAt = nil
        }

        fileprivate init(_ token: IntrospectedToken) {
            refusal = nil
            switch token {
            case .access(let claims):
                isRefreshToken = false
                (agentRef, subject) = (claims.agentRef, claims.subject)
                (credentialID, familyID) = (claims.credentialID, claims.familyID)
                (scopes, audience) = (claims.scopes, claims.audience)
                expiresAt = Date(wholeSeconds: claims.expiresAt)
            case .refresh(let family):
                isRefreshToken = true
                (agentRef, subject) = (family.agentRef, family.subject)
                (credentialID, familyID) = (family.credentialID, family.id)
                (scopes, audience) = (family.scopes, family.audience)
                expiresAt = family.currentExpiresAt
            }
        }
    }

    /// Looks at a token as the running authority would, and says why it does not hold if it does not.
    ///
    /// Nothing is spent.
    /// - Parameter sealingKey: 32 bytes; the one with which the authority runs.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration`` if the sealing key is missing or
    ///   wrong.
    public func examine(token: String, sealingKey: SecretBytes? = nil) async throws -> TokenReport {
        // Looking must make no key, and must seal none that the authority keeps in the clear.
        let keys = try await store.keys()
        guard Set(keys.map(\.purpose)).isSuperset(of: [.signing, .refreshToken, .nonce]) else {
            return TokenReport(refusal: "this authority has issued nothing yet")
        }
        let sealingKey = keys.contains(where: \.isSealed) ? sealingKey : nil
        // The issuer is what the token says it is; whether it is true is decided by the key.
        let issuer = (try? CompactJWS(token).payload())?["iss"]?.stringValue
        guard
            var configuration = try? AuthorityConfiguration(issuer: issuer ?? "https://issuer.invalid"),
            (try? configuration.validate()) != nil
        else { return TokenReport(refusal: "its issuer is none that an authority can have") }
        configuration.tenant = tenant
        let tokens = TokenAuthority(
            configuration: configuration, store: store, sealer: KeySealer(key: sealingKey), clock: clock)
        do {
            return TokenReport(try await tokens.examine(tenant, token: token))
        } catch let error as TokenError {
            return TokenReport(refusal: error.message)
        }
    }

    /// One thing that was looked at, and what is wrong with it.
    public struct Finding: Hashable, Sendable {
        /// What was looked at.
        public let name: String
        /// Whether it is as it should be.
        public let isRight: Bool
        /// What was found, or what to do.
        public let detail: String
    }

    /// Looks at the store, the keys and their seal; changes nothing.
    /// - Parameter sealingKey: 32 bytes; the one with which the authority runs, if it does.
    public func examine(sealingKey: SecretBytes?) async -> [Finding] {
        var findings: [Finding] = []
        let keys: [KeyRecord]
        do {
            keys = try await store.keys()
            let agents = try await store.agents(tenant, limit: 100_000).count
            let revocations = try await store.revocations(after: 0).records.count
            findings.append(
                Finding(
                    name: "store", isRight: true,
                    detail: "\(agents) agents of the tenant \(tenant), \(revocations) revocations in force"))
        } catch {
            let reason = (error as? AuthorityError)?.message ?? "it failed"
            return [Finding(name: "store", isRight: false, detail: reason)]
        }
        guard !keys.isEmpty else {
            return findings + [Finding(name: "keys", isRight: true, detail: "none yet; the first start makes them")]
        }
        do {
            _ = try keys.map(KeySealer(key: sealingKey).opened)
            let plain = keys.filter { !$0.isSealed }.count
            findings.append(
                Finding(
                    name: "seal", isRight: true,
                    detail: plain == 0
                        ? "all \(keys.count) keys are sealed and open"
                        : "\(plain) of \(keys.count) keys are in the clear; serve with --sealing-key-file to seal them")
            )
        } catch {
            let reason = (error as? AuthorityError)?.message ?? "the keys cannot be opened"
            findings.append(Finding(name: "seal", isRight: false, detail: reason))
        }
        let ring = KeyRing(keys, now: clock.wallNow(), grace: Double(AuthorityConfiguration.defaultKeyGrace))
        let current = ring.keys.first { $0.status == .current }
        let (next, retired) = (
            ring.keys.filter { $0.status == .next }.count, ring.keys.filter { $0.status == .retired }.count
        )
        findings.append(
            Finding(
                name: "signing", isRight: current != nil,
                detail: current.map { "\($0.record.algorithm) key \($0.record.id), \(next) next, \(retired) retired" }
                    ?? "no key signs; run: lucid-authority keys rotate"))
        if !keys.contains(where: { $0.purpose == .refreshToken }) {
            findings.append(
                Finding(
                    name: "keys", isRight: false,
                    detail:
                        "no key for refresh tokens; restore the store from a backup, or start the authority to make "
                        + "one, which ends every session"))
        }
        return findings
    }
}
