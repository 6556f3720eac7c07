// SPDX-License-Identifier: Apache-2.0
import LucidSigning

/// Reads what messages are.
enum MessageIntent {
    /// Text and its UTF-8 bytes are one message: they have one signature.
    static func read(_ message: PersonalMessage, signer: Address?) -> SigningIntent {
        var intent = SigningIntent(kind: "message", digest: message.digest, signer: signer)
        let text: String? =
            switch message {
            case .text(let text): text
            case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
            }
        intent.text = text
        if let text {
            intent.signIn = try? SignInMessage(parsing: text)
            intent.chain = intent.signIn.map { .eip155($0.chainID) }
        }
        return intent
    }
}
