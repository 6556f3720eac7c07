// SPDX-License-Identifier: Apache-2.0

/// What a failure means for the ladder.
enum FailureClass: String, Sendable {
    /// It may pass: back off and try again.
    case transient
    /// This refresh token will never work again.
    case grantDead
    /// The credential itself will not work again until a person acts.
    case identityDead
    /// Settings are wrong; asking again does not help.
    case configuration
    /// The challenge was too old: one new challenge may help.
    case stale
    /// The key did not sign.
    case signer
}

extension AuthError {
    var failureClass: FailureClass {
        switch code {
        case .grantRejected, .reauthenticationRequired: .grantDead
        case .credentialRevoked: .identityDead
        case .configuration, .storageKeyMismatch: .configuration
        case .challengeExpired: .stale
        case .challengeRejected, .signerFailed: .signer
        default: .transient
        }
    }
}
