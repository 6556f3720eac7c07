// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Testing

@testable import LucidHTTPCurl

struct ResponseHeadTests {
    private func head(_ lines: [String]) -> ResponseHead {
        var head = ResponseHead()
        for line in lines { head.receive(Array((line + "\r\n").utf8)) }
        return head
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK", 200), ("HTTP/1.0 404 Not Found", 404), ("HTTP/2 204 ", 204), ("HTTP/1.1 200", 200),
        ("HTTP/1.1 2000 OK", 0), ("HTTP/1.1 20 OK", 0), ("HTTP/1.1 -20 OK", 0), ("HTTP/1.1 2x0 OK", 0), ("HTTP/1.1", 0),
    ])
    func `a status line is read strictly`(line: String, status: Int) {
        let head = head([line, ""])
        #expect(head.status == status)
        #expect(head.isComplete == (status >= 200))
    }

    @Test func `interim answers leave nothing behind`() {
        let head = head([
            "HTTP/1.1 100 Continue", "A: 1", "", "HTTP/1.1 103 X", "B: 2", "", "HTTP/1.1 200 OK", "C: 3", "",
        ])
        #expect(head.status == 200)
        #expect(head.fields.map { "\($0)" } == ["C: 3"])
    }

    @Test func `what is not a field is passed over`() {
        let head = head(["HTTP/1.1 200 OK", "no colon", ": x", "a b: x", " stray fold", "D:4", "\u{E9}: x", ""])
        #expect(head.fields.map(\.value) == ["4"])
    }

    @Test func `bytes that are not text survive as they are`() {
        var head = ResponseHead()
        head.receive(Array("HTTP/1.1 200 OK\r\n".utf8))
        head.receive(Array("Server: ".utf8) + [0xFF, 0xFE] + Array("\r\n".utf8))
        head.receive([0x0D, 0x0A])
        #expect(head.fields.first?.withUnsafeBytesOfValue { Array($0) } == [0xFF, 0xFE])
    }

    @Test func `its size is bounded, trailers included`() {
        var head = head(["HTTP/1.1 200 OK", ""])
        for _ in 0..<200 { head.receive([UInt8](repeating: 0x41, count: 1_000)) }
        #expect(head.isTooLarge)
        #expect(head.fields.isEmpty)
    }
}

extension ResponseHead {
    fileprivate mutating func receive(_ line: [UInt8]) { line.withUnsafeBytes { receive($0) } }
}
