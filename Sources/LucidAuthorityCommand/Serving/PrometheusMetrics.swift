// SPDX-License-Identifier: Apache-2.0
#if Authority
    import Metrics
    import LucidConcurrency

    /// What swift-metrics is told, in the text format that Prometheus reads (version 0.0.4).
    ///
    /// Counters are counters, meters are gauges, timers are histograms in seconds, recorders are histograms of what is
    /// recorded. Labels come from code, never from a request, so their number is bounded.
    final class PrometheusMetrics: MetricsFactory {
        /// One line of numbers: a name and its labels.
        fileprivate final class Series: Sendable {
            struct Numbers: Sendable {
                var sum = 0.0
                var count: Int64 = 0
                var buckets: [Int64] = []
            }

            let numbers: Lock<Numbers>
            let bounds: [Double]
            let scale: Double

            init(bounds: [Double] = [], scale: Double = 1) {
                self.bounds = bounds
                self.scale = scale
                numbers = Lock(Numbers(buckets: Array(repeating: 0, count: bounds.count)))
            }

            func add(_ value: Double) { numbers.withLock { $0.sum += value } }
            func set(_ value: Double) { numbers.withLock { $0.sum = value } }

            func observe(_ value: Double) {
                let value = value * scale
                let index = bounds.firstIndex { value <= $0 }
                numbers.withLock { numbers in
                    numbers.sum += value
                    numbers.count += 1
                    if let index { numbers.buckets[index] += 1 }
                }
            }
        }

        private enum Kind: String, Sendable { case counter, gauge, histogram }

        private struct Family: Sendable {
            let kind: Kind
            var series: [String: Series] = [:]
        }

        private static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
        private static let amounts = [1.0, 10, 100, 1000, 10_000, 100_000]
        private let families = Lock([String: Family]())

        private func series(
            _ kind: Kind, _ label: String, _ dimensions: [(String, String)], bounds: [Double] = [], scale: Double = 1
        ) -> Series {
            let labels = dimensions.map { "\(Self.name($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
            return families.withLock { families in
                let name = Self.name(label)
                // A name that is used for two kinds of thing stays what it was first.
                if let known = families[name]?.series[labels] { return known }
                let made = Series(bounds: bounds, scale: scale)
                families[name, default: Family(kind: kind)].series[labels] = made
                return made
            }
        }

        /// Everything, one family after the other in the order of their names.
        func text() -> String {
            var text = ""
            for (name, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
                text += "# TYPE \(name) \(family.kind.rawValue)\n"
                for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                    let numbers = series.numbers.withLock { $0 }
                    guard family.kind == .histogram else {
                        text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(numbers.sum))\n"
                        continue
                    }
                    var below: Int64 = 0
                    let prefix = labels.isEmpty ? "" : labels + ","
                    for (bound, count) in zip(series.bounds, numbers.buckets) {
                        below += count
                        text += "\(name)_bucket{\(prefix)le=\"\(Self.number(bound))\"} \(below)\n"
                    }
                    text += "\(name)_bucket{\(prefix)le=\"+Inf\"} \(numbers.count)\n"
                    text += "\(name)_sum\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(numbers.sum))\n"
                    text += "\(name)_count\(labels.isEmpty ? "" : "{\(labels)}") \(numbers.count)\n"
                }
            }
            return text
        }

        private static func number(_ value: Double) -> String {
            value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
        }

        private static func name(_ text: String) -> String {
            String(text.map { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "_" ? $0 : "_" })
        }

        private static func escaped(_ text: String) -> String {
            var escaped = ""
            for character in text {
                switch character {
                case "\\": escaped += "\\\\"
                case "\"": escaped += "\\\""
                case "\n": escaped += "\\n"
                default: escaped.append(character)
                }
            }
            return escaped
        }

        func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
            series(.counter, label, dimensions)
        }

        func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
            series(.gauge, label, dimensions)
        }

        func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
            aggregate
                ? series(.histogram, label, dimensions, bounds: Self.amounts) : series(.gauge, label, dimensions)
        }

        func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
            series(.histogram, label, dimensions, bounds: Self.seconds, scale: 1e-9)
        }

        // What was counted stays told.
        func destroyCounter(_ handler: any CounterHandler) {}
        func destroyMeter(_ handler: any MeterHandler) {}
        func destroyRecorder(_ handler: any RecorderHandler) {}
        func destroyTimer(_ handler: any TimerHandler) {}
    }

    extension PrometheusMetrics.Series: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
        func increment(by amount: Int64) { add(Double(amount)) }
        func increment(by amount: Double) { add(amount) }
        func decrement(by amount: Double) { add(-amount) }
        func reset() { set(0.0) }
        func set(_ value: Int64) { set(Double(value)) }
        func record(_ value: Int64) { record(Double(value)) }
        func record(_ value: Double) { bounds.isEmpty ? set(value) : observe(value) }
        func recordNanoseconds(_ duration: Int64) { observe(Double(duration)) }
    }
#endif
