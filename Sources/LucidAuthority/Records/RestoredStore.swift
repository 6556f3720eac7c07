// SPDX-License-Identifier: Apache-2.0

/// What a store holds that was made of a backup.
public struct RestoredStore: Hashable, Sendable {
    /// How far the counter is moved at a restore: more than any store draws between two backups.
    package static let counterGap: Int64 = 1 << 32

    /// Sessions that go on.
    public let sessions: Int
    /// Sessions that were ended because it was asked for.
    public let ended: Int

    package init(sessions: Int, ended: Int) {
        self.sessions = sessions
        self.ended = ended
    }
}
