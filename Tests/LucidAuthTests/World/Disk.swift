// SPDX-License-Identifier: Apache-2.0
@testable import LucidAuth

/// One entry and its lock, as processes on one host see them.
///
/// What is stored goes through the real bytes.
final class Disk {
    private(set) var bytes: [UInt8]?
    var holder: Int?
    var lastGeneration: UInt64 = 0
    var delay = 0.001
    private(set) var saves = 0
    /// What a save, a load or a lock fails with.
    var saveFailure: (StoredEntry) -> AuthError? = { _ in nil }
    var loadFailure: AuthError?
    var brokenLock: String?
    var refusal: AuthError?

    static let full = AuthError(.storage, message: "cannot write: No space left on device")

    /// What a reader of the bytes finds; read when they are written, because reading is slow in a debug build.
    var entry: StoredEntry? {
        get { decoded }
        set {
            bytes = newValue?.serialized()
            decoded = bytes.flatMap { try? StoredEntry(parsing: $0) }
        }
    }

    private var decoded: StoredEntry?

    func load() -> Result<StoredEntry?, AuthError> {
        if let loadFailure { return .failure(loadFailure) }
        return .success(entry)
    }

    func lock(by name: Int) -> LockResult {
        if let refusal { return .refused(refusal) }
        if let brokenLock { return .broken(brokenLock, entry) }
        if let holder, holder != name { return .held(by: Int32(holder), entry) }
        holder = name
        return .got(entry, lastGeneration: lastGeneration, damage: nil)
    }

    func save(_ new: StoredEntry, replacing revision: EntryRevision?) -> Result<Bool, AuthError> {
        if let error = saveFailure(new) { return .failure(error) }
        guard entry?.revision == revision else { return .success(false) }
        saves += 1
        entry = new
        lastGeneration = max(lastGeneration, new.generationCounter)
        return .success(true)
    }
}
