// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// Which shape of challenge is signed.
public struct ChallengeSigningRule: Hashable, Sendable, CustomStringConvertible {
    private enum Backing: String { case eip4361, seed }

    private let backing: Backing

    /// Only an EIP-4361 text that is bound to the origin, the agent, the credential, the nonce and the times.
    public static let eip4361 = Self(backing: .eip4361)
    /// Also any other text that carries the challenge's nonce and cannot be mistaken for something of value: no hash
    /// in any encoding, no hex, no controls, no request signature, at most 1 KiB.
    public static let seed = Self(backing: .seed)

    /// The name, as in a configuration.
    public var description: String { backing.rawValue }
}

/// Typed data that may be signed for a challenge.
public struct AllowedTypedData: Hashable, Sendable {
    /// The `name` of the domain, compared exactly.
    public var domainName: String
    /// The primary type, compared exactly.
    public var primaryType: String

    /// Allows typed data of one domain and type.
    public init(domainName: String, primaryType: String) {
        self.domainName = domainName
        self.primaryType = primaryType
    }
}

/// What a challenge must say to be signed.
public struct ChallengePolicy: Sendable {
    /// The origin that was configured, `https://host[:port]`, lower case, without a default port.
    public var origin: String
    /// The agent's reference.
    public var agentRef: String
    /// The credential to be proved.
    public var credentialID: String
    /// The own address; nil if it is not known before the key is opened.
    ///
    /// A connector then compares it.
    public var address: Address?
    /// The chains that a challenge may name.
    public var chains: Set<ChainID>
    /// Which shape is signed.
    public var rule: ChallengeSigningRule
    /// Typed data that may be signed besides.
    ///
    /// None by default. Approvals, permits, transfers, orders, and anything
    /// with a verifying contract are refused even then.
    public var allowedTypedData: [AllowedTypedData]
    /// Seconds by which clocks may differ.
    public var skew: Double

    /// Creates a policy.
    public init(
        origin: String, agentRef: String, credentialID: String, address: Address?, chains: Set<ChainID>,
        rule: ChallengeSigningRule = .eip4361, allowedTypedData: [AllowedTypedData] = [], skew: Double = 60
    ) {
        self.origin = origin
        self.agentRef = agentRef
        self.credentialID = credentialID
        self.address = address
        self.chains = chains
        self.rule = rule
        self.allowedTypedData = allowedTypedData
        self.skew = skew
    }

    /// The origin without its scheme.
    var domain: String {
        guard let slashes = origin.firstRange(of: "://") else { return origin }
        return String(origin[slashes.upperBound...])
    }
}
