// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes
import LucidJSON
import LucidSigning
package import LucidWallet

/// A remote signer without its socket: requests in, answers out, a guarded wallet behind.
package struct SignerRequestHandler: Sendable {
    private let wallet: GuardedWallet
    private let label: String?

    /// Answers with the signatures of `wallet`.
    package init(wallet: GuardedWallet, label: String? = nil) {
        self.wallet = wallet
        self.label = label
    }

    /// Answers one request whose sender is known to be allowed to ask.
    package func handle(_ request: HTTPRequest, body: [UInt8]) async -> (HTTPResponse, [UInt8]) {
        let path = String((request.path ?? "").prefix { $0 != "?" })
        switch (request.method, path) {
        case (.get, SignerProtocol.walletPath): return await answer { try await description() }
        case (.post, SignerProtocol.signPath):
            guard body.count <= SignerProtocol.maximumBytes else {
                return Self.failure(.contentTooLarge, "invalidRequest", "the request is too large")
            }
            return await answer { try await signature(body) }
        case (_, SignerProtocol.walletPath), (_, SignerProtocol.signPath):
            return Self.failure(.methodNotAllowed, "invalidRequest", "the method is not allowed here")
        default: return Self.failure(.notFound, "notFound", "there is no such path")
        }
    }

    private func description() async throws -> JSONObject {
        var object: JSONObject = ["protocol": 1]
        object["address"] = try await wallet.address().map { .string($0.description) }
        object["capabilities"] = .array(
            wallet.capabilities.description.split(separator: ",").map { .string(String($0)) })
        object["label"] = label.map { .string($0) }
        return object
    }

    private func signature(_ body: [UInt8]) async throws -> JSONObject {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: body)
        } catch {
            throw WalletError(.invalidRequest, message: "the request is not JSON: \(error.message)")
        }
        let request = try SignerProtocol.request(json)
        let signature = try await wallet.sign(request)
        return SignerProtocol.json(signature, digest: SigningIntent(request.payload, signer: nil).digest)
    }

    private func answer(_ make: () async throws -> JSONObject) async -> (HTTPResponse, [UInt8]) {
        do {
            return Self.json(.ok, try await make())
        } catch let error as WalletError {
            return Self.failure(Self.status(of: error.code), error.code.description, error.message)
        } catch {
            return Self.failure(.internalServerError, "internal", "the signer failed")
        }
    }

    private static func status(of code: WalletError.Code) -> HTTPResponse.Status {
        switch code {
        case .invalidRequest, .unsupported, .chainMismatch, .addressMismatch: .badRequest
        case .denied, .approvalRequired, .refused, .challengeRejected: .forbidden
        case .pending: .conflict
        case .remoteFailed, .ledgerUnavailable, .chainFailed: .serviceUnavailable
        default: .internalServerError
        }
    }

    private static func failure(
        _ status: HTTPResponse.Status, _ code: String, _ message: String
    ) -> (HTTPResponse, [UInt8]) {
        json(status, ["error": ["code": .string(code), "message": .string(message)]])
    }

    private static func json(_ status: HTTPResponse.Status, _ object: JSONObject) -> (HTTPResponse, [UInt8]) {
        let body = JSONValue.object(object).serialized()
        var head = HTTPResponse(status: status)
        head.headerFields[.contentType] = "application/json"
        head.headerFields[.contentLength] = "\(body.count)"
        head.headerFields[.cacheControl] = "no-store"
        return (head, body)
    }
}
