// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP
import LucidHTTPCurl
import Testing

@Suite(.timeLimit(.minutes(1))) struct CurlTransportExchangeTests {
    /// Answers every request with 200 and its own number on the connection.
    private static let obliging: @Sendable (RawConnection) -> Void = { connection in
        var count = 0
        while connection.readRequest() != nil {
            count += 1
            guard connection.answer(body: "\(count)") else { return }
        }
    }

    @Test func `an answer comes back with status, fields in order and body`() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer(201, fields: ["X-One: a", "Set-Cookie: b", "set-cookie:c ", "X-Empty:"], body: "hello")
        }
        let answer = try await CurlTransport().call(at: server.authority)
        #expect(answer.status == 201)
        #expect(answer.text == "hello")
        #expect(answer.response.headerFields[.contentLength] == "5")
        #expect(answer.response.headerFields[values: .setCookie] == ["b", "c"])
        #expect(
            answer.response.headerFields.map(\.name.canonicalName).dropFirst() == [
                "x-one", "set-cookie", "set-cookie", "x-empty",
            ])
    }

    @Test func `nothing goes out but what the caller gave`() async throws {
        let server = try RawServer(Self.obliging)
        let fields: HTTPFields = [.authorization: "Bearer abc", try #require(HTTPField.Name("X-Empty")): ""]
        _ = try await CurlTransport().call(.get, "/a%20b/../c?x=1&y=%2F", at: server.authority, fields: fields)
        #expect(
            server.requests.map(\.head) == [
                "GET /a%20b/../c?x=1&y=%2F HTTP/1.1\r\nHost: \(server.authority)\r\nAuthorization: Bearer abc\r\nX-Empty:\r\n\r\n"
            ])
    }
}
