// SPDX-License-Identifier: Apache-2.0

/// Reads `text/event-stream` as WHATWG HTML, section 9.2.6, says.
///
/// A value without I/O: pieces in, events out. The reconnection time is read over, because nothing here reconnects.
struct EventStreamParser {
    struct Event: Hashable {
        var event: String
        var id: String
        var data: [UInt8]
    }

    private var lines = LineSplitter(endsAtReturn: true)
    private var isAtStart = true
    private var event = ""
    private var id = ""
    private var data: [UInt8] = []
    private var hasData = false

    /// The events that `bytes` complete.
    mutating func receive(_ bytes: [UInt8]) throws(LineSplitter.TooLarge) -> [Event] {
        var events: [Event] = []
        for var line in try lines.receive(bytes) {
            if isAtStart, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
            isAtStart = false
            guard line.isEmpty else {
                try field(line)
                continue
            }
            if hasData, !data.isEmpty {
                events.append(Event(event: event.isEmpty ? "message" : event, id: id, data: data))
            }
            (event, data, hasData) = ("", [], false)
        }
        return events
    }

    private mutating func field(_ line: [UInt8]) throws(LineSplitter.TooLarge) {
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "event": event = String(decoding: value, as: UTF8.self)
        case "id" where !value.contains(0): id = String(decoding: value, as: UTF8.self)
        case "data":
            if hasData { data.append(0x0A) }
            hasData = true
            guard data.count + value.count <= LineSplitter.limit else { throw LineSplitter.TooLarge() }
            data += value
        default: break
        }
    }

    /// `text` as one field can hold it.
    static func oneLine(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 == 0x0A || $0 == 0x0D || $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
    }
}
