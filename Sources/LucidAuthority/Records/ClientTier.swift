// SPDX-License-Identifier: Apache-2.0

/// What a machine client has paid for.
public enum ClientTier: String, Hashable, Sendable, CaseIterable {
    /// The least.
    case free
    /// More.
    case pro
    /// The most.
    case enterprise
}
