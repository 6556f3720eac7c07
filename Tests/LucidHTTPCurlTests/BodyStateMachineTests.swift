// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import Testing

@testable import LucidHTTPCurl

private typealias Inbound = Download.StateMachine<Int>
private typealias Outbound = Upload.StateMachine<Int>

extension Download.StateMachine where Reader == Int {
    /// Whether the bytes were taken.
    fileprivate mutating func take(_ bytes: [UInt8]) -> Bool {
        if case .refuse = bytes.withUnsafeBytes({ received($0) }) { false } else { true }
    }

    fileprivate mutating func read() -> (chunk: [UInt8]?, hasRoom: Bool)? {
        if case .give(let chunk, let hasRoom) = wanted(by: 1) { (chunk, hasRoom) } else { nil }
    }
}

extension Upload.StateMachine where Writer == Int {
    fileprivate mutating func fill(_ count: Int) -> (bytes: [UInt8], filled: Filled, writer: Int?) {
        var room = [UInt8](repeating: 0, count: count)
        let (filled, writer) = room.withUnsafeMutableBytes { self.filled($0) }
        guard case .bytes(let count) = filled else { return ([], filled, writer) }
        return (Array(room.prefix(count)), filled, writer)
    }
}

struct DownloadStateMachineTests {
    @Test func `a waiting reader gets what comes, and nothing is kept`() {
        var machine = Inbound()
        guard case .wait = machine.wanted(by: 4) else { return _ = Issue.record("there is nothing yet") }
        guard case .resume(4, [1, 2]) = [UInt8]([1, 2]).withUnsafeBytes({ machine.received($0) }) else {
            return _ = Issue.record("the reader was not served")
        }
        #expect(machine.finished(nil) == nil)
        #expect(machine.read()?.chunk == .some(nil))
    }

    @Test func `beyond the capacity bytes are refused until the reader has been`() {
        var machine = Inbound()
        let piece = [UInt8](repeating: 7, count: Inbound.capacity / 2)
        #expect(machine.take(piece) == true)
        #expect(machine.take(piece) == true)
        #expect(machine.take(piece) == false)
        #expect(machine.take([1]) == false)
        let first = machine.read()
        #expect(first?.chunk?.count == Inbound.capacity && first?.hasRoom == true)
        #expect(machine.take(piece) == true)
        #expect(machine.read()?.hasRoom == false)
    }

    @Test func `what has come is read before the failure that ended it`() {
        var machine = Inbound()
        #expect(machine.take([9]) == true)
        #expect(machine.finished(CancellationError()) == nil)
        #expect(machine.finished(nil) == nil)
        #expect(machine.read()?.chunk == [9])
        guard case .fail(let error) = machine.wanted(by: 2), error is CancellationError else {
            return _ = Issue.record("the failure is lost")
        }
    }

    @Test func `given up, it takes and forgets`() {
        var machine = Inbound()
        _ = machine.wanted(by: 3)
        guard case .fail = machine.wanted(by: 5) else { return _ = Issue.record("two readers") }
        let (reader, isEarly) = machine.givenUp()
        #expect(reader == 3 && isEarly)
        #expect(machine.take([UInt8](repeating: 0, count: 2 * Inbound.capacity)) == true)
        #expect(machine.take([1]) == true)
        #expect(machine.givenUp().isEarly == false)
        #expect(machine.finished(nil) == nil)
    }
}

struct UploadStateMachineTests {
    @Test func `a chunk goes in parts, and then its writer goes on`() {
        var machine = Outbound(length: nil)
        #expect(machine.fill(8).filled == .pause)
        let (action, isWanted) = machine.offered([1, 2, 3], by: 6)
        guard case .wait = action else { return _ = Issue.record("the writer runs ahead") }
        #expect(isWanted)
        #expect(machine.fill(2).bytes == [1, 2])
        let last = machine.fill(2)
        #expect(last.bytes == [3] && last.writer == 6)
        #expect(machine.fill(2).filled == .pause)
        #expect(machine.ended(nil) == true)
        #expect(machine.fill(2).filled == .end)
    }

    @Test(arguments: [1, 3]) func `another length than the promised one breaks the request off`(count: Int) {
        var machine = Outbound(length: 2)
        let (action, _) = machine.offered([UInt8](repeating: 0, count: count), by: 1)
        if case .fail(let error) = action {
            _ = machine.ended(error)
        } else {
            _ = machine.fill(8)
            _ = machine.ended(nil)
        }
        #expect(machine.fill(8).filled == .abort)
        #expect((machine.failure as? TransportError)?.code == .invalidRequest)
    }

    @Test func `closed, it lets its writer go and takes no more`() {
        var machine = Outbound(length: nil)
        _ = machine.offered([1], by: 2)
        #expect(machine.closed() == 2)
        guard case .fail = machine.offered([1], by: 3).action else { return _ = Issue.record("it takes more") }
        #expect(machine.ended(nil) == false)
        #expect(machine.closed() == nil)
    }
}
