// SPDX-License-Identifier: Apache-2.0
package import LucidAuth

/// One stored entry and its lock, as the processes of one host see them.
///
/// A save is a temporary file, a flush, a rename and a flush of the directory; it can fail, stall, or lose its process
/// or the power between any two of them.
public final class SimulatedDisk {
    /// Ways to spoil a file.
    public enum Damage: Sendable, CaseIterable {
        /// No byte is left.
        case empty
        /// The end is missing.
        case truncated
        /// One bit is another one.
        case flipped
        /// It stands there twice.
        case glued
    }

    /// Where a save fails.
    public enum SaveFault: Sendable, CaseIterable {
        /// There is no room for the temporary file.
        case noSpace
        /// The temporary file cannot be flushed.
        case inputOutput
        /// The name cannot be replaced.
        case rename
        /// The new file is in place, but nobody knows whether it will be after a crash.
        case directory
    }

    private enum Content {
        case nothing
        case entry(StoredEntry)
        case damaged([UInt8], String)
    }

    private var content = Content.nothing
    /// What a power cut may bring back: the content before a rename that was not flushed.
    private var unsettled: (before: Content, revision: EntryRevision)?
    /// The process that has the lock; any other number stands for a stranger.
    package var holder: Int?
    package private(set) var lastGeneration: UInt64 = 0
    /// Seconds that each operation takes.
    public var delay = 0.001
    /// How saves fail, while they do.
    public var saveFault: SaveFault?
    package private(set) var saves = 0
    /// Seconds after which the lock of a stopped process is free for others; nil as with locks of the kernel.
    package var lease: Double?
    /// What a save, a load or a lock fails with.
    package var saveFailure: (StoredEntry) -> AuthError? = { _ in nil }
    package var loadFailure: AuthError?
    package var brokenLock: String?
    package var refusal: AuthError?
    /// Handed out instead of what is stored: a storage that mixes up its users.
    package var foreign: StoredEntry?
    /// Whether every save goes through the real bytes.
    package var usesBytes = true

    /// Creates an empty disk.
    public init() {}

    package static let full = AuthError(.storage, message: "cannot write: No space left on device")

    /// What a reader of the bytes finds.
    package var entry: StoredEntry? {
        get { if case .entry(let entry) = content { entry } else { nil } }
        set {
            unsettled = nil
            guard let newValue else { return content = .nothing }
            content = usesBytes ? Self.read(newValue.serialized()) : .entry(newValue)
            lastGeneration = max(lastGeneration, newValue.generationCounter)
        }
    }

    package var bytes: [UInt8]? {
        switch content {
        case .nothing: nil
        case .entry(let entry): entry.serialized()
        case .damaged(let bytes, _): bytes
        }
    }

    private static func read(_ bytes: [UInt8]) -> Content {
        do { return .entry(try StoredEntry(parsing: bytes)) } catch { return .damaged(bytes, error.reason) }
    }

    /// Spoils the stored file; false if there is none, or if it is as good as before.
    public func damage(_ how: Damage, at position: UInt64 = 0) -> Bool {
        guard var bytes, !bytes.isEmpty else { return false }
        let index = Int(position % UInt64(bytes.count))
        switch how {
        case .empty: bytes = []
        case .truncated: bytes = Array(bytes.prefix(index))
        case .flipped: bytes[index] ^= 1 << UInt8(position >> 32 & 7)
        case .glued: bytes += bytes
        }
        content = Self.read(bytes)
        unsettled = nil
        if case .damaged = content { return true }
        return false
    }

    /// The power goes: a rename that was not flushed may be undone.
    package func cutPower(_ draw: UInt64) {
        if let unsettled, draw & 1 == 0 { content = unsettled.before }
        unsettled = nil
        holder = nil
    }

    package func load(for identity: SharingIdentity, isChecked: Bool = true) -> Result<StoredEntry?, AuthError> {
        if let loadFailure { return .failure(loadFailure) }
        let found: StoredEntry?
        switch content {
        case .nothing: found = nil
        case .entry(let entry): found = entry
        case .damaged(_, let reason):
            return .failure(AuthError(.storage, message: "the stored credential is damaged: \(reason)"))
        }
        guard let entry = foreign ?? found, isChecked, !entry.belongs(to: identity) else {
            return .success(foreign ?? found)
        }
        return .failure(AuthError(.storage, message: "the stored credential belongs to another identity"))
    }

    package func lock(by name: Int, for identity: SharingIdentity, isChecked: Bool = true) -> LockResult {
        if let refusal { return .refused(refusal) }
        let isDamaged = if case .damaged = content { true } else { false }
        if brokenLock == nil, let holder, holder != name {
            guard case .success(let entry) = load(for: identity, isChecked: isChecked) else {
                return .held(by: Int32(truncatingIfNeeded: holder), nil)
            }
            return .held(by: Int32(truncatingIfNeeded: holder), entry)
        }
        if isDamaged, loadFailure == nil, foreign == nil {
            if let brokenLock { return .broken(brokenLock, nil) }
            content = .nothing
            holder = name
            lastGeneration = max(lastGeneration, 1)
            return .got(nil, lastGeneration: lastGeneration, damage: "the stored credential is damaged; it was moved")
        }
        switch load(for: identity, isChecked: isChecked) {
        case .failure(let error): return .refused(error)
        case .success(let entry):
            if let brokenLock { return .broken(brokenLock, entry) }
            holder = name
            return .got(entry, lastGeneration: lastGeneration, damage: nil)
        }
    }

    /// The first half of a save, up to the rename.
    ///
    /// A damaged file can be replaced by whoever expects none.
    package func replace(_ new: StoredEntry, replacing revision: EntryRevision?) -> Result<Bool, AuthError> {
        if let error = saveFailure(new) { return .failure(error) }
        switch saveFault {
        case .noSpace: return .failure(Self.full)
        case .inputOutput: return .failure(AuthError(.storage, message: "cannot flush: Input/output error"))
        case .rename: return .failure(AuthError(.storage, message: "cannot rename: Input/output error"))
        case .directory, nil: break
        }
        guard entry?.revision == revision else { return .success(false) }
        saves += 1
        let before = content
        entry = new
        unsettled = (before, new.revision)
        if saveFault == .directory {
            return .failure(
                AuthError(.storage, message: "cannot flush the directory: Input/output error", outcome: .unknown))
        }
        return .success(true)
    }

    /// The second half of a save: the directory is flushed.
    package func settle(_ revision: EntryRevision) {
        if unsettled?.revision == revision { unsettled = nil }
    }

    package func unlock(by name: Int) {
        if holder == name { holder = nil }
    }
}
