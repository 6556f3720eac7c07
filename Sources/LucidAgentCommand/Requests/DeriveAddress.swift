// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning

/// The keys that descend from one.
///
/// The parent of the last one is kept, because the next one is mostly its sibling.
final class Derivation {
    private let master: ExtendedPrivateKey
    private var last: (path: DerivationPath, parent: ExtendedPrivateKey)?

    init(master: ExtendedPrivateKey) { self.master = master }

    func key(_ path: DerivationPath) throws(CommandError) -> PrivateKey {
        do throws(SigningError) {
            return try descend(path).privateKey()
        } catch {
            throw CommandError(.failed, error.message, underlying: error)
        }
    }

    func address(_ path: DerivationPath) throws(SigningError) -> Address {
        try descend(path).publicKey().address
    }

    private func descend(_ path: DerivationPath) throws(SigningError) -> ExtendedPrivateKey {
        guard let step = path.steps.last else { return master }
        let stem = try DerivationPath(Array(path.steps.dropLast()))
        if last?.path != stem { last = (stem, try master.descendant(stem)) }
        return try (last?.parent ?? master).child(step)
    }
}

/// The address of one of a mnemonic's keys.
struct DeriveAddress: RequestKind {
    let keys = ["path", "account", "index"]
    private let derivation: Derivation

    init(_ derivation: Derivation) { self.derivation = derivation }

    func answer(_ request: RequestFields) throws(RequestError) -> JSONObject {
        let path = try path(request)
        let address = try RequestError.located(at: "path") { () throws(SigningError) in
            try derivation.address(path)
        }
        return ["address": .string(address.description), "path": .string(path.description)]
    }

    private func path(_ request: RequestFields) throws(RequestError) -> DerivationPath {
        let numbers = (try number("account", request), try number("index", request))
        guard let text = try request.optionalText("path") else {
            return try RequestError.located(at: "") { () throws(SigningError) in
                try .ethereum(account: numbers.0 ?? 0, index: numbers.1 ?? 0)
            }
        }
        guard numbers.0 == nil, numbers.1 == nil else {
            throw RequestError(.invalidRequest, at: "path", "give a path, or account and index, not both")
        }
        return try RequestError.located(at: "path") { () throws(SigningError) in try DerivationPath(parsing: text) }
    }

    private func number(_ key: String, _ request: RequestFields) throws(RequestError) -> UInt32? {
        guard let value = request.optionalValue(key) else { return nil }
        guard let number = value.intValue.flatMap(UInt32.init(exactly:)), number < 1 << 31 else {
            throw RequestError(.invalidValue, at: key, "must be a number from 0 to 2147483647")
        }
        return number
    }
}
