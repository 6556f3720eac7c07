// SPDX-License-Identifier: Apache-2.0
package import LucidJSON

/// Finds the signature in the answer of a wallet server, in the shapes that are in use.
package enum SignatureExtractor {
    /// The signature's text: the value itself, else `signed`, else `signature`, else the object; of that, the text or
    /// its member `signature`.
    ///
    /// There is no second try.
    package static func signature(in value: JSONValue) -> String? {
        if let text = value.stringValue { return text }
        guard let object = value.objectValue else { return nil }
        let chosen: JSONValue =
            if let signed = present(object["signed"]) {
                signed
            } else if let signature = present(object["signature"]) {
                signature
            } else {
                value
            }
        return chosen.stringValue ?? chosen.objectValue?["signature"]?.stringValue
    }

    private static func present(_ value: JSONValue?) -> JSONValue? {
        value?.isNull == true ? nil : value
    }
}
