// SPDX-License-Identifier: Apache-2.0
package import LucidSigning

/// The key of one run, chosen once and opened at the first signature.
package final class SigningKey {
    private enum State {
        case closed(() throws(CommandError) -> PrivateKey)
        case open(PrivateKey)
        case broken(CommandError)
    }

    private var state: State

    /// A key that is there already.
    package init(_ key: PrivateKey) { state = .open(key) }

    /// A key that `open` makes when it is first needed; it is asked once, whatever comes of it.
    package init(opening open: @escaping () throws(CommandError) -> PrivateKey) { state = .closed(open) }

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

    /// The key, with its error in the words of the protocol.
    func opened() throws(RequestError) -> PrivateKey {
        do throws(CommandError) {
            return try key()
        } catch {
            throw RequestError(.refused, at: "", error.message, underlying: error)
        }
    }
}
