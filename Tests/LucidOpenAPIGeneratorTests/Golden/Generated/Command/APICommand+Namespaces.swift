// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser

extension APICommand {
    /// A command for each tag of the document.
    static let namespaces: [any ParsableCommand.Type] = [
        AnimalsNamespace.self,
        KeepersNamespace.self,
    ]
}
