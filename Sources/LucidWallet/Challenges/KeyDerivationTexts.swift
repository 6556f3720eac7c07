// SPDX-License-Identifier: Apache-2.0

/// Texts whose signature is the seed of another key.
///
/// These services ask for the signature of a fixed text and make a private key from it, so whoever gets the signature
/// has that key. Such a text is signed for no challenge and by no pattern of a policy. The texts are those of the
/// services' public clients.
public enum KeyDerivationTexts {
    /// A service and how its texts begin or what they say, in lower case.
    public static let known: [(service: String, part: String)] = [
        ("zkSync Lite", "access zksync account."),
        ("Umbra", "sign this message to access your umbra account"),
        ("Loopring", "sign this message to access loopring exchange"),
        ("Immutable X", "only sign this request if you’ve initiated an action with immutable x"),
        ("Immutable X", "only sign this request if you've initiated an action with immutable x"),
        ("XMTP", "xmtp : create identity"), ("XMTP", "xmtp : enable identity"),
        ("XMTP", "xmtp : authenticate to inbox"), ("XMTP", "xmtp: grant messaging access"),
        ("dYdX", "dydx chain onboarding"), ("dYdX", "dydx onboarding"), ("dYdX", "dydx stark key"),
        // Semaphore, Aztec, Fluidkey, Human ID and others word it so.
        ("a service", "sign this message to generate your"),
        ("a service", "only sign this message for a trusted client"),
        ("a service", "used to derive your"),
    ]

    /// The service that would make a key from the signature; nil if none is known to.
    /// - Parameter text: The text, in lower case.
    static func service(of text: String) -> String? {
        known.first { text.firstRange(of: $0.part) != nil }?.service
    }
}
