// SPDX-License-Identifier: Apache-2.0

/// Turns a document into sources.
package struct Generator {
    /// Sources of the client's side, of the server's and of the command line's, formatted, by file name.
    package struct Sources: Equatable {
        package var client: [String: String]
        package var server: [String: String]
        package var command: [String: String]
    }

    /// Reads `text`, which came from `file`, and writes the sources.
    /// - Throws: ``SpecError`` if the document has something that is not supported.
    package static func generate(_ text: String, file: String) throws -> Sources {
        let document = try DocumentParser.parse(text, file: file)
        let client =
            SchemaRenderer(document: document).files() + [ResponseRenderer(document: document).file()]
            + OperationRenderer(document: document).files() + ClientRenderer(document: document).files()
        let server = ServerRenderer(document: document).files()
        let command = CommandRenderer(document: document).files()
        let formatted = try SwiftFormat.format(
            Dictionary(uniqueKeysWithValues: (client + server + command).map { ($0.name, $0.text) }))
        func of(_ files: [SourceFile]) -> [String: String] {
            formatted.filter { entry in files.contains { $0.name == entry.key } }
        }
        return Sources(client: of(client), server: of(server), command: of(command))
    }
}
