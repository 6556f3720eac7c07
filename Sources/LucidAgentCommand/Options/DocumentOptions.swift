// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LucidJSON

/// The JSON document of a single request: a file, standard input, or the argument itself.
struct DocumentOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A file of JSON, or the JSON itself if it begins with {. - or nothing is standard input.",
            valueName: "file"))
    var document: String?

    /// Whether anything of this was given.
    var isGiven: Bool { document != nil }

    /// Whether reading the document takes standard input.
    var takesInput: Bool { (document ?? "-") == "-" }

    /// The document.
    func json(_ what: String) throws(CommandError) -> JSONValue { try Self.json(document ?? "-", what) }

    /// The document that `argument` is or names.
    static func json(_ argument: String, _ what: String) throws(CommandError) -> JSONValue {
        let isInline = argument.utf8.first == UInt8(ascii: "{")
        let bytes = isInline ? Array(argument.utf8) : try InputFile.read(argument, what: what)
        do throws(JSONError) {
            return try JSONValue(parsing: bytes)
        } catch {
            let name = isInline ? what : argument == "-" ? "standard input" : argument
            throw CommandError(
                .failed, "\(name), line \(error.line), column \(error.column): \(error.message)", underlying: error)
        }
    }
}
