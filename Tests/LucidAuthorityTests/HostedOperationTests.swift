// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidJSON
import Testing

@testable import LucidAuthority

/// What belongs to the hosted product is in the contract, and an authority says that it does not have it: to those who
/// might have called it, and to nobody else.
@Suite struct HostedOperationTests {
    private static let bodies: [String: JSONValue] = [
        "invokeEntrypoint": ["input": 1], "createRun": ["input": 1],
        "streamEntrypoint": ["input": 1],
        "createAgentToken": [:], "callAgent": ["jsonrpc": "2.0", "method": "m"], "signInWithPrivy": ["token": "x"],
        "signInWithCoinbase": ["accessToken": "x"], "createUserWallet": ["label": "l", "chain": "ethereum"],
    ]
    private static let hosted: Set = [
        "getAgentHealth", "listEntrypoints", "refreshEntrypoints", "invokeEntrypoint",
        "createRun", "getAgentGraph", "listAgentTokens", "createAgentToken", "revokeAgentToken", "listRuns", "getRun",
        "getRunLedger", "streamEntrypoint", "streamRun", "callAgent", "searchRegistry",
        "signInWithPrivy", "signInWithCoinbase",
        "signOut", "getCurrentUser", "createUserWallet", "getBalances",
    ]

    static let operations = OperationAccess.all.filter { hosted.contains($0.operationID) }

    @Test(arguments: operations)
    func `is answered 404 with not_available, after the caller was looked at`(access: OperationAccess) async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let segments = access.path.split(separator: "/").map { segment in
            segment == "{agentRef}" ? "scout" : segment.hasPrefix("{") ? "x" : segment
        }
        let path = "/" + segments.joined(separator: "/")
        let method = try #require(HTTPRequest.Method(rawValue: access.method))
        let body = Self.bodies[access.operationID]
        let callers: [OperationAccess.Principal: String?] = [
            .none: nil, .agent: try await harness.login(agent).access,
            .operator: try await harness.administration.makeOperatorToken().token,
        ]
        for (principal, bearer) in callers {
            let answer = await harness.send(method, path, body, bearer: bearer)
            if access.principals.contains(principal) || access.principals == [.none] {
                #expect(answer.status == 404, "\(principal)")
                #expect(answer.error == "not_available")
                let message = answer.json["message"]?.stringValue ?? ""
                #expect(message.contains(access.operationID))
            } else {
                #expect(answer.status == (bearer == nil ? 401 : 403), "\(principal)")
            }
        }
    }

    @Test func `the list names operations of the contract`() {
        #expect(Self.operations.count == Self.hosted.count)
    }
}
