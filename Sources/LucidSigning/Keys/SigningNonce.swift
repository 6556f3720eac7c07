// SPDX-License-Identifier: Apache-2.0

/// How the secret number inside each signature is made.
public enum SigningNonce: Hashable, Sendable {
    /// From the key and the digest alone (RFC 6979): the same request gives the same bytes, whoever signs it.
    case deterministic
    /// The same, with 32 fresh random bytes mixed in (RFC 6979 section 3.6).
    ///
    /// Each signature differs and is as valid. It makes fault and power attacks on the signing machine harder; retries
    /// and stored vectors no longer compare equal.
    case hedged
}
