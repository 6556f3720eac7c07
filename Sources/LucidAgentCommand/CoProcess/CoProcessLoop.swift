// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads lines from one descriptor and writes an answer for each to another, in order.
///
/// Answers are written whenever no complete line is waiting, so one request gets its answer at once and a batch goes
/// by in large pieces. While the reader of the answers is slow, input is still taken in (up to a bound), so that a
/// program that first writes everything and then reads does not hang.
struct CoProcessLoop {
    let input: Int32
    let output: Int32

    private let answersAtOnce = 256 << 10
    private let backlogLimit = 64 << 20

    init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// Runs until the input ends; `answer` gets each line with its number, from 1.
    func run(_ answer: (LineSplitter.Line, Int) -> [UInt8]) throws(CommandError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var splitter = LineSplitter()
        var answers: [UInt8] = []
        var written = 0
        var number = 0
        var ended = false
        while true {
            while answers.count - written < answersAtOnce {
                guard let line = splitter.next() ?? (ended ? splitter.finish() : nil) else { break }
                number += 1
                answers.append(contentsOf: answer(line, number))
                answers.append(0x0A)
            }
            if written == answers.count {
                answers.removeAll(keepingCapacity: true)
                written = 0
                if ended { return }
                ended = try take(into: &splitter, buffer)
                continue
            }
            let ready = try waitUntilReady(reading: !ended && splitter.backlog < backlogLimit)
            if ready.output {
                written += try give(answers[written..<min(answers.count, written + Int(PIPE_BUF))])
            } else if ready.input {
                ended = try take(into: &splitter, buffer)
            }
        }
    }

    /// Whether the input has ended.
    private func take(
        into splitter: inout LineSplitter, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(CommandError) -> Bool {
        let count = Descriptor.read(input, into: buffer)
        if count < 0 && errno == EAGAIN {
            var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            _ = poll(&waiting, 1, -1)
            return false
        }
        guard count >= 0 else {
            throw CommandError(.failed, "the requests could not be read: \(Descriptor.reason(errno))")
        }
        splitter.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count == 0
    }

    private func give(_ bytes: ArraySlice<UInt8>) throws(CommandError) -> Int {
        let count = Descriptor.write(bytes, to: output)
        if count < 0 && errno == EAGAIN { return 0 }
        guard count >= 0 else {
            throw CommandError(.failed, "the answers could not be written: \(Descriptor.reason(errno))")
        }
        return count
    }

    private func waitUntilReady(reading: Bool) throws(CommandError) -> (input: Bool, output: Bool) {
        var descriptors = [
            pollfd(fd: output, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: reading ? input : -1, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&descriptors, 2, -1) < 0 {
            guard errno == EINTR || errno == EAGAIN else {
                throw CommandError(.failed, "waiting for the pipes failed: \(Descriptor.reason(errno))")
            }
        }
        return (descriptors[1].revents != 0, descriptors[0].revents != 0)
    }
}
