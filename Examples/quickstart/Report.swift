// SPDX-License-Identifier: Apache-2.0
import LucidAgent

/// What happened, for a machine.
///
/// Printed as the last line on stdout.
struct Report {
    struct Signatures {
        var message = false
        var typedData = false
        var transaction = false
        var orchestrator = false
    }

    var authenticated = false
    var rotations = 0
    var reauthentications = 0
    var apiCalls = 0
    var signatures = Signatures()
    var failures = 0
    var seconds = 0.0

    var line: String {
        let json: JSONValue = [
            "authenticated": .bool(authenticated), "rotations": .number(JSONNumber(rotations)),
            "reauthentications": .number(JSONNumber(reauthentications)), "apiCalls": .number(JSONNumber(apiCalls)),
            "signatures": [
                "message": .bool(signatures.message), "typedData": .bool(signatures.typedData),
                "transaction": .bool(signatures.transaction), "orchestrator": .bool(signatures.orchestrator),
            ],
            "failures": .number(JSONNumber(failures)),
            "seconds": .number(JSONNumber((seconds * 10).rounded() / 10) ?? 0),
        ]
        return json.text
    }
}
