// SPDX-License-Identifier: Apache-2.0
import CCurl

/// Header lines as libcurl reads them: a linked list in one block of memory, made by the caller's thread and not by the
/// loop's, which is the one that everybody waits for.
final class HeaderList: @unchecked Sendable {  // written once, then only read
    /// The first line; nil if there is none.
    let first: UnsafeMutablePointer<curl_slist>?
    private let block: UnsafeMutableRawPointer

    /// - Parameters:
    ///   - text: All lines, each with a zero byte at its end.
    ///   - count: How many lines these are.
    init(_ text: [UInt8], count: Int) {
        let nodeBytes = count * MemoryLayout<curl_slist>.stride
        block = .allocate(byteCount: max(1, nodeBytes + text.count), alignment: MemoryLayout<curl_slist>.alignment)
        let nodes = block.bindMemory(to: curl_slist.self, capacity: count)
        let start = (block + nodeBytes).bindMemory(to: CChar.self, capacity: text.count)
        text.withUnsafeBytes { bytes in
            if let source = bytes.baseAddress {
                UnsafeMutableRawPointer(start).copyMemory(from: source, byteCount: bytes.count)
            }
        }
        var line = start
        for index in 0..<count {
            let next = index + 1 < count ? nodes + index + 1 : nil
            (nodes + index).initialize(to: curl_slist(data: line, next: next))
            while line.pointee != 0 { line += 1 }
            line += 1
        }
        first = count > 0 ? nodes : nil
    }

    deinit { block.deallocate() }
}
