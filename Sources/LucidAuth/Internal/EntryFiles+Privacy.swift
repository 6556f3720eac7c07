// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files and directories that belong to this user alone, or none.
extension EntryFiles {
    func openDirectory(create: Bool) throws -> Descriptor? {
        do {
            return try openPrivateDirectory()
        } catch let failure as SystemFailure where failure.number == ENOENT {
            guard create else { return nil }
            try makeDirectories()
            return try openPrivateDirectory()
        }
    }

    private func openPrivateDirectory() throws -> Descriptor {
        let directory: Descriptor
        do {
            directory = try Descriptor(path, flags: O_RDONLY | O_DIRECTORY)
        } catch {
            guard error.number == ELOOP || error.number == ENOTDIR else { throw error }
            throw AuthError(
                .storage,
                message: "\(path) is not a directory of its own (a symbolic link or a file); give the real path",
                underlying: error)
        }
        try requirePrivate(directory, "", remedy: "chmod 700")
        return directory
    }

    private func makeDirectories() throws(SystemFailure) {
        var partial = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            partial += partial.isEmpty || partial.hasSuffix("/") ? part : "/" + part
            if mkdir(partial, 0o700) != 0, errno != EEXIST, errno != EISDIR {
                throw SystemFailure("create \(partial)")
            }
        }
    }

    /// Judges an open file, never a name: what is judged is what is used.
    func requirePrivate(_ file: Descriptor, _ name: String, remedy: String = "chmod 600") throws {
        let status = try file.status()
        let place = name.isEmpty ? path : "\(path)/\(name)"
        guard name.isEmpty || status.st_mode & S_IFMT == S_IFREG else {
            throw AuthError(.storage, message: "\(place) is not a regular file; remove it")
        }
        guard status.st_uid == geteuid() else {
            throw AuthError(
                .storage,
                message:
                    "\(place) belongs to user \(status.st_uid), not to user \(geteuid()) who runs this; run as that "
                    + "user, or configure another storage directory")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw AuthError(
                .storage, message: "\(place) can be read or changed by other users; run: \(remedy) \(place)")
        }
    }

    func refusal(_ name: String, _ failure: SystemFailure) -> AuthError {
        if failure.number == ELOOP {
            return AuthError(
                .storage, message: "\(path)/\(name) is a symbolic link, which is not followed; remove it",
                underlying: failure)
        }
        return AuthError(.storage, message: "\(failure) (storage directory \(path))", underlying: failure)
    }
}
