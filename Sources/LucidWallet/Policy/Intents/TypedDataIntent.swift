// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning

/// Reads what typed data moves: permits and transfers by signature, recognised by their whole type and not by a name.
enum TypedDataIntent {
    static func read(_ typedData: TypedData, signer: Address?) -> SigningIntent {
        var intent = SigningIntent(kind: "typed_data", digest: typedData.digest, signer: signer)
        let domain = typedData.domain
        let encodedType = typedData.encodedType
        let reader = reader(of: encodedType)
        intent.chain = domain.chainID.flatMap(\.uint64).map { .eip155($0) }
        intent.typedData = TypedDataSubject(
            domain: domain, primaryType: typedData.primaryType, encodedType: encodedType, isUnderstood: reader != nil)
        guard let reader else { return intent }
        do {
            try reader(TypedDataFields(typedData, domain), &intent)
        } catch {
            intent.faults.append(error.reason)
        }
        return intent
    }

    private typealias Reader = (TypedDataFields, inout SigningIntent) throws(CallData.Fault) -> Void

    private static let permissions = "TokenPermissions(address token,uint256 amount)"
    private static let details = "PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)"

    private static func reader(of type: String) -> Reader? {
        switch type {
        case "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)": permit
        case "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)": flagPermit
        case "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,"
            + "bytes32 nonce)":
            transfer
        case "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,"
            + "bytes32 nonce)":
            transfer
        case "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)\(details)": permitSingle
        case "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)\(details)": permitBatch
        case "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline)\(permissions)":
            transferFrom
        case "PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline)"
            + permissions:
            batchTransferFrom
        // With a witness the type goes on; what is moved is in the members before it.
        case _
        where type.hasPrefix(
            "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,"):
            transferFrom
        case _
        where type.hasPrefix(
            "PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,"
                + "uint256 deadline,"):
            batchTransferFrom
        default: nil
        }
    }

    /// EIP-2612.
    private static func permit(
        _ fields: TypedDataFields, _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        try fields.requireSigner("owner", intent)
        let (token, chain) = try fields.contract()
        intent.moves = [
            .approval(
                of: .token(token, on: chain), to: try fields.address("spender"), amount: try fields.amount("value"))
        ]
        intent.usableUntil = try fields.time("deadline")
        intent.chargeKey = .authorization(
            chain: chain, contract: token, authorizer: try fields.address("owner"),
            nonce: try fields.amount("nonce").description)
    }

    /// The permit of DAI, older than EIP-2612: all or nothing, an expiry of 0 is none.
    private static func flagPermit(
        _ fields: TypedDataFields, _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        try fields.requireSigner("holder", intent)
        let (token, chain) = try fields.contract()
        if fields.message["allowed"]?.boolValue != false {
            intent.moves = [
                ValueMove(
                    .approval, of: .token(token, on: chain), to: try fields.address("spender"), amount: .max,
                    isUnlimited: true)
            ]
        }
        let expiry = try fields.amount("expiry")
        intent.usableUntil = expiry == .zero ? nil : expiry.uint64
        intent.chargeKey = .authorization(
            chain: chain, contract: token, authorizer: try fields.address("holder"),
            nonce: try fields.amount("nonce").description)
    }

    /// EIP-3009.
    private static func transfer(
        _ fields: TypedDataFields, _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        try fields.requireSigner("from", intent)
        let (token, chain) = try fields.contract()
        intent.moves = [
            ValueMove(
                .transfer, of: .token(token, on: chain), to: try fields.address("to"),
                amount: try fields.amount("value"))
        ]
        intent.usableUntil = try fields.time("validBefore")
        guard let nonce = fields.message["nonce"]?.stringValue else {
            throw CallData.Fault(reason: "its nonce is none")
        }
        intent.chargeKey = .authorization(
            chain: chain, contract: token, authorizer: try fields.address("from"), nonce: nonce.lowercased())
    }

    private static func permitSingle(
        _ fields: TypedDataFields, _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        try allowances(fields, [fields.object("details")], &intent)
    }

    private static func permitBatch(
        _ fields: TypedDataFields, _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        try allowances(fields, fields.objects("details"), &intent)
    }

    /// Permit2 allowances: the signature may be used until its deadline, and the allowance until its expiration.
    private static func allowances(
        _ fields: TypedDataFields, _ details: [TypedDataFields], _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        let chain = try fields.permit2()
        let spender = try fields.address("spender")
        var last = try fields.time("sigDeadline")
        for detail in details {
            let token = Asset.token(try detail.address("token"), on: chain)
            intent.moves.append(
                .approval(of: token, to: spender, amount: try detail.amount("amount"), bits: 160))
            last = max(last, try detail.time("expiration"))
        }
        intent.usableUntil = last
        intent.chargeKey = key(of: intent, chain: chain, nonce: "allowance")
    }

    private static func transferFrom(
        _ fields: TypedDataFields, _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        try transfers(fields, [fields.object("permitted")], &intent)
    }

    private static func batchTransferFrom(
        _ fields: TypedDataFields, _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        try transfers(fields, fields.objects("permitted"), &intent)
    }

    /// Permit2 transfers: the spender takes up to the amount, once, and says to whom.
    private static func transfers(
        _ fields: TypedDataFields, _ permitted: [TypedDataFields], _ intent: inout SigningIntent
    ) throws(CallData.Fault) {
        let chain = try fields.permit2()
        let spender = try fields.address("spender")
        for item in permitted {
            intent.moves.append(
                .approval(
                    of: .token(try item.address("token"), on: chain), to: spender, amount: try item.amount("amount")))
        }
        intent.usableUntil = try fields.time("deadline")
        intent.chargeKey = key(of: intent, chain: chain, nonce: "transfer")
    }

    /// Two signatures of Permit2 may share a nonce and still both count, for other tokens or spenders: each is charged.
    private static func key(of intent: SigningIntent, chain: ChainID, nonce: String) -> ChargeKey? {
        intent.signer.map { signer in
            .authorization(
                chain: chain, contract: Permit2.contract, authorizer: signer,
                nonce: nonce + "-" + intent.digest.reduce(into: "") { $0 += String($1, radix: 16) + "." })
        }
    }
}

/// The members of typed data whose type is known.
struct TypedDataFields {
    let message: JSONObject
    private let domain: TypedDataDomain

    init(_ typedData: TypedData, _ domain: TypedDataDomain) {
        message = typedData.message.objectValue ?? [:]
        self.domain = domain
    }

    private init(_ message: JSONObject, _ domain: TypedDataDomain) {
        self.message = message
        self.domain = domain
    }

    func address(_ name: String) throws(CallData.Fault) -> Address {
        guard let address = message[name]?.stringValue.flatMap({ try? Address($0) }) else {
            throw CallData.Fault(reason: "its \(name) is no address")
        }
        return address
    }

    func amount(_ name: String) throws(CallData.Fault) -> UInt256 {
        guard let amount = message[name].flatMap({ UInt256(quantity: $0) }) else {
            throw CallData.Fault(reason: "its \(name) is no amount")
        }
        return amount
    }

    /// A time beyond 64 bits is as good as none: the last that there is.
    func time(_ name: String) throws(CallData.Fault) -> UInt64 { try amount(name).uint64 ?? .max }

    func object(_ name: String) throws(CallData.Fault) -> TypedDataFields {
        guard let object = message[name]?.objectValue else { throw CallData.Fault(reason: "its \(name) is no struct") }
        return TypedDataFields(object, domain)
    }

    func objects(_ name: String) throws(CallData.Fault) -> [TypedDataFields] {
        let objects = message[name]?.arrayValue?.map { $0.objectValue.map { TypedDataFields($0, domain) } } ?? [nil]
        let found = objects.compactMap { $0 }
        guard found.count == objects.count, !found.isEmpty else {
            throw CallData.Fault(reason: "its \(name) is no list of structs")
        }
        return found
    }

    /// Refuses typed data in the name of another account: it would be worth nothing, so it is not what it seems.
    func requireSigner(_ name: String, _ intent: SigningIntent) throws(CallData.Fault) {
        let owner = try address(name)
        guard intent.signer == nil || intent.signer == owner else {
            throw CallData.Fault(reason: "its \(name) is \(owner), which is not the address that signs")
        }
    }

    /// The contract and the chain that the domain names; both must be there.
    func contract() throws(CallData.Fault) -> (Address, ChainID) {
        guard let contract = domain.verifyingContract else {
            throw CallData.Fault(reason: "its domain names no verifying contract")
        }
        guard let chain = domain.chainID?.uint64, chain != 0 else {
            throw CallData.Fault(reason: "its domain names no chain, so it may count on several")
        }
        return (contract, .eip155(chain))
    }

    func permit2() throws(CallData.Fault) -> ChainID {
        let (contract, chain) = try contract()
        guard contract == Permit2.contract else {
            throw CallData.Fault(reason: "its verifying contract is \(contract), which is not Permit2")
        }
        return chain
    }
}
