// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Keystores of other programs, from `Vectors/keystores.json`, which names where each comes from.
private let vectors: [TestVector] = {
    let path = String(#filePath.dropLast("KeystoreVectorTests.swift".count)) + "Vectors/keystores.json"
    let json = FileManager.default.contents(atPath: path).flatMap { try? JSONValue(parsing: Array($0)) }
    return (json?["keystores"]?.arrayValue ?? []).enumerated().map { TestVector(index: $0.offset, json: $0.element) }
}()

private func keystore(_ parameters: String, kdf: String = "scrypt") throws -> [UInt8] {
    let zeros = String(repeating: "00", count: 32)
    return Array(
        #"""
        {"version":3,"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"00"},"ciphertext":"\#(zeros)",
        "mac":"\#(zeros)","kdf":"\#(kdf)","kdfparams":{"salt":"","prf":"hmac-sha256",\#(parameters)}}}
        """#.utf8)
}

@Suite struct `Keystores of others` {
    @Test func `all were found`() {
        #expect(vectors.count == 15)
    }

    @Test(arguments: vectors)
    func `open to their key, or are refused with the right path`(vector: TestVector) throws {
        let passphrase = SecretBytes(copying: try Array(vector.text("password").utf8))
        let file = Array(try #require(vector.json["json"]).serialized())
        if let expected = vector.json["error"] {
            let error = #expect(throws: SigningError.self) { try Keystore(parsing: file).open(passphrase: passphrase) }
            #expect(error?.code.description == expected["code"]?.stringValue)
            #expect(error?.path == expected["path"]?.stringValue)
            return
        }
        let keystore = try Keystore(parsing: file)
        let key = try keystore.open(passphrase: passphrase)
        if let expected = vector.json["key"]?.stringValue { #expect(key.withBytes { Hex.encode($0) } == expected) }
        #expect(keystore.address == nil || keystore.address == key.address)
        // Whatever the name of the section, in whatever case.
        let renamed = String(decoding: file, as: UTF8.self).replacing("\"crypto\":", with: "\"CRYPTO\":")
        #expect(try Keystore(parsing: Array(renamed.utf8)).address == keystore.address)
    }

    /// Each is small by n·r, or by its iterations, and was let through to fail, or to run, when the file was opened.
    @Test(arguments: [
        (#""n":2,"r":1,"p":8388608,"dklen":32"#, "p"), (#""n":2,"r":2097152,"p":1,"dklen":32"#, "r"),
        (#""n":4194304,"r":1,"p":8,"dklen":32"#, "p"), (#""n":8388608,"r":1,"p":1,"dklen":32"#, "n"),
        (#""n":2,"r":4194304,"p":1,"dklen":32"#, "r"), (#""n":1024,"r":8,"p":4096,"dklen":32"#, "p"),
    ])
    func `scrypt is refused by its memory and its work, and the parameter is named`(
        parameters: String, path: String
    ) throws {
        let error = #expect(throws: SigningError.self) { try Keystore(parsing: keystore(parameters)) }
        #expect(error?.code == .refused)
        #expect(error?.path == "crypto.kdfparams.\(path)")
    }

    @Test(arguments: [
        (#""n":2,"r":1,"p":1,"dklen":32"#), (#""n":524288,"r":8,"p":1,"dklen":32"#),
        (#""n":4194304,"r":1,"p":4,"dklen":32"#),
        (#""n":262144,"r":1,"p":8,"dklen":1024"#),
    ])
    func `scrypt within the limits is read`(parameters: String) throws {
        #expect(try Keystore(parsing: keystore(parameters)).address == nil)
    }

    @Test func `PBKDF2 is refused by iterations times blocks`() throws {
        let error = #expect(throws: SigningError.self) {
            try Keystore(parsing: keystore(#""c":10000000,"dklen":33"#, kdf: "pbkdf2"))
        }
        #expect(error?.code == .refused)
        #expect(error?.path == "crypto.kdfparams.dklen")
        for parameters in [#""c":10000000,"dklen":32"#, #""c":5000000,"dklen":64"#, #""c":312500,"dklen":1024"#] {
            #expect(try Keystore(parsing: keystore(parameters, kdf: "pbkdf2")).address == nil)
        }
    }
}
