// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A keystore on disk.
enum KeystoreFile {
    /// Reads a keystore; nothing is decrypted.
    static func read(_ path: String) throws(CommandError) -> Keystore {
        let bytes = try InputFile.read(path, what: "the keystore", limit: Keystore.maximumCount, code: .configuration)
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw CommandError(
                .configuration, "keystore \(path), line \(error.line), column \(error.column): \(error.message)",
                underlying: error)
        }
        do throws(SigningError) {
            return try Keystore(json: json)
        } catch {
            throw CommandError(.configuration, "keystore \(path): \(error.message)", underlying: error)
        }
    }

    /// Writes a new file that only this user can read; never over another.
    static func create(_ path: String, content: [UInt8]) throws(CommandError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST {
                throw CommandError(.failed, "\(path) is there already and is left as it is; choose another name")
            }
            throw CommandError(.failed, "\(path) cannot be created: \(Descriptor.reason(errno))")
        }
        let isWritten = Descriptor.write(content, to: descriptor) && fsync(descriptor) == 0
        let reason = Descriptor.reason(errno)
        close(descriptor)
        guard isWritten else {
            unlink(path)
            throw CommandError(.failed, "\(path) cannot be written: \(reason)")
        }
        syncDirectory(of: path)
    }

    /// Makes the new name durable.
    ///
    /// Some file systems cannot, so this is not insisted on.
    private static func syncDirectory(of path: String) {
        let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
