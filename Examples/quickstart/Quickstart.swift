// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidAgent

/// The main job, end to end: prove a key, rotate, recover, call, sign.
@main
struct Quickstart {
    static func main() async {
        let tour = Tour()
        await tour.run()
        print(tour.report.line)
        exit(tour.report.failures == 0 ? 0 : 1)
    }
}

/// Runs the steps in order and keeps the report.
final class Tour {
    private let narrator = Narrator()
    private(set) var report = Report()

    func run() async {
        let workspace: Workspace
        do { workspace = try Workspace() } catch { return fail("no temporary directory: \(error)") }
        await step("The tour") { try await visit(workspace) }
        if let code = workspace.authority?.stop(), code != 0 { fail("the authority ended with code \(code)") }
        do { try workspace.remove() } catch { fail("the temporary directory could not be removed: \(error)") }
        narrator.chapter(report.failures == 0 ? "All done; no process and no file is left." : "Something failed.")
        report.seconds = narrator.seconds
    }

    private func visit(_ workspace: Workspace) async throws {
        narrator.chapter("An authority on loopback, and an agent that it knows")
        let key = PrivateKey.generate()
        try workspace.writeKeystore(of: key)
        narrator.done("a new key, \(key.address), in an encrypted keystore")
        let authority = try workspace.startAuthority()
        narrator.done("lucid-authority listens at \(authority.url); access tokens live 8 seconds")
        let agent = try workspace.register(key.address, at: authority)
        narrator.done("agent “\(agent.agentRef)”, credential \(agent.credentialId)")
        let file = try workspace.writeConfiguration(for: agent, at: authority)

        // slice.load
        let runtime = try await AgentRuntime.load(path: file)
        // slice.end
        var arrivals = runtime.events().makeAsyncIterator()
        try await withRunning(runtime) {
            narrator.chapter("Authentication: a challenge, a signature, a session")
            // slice.authenticate
            let token = try await runtime.ensureAccessToken()
            // slice.end
            report.authenticated = true
            narrator.done("an access token that ends at \(token.expiresAt.formatted(.iso8601))")

            narrator.chapter("Three rotations in the background")
            narrator.wait("nobody asks for a token; the runtime renews it in time")
            while report.rotations < 3, let event = await arrivals.next() {
                tell(event)
                if case .tokenRefreshed = event.kind { report.rotations += 1 }
            }

            narrator.chapter("An operator revokes the session")
            let revoked = try authority.revokeFamilies(of: agent.agentRef)
            narrator.done("\(revoked) refresh families revoked; the next renewal will be refused")
            while report.reauthentications < 1, let event = await arrivals.next() {
                tell(event)
                if case .authenticated = event.kind { report.reauthentications += 1 }
                if case .tokenRefreshed = event.kind { report.rotations += 1 }
            }
            narrator.done("the runtime proved its key again by itself")

            narrator.chapter("The API, with that session")
            let agents = try await runtime.api.listAgents()
            report.apiCalls += 1
            narrator.done("listAgents: \(agents.map(\.ref).joined(separator: ", "))")

            narrator.chapter("Signatures, each verified by recovering the signer")
            await sign(with: runtime, by: key.address, custody: try Address(agent.custodyAddress))
        }
    }

    private func sign(with runtime: AgentRuntime, by signer: Address, custody: Address) async {
        await step("message") {
            // slice.sign
            let signed = try await runtime.wallet.sign(message: "gm")
            // slice.end
            report.signatures.message = try check("message", Samples.message, signed, by: signer)
        }
        await step("typed data") {
            let mail = try Samples.mail
            let signed = try await runtime.wallet.sign(typedData: mail)
            let recovered = try PublicKey.recover(typedData: mail, signature: signed.signature).address
            report.signatures.typedData = try confirm("typed data (EIP-712)", recovered, by: signer)
        }
        await step("transaction") {
            let transaction = try Samples.transaction
            let signed = try await runtime.wallet.sign(transaction: transaction, on: .eip155(1))
            guard let raw = signed.signedTransaction?.raw else { throw TourError("no signed transaction came back") }
            let recovered = try SignedTransaction(decoding: raw).sender
            report.signatures.transaction = try confirm("transaction (EIP-1559)", recovered, by: signer)
        }
        await step("orchestrator") {
            let server = ServerOrchestratorConnector(api: runtime.api)
            let signed = try await server.sign(message: "gm")
            report.signatures.orchestrator = try check(
                "message, by the authority's key", Samples.message, signed, by: custody)
        }
    }

    private func check(
        _ what: String, _ message: PersonalMessage, _ signed: WalletSignature, by signer: Address
    ) throws -> Bool {
        try confirm(what, PublicKey.recover(message: message, signature: signed.signature).address, by: signer)
    }

    private func confirm(_ what: String, _ recovered: Address, by signer: Address) throws -> Bool {
        guard recovered == signer else { throw TourError("\(what): signed by \(recovered), not \(signer)") }
        narrator.done("\(what): signed by \(recovered)")
        return true
    }

    /// Runs the background loop of `runtime` while `body` runs, then shuts it down.
    private func withRunning(_ runtime: AgentRuntime, _ body: () async throws -> Void) async throws {
        let loop = Task { try await runtime.run() }
        defer { loop.cancel() }
        do { try await body() } catch {
            await runtime.shutdown()
            throw error
        }
        await runtime.shutdown()
        narrator.chapter("Shut down")
        narrator.done("the runtime has stopped")
    }

    private func tell(_ event: AgentEvent) {
        let session = event.session.map { ", until \($0.expiresAt.formatted(.iso8601))" } ?? ""
        let error = event.error.map { ": \($0.message)" } ?? ""
        narrator.event("event \(event.sequence), \(event.name.rawValue)\(session)\(error)")
    }

    private func step(_ name: String, _ body: () async throws -> Void) async {
        do { try await body() } catch { fail("\(name): \(error)") }
    }

    private func fail(_ text: String) {
        report.failures += 1
        narrator.failed(text)
    }
}

struct TourError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
