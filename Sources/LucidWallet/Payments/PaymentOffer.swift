// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidCrypto
import LucidJSON
import LucidSigning

/// What a server wants for an answer, in either version of x402.
struct PaymentOffers {
    static let maximumBytes = 64 << 10

    struct Offer {
        /// As it was sent.
        let json: JSONValue
        let asset: Asset
        let amount: UInt256
        let recipient: Address
        let timeout: UInt64
        /// The token's domain, as the server says.
        let name: String?
        let version: String?
    }

    /// A version of x402, with the names of its fields.
    enum Version: Int, Sendable {
        case one = 1
        case two = 2

        /// The field that pays, and the one with the receipt.
        var fields: (payment: String, receipt: String) {
            self == .two ? ("PAYMENT-SIGNATURE", "PAYMENT-RESPONSE") : ("X-PAYMENT", "X-PAYMENT-RESPONSE")
        }

        /// What the server says became of the payment.
        func settlement(_ response: HTTPResponse) -> JSONValue? {
            guard let text = PaymentOffers.field(fields.receipt, of: response),
                text.utf8.count <= PaymentOffers.maximumBytes, let bytes = Base64.decode(text)
            else { return nil }
            return try? JSONValue(parsing: bytes)
        }
    }

    let kind: Version
    let offers: [Offer]
    private let resource: JSONValue?

    /// Reads an answer with status 402; nil if it is none of x402.
    init?(_ response: HTTPResponse, body: [UInt8]) {
        if let text = Self.field("PAYMENT-REQUIRED", of: response) {
            guard text.utf8.count <= Self.maximumBytes, let bytes = Base64.decode(text),
                let json = try? JSONValue(parsing: bytes), json["x402Version"]?.intValue == 2
            else { return nil }
            self.init(json, .two)
        } else {
            guard body.count <= Self.maximumBytes, let json = try? JSONValue(parsing: body),
                json["x402Version"]?.intValue == 1
            else { return nil }
            self.init(json, .one)
        }
    }

    private init?(_ json: JSONValue, _ kind: Version) {
        guard let accepts = json["accepts"]?.arrayValue else { return nil }
        self.kind = kind
        resource = json["resource"]
        offers = accepts.prefix(32).compactMap { Self.offer($0, kind) }
    }

    /// Offers that are not understood whole are none: other schemes, other transfers, other chains.
    private static func offer(_ json: JSONValue, _ kind: Version) -> Offer? {
        guard json["scheme"] == "exact", let network = json["network"]?.stringValue,
            let chain = kind == .two ? try? ChainID(network) : networks[network].map({ .eip155($0) }),
            chain.eip155Reference != nil, let token = json["asset"]?.stringValue.flatMap({ try? Address($0) }),
            let amount = json[kind == .two ? "amount" : "maxAmountRequired"]?.stringValue.flatMap({
                UInt256(decimal: $0)
            }),
            let recipient = json["payTo"]?.stringValue.flatMap({ try? Address($0) }),
            let timeout = json["maxTimeoutSeconds"]?.numberValue?.uint64,
            [nil, "eip3009"].contains(json["extra"]?["assetTransferMethod"]?.stringValue)
        else { return nil }
        return Offer(
            json: json, asset: .token(token, on: chain), amount: amount, recipient: recipient, timeout: timeout,
            name: json["extra"]?["name"]?.stringValue, version: json["extra"]?["version"]?.stringValue)
    }

    /// The text of the field that pays.
    func payment(_ offer: Offer, authorization: JSONObject, signature: String) -> String {
        let payload: JSONValue = ["signature": .string(signature), "authorization": .object(authorization)]
        var object: JSONObject = ["x402Version": .integer(kind.rawValue)]
        if kind == .two {
            object["payload"] = payload
            object["accepted"] = offer.json
            if let resource { object["resource"] = resource }
        } else {
            object["scheme"] = "exact"
            object["network"] = offer.json["network"]
            object["payload"] = payload
        }
        return Base64.encode(JSONValue.object(object).serialized())
    }

    fileprivate static func field(_ name: String, of response: HTTPResponse) -> String? {
        HTTPField.Name(name).flatMap { response.headerFields[$0] }
    }

    /// The names of networks in version 1.
    private static let networks: [String: UInt64] = [
        "abstract": 2_741, "abstract-testnet": 11_124, "avalanche": 43_114, "avalanche-fuji": 43_113, "base": 8_453,
        "base-sepolia": 84_532, "ethereum": 1, "iotex": 4_689, "peaq": 3_338, "polygon": 137, "polygon-amoy": 80_002,
        "sei": 1_329, "sei-testnet": 1_328,
    ]
}
