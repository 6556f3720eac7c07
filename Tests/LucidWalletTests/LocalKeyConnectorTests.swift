// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidCrypto
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet
import Testing

@Suite struct LocalKeyConnectorTests {
    // The private key of EIP-155's example.
    static let keyText = String(repeating: "46", count: 32)
    static let passphrase = SecretBytes(copying: Array("correct horse".utf8))

    static func key() throws -> PrivateKey { try PrivateKey(hex: keyText) }

    /// A keystore that opens quickly.
    static func keystore() throws -> Keystore {
        let json = try Keystore.seal(try key(), passphrase: passphrase, kdf: .scrypt(n: 4_096), allowingWeak: true)
        return try Keystore(parsing: json.serialized())
    }

    static let transaction: JSONValue = [
        "chainId": 1, "nonce": 9, "gasPrice": 20_000_000_000, "gas": 21_000,
        "to": "0x3535353535353535353535353535353535353535", "value": "1000000000000000000",
    ]

    @Test func `a message is signed as EIP-191 says`() async throws {
        let wallet = LocalKeyConnector(key: try Self.key())
        let signed = try await wallet.sign(message: "gm")
        let digest = PersonalMessage.text("gm").digest
        #expect(try PublicKey.recover(digest: digest, signature: signed.signature).address == signed.address)
        #expect(signed.address == (try Self.key().address))
        #expect(signed.hex.count == 132)
        #expect(try await wallet.sign(message: Array("gm".utf8)).hex == signed.hex)
    }

    // https://eips.ethereum.org/EIPS/eip-155 (public domain): the example's signed transaction.
    @Test func `the transaction of EIP-155's example is signed to the same bytes`() async throws {
        let wallet = LocalKeyConnector(key: try Self.key())
        let signed = try await wallet.sign(transaction: try Transaction(json: Self.transaction), on: .eip155(1))
        #expect(
            signed.signedTransaction.map { Hex.encode($0.raw) }
                == "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025"
                + "a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
                + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83")
    }

    @Test func `a transaction for another chain than asked, or than the wallet's, is refused`() async throws {
        let transaction = try Transaction(json: Self.transaction)
        let wallet = LocalKeyConnector(key: try Self.key(), chain: .eip155(8_453))
        for chain in [ChainID.eip155(5), .eip155(1), try ChainID("solana:mainnet")] {
            let error = await #expect(throws: WalletError.self) {
                try await wallet.sign(transaction: transaction, on: chain)
            }
            #expect(error?.code == .chainMismatch)
        }
        #expect(wallet.supports(.eip155(8_453)))
        #expect(!wallet.supports(.eip155(1)))
    }

    @Test func `the address is known without opening the keystore`() async throws {
        let asked = Lock(0)
        let wallet = LocalKeyConnector(keystore: try Self.keystore()) {
            asked.withLock { $0 += 1 }
            return Self.passphrase
        }
        #expect(try await wallet.address() == (try Self.key().address))
        #expect(try await wallet.metadata().provider == "local")
        #expect(asked.withLock { $0 } == 0)
        _ = try await wallet.sign(message: "gm")
        _ = try await wallet.sign(message: "gm")
        #expect(asked.withLock { $0 } == 1)
    }

    @Test func `a wrong passphrase is told, and a right one later works`() async throws {
        let passphrases = Lock([Self.passphrase, SecretBytes(copying: [0x77])])
        let wallet = LocalKeyConnector(keystore: try Self.keystore()) {
            passphrases.withLock { $0.count > 1 ? $0.removeLast() : $0[0] }
        }
        let error = await #expect(throws: WalletError.self) { try await wallet.sign(message: "gm") }
        #expect(error?.code == .keyUnavailable)
        _ = try await wallet.sign(message: "gm")
    }

    @Test func `many first signatures open the keystore once`() async throws {
        let wallet = LocalKeyConnector(keystore: try Self.keystore()) { Self.passphrase }
        let signatures = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await wallet.sign(message: "gm").hex } }
            var all: Set<String> = []
            for try await signature in group { all.insert(signature) }
            return all
        }
        #expect(signatures.count == 1)
    }

    @Test func `a keystore with another key than expected does not sign`() async throws {
        let other = try Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
        let wallet = LocalKeyConnector(keystore: try Self.keystore(), address: other) { Self.passphrase }
        let error = await #expect(throws: WalletError.self) { try await wallet.sign(message: "gm") }
        #expect(error?.code == .addressMismatch)
    }

    @Test func `a request for another signer touches no key`() async throws {
        let wallet = LocalKeyConnector(keystore: try Self.keystore()) {
            Issue.record("the passphrase was asked for")
            return Self.passphrase
        }
        let other = try Address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
        let error = await #expect(throws: WalletError.self) {
            try await wallet.sign(WalletRequest(.message(.text("gm")), signer: other))
        }
        #expect(error?.code == .addressMismatch)
    }

    @Test func `no key shows in a wallet`() throws {
        let wallet = LocalKeyConnector(key: try Self.key())
        #expect(SecretScanner(secrets: [Self.keyText]).hits(in: wallet) == 0)
    }

    @Test func `a wallet that is not configured says so`() async throws {
        let wallet = UnconfiguredWallet()
        let error = await #expect(throws: WalletError.self) { try await wallet.sign(message: "gm") }
        #expect(error?.code == .notConfigured)
        #expect(wallet.capabilities == [])
        #expect(try await wallet.address() == nil)
    }
}
