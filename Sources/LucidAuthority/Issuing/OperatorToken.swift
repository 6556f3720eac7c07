// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// The text of an operator's bearer: `lop~tenant~random`.
///
/// Names its tenant, so that it is looked up only there.
struct OperatorToken: Sendable {
    let tenant: TenantID
    let text: String

    var hash: [UInt8] { SHA256.hash(Array(text.utf8)) }

    init(minting tenant: TenantID) {
        self.tenant = tenant
        text = "lop~\(tenant)~\(Base64URL.encode(SystemRandom.bytes(32)))"
    }

    /// Nil unless it has the shape of one.
    init?(presented text: String) {
        guard text.utf8.count <= 256 else { return nil }
        let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == "lop", let tenant = try? TenantID(parts[1]),
            Base64URL.decode(parts[2])?.count == 32
        else { return nil }
        self.tenant = tenant
        self.text = text
    }
}
