// SPDX-License-Identifier: Apache-2.0
import BenchmarkHarness
import CPeers
import LucidCrypto
import LucidSigning

/// Keys, addresses and signers.
struct KeyCases {
    let inputs: Inputs
    let peers: [CPeer]

    /// A digest and the 65 bytes of a signature to the 20 bytes of the signer.
    var recover: BenchmarkCase {
        let (digest, signature) = (inputs.digest, inputs.signature)
        let ours = Contender.local(answer: {
            hex(try PublicKey.recover(digest: digest, signature: Signature(bytes65: signature)).address.bytes)
        }) {
            consume(try PublicKey.recover(digest: digest, signature: Signature(bytes65: signature)).address)
        }
        let (digestRoom, signatureRoom, address) = (Room(digest), Room(signature), Room(count: 20))
        let theirs = peers.map { peer in
            let recover = peer.functions.recover!
            let work = { _ = recover(digestRoom.base, signatureRoom.base, address.base) }
            return Contender.local(
                "C libsecp256k1", variant: peer.compiler,
                answer: {
                    work()
                    return address.hexDigits
                }, work: work)
        }
        return BenchmarkCase(
            "recover", bars: [.ratio(1.05, to: "C "), .rate(30_000)], contenders: [ours] + theirs)
    }

    /// The 32 bytes of a key to the 20 bytes of its address; ours keeps the key in memory that is wiped.
    var address: BenchmarkCase {
        let bytes = inputs.keyBytes
        let ours = Contender.local(answer: {
            hex(try PrivateKey(bytes: SecretBytes(copying: bytes)).address.bytes)
        }) {
            consume(try PrivateKey(bytes: SecretBytes(copying: bytes)).address)
        }
        let (secret, address) = (Room(bytes), Room(count: 20))
        let theirs = peers.map { peer in
            let make = peer.functions.key_address!
            let work = { _ = make(secret.base, address.base) }
            return Contender.local(
                "C libsecp256k1", variant: peer.compiler,
                answer: {
                    work()
                    return address.hexDigits
                }, work: work)
        }
        return BenchmarkCase("key/address", bars: [.ratio(1.05, to: "C ")], contenders: [ours] + theirs)
    }

    /// Twelve words to the key of the first account: checksum, seed (PBKDF2, 2048 rounds) and five derivations.
    var mnemonic: BenchmarkCase {
        let words = inputs.mnemonic
        let ours = Contender.local(answer: {
            try PrivateKey(mnemonic: Mnemonic(parsing: words)).exportBytes().withBytes { hex($0) }
        }) {
            consume(try PrivateKey(mnemonic: Mnemonic(parsing: words)).address)
        }
        return BenchmarkCase("mnemonic/key", contenders: [ours])
    }

    /// The text of a keystore (scrypt, n 2^18) and its passphrase to the key.
    var keystore: BenchmarkCase {
        let (file, passphrase) = (Array(inputs.keystore.utf8), SecretBytes(copying: inputs.passphrase.utf8))
        let ours = Contender.local(answer: {
            let key = try Keystore(parsing: file).open(passphrase: passphrase)
            return try key.exportBytes().withBytes { hex($0) }
        }) {
            consume(try Keystore(parsing: file).open(passphrase: passphrase).address)
        }
        return BenchmarkCase("keystore/open", samples: 1, contenders: [ours])
    }
}
