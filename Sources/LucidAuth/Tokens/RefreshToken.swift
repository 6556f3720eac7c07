// SPDX-License-Identifier: Apache-2.0

/// A token that is good for one renewal.
///
/// It cannot be printed, dumped or encoded.
public struct RefreshToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package let secret: SecretToken

    /// Takes a refresh token.
    /// - Parameter value: 1 to 16,384 characters of visible ASCII.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration``.
    public init(_ value: String) throws(AuthError) {
        guard let secret = SecretToken(value) else {
            throw AuthError(
                .configuration, message: "a refresh token must be 1 to 16384 visible ASCII characters without spaces")
        }
        self.secret = secret
    }

    init(secret: SecretToken) { self.secret = secret }

    /// The token as it goes into a request.
    ///
    /// Never log it.
    public var value: String { secret.text }

    /// The first 8 hexadecimal digits of the token's SHA-256, to tell tokens apart in logs.
    public var fingerprint: String { secret.shortFingerprint }

    /// A mask with the fingerprint.
    public var description: String { "<refresh token \(fingerprint)>" }
    /// A mask with the fingerprint.
    public var debugDescription: String { description }
    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
