// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import LucidCrypto
import LucidJSON
import LucidSigning

/// What every contender works on, the same for all.
struct Inputs {
    /// The key in the example of EIP-155.
    let keyBytes = [UInt8](repeating: 0x46, count: 32)
    let key: PrivateKey
    let mnemonic = "test test test test test test test test test test test junk"
    let passphrase = "correct horse battery staple"
    let keystore: String
    let transaction: Transaction
    /// Of `text`, for recovering.
    let digest: [UInt8]
    let signature: [UInt8]

    init() throws {
        key = try PrivateKey(bytes: SecretBytes(copying: keyBytes))
        keystore = String(
            decoding: try Keystore.seal(key, passphrase: SecretBytes(copying: passphrase.utf8)).serialized(),
            as: UTF8.self)
        transaction = try Transaction(
            .feeMarket(
                FeeMarketTransaction(
                    chainID: Self.chainID, nonce: Self.nonce, maxPriorityFeePerGas: UInt256(Self.tip),
                    maxFeePerGas: UInt256(Self.maxFee), gas: Self.gas, to: Address(Self.token), data: Self.data)))
        let message = PersonalMessage.text(Self.text)
        digest = message.digest
        signature = try key.sign(message: message).bytes65
        guard Self.text.utf8.count == 222, Self.data.count == 68 else {
            throw BenchmarkError("the inputs are \(Self.text.utf8.count) and \(Self.data.count) bytes")
        }
    }

    /// 222 bytes in the form of EIP-4361.
    static let text = """
        example.com wants you to sign in with your Ethereum account:
        0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F

        Sign in to trade

        URI: https://example.com
        Version: 1
        Chain ID: 8453
        Nonce: 8f3d2a1b6
        Issued At: 2026-01-01T00:00:00Z
        """

    /// A Permit (EIP-2612) of USDC on chain 8453.
    static let permit = """
        {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},\
        {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],\
        "Permit":[{"name":"owner","type":"address"},{"name":"spender","type":"address"},\
        {"name":"value","type":"uint256"},{"name":"nonce","type":"uint256"},{"name":"deadline","type":"uint256"}]},\
        "primaryType":"Permit","domain":{"name":"USD Coin","version":"2","chainId":8453,\
        "verifyingContract":"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"},\
        "message":{"owner":"0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",\
        "spender":"0x3535353535353535353535353535353535353535","value":"1000000","nonce":0,"deadline":1893456000}}
        """

    /// A transfer of USDC: 68 bytes of data.
    static let chainID: UInt64 = 8453
    static let nonce: UInt64 = 7
    static let tip: UInt64 = 1_000_000
    static let maxFee: UInt64 = 50_000_000
    static let gas: UInt64 = 65_000
    static let token = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"
    static let data: [UInt8] =
        [0xa9, 0x05, 0x9c, 0xbb] + [UInt8](repeating: 0, count: 12) + [UInt8](repeating: 0x35, count: 20)
        + [UInt8](repeating: 0, count: 29) + [0x0f, 0x42, 0x40]

    /// The bytes that are hashed: 0 to 250 over and over.
    static func message(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 % 251) } }
}

/// Lower-case digits without a prefix, the form in which answers are compared.
func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
