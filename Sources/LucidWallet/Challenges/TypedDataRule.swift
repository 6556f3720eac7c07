// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning

/// The checks of typed data in a challenge: listed by name, bound to the nonce, and nothing that moves value.
enum TypedDataRule {
    static func check(
        _ json: JSONValue, challenge: NormalizedChallenge, policy: ChallengePolicy
    ) throws(WalletError) -> TypedData {
        guard !policy.allowedTypedData.isEmpty else { throw .rejected("it asks for typed data, and none is allowed") }
        let typedData: TypedData
        do {
            typedData = try TypedData(json: json)
        } catch {
            throw .rejected("its typed data is not well formed")
        }
        let type = typedData.primaryType
        guard !SigningPolicy.TypedDataPattern.isValuable(type) else {
            throw .rejected("its typed data is of a type that can move value")
        }
        guard json["domain"]?["verifyingContract"] == nil else {
            throw .rejected("its typed data names a verifying contract")
        }
        let name = json["domain"]?["name"]?.stringValue
        guard policy.allowedTypedData.contains(where: { $0.primaryType == type && $0.domainName == name }) else {
            throw .rejected("its typed data is not on the list")
        }
        guard json["message"].map({ mentions(challenge.nonce, $0, depth: 0) }) == true else {
            throw .rejected("its typed data lacks the nonce")
        }
        return typedData
    }

    private static func mentions(_ nonce: String, _ value: JSONValue, depth: Int) -> Bool {
        guard depth < 16 else { return false }
        if let text = value.stringValue { return text == nonce }
        if let items = value.arrayValue { return items.contains { mentions(nonce, $0, depth: depth + 1) } }
        return value.objectValue?.members.contains { mentions(nonce, $0.value, depth: depth + 1) } ?? false
    }
}
