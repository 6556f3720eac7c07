// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes
import LucidHTTP

/// Which route a request takes, by method and path.
package struct RouteTable: Sendable {
    /// What a request matches.
    package enum Match: Equatable {
        /// No route has this path.
        case none
        /// Routes have this path, with these methods.
        case methodNotAllowed([String])
        /// The route at `index`, with the decoded parameters of its path.
        case route(index: Int, parameters: [String: String])
    }

    private struct Route: Sendable {
        let method: String
        /// Literal segments, and nil for a parameter.
        let literals: [String?]
        let names: [String?]
        var parameterCount: Int { names.count { $0 != nil } }
    }

    private let routes: [Route]

    /// A table of methods and paths such as `/v1/agents/{agentRef}`.
    package init(_ routes: [(method: String, path: String)]) {
        self.routes = routes.map { method, path in
            let segments = path.split(separator: "/").map(String.init)
            return Route(
                method: method, literals: segments.map { $0.hasPrefix("{") ? nil : $0 },
                names: segments.map { $0.hasPrefix("{") ? String($0.dropFirst().dropLast()) : nil })
        }
    }

    /// Finds the route for `request`.
    ///
    /// A literal segment wins over a parameter; an empty one matches nothing.
    package func match(_ request: HTTPRequest) -> Match {
        guard let target = try? RequestTarget(of: request) else { return .none }
        var segments: [String] = []
        for part in target.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let segment = PercentEncoding.decode(part), !segment.isEmpty else { return .none }
            segments.append(segment)
        }
        var found: [(index: Int, parameters: [String: String])] = []
        for (index, route) in routes.enumerated() {
            if let parameters = Self.parameters(route, segments) { found.append((index, parameters)) }
        }
        let fewest = found.map { routes[$0.index].parameterCount }.min()
        found.removeAll { routes[$0.index].parameterCount != fewest }
        guard !found.isEmpty else { return .none }
        guard let match = found.first(where: { routes[$0.index].method == request.method.rawValue }) else {
            return .methodNotAllowed(Set(found.map { routes[$0.index].method }).sorted())
        }
        return .route(index: match.index, parameters: match.parameters)
    }

    private static func parameters(_ route: Route, _ segments: [String]) -> [String: String]? {
        guard route.literals.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (index, segment) in segments.enumerated() {
            if let name = route.names[index] {
                parameters[name] = segment
            } else if route.literals[index] != segment {
                return nil
            }
        }
        return parameters
    }
}
