// SPDX-License-Identifier: Apache-2.0
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A real process with pipes.
///
/// Every wait has a deadline, and a process that is let go of is ended.
final class ChildProcess {
    struct Outcome: CustomStringConvertible {
        let status: Int32
        let output: String
        let errors: String

        var description: String { "exit \(status)\nstdout: \(output)\nstderr: \(errors)" }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let process = Process()
    private let input = Pipe()
    private var streams = [Stream(), Stream()]

    private struct Stream {
        let pipe = Pipe()
        var bytes: [UInt8] = []
        var isOpen = true
        /// How many bytes were given out as lines.
        var taken = 0
    }

    /// Starts a program.
    ///
    /// `environment` is all it gets, beside `PATH`.
    init(
        _ executable: URL, _ arguments: [String], environment: [String: String] = [:], directory: String? = nil
    ) throws {
        process.executableURL = executable
        process.arguments = arguments
        var variables = environment
        for name in ["PATH", "TMPDIR", "LD_LIBRARY_PATH"] where variables[name] == nil {
            variables[name] = ProcessInfo.processInfo.environment[name]
        }
        process.environment = variables
        if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
        process.standardInput = input
        process.standardOutput = streams[0].pipe
        process.standardError = streams[1].pipe
        try process.run()
        let descriptor = input.fileHandleForWriting.fileDescriptor
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    deinit {
        if process.isRunning { _ = systemKill(process.processIdentifier, SIGKILL) }
    }

    /// Writes to standard input, taking in what the process writes only if `reading`.
    func write(_ text: String, reading: Bool = true, within seconds: Double = 30) throws {
        let deadline = Deadline(seconds)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            var waiting = [pollfd(fd: input.fileHandleForWriting.fileDescriptor, events: Int16(POLLOUT), revents: 0)]
            guard poll(&waiting, 1, deadline.milliseconds) > 0 else {
                throw Failure(description: "standard input was not read in time")
            }
            guard waiting[0].revents & Int16(POLLERR) == 0 else {
                throw Failure(description: "the process closed its standard input")
            }
            #if canImport(Darwin)
                let count = rest.withUnsafeBytes { Darwin.write(waiting[0].fd, $0.baseAddress, $0.count) }
            #elseif canImport(Musl)
                let count = rest.withUnsafeBytes { Musl.write(waiting[0].fd, $0.baseAddress, $0.count) }
            #else
                let count = rest.withUnsafeBytes { Glibc.write(waiting[0].fd, $0.baseAddress, $0.count) }
            #endif
            if count > 0 { rest = rest.dropFirst(count) }
            if reading { try pump(until: Deadline(0)) }
        }
    }

    /// Ends standard input.
    func closeInput() { try? input.fileHandleForWriting.close() }

    /// The next line of standard output.
    func line(within seconds: Double = 30) throws -> String {
        let deadline = Deadline(seconds)
        while true {
            let rest = streams[0].bytes[streams[0].taken...]
            if let end = rest.firstIndex(of: 0x0A) {
                streams[0].taken = end + 1
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            guard streams[0].isOpen else {
                throw Failure(description: "the process ended before its next line: \(try finish())")
            }
            guard !deadline.isOver else { throw Failure(description: "no line in time: \(text(1))") }
            try pump(until: deadline)
        }
    }

    /// Asks the process to end.
    func terminate() { _ = systemKill(process.processIdentifier, SIGTERM) }

    /// Ends the process without asking.
    func kill() { _ = systemKill(process.processIdentifier, SIGKILL) }

    /// Ends standard input and waits until the process has ended.
    func finish(within seconds: Double = 60) throws -> Outcome {
        closeInput()
        let deadline = Deadline(seconds)
        while streams[0].isOpen || streams[1].isOpen {
            guard !deadline.isOver else { throw Failure(description: "the process did not end in time: \(text(1))") }
            try pump(until: deadline)
        }
        while process.isRunning {
            guard !deadline.isOver else { throw Failure(description: "the process did not end in time: \(text(1))") }
            usleep(2_000)
        }
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Outcome(status: status, output: text(0), errors: text(1))
    }

    private func text(_ stream: Int) -> String { String(decoding: streams[stream].bytes, as: UTF8.self) }

    /// Takes in what the process has written, waiting for the first of it.
    private func pump(until deadline: Deadline) throws {
        var waiting = streams.map { stream in
            pollfd(
                fd: stream.isOpen ? stream.pipe.fileHandleForReading.fileDescriptor : -1, events: Int16(POLLIN),
                revents: 0)
        }
        guard poll(&waiting, nfds_t(waiting.count), deadline.milliseconds) > 0 else { return }
        for index in streams.indices where waiting[index].revents != 0 {
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            let count = read(waiting[index].fd, &buffer, buffer.count)
            if count > 0 {
                streams[index].bytes += buffer[..<count]
            } else if count == 0 || errno != EINTR {
                streams[index].isOpen = false
            }
        }
    }
}

/// `kill(2)`, under a name that no method here hides.
private let systemKill: @Sendable (pid_t, Int32) -> Int32 = { kill($0, $1) }

/// A point after which nobody waits any longer.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(_ seconds: Double) { end = .now + .seconds(seconds) }

    var isOver: Bool { .now >= end }

    var milliseconds: Int32 {
        let left = ContinuousClock.Instant.now.duration(to: end)
        return Int32(max(0, min(100_000, left / .milliseconds(1))))
    }
}
