// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
public import LucidAPI
public import LucidHTTP
import LucidJSON
public import LucidSigning

/// The accounts of a project of the Coinbase Developer Platform.
public struct CoinbaseAccounts: Sendable {
    private let client: ProviderClient

    /// Opens a project.
    /// - Parameter serverURL: The platform's base URL; another one for tests.
    /// - Throws: `APIError` if the URL is none.
    public init(
        credentials: CoinbaseCredentials, transport: any HTTPTransport, serverURL: ServerURL? = nil,
        clock: any AgentClock = SystemClock()
    ) throws(APIError) {
        client = CoinbaseConnector.client(
            try ProviderClient.server(serverURL, or: CoinbaseConnector.platform), credentials, transport: transport,
            clock: clock)
    }

    /// Creates an account.
    /// - Parameters:
    ///   - name: 2 to 36 letters, digits and hyphens, unique in the project; nil for none.
    ///   - idempotencyKey: The same for repetitions of one request; a new one if nil.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func create(name: String? = nil, idempotencyKey: String? = nil) async throws -> Address {
        var body = JSONObject()
        body["name"] = name.map { .string($0) }
        return try Self.address(
            try await CoinbaseConnector.post(client, "/v2/evm/accounts", body, key: idempotencyKey))
    }

    /// The account of a name.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func account(named name: String) async throws -> Address {
        guard (2...36).contains(name.utf8.count),
            name.utf8.allSatisfy({
                $0 == UInt8(ascii: "-") || Character(UnicodeScalar($0)).isLetter
                    || Character(UnicodeScalar($0)).isNumber
            })
        else { throw WalletError(.invalidRequest, message: "A name has 2 to 36 letters, digits and hyphens.") }
        return try Self.address(try await client.call(.get, "/v2/evm/accounts/by-name/\(name)"))
    }

    /// The addresses of all accounts.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func all() async throws -> [Address] {
        var (found, token): ([Address], String?) = ([], nil)
        repeat {
            let page = try await client.call(
                .get, "/v2/evm/accounts?pageSize=100" + (token.map { "&pageToken=\($0)" } ?? ""))
            for item in page["accounts"]?.arrayValue ?? [] { found.append(try Self.address(item)) }
            token = page["nextPageToken"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
            guard token?.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && !"&#?%".utf8.contains($0) }) ?? true else {
                throw RemoteSignatureCheck.bad(client.name, "its page token is none")
            }
        } while token != nil && found.count < 100_000
        return found
    }

    private static func address(_ json: JSONValue) throws(WalletError) -> Address {
        guard let address = json["address"]?.stringValue.flatMap({ try? Address($0) }) else {
            throw RemoteSignatureCheck.bad("Coinbase", "it names no address")
        }
        return address
    }
}
