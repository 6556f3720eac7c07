// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Tells a person what happens, on stderr, in colour only on a terminal.
struct Narrator: Sendable {
    private let colour = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    private let start = ContinuousClock.now

    /// Seconds since the tour began.
    var seconds: Double {
        let elapsed = ContinuousClock.now - start
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }

    func chapter(_ title: String) { write("\n\(paint(title, 1))") }
    func done(_ text: String) { write("  \(paint("✓", 32)) \(text)") }
    func event(_ text: String) { write("  \(paint("•", 36)) \(text)") }
    func wait(_ text: String) { write("  \(paint("…", 2)) \(paint(text, 2))") }
    func failed(_ text: String) { write("  \(paint("✗", 31)) \(text)") }

    private func paint(_ text: String, _ code: Int) -> String { colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

    private func write(_ line: String) {
        let stamp = line.hasPrefix("\n") ? "" : paint(String(format: "%5.1fs", seconds), 2)
        let text = line.hasPrefix("\n") ? line + "\n" : stamp + line + "\n"
        FileHandle.standardError.write(Data(text.utf8))
    }
}
