// SPDX-License-Identifier: Apache-2.0

/// What is in the directory, for a person to see.
extension EntryFiles {
    func storedFiles() throws -> [StoredFile] {
        guard let directory = try openDirectory(create: false) else { return [] }
        return try entryKeys(in: directory).compactMap { key in
            do {
                return try read(key, in: directory, allowsPlaintext: true).map {
                    StoredFile(name: Self.entryName(key), content: .entry(StoredFile.Summary($0)))
                }
            } catch {
                return StoredFile(name: Self.entryName(key), content: .unreadable(reason: Self.reason(error)))
            }
        }
    }

    /// The keys of all entries, sorted.
    func entryKeys(in directory: Descriptor) throws -> [String] {
        guard let names = directory.entryNames() else { throw SystemFailure("list \(path)") }
        return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(".json".count)) }
            .sorted()
    }

    /// Why an entry was left alone, in words without a secret.
    static func reason(_ error: any Error) -> String {
        (error as? AuthError)?.message ?? (error as? StorageDamage)?.reason ?? "\(error)"
    }
}

extension StoredFile.Summary {
    init(_ content: EntryCoder.Content) {
        self.init(
            origin: content.entry.binding.origin, agent: content.entry.binding.agent,
            credential: content.entry.binding.credential, generation: content.entry.generationCounter,
            expiresAt: content.entry.bundle?.expiresAt, keyID: content.seal?.keyID)
    }
}
