// SPDX-License-Identifier: Apache-2.0

/// Swift names for status codes.
enum StatusName {
    private static let names: [Int: String] = [
        200: "ok", 201: "created", 202: "accepted", 204: "noContent", 400: "badRequest", 401: "unauthorized",
        402: "paymentRequired", 403: "forbidden", 404: "notFound", 405: "methodNotAllowed", 406: "notAcceptable",
        408: "requestTimeout", 409: "conflict", 410: "gone", 412: "preconditionFailed", 413: "contentTooLarge",
        415: "unsupportedMediaType", 422: "unprocessableContent", 429: "tooManyRequests",
        500: "internalServerError", 501: "notImplemented", 502: "badGateway", 503: "serviceUnavailable",
        504: "gatewayTimeout",
    ]

    /// The name of `status`, `default` for nil.
    static func name(_ status: Int?) -> String? { status.map { names[$0] } ?? "default" }
}
