// SPDX-License-Identifier: Apache-2.0
package import LucidSigning
import LucidWallet

/// The key of one run, chosen once and opened at the first signature.
package final class SigningKey {
    private enum State {
        case closed(() throws(CommandError) -> PrivateKey)
        case open(PrivateKey)
        case broken(CommandError)
    }

    private var state: State
    /// What the key may sign; anything if nil.
    private let rules: SigningRules?

    /// A key that is there already.
    package init(_ key: PrivateKey, rules: SigningRules? = nil) {
        state = .open(key)
        self.rules = rules
    }

    /// A key that `open` makes when it is first needed; it is asked once, whatever comes of it.
    package init(rules: SigningRules? = nil, opening open: @escaping () throws(CommandError) -> PrivateKey) {
        state = .closed(open)
        self.rules = rules
    }

    /// The key.
    package func key() throws(CommandError) -> PrivateKey {
        switch state {
        case .open(let key): return key
        case .broken(let error): throw error
        case .closed(let open):
            do throws(CommandError) {
                let key = try open()
                state = .open(key)
                return key
            } catch {
                state = .broken(error)
                throw error
            }
        }
    }

    /// The key for a payload that the policy allows, with errors in the words of the protocol.
    func opened(for payload: WalletRequest.Payload) throws(RequestError) -> PrivateKey {
        let key: PrivateKey
        do throws(CommandError) {
            key = try self.key()
        } catch {
            throw RequestError(.refused, at: "", error.message, underlying: error)
        }
        try rules?.require(payload, signer: key.address)
        return key
    }
}
