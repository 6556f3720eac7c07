// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning

extension Target {
    /// What is read is written back the same, canonical text is its own canonical text, and all ways in agree.
    static func json(_ bytes: [UInt8]) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            require((0...bytes.count).contains(error.offset), "an error is inside of the text: \(error.offset)")
            require(error.line > 0 && error.column > 0, "an error has a position")
            require((try? JSONValue(parsing: bytes.span)) == nil, "a span is refused like an array")
            return
        }
        let compact = value.serialized()
        let again = require("written text is read") { () throws(JSONError) in try JSONValue(parsing: compact) }
        require(again == value && again.hashValue == value.hashValue, "the same value comes back")
        require(again.serialized() == compact, "it is written the same way")
        let pretty = require("indented text is read") { () throws(JSONError) in
            try JSONValue(parsing: value.serialized(pretty: true))
        }
        require(pretty == value, "the same value comes back from indented text")
        require((try? JSONValue(parsing: value.text)) == value, "text is read like bytes")
        if case .object(let object) = value {
            for (key, member) in object { require(object[key] == member, "a member is found by its key") }
        }
        guard let canonical = try? value.canonical() else { return }
        let read = require("canonical text is read") { () throws(JSONError) in try JSONValue(parsing: canonical) }
        require((try? read.canonical()) == canonical, "canonical text is its own canonical text")
    }

    /// Strict data is lenient data of the same digest, and what is sent to other signers has that digest.
    static func typedData(_ bytes: [UInt8]) {
        let lenient = try? TypedData(parsing: bytes, options: .lenient)
        let strict: TypedData
        do {
            strict = try TypedData(parsing: bytes)
        } catch {
            require(error.code != .internalFailure, "bad input is no internal failure: \(error)")
            require(!error.message.isEmpty, "an error says something")
            return
        }
        require(lenient?.digest == strict.digest, "lenient reading takes what strict reading takes")
        let json = JSONValue.object(strict.json)
        let sent = require("the form for other signers is read") { () throws(SigningError) in try TypedData(json: json)
        }
        require(sent.digest == strict.digest, "the form for other signers has the same digest")
        let text = require("its text is read") { () throws(SigningError) in try TypedData(parsing: json.serialized()) }
        require(text.digest == strict.digest, "its text has the same digest")
        require(text.structHash == strict.structHash && text.domain == strict.domain, "its parts are the same")
    }

    /// What is accepted stays within the caps, and opening it gives the key that the file names or an error.
    static func keystore(_ bytes: [UInt8]) {
        let keystore: Keystore
        do {
            keystore = try Keystore(parsing: bytes)
        } catch {
            require(error.code != .internalFailure, "bad input is no internal failure: \(error)")
            return
        }
        let isCheap: Bool
        switch keystore.kdf {
        case .scrypt(let n, let r, let p):
            require(n > 1 && r > 0 && p > 0 && n * r <= 1 << 22 && n * r * p <= 1 << 24, "scrypt is capped")
            isCheap = n * r * p <= 256
        case .pbkdf2(let iterations):
            require((1...10_000_000).contains(iterations), "PBKDF2 is capped")
            isCheap = iterations <= 64
        }
        guard isCheap else { return }
        do {
            let key = try keystore.open(passphrase: SecretBytes(copying: "fuzz".utf8))
            require(keystore.address == nil || keystore.address == key.address, "the key is that of the address")
        } catch {
            require(error.code != .internalFailure, "bad input is no internal failure: \(error)")
        }
    }
}
