// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import LucidAgent
import Synchronization

/// An authority that is no way away.
///
/// Sessions live for an hour, except the first ones after ``beginFirstLives()``.
final class InstantAuthority: HTTPTransport {
    /// Seconds that the first sessions live, at most: they all end at the same time.
    static let firstLife = 60.0

    private struct State {
        var firstEnd: Date?
        var renewals: [ContinuousClock.Instant] = []
    }

    private let state = Mutex(State())

    /// The first session of each runtime to come will end a minute from now.
    func beginFirstLives() { state.withLock { $0.firstEnd = Date(timeIntervalSinceNow: Self.firstLife) } }

    /// From now on all sessions live for an hour.
    func endFirstLives() { state.withLock { $0.firstEnd = nil } }

    /// When those sessions were renewed.
    var renewals: [ContinuousClock.Instant] { state.withLock { $0.renewals } }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let bytes = try await body?.collect(upTo: 1 << 16) ?? []
        let spent = try JSONValue(parsing: bytes)["refresh_token"]?.stringValue ?? ""
        let end = state.withLock { state in
            let hour = Date(timeIntervalSinceNow: 3_600)
            guard let firstEnd = state.firstEnd else { return hour }
            if spent.hasSuffix(".0") { return firstEnd }
            state.renewals.append(.now)
            return hour
        }
        let token = UUID().uuidString
        let text = """
            {"access_token":"a-\(token)","token_type":"bearer","expires_at":"\(RFC3339.format(end))",\
            "refresh_token":"r-\(token)","credential":{"id":"cred","scopes":[],"revocation_nonce":"n"}}
            """
        return (HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]), HTTPBody(text))
    }
}
