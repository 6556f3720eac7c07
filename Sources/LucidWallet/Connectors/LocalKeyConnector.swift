// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
public import LucidCrypto
public import LucidSigning

/// A wallet whose key is in this process: given, or in a keystore that is opened at the first signature.
public final class LocalKeyConnector: WalletConnector, CustomStringConvertible, CustomReflectable {
    private enum Source: Sendable {
        case key(PrivateKey)
        case keystore(Keystore, passphrase: @Sendable () async throws -> SecretBytes)
    }

    /// One key derivation at a time in the whole process: each takes a quarter of a gigabyte.
    private static let derivations = OffloadQueue(label: "lucid.wallet.keystore", width: 1)

    private let source: Source
    private let expected: Address?
    private let chain: ChainID?
    private let label: String?
    private let opened = Lock<PrivateKey?>(nil)

    /// Messages, typed data, transactions and authorizations.
    public let capabilities: WalletCapabilities = [.messages, .typedData, .transactions, .authorizations]

    /// Creates a wallet from a key.
    /// - Parameters:
    ///   - key: The private key.
    ///   - chain: The only chain that the wallet signs transactions for; any if nil.
    ///   - label: A name for people.
    public init(key: PrivateKey, chain: ChainID? = nil, label: String? = nil) {
        source = .key(key)
        expected = key.address
        self.chain = chain
        self.label = label
    }

    /// Creates a wallet from a mnemonic.
    /// - Parameters:
    ///   - mnemonic: The words.
    ///   - passphrase: The passphrase of BIP-39, if there is one.
    ///   - path: Where the key is below them (BIP-32).
    ///   - chain: The only chain that the wallet signs transactions for; any if nil.
    ///   - label: A name for people.
    /// - Throws: `SigningError` if there is no key at the path.
    public convenience init(
        mnemonic: Mnemonic, passphrase: SecretBytes? = nil, path: DerivationPath = .standard, chain: ChainID? = nil,
        label: String? = nil
    ) throws(SigningError) {
        self.init(
            key: try PrivateKey(mnemonic: mnemonic, passphrase: passphrase, path: path), chain: chain, label: label)
    }

    /// Creates a wallet from a keystore, which stays closed until something is to be signed.
    /// - Parameters:
    ///   - keystore: The encrypted key. Its address field, if it has one, is the wallet's address.
    ///   - address: The address that the key must have; that of the keystore if nil.
    ///   - chain: The only chain that the wallet signs transactions for; any if nil.
    ///   - label: A name for people.
    ///   - passphrase: Gives the passphrase; asked at each attempt to open the keystore, until one succeeds.
    public init(
        keystore: Keystore, address: Address? = nil, chain: ChainID? = nil, label: String? = nil,
        passphrase: @escaping @Sendable () async throws -> SecretBytes
    ) {
        source = .keystore(keystore, passphrase: passphrase)
        expected = address ?? keystore.address
        self.chain = chain
        self.label = label
    }

    /// The address of the key, or what the keystore says it is; nil if it does not and was not opened yet.
    public func address() async throws -> Address? { expected ?? opened.withLock { $0?.address } }

    /// The provider `local`, the address and the chain.
    public func metadata() async throws -> WalletMetadata {
        WalletMetadata(provider: "local", address: try await address(), chain: chain, label: label)
    }

    /// Whether the wallet signs for the chain: its own, or any of the `eip155` namespace.
    public func supports(_ chain: ChainID) -> Bool { self.chain.map { $0 == chain } ?? (chain.eip155Reference != nil) }

    /// Signs with the key.
    /// - Throws: ``WalletError`` or `CancellationError`.
    public func sign(_ request: WalletRequest) async throws -> WalletSignature {
        if let signer = request.signer, let address = try await address(), signer != address {
            throw Self.mismatch(address, wanted: signer)
        }
        if case .transaction(let transaction, let chain) = request.payload {
            try TransactionRule.check(transaction, on: chain)
            guard supports(chain) else {
                throw WalletError(.chainMismatch, message: "This wallet does not sign for \(chain).")
            }
        }
        let key = try await key()
        if let signer = request.signer, signer != key.address { throw Self.mismatch(key.address, wanted: signer) }
        do {
            return try Self.sign(request.payload, with: key)
        } catch {
            throw WalletError(.invalidRequest, message: "The \(request.kind) cannot be signed.", underlying: error)
        }
    }

    private static func sign(
        _ payload: WalletRequest.Payload, with key: PrivateKey
    ) throws(SigningError) -> WalletSignature {
        switch payload {
        case .message(let message):
            return WalletSignature(signature: try key.sign(message: message), address: key.address)
        case .typedData(let typedData):
            return WalletSignature(signature: try key.sign(typedData: typedData), address: key.address)
        case .transaction(let transaction, _):
            let signed = try transaction.signed(with: key)
            return WalletSignature(signature: signed.signature, address: key.address, signedTransaction: signed)
        case .authorization(let authorization):
            let signed = try key.sign(authorization: authorization)
            return WalletSignature(
                signature: try signed.signature, address: key.address, signedAuthorization: signed)
        }
    }

    private func key() async throws -> PrivateKey {
        if let key = opened.withLock({ $0 }) { return key }
        switch source {
        case .key(let key): return key
        case .keystore(let keystore, let passphrase): return try await open(keystore, with: passphrase)
        }
    }

    private func open(
        _ keystore: Keystore, with passphrase: @Sendable () async throws -> SecretBytes
    ) async throws -> PrivateKey {
        do {
            let passphrase = try await passphrase()
            let key = try await Self.derivations.run { [self] in
                // Whoever waited for its turn finds the key that the first one opened.
                if let key = opened.withLock({ $0 }) { return key }
                let key = try keystore.open(passphrase: passphrase)
                if let expected, key.address != expected { throw Self.mismatch(key.address, wanted: expected) }
                opened.withLock { $0 = key }
                return key
            }
            try Task.checkCancellation()
            return key
        } catch let error as WalletError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            throw WalletError(
                .keyUnavailable,
                message: "The keystore cannot be opened; check the passphrase and the file.", underlying: error)
        }
    }

    private static func mismatch(_ address: Address, wanted: Address) -> WalletError {
        WalletError(.addressMismatch, message: "The wallet's key is that of \(address), and \(wanted) must sign.")
    }

    /// The kind of wallet and its address.
    public var description: String { "local wallet \(expected.map(\.description) ?? "(closed)")" }
    /// No children, so that `dump` shows no key.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
