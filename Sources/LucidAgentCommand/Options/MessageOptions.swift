// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidCrypto
import LucidJSON

/// The message of a single request: an argument, a file or standard input.
struct MessageOptions: ParsableArguments {
    @Argument(help: "The message. Without it, and without --file, it is read from standard input, every byte of it.")
    var message: String?

    @Option(name: .customLong("file"), help: "A file whose bytes are the message; - is standard input.")
    var file: String?

    @Flag(name: .customLong("hex"), help: "The message is given as hex with 0x, and stands for the bytes.")
    var isHex = false

    /// Whether anything of this was given.
    var isGiven: Bool { message != nil || file != nil || isHex }

    func validate() throws {
        if message != nil && file != nil { throw ValidationError("Give the message or --file, not both.") }
    }

    /// Whether reading the message takes standard input.
    var takesInput: Bool { message == nil && (file ?? "-") == "-" }

    /// The members `message` and `encoding` of a request.
    func request() throws(CommandError) -> JSONObject {
        let bytes: [UInt8]
        if let message {
            guard isHex else { return ["message": .string(message)] }
            bytes = Array(message.utf8)
        } else {
            bytes = try InputFile.read(file ?? "-", what: "the message", limit: 64 << 20)
            guard isHex else { return ["message": .bytes(bytes), "encoding": "hex"] }
        }
        return ["message": .string(TrimmedText.of(bytes)), "encoding": "hex"]
    }
}

/// Text without the white space around it.
enum TrimmedText {
    static func of(_ bytes: [UInt8]) -> String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let kept = bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        return String(decoding: Array(kept), as: UTF8.self)
    }
}
