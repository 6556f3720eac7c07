// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension HostIdentity {
    /// What the kernel and the distribution say; nil where they say nothing.
    package static let current = HostIdentity(
        bootID: firstLine("/proc/sys/kernel/random/boot_id"), machineID: firstLine("/etc/machine-id"))

    private static func firstLine(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return nil }
        let line = buffer.prefix(count).prefix { (0x21...0x7e).contains($0) }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
}
