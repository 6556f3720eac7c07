// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

/// What a wallet may sign.
///
/// Everything that no rule allows is refused. Where several rules speak about one payload, each must allow it:
/// refusing weighs more than asking, and asking more than allowing. Made in Swift, or read from JSON
/// (``init(parsing:)``); `OpenAPI/signing-policy.schema.json` describes the document.
public struct SigningPolicy: Hashable, Sendable {
    /// What a rule says about what it matches.
    public enum Decision: String, Hashable, Sendable, CaseIterable {
        /// It is signed.
        case allow
        /// A person or a program is asked, for this very payload.
        case ask
        /// It is not signed.
        case deny
    }

    /// The chains of transactions and of typed data; on others nothing of value is signed.
    public var chains: Set<ChainID>
    /// What holds for all transactions; nil if none are signed.
    public var transactions: Transactions?
    /// Native currency, a rule a chain.
    public var native: [AssetRule] = []
    /// Tokens, a rule a token.
    public var tokens: [AssetRule] = []
    /// Typed data of which only the shape is known.
    public var typedData: [TypedDataPattern] = []
    /// Messages that are no sign-in.
    public var messages: [MessagePattern] = []
    /// Messages by EIP-4361, by the domain that they are for.
    public var signIn: [SignInDomain] = []
    /// Seconds for which a signature may stay usable, if its type has a deadline.
    public var maximumValidity: UInt64 = 600
    /// Hours in which anything is signed; always if empty.
    public var times: [TimeWindow] = []
    /// What a challenge gets that was already bound to the configured authority.
    public var challenges: Decision = .allow

    /// What the signatures of the program's own HTTP requests get (RFC 9421, by the middleware of this package).
    public var httpRequests: Decision = .deny

    /// A policy for chains; with nothing else it refuses everything but sign-in challenges.
    public init(chains: Set<ChainID>) { self.chains = chains }

    /// What holds for all transactions.
    public struct Transactions: Hashable, Sendable {
        /// The most that a transaction's gas may cost, blobs included, in wei.
        public var maximumFee: UInt256
        /// The most gas; nil for no limit of its own.
        public var maximumGas: UInt64?
        /// The most for a unit of gas, in wei.
        public var maximumFeePerGas: UInt256?
        /// The most of that for the block's maker, in wei.
        public var maximumPriorityFeePerGas: UInt256?
        /// Calls of contracts.
        public var calls: [CallRule] = []
        /// Whether a transaction may create a contract.
        public var contractCreation: Decision = .deny
        /// The code that accounts may be handed to by EIP-7702, in a transaction or an authorization.
        public var delegation: [Address: Decision] = [:]

        /// Limits the cost and allows nothing else.
        public init(maximumFee: UInt256) { self.maximumFee = maximumFee }
    }

    /// Calls of one contract.
    public struct CallRule: Hashable, Sendable {
        /// The contract.
        public var to: Address
        /// The functions, 4 bytes each; any if nil.
        public var selectors: Set<[UInt8]>?
        /// The decision.
        public var decision: Decision

        /// A rule for a contract.
        public init(to: Address, selectors: Set<[UInt8]>?, decision: Decision = .allow) {
            self.to = to
            self.selectors = selectors
            self.decision = decision
        }
    }

    /// What may leave of one asset, to whom.
    public struct AssetRule: Hashable, Sendable {
        /// The asset.
        public var asset: Asset
        /// Who may receive; anyone if nil.
        public var recipients: Set<Address>?
        /// Who may be approved to take.
        ///
        /// Nobody by default; anyone if nil.
        public var spenders: Set<Address>? = []
        /// The most in one payload, in the smallest units.
        public var maximum: UInt256
        /// Amounts above this are asked about; none if nil.
        public var askAbove: UInt256?
        /// The most in any stretch of time.
        public var windows: [SpendingWindow] = []
        /// What an approval without bound gets.
        public var unlimitedApprovals: Decision = .deny

        /// A rule for an asset.
        public init(asset: Asset, recipients: Set<Address>?, maximum: UInt256) {
            self.asset = asset
            self.recipients = recipients
            self.maximum = maximum
        }
    }

    /// The most in any stretch of time of one length.
    public struct SpendingWindow: Hashable, Sendable {
        /// The length, in seconds.
        public var seconds: UInt64
        /// The most, in the smallest units.
        public var maximum: UInt256

        /// A window.
        public init(seconds: UInt64, maximum: UInt256) {
            self.seconds = seconds
            self.maximum = maximum
        }
    }

    /// Typed data of one type in one domain.
    public struct TypedDataPattern: Hashable, Sendable {
        /// The name of the primary type.
        public var primaryType: String
        /// The whole type as EIP-712 encodes it; any of that name if nil.
        ///
        /// Needed for names that can move value.
        public var encodedType: String?
        /// The domain's name; any if nil.
        public var name: String?
        /// The domain's version; any if nil.
        public var version: String?
        /// The domain's contract; any or none if nil.
        public var verifyingContract: Address?
        /// The decision.
        public var decision: Decision

        /// A pattern.
        public init(
            primaryType: String, encodedType: String? = nil, name: String? = nil, version: String? = nil,
            verifyingContract: Address? = nil, decision: Decision = .allow
        ) {
            self.primaryType = primaryType
            self.encodedType = encodedType
            self.name = name
            self.version = version
            self.verifyingContract = verifyingContract
            self.decision = decision
        }
    }

    /// Messages of one wording.
    public struct MessagePattern: Hashable, Sendable {
        /// The wording; `*` stands for any text without a line feed.
        public var pattern: String
        /// The decision.
        public var decision: Decision

        /// A pattern.
        public init(_ pattern: String, decision: Decision = .allow) {
            self.pattern = pattern
            self.decision = decision
        }
    }

    /// Sign-in messages for one domain.
    public struct SignInDomain: Hashable, Sendable {
        /// The authority in the message's first line, compared exactly; its URI must be of the same.
        public var domain: String
        /// The decision.
        public var decision: Decision

        /// A domain.
        public init(_ domain: String, decision: Decision = .allow) {
            self.domain = domain
            self.decision = decision
        }
    }

    /// Hours of days of the week, in UTC.
    public struct TimeWindow: Hashable, Sendable {
        /// The days, 1 for Monday to 7 for Sunday.
        public var days: Set<Int>
        /// The first minute of the day, 0 to 1439.
        public var fromMinute: Int
        /// The minute after the last, 1 to 1440.
        public var untilMinute: Int

        /// A window.
        public init(days: Set<Int>, fromMinute: Int, untilMinute: Int) {
            self.days = days
            self.fromMinute = fromMinute
            self.untilMinute = untilMinute
        }
    }
}
