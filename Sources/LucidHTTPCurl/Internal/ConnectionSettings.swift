// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidHTTP

/// A configuration that was looked at once, in the form libcurl wants it.
final class ConnectionSettings: Sendable {
    let caFile: String?
    /// `sha256//…`, joined by semicolons.
    let pinnedPublicKeys: String?
    let clientCertificate: CurlTransport.ClientCertificate?
    let unixSocket: String?
    let userAgent: String?
    let resolve: [String]
    /// Why no request can be sent.
    let failure: TransportError?
    private let proxy: SecretBytes?
    private let readsProxyFromEnvironment: Bool

    init(_ configuration: CurlTransport.Configuration) {
        caFile = configuration.caFile
        let pins = configuration.pinnedPublicKeys
        pinnedPublicKeys = pins.isEmpty ? nil : pins.map { "sha256//" + $0 }.joined(separator: ";")
        clientCertificate = configuration.clientCertificate
        unixSocket = configuration.unixSocket
        userAgent = configuration.userAgent
        resolve = configuration.resolve
        proxy = configuration.proxy.flatMap { $0.withBytes { $0.isEmpty } ? nil : configuration.proxy }
        readsProxyFromEnvironment = configuration.readsProxyFromEnvironment
        failure = Self.failure(of: configuration)
    }

    enum Proxy {
        case none
        case environment
        case url(SecretBytes)
    }

    func proxy(for origin: HTTPOrigin) -> Proxy {
        guard !origin.isLoopback, unixSocket == nil else { return .none }
        if let proxy { return .url(proxy) }
        return readsProxyFromEnvironment ? .environment : .none
    }

    private static func failure(of configuration: CurlTransport.Configuration) -> TransportError? {
        // A name that libcurl took for a file's, or a list that it read otherwise, would pin something else.
        for pin in configuration.pinnedPublicKeys where Base64.decode(pin)?.count != 32 {
            return TransportError(
                .tlsFailed, outcome: .unsent,
                message: "a pinned public key is not the base 64 of 32 bytes: give the SHA-256 of the key's DER form")
        }
        if let path = configuration.unixSocket, !(1...100).contains(path.utf8.count) || path.utf8.contains(0) {
            return TransportError(
                .connectFailed, outcome: .unsent,
                message: "the path of the Unix domain socket must have 1 to 100 bytes: use a shorter one")
        }
        return nil
    }
}
