// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidAgent
import LucidCrypto

/// Which policy decides about signatures, and what of it was approved.
struct PolicyOptions: ParsableArguments {
    @Option(
        name: .customLong("policy"),
        help: ArgumentHelp(
            "The signing policy; without it wallet.policy of the configuration, if set.", valueName: "file"))
    var path: String?

    @Option(
        name: .customLong("approve"),
        help: ArgumentHelp(
            "Approve the one payload with this hash, if the policy asks for an approval.", valueName: "hash"))
    var approved: String?

    func validate() throws {
        guard let approved else { return }
        guard Hex.decode(approved, prefix: .required)?.count == 32 else {
            throw ValidationError("--approve is the hash of a payload: 0x and 64 hex digits.")
        }
    }

    /// The rules; nil if no policy is configured.
    func rules() throws(CommandError) -> SigningRules? {
        var overrides = ConfigOverrides()
        overrides[.walletPolicy] = path.map(PathText.absolute)
        do throws(AgentRuntimeError) {
            guard let signing = try ConfigOptions.loader.load(overrides: overrides).signing() else { return nil }
            return SigningRules(
                policy: signing.policy, ledgerDirectory: signing.ledger,
                approved: approved.flatMap { Hex.decode($0, prefix: .required) })
        } catch {
            throw CommandError(error)
        }
    }
}
