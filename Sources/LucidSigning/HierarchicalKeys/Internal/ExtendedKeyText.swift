// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// The text form of extended keys: version, depth, fingerprint of the parent, number, chain code and key, 78 bytes, and
/// four bytes of SHA-256 of SHA-256 of them, in Base58.
enum ExtendedKeyText {
    /// What is in a text, by its first four bytes.
    enum Version: UInt32 {
        case privateKey = 0x0488_ade4
        case publicKey = 0x0488_b21e
        case testPrivateKey = 0x0435_8394
        case testPublicKey = 0x0435_87cf
    }

    static func encode(
        _ version: Version, place: KeyPlace, chainCode: UnsafeRawBufferPointer, prefix: UInt8,
        key: UnsafeRawBufferPointer
    ) -> SecretBytes {
        let payload = SecretBytes(count: 78) { buffer in
            buffer.storeBytes(of: version.rawValue.bigEndian, as: UInt32.self)
            buffer[4] = place.depth
            buffer.storeBytes(of: place.parentFingerprint.bigEndian, toByteOffset: 5, as: UInt32.self)
            buffer.storeBytes(of: place.step.rawValue.bigEndian, toByteOffset: 9, as: UInt32.self)
            UnsafeMutableRawBufferPointer(rebasing: buffer[13..<45]).copyMemory(from: chainCode)
            buffer[45] = prefix
            UnsafeMutableRawBufferPointer(rebasing: buffer[46...]).copyMemory(from: key)
        }
        let checked = SecretBytes(count: 82) { buffer in
            payload.withBytes { buffer.copyMemory(from: $0) }
            UnsafeMutableRawBufferPointer(rebasing: buffer[78...]).copyBytes(from: checksum(payload))
        }
        return checked.withBytes { Base58.encode($0) }
    }

    /// The 78 bytes of a text of one kind.
    static func decode(_ text: SecretBytes, as version: Version) throws(SigningError) -> SecretBytes {
        guard text.count <= 128, let bytes = text.withBytes({ Base58.decode($0) }), bytes.count == 82 else {
            throw SigningError(.invalidValue, "an extended key is 111 Base58 characters that stand for 82 bytes")
        }
        let payload = SecretBytes(count: 78) { buffer in
            bytes.withBytes { buffer.copyBytes(from: $0[..<78]) }
        }
        guard ConstantTime.equals(bytes.withBytes { Array($0[78...]) }, checksum(payload)) else {
            throw SigningError(.invalidValue, path: "checksum", "it is wrong: a character is another or missing")
        }
        let number = payload.withBytes { $0.loadUnaligned(as: UInt32.self).bigEndian }
        switch Version(rawValue: number) {
        case version:
            return payload
        case .privateKey:
            throw SigningError(.invalidValue, path: "version", "this is a private key, not a public one")
        case .publicKey:
            throw SigningError(.invalidValue, path: "version", "this is a public key, not a private one")
        case .testPrivateKey, .testPublicKey:
            throw SigningError(.unsupported, path: "version", "this is a key of Bitcoin's test network")
        case nil:
            throw SigningError(.invalidValue, path: "version", "\(Hex.encode(KeyPlace.bytes(number))) is not known")
        }
    }

    static func place(_ payload: SecretBytes) throws(SigningError) -> KeyPlace {
        let place = payload.withBytes { bytes in
            KeyPlace(
                depth: bytes[4],
                parentFingerprint: bytes.loadUnaligned(fromByteOffset: 5, as: UInt32.self).bigEndian,
                step: .init(rawValue: bytes.loadUnaligned(fromByteOffset: 9, as: UInt32.self).bigEndian))
        }
        guard place.depth > 0 || place.parentFingerprint == 0 else {
            throw SigningError(.invalidValue, path: "parentFingerprint", "a master key has no parent")
        }
        guard place.depth > 0 || place.step.rawValue == 0 else {
            throw SigningError(.invalidValue, path: "step", "a master key has no number")
        }
        return place
    }

    private static func checksum(_ payload: SecretBytes) -> [UInt8] {
        Array(SHA256.hash(SHA256.hash(payload)).prefix(4))
    }
}
