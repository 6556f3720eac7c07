// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidCrypto

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Asks the person at the terminal whether exactly this may be signed.
enum TerminalApproval {
    /// - Parameter approved: A payload's hash that was approved on the command line.
    static func ask(_ request: ApprovalRequest, approved: [UInt8]?) async -> Approval? {
        if let approved, approved.elementsEqual(request.payloadHash) { return request.approval }
        let context = CommandContext.current
        guard isatty(context.input) == 1, context.errorsAreTerminal else { return nil }
        context.say("The policy asks: \(request.verdict.reason).")
        for move in request.intent.moves {
            context.say(
                "  \(move.kind.rawValue) of \(move.amount) of \(move.asset) to \(move.party?.description ?? "anyone")")
        }
        context.say("Payload \(Hex.encode(request.payloadHash, prefix: true)). Sign it? Type yes:")
        guard let line = readLine(strippingNewline: true), line == "yes" else { return nil }
        return request.approval
    }
}
