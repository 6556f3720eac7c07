// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON

extension Keystore {
    /// Reads the JSON of the file; nothing is derived yet.
    ///
    /// Throws ``SigningError`` whose path names the field: ``SigningError/Code/unsupported`` for another version,
    /// cipher or function, ``SigningError/Code/refused`` for costs no honest file has.
    public init(json: JSONValue) throws(SigningError) {
        guard case .object(let object) = json else {
            throw SigningError(.invalidRequest, "a keystore is an object, not \(json.kind)")
        }
        guard let version = object["version"] else {
            throw SigningError(.invalidRequest, path: "version", "the field is missing")
        }
        guard version.intValue == 3 else {
            throw SigningError(.unsupported, path: "version", "only keystores of version 3 are read")
        }
        let sections = object.filter { $0.key.utf8.map { $0 | 0x20 }.elementsEqual("crypto".utf8) }
        guard sections.count < 2 else { throw SigningError(.invalidRequest, path: "crypto", "it is there twice") }
        guard let section = sections.first, case .object(let crypto) = section.value else {
            throw SigningError(.invalidRequest, path: "crypto", "the object is missing")
        }
        let contents = try inside(section.key) { () throws(SigningError) in try Contents(Fields(crypto)) }
        (kdf, salt, derivedCount) = (contents.kdf, contents.salt, contents.derivedCount)
        (iv, ciphertext, mac) = (contents.iv, contents.ciphertext, contents.mac)
        guard let text = object["address"] else {
            address = nil
            return
        }
        // The digits are compared as bytes: files write them in lower case, with or without 0x.
        guard case .string(let digits) = text, let bytes = Hex.decode(digits), bytes.count == 20 else {
            throw SigningError(.invalidValue, path: "address", "it is 40 hexadecimal digits")
        }
        address = try Address(bytes: bytes)
    }

    private struct Contents {
        let kdf: KeyDerivation
        let salt: [UInt8]
        let derivedCount: Int
        let iv: [UInt8]
        let ciphertext: [UInt8]
        let mac: [UInt8]

        init(_ crypto: Fields) throws(SigningError) {
            guard sameBytes(try crypto.text("cipher"), "aes-128-ctr") else {
                throw SigningError(.unsupported, path: "cipher", "only aes-128-ctr is read")
            }
            iv = try crypto.inner("cipherparams") { fields throws(SigningError) in try fields.counter("iv") }
            ciphertext = try crypto.bytes("ciphertext", 1...32)
            mac = try crypto.bytes("mac", 32...32)
            let name = try crypto.text("kdf")
            guard sameBytes(name, "scrypt") || sameBytes(name, "pbkdf2") else {
                throw SigningError(.unsupported, path: "kdf", "only scrypt and pbkdf2 are read")
            }
            (kdf, salt, derivedCount) = try crypto.inner("kdfparams") { fields throws(SigningError) in
                try fields.derivation(name)
            }
        }
    }

    /// The fields of one object of the file.
    private struct Fields {
        private let object: JSONObject

        init(_ object: JSONObject) { self.object = object }

        func derivation(_ name: String) throws(SigningError) -> (KeyDerivation, [UInt8], Int) {
            let kdf: KeyDerivation
            if sameBytes(name, "scrypt") {
                kdf = .scrypt(n: try integer("n"), r: try integer("r"), p: try integer("p"))
            } else {
                guard sameBytes(try text("prf"), "hmac-sha256") else {
                    throw SigningError(.unsupported, path: "prf", "only hmac-sha256 is read")
                }
                kdf = .pbkdf2(iterations: try integer("c"))
            }
            try kdf.check()
            let count = try integer("dklen")
            guard (32...1024).contains(count) else {
                throw SigningError(.invalidValue, path: "dklen", "\(count) is not from 32 to 1024")
            }
            // PBKDF2 runs all iterations again for each further 32 bytes.
            if case .pbkdf2(let iterations) = kdf, iterations * ((count + 31) / 32) > KeyDerivation.maximumIterations {
                throw SigningError(.refused, path: "dklen", "\(iterations) iterations for \(count) bytes take too long")
            }
            return (kdf, try bytes("salt", 0...1024), count)
        }

        func inner<Value>(
            _ key: String, _ read: (Fields) throws(SigningError) -> Value
        ) throws(SigningError) -> Value {
            guard case .object(let object)? = object[key] else {
                throw SigningError(.invalidRequest, path: key, "the object is missing")
            }
            do { return try read(Fields(object)) } catch { throw error.within(key) }
        }

        func text(_ key: String) throws(SigningError) -> String {
            guard let value = object[key] else {
                throw SigningError(.invalidRequest, path: key, "the field is missing")
            }
            guard case .string(let text) = value else {
                throw SigningError(.invalidValue, path: key, "text is needed, not \(value.kind)")
            }
            return text
        }

        func integer(_ key: String) throws(SigningError) -> Int {
            guard let value = object[key] else {
                throw SigningError(.invalidRequest, path: key, "the field is missing")
            }
            guard let integer = value.intValue else {
                throw SigningError(.invalidValue, path: key, "a whole number of 64 bits is needed")
            }
            return integer
        }

        func bytes(_ key: String, _ counts: ClosedRange<Int>) throws(SigningError) -> [UInt8] {
            guard let bytes = Hex.decode(try text(key)) else {
                throw SigningError(.invalidValue, path: key, "an even number of hexadecimal digits is needed")
            }
            guard counts.contains(bytes.count) else {
                throw SigningError(
                    .invalidValue, path: key,
                    "\(bytes.count) bytes are not from \(counts.lowerBound) to \(counts.upperBound)")
            }
            return bytes
        }

        /// Sixteen bytes; digits may be fewer, even an odd number, because some files drop leading zeros.
        func counter(_ key: String) throws(SigningError) -> [UInt8] {
            let written = try text(key)
            let digits = written.utf8.starts(with: "0x".utf8) ? String(written.dropFirst(2)) : written
            guard (1...32).contains(digits.utf8.count),
                let bytes = Hex.decode(String(repeating: "0", count: 32 - digits.utf8.count) + digits, prefix: .refused)
            else { throw SigningError(.invalidValue, path: key, "at most 32 hexadecimal digits are needed") }
            return bytes
        }
    }
}

extension KeyDerivation {
    var name: String {
        switch self {
        case .scrypt: "scrypt"
        case .pbkdf2: "pbkdf2"
        }
    }

    func json(salt: [UInt8]) -> JSONObject {
        switch self {
        case .scrypt(let n, let r, let p):
            ["dklen": 32, "n": .integer(n), "r": .integer(r), "p": .integer(p), "salt": .string(Hex.encode(salt))]
        case .pbkdf2(let iterations):
            [
                "dklen": 32, "c": .integer(iterations), "prf": "hmac-sha256", "salt": .string(Hex.encode(salt)),
            ]
        }
    }
}
