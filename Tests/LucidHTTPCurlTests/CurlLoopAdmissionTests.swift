// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
import Testing

@testable import LucidHTTPCurl

extension CurlLoop.Admission.Look {
    fileprivate static let sent = Self(hasSent: true)
    fileprivate static let unsent = Self(hasSent: false)
}

extension HTTPOrigin {
    fileprivate static let one = named("one.example")
    fileprivate static let other = named("other.example")

    private static func named(_ host: String) -> Self {
        guard let origin = Self(scheme: "https", authority: host) else { fatalError("\(host) is no host") }
        return origin
    }
}

struct CurlLoopAdmissionTests {
    @Test func `an origin that takes all its places leaves those of others free`() {
        var admission = CurlLoop.Admission(limit: 3, perOrigin: 2)
        func comes(_ id: UInt64, _ origin: HTTPOrigin) -> Bool {
            admission.arrived(id, to: origin, at: 0, connectTimeout: 1, attemptTimeout: 10)
        }
        #expect([comes(1, .one), comes(2, .one), comes(3, .one), comes(4, .one)] == [true, true, false, false])
        #expect([comes(5, .other), comes(6, .other), comes(7, .one)] == [true, false, false])
        #expect(admission.next(at: 0) == nil)
        admission.left(1)
        // The oldest first, of those whose origin has room.
        #expect(admission.next(at: 0) == 3)
        admission.left(5)
        #expect(admission.next(at: 0) == 6)
        admission.left(6)
        #expect(admission.next(at: 0) == nil)
        admission.left(4)
        admission.left(2)
        #expect(admission.next(at: 0) == 7)
    }

    @Test func `as many run as there are places, the rest in order of arrival`() {
        var admission = CurlLoop.Admission(limit: 2)
        let starts = (1...5).map { admission.arrived($0, to: .one, at: 0, connectTimeout: 1, attemptTimeout: 10) }
        #expect(starts == [true, true, false, false, false])
        #expect(admission.next(at: 0) == nil)
        admission.left(1)
        admission.left(4)
        #expect(admission.next(at: 4) == 3)
        #expect(admission.next(at: 4) == nil)
        admission.left(2)
        admission.left(3)
        #expect(admission.next(at: 5) == 5)
        #expect(admission.next(at: 5) == nil)
    }

    @Test func `the connect limit ends when the request is sent, the attempt limit does not`() {
        var admission = CurlLoop.Admission(limit: 9)
        _ = admission.arrived(1, to: .one, at: 100, connectTimeout: 1, attemptTimeout: 10)
        _ = admission.arrived(2, to: .one, at: 100, connectTimeout: 1, attemptTimeout: 10)
        #expect(admission.wait(at: 100, atMost: 60) == 1)
        #expect(admission.due(at: 100.5) { _ in .unsent }.isEmpty == true)
        let due = admission.due(at: 101) { $0 == 2 ? .sent : .unsent }
        #expect(due.map(\.id) == [1])
        #expect(due.map(\.stage) == [.connecting])
        admission.left(1)
        #expect(admission.wait(at: 101, atMost: 60) == 9)
        let last = admission.due(at: 110) { _ in .sent }
        #expect(last.map(\.id) == [2])
        #expect(last.map(\.stage) == [.exchanging])
    }

    @Test func `a wait for a place counts against the attempt, not against the connect limit`() {
        var admission = CurlLoop.Admission(limit: 1)
        _ = admission.arrived(1, to: .one, at: 0, connectTimeout: 1, attemptTimeout: 100)
        _ = admission.arrived(2, to: .one, at: 0, connectTimeout: 1, attemptTimeout: 5)
        _ = admission.arrived(3, to: .one, at: 0, connectTimeout: 1, attemptTimeout: 50)
        let due = admission.due(at: 5) { _ in .sent }
        #expect(due.map(\.id) == [2])
        #expect(due.map(\.stage) == [.waiting])
        admission.left(2)
        admission.left(1)
        #expect(admission.next(at: 40) == 3)
        #expect(admission.due(at: 41) { _ in .unsent }.map(\.stage) == [.connecting])
    }

    @Test func `with nothing to wait for, it waits as long as it may`() {
        var admission = CurlLoop.Admission(limit: 0)
        #expect(admission.wait(at: 7, atMost: 60) == 60)
        #expect(admission.arrived(1, to: .one, at: 0, connectTimeout: 1, attemptTimeout: 1) == true)
        #expect(admission.wait(at: 7, atMost: 60) == 0)
        admission.left(1)
        admission.left(1)
        #expect(admission.due(at: 7) { _ in .unsent }.isEmpty == true)
        #expect(admission.wait(at: 7, atMost: 60) == 60)
        #expect(admission.arrived(2, to: .one, at: 8, connectTimeout: 1, attemptTimeout: 1) == true)
    }

    @Test func `a streamed body has no end of time, but may not stand still`() {
        var admission = CurlLoop.Admission(limit: 1)
        _ = admission.arrived(1, to: .one, at: 0, connectTimeout: 1, attemptTimeout: 10)
        admission.headArrived(1, at: 2, idleTimeout: 5)
        #expect(admission.due(at: 2) { _ in .sent }.isEmpty == true)
        #expect(admission.wait(at: 2, atMost: 60) == 5)
        #expect(admission.due(at: 7) { _ in .init(hasSent: true, lastByte: 6) }.isEmpty == true)
        #expect(admission.wait(at: 7, atMost: 60) == 4)
        #expect(admission.due(at: 10.9) { _ in .init(hasSent: true, lastByte: 6) }.isEmpty == true)
        #expect(admission.due(at: 11) { _ in .init(hasSent: true, lastByte: 6) }.map(\.stage) == [.streaming])
    }
}
