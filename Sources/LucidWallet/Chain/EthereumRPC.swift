// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
public import LucidAPI
import LucidConcurrency
import LucidCrypto
public import LucidHTTP
public import LucidJSON
public import LucidSigning

/// A client of Ethereum nodes (JSON-RPC 2.0 over HTTP; the methods of the execution APIs).
///
/// It asks one endpoint and goes on to the next if that one fails, is busy, or turns out to be of another chain; the
/// one that answered last is asked first. What a node says is checked for its shape; whether it is true is for the
/// caller to judge.
public final class EthereumRPC: Sendable {
    private struct State {
        var preferred = 0
        var checked: Set<Int> = []
        var nextID = 1
    }

    /// The chain that the endpoints must be of.
    public let chain: ChainID
    private let endpoints: [ServerURL]
    private let transport: any HTTPTransport
    private let state = Lock(State())

    /// Creates a client.
    /// - Parameters:
    ///   - endpoints: The base URLs, the preferred one first; a path or key in them is part of the secret of whoever
    ///     gave them and appears in no error.
    ///   - chain: The chain; an endpoint of another one is never used.
    public init(endpoints: [ServerURL], chain: ChainID, transport: any HTTPTransport) {
        self.endpoints = endpoints
        self.chain = chain
        self.transport = transport
    }

    /// Calls a method.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func request(_ method: String, _ parameters: [JSONValue] = []) async throws -> JSONValue {
        guard !endpoints.isEmpty else { throw EthereumRPCError(.unavailable, "There is no endpoint for \(chain).") }
        let first = state.withLock { $0.preferred }
        var failure: EthereumRPCError?
        for offset in endpoints.indices {
            let index = (first + offset) % endpoints.count
            do {
                try await checkChain(of: index)
                let result = try await send(method, parameters, to: index)
                state.withLock { $0.preferred = index }
                return result
            } catch let error as EthereumRPCError
                where [.unavailable, .wrongChain, .unparsable].contains(error.code)
            {
                // An endpoint of the right chain that fails says more than one of another chain.
                if failure == nil || failure?.code == .wrongChain { failure = error }
            }
        }
        throw failure ?? EthereumRPCError(.unavailable, "No endpoint for \(chain) answered.")
    }

    private func checkChain(of index: Int) async throws {
        guard state.withLock({ !$0.checked.contains(index) }) else { return }
        let answer = try await send("eth_chainId", [], to: index)
        guard let number = answer.stringValue.flatMap({ UInt256(hex: $0) }) else {
            throw EthereumRPCError(.unparsable, "The node \(name(index)) does not tell its chain.")
        }
        guard number.uint64 == chain.eip155Reference else {
            throw EthereumRPCError(.wrongChain, "The node \(name(index)) is of chain eip155:\(number), not \(chain).")
        }
        state.withLock { _ = $0.checked.insert(index) }
    }

    private func send(_ method: String, _ parameters: [JSONValue], to index: Int) async throws -> JSONValue {
        let server = endpoints[index]
        let id = state.withLock { state in
            defer { state.nextID += 1 }
            return state.nextID
        }
        let body: JSONValue = [
            "jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": .array(parameters),
        ]
        var request = HTTPRequest(
            method: .post, scheme: server.scheme, authority: server.authority,
            path: server.pathPrefix.isEmpty ? "/" : server.pathPrefix)
        request.headerFields[.contentType] = "application/json"
        request.headerFields[.accept] = "application/json"
        var options = HTTPTransferOptions()
        options.operationID = method
        let status: Int
        let answer: JSONValue?
        do {
            let (head, content) = try await transport.send(
                request, body: HTTPBody(body.serialized()), options: options)
            let bytes = try await content.collect(upTo: options.maximumResponseBytes)
            status = head.status.code
            answer = try? JSONValue(parsing: bytes)
        } catch let error as TransportError {
            throw EthereumRPCError(
                .unavailable, "The node \(name(index)) did not answer \(method): \(error.message)", underlying: error)
        }
        if let error = answer?["error"], !error.isNull { throw failure(error, method, index) }
        guard (200..<300).contains(status), let answer, answer["id"]?.intValue == id, let result = answer["result"]
        else {
            throw EthereumRPCError(.unavailable, "The node \(name(index)) answered \(method) with \(status).")
        }
        return result
    }

    /// The words of a node, cut and cleaned.
    private func failure(_ error: JSONValue, _ method: String, _ index: Int) -> EthereumRPCError {
        let number = error["code"]?.intValue
        let words = String((error["message"]?.stringValue ?? "no reason").prefix(300).map { $0.isNewline ? " " : $0 })
        let data = error["data"]?.stringValue.flatMap { Hex.decode($0, prefix: .required) } ?? []
        let lower = words.lowercased()
        let code: EthereumRPCError.Code =
            if number == -32005 || number == 429 || lower.contains("rate limit") || lower.contains("too many request") {
                .unavailable
            } else if number == 3 || lower.contains("revert") {
                .reverted
            } else {
                .rejected
            }
        return EthereumRPCError(
            code, "The node \(name(index)) refused \(method): \(words)", number: number, data: data)
    }

    /// The host of an endpoint: paths and users may be keys.
    private func name(_ index: Int) -> String {
        endpoints[index].authority.split(separator: "@").last.map(String.init) ?? ""
    }
}
