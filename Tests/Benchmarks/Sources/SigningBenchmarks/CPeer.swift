// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CPeers

/// The C functions as one compiler made them.
struct CPeer {
    let functions: lucid_peers
    let compiler: String

    /// The ones in shared objects, whose paths are separated by colons.
    static func all(objects: String) throws -> [CPeer] {
        let seed = (0..<32).map { _ in UInt8.random(in: 0...255) }
        return try objects.split(separator: ":").map { try CPeer(lucid_peers_of(String($0), seed), String($0)) }
    }

    private init(_ pointer: UnsafePointer<lucid_peers>?, _ name: String) throws {
        guard let functions = pointer?.pointee else { throw BenchmarkError("\(name) cannot be loaded") }
        self.functions = functions
        compiler = String(cString: functions.compiler)
    }
}

/// Memory that stays where it is for the run.
final class Room {
    let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ content: [UInt8]) {
        bytes = .allocate(capacity: content.count)
        _ = bytes.initialize(from: content)
    }

    convenience init(count: Int) { self.init([UInt8](repeating: 0, count: count)) }

    deinit { bytes.deallocate() }

    var base: UnsafeMutablePointer<UInt8> { bytes.baseAddress.unsafelyUnwrapped }
    var hexDigits: String { hex(bytes) }
}
