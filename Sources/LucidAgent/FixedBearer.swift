// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto
public import LucidHTTP

/// A bearer that somebody gave, an operator's for instance, and that nothing renews.
public struct FixedBearer: BearerSource {
    private let secret: SecretBytes

    /// Creates a source that always gives `secret`: 1 to 16,384 visible ASCII characters.
    public init(_ secret: SecretBytes) { self.secret = secret }

    /// The bearer.
    public func bearer() async throws -> Bearer {
        Bearer(token: secret.withBytes { String(decoding: $0, as: UTF8.self) }, generation: 0)
    }

    /// There is no other.
    public func invalidate(_ bearer: Bearer) async {}
}
