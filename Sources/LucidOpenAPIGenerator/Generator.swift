// SPDX-License-Identifier: Apache-2.0

/// Turns a document into sources.
package struct Generator {
    /// Sources of the client's side and of the server's, formatted, by file name.
    package struct Sources: Equatable {
        package var client: [String: String]
        package var server: [String: String]
    }

    /// Reads `text`, which came from `file`, and writes the sources.
    /// - Throws: ``SpecError`` if the document has something that is not supported.
    package static func generate(_ text: String, file: String) throws -> Sources {
        let document = try DocumentParser.parse(text, file: file)
        let client =
            SchemaRenderer(document: document).files() + [ResponseRenderer(document: document).file()]
            + OperationRenderer(document: document).files() + ClientRenderer(document: document).files()
        let server = ServerRenderer(document: document).files()
        let formatted = try SwiftFormat.format(
            Dictionary(uniqueKeysWithValues: (client + server).map { ($0.name, $0.text) }))
        return Sources(
            client: formatted.filter { entry in client.contains { $0.name == entry.key } },
            server: formatted.filter { entry in server.contains { $0.name == entry.key } })
    }
}
