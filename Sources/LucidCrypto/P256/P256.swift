// SPDX-License-Identifier: Apache-2.0

/// The curve P-256 (FIPS 186-5), for ES256 signatures (RFC 7518 section 3.4).
public enum P256 {
    /// The length of a secret scalar and of a coordinate in bytes.
    public static let scalarCount = 32
    /// The length of a signature r ‖ s in bytes.
    public static let signatureCount = 64
}
