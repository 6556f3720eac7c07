// SPDX-License-Identifier: Apache-2.0
import CCurl
import LucidCrypto

/// One libcurl easy handle and the memory that libcurl reads through it; freed with the value, on the loop's thread.
struct EasyHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var failure = CURLE_OK

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        note(lucid_curl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists { curl_slist_free_all(list) }
        errorText.deallocate()
    }

    /// Whether libcurl took every option so far.
    var isComplete: Bool { failure == CURLE_OK }

    /// libcurl's words on the last failure, printable ASCII only; empty if it had none.
    var detail: String {
        let bytes = UnsafeBufferPointer(start: errorText, count: Int(CURL_ERROR_SIZE)).prefix { $0 != 0 }
        let printable = bytes.lazy.map { UInt8(bitPattern: $0) }.filter { (0x20...0x7E).contains($0) }
        return String(decoding: printable.prefix(160), as: UTF8.self)
    }

    mutating func note(_ code: CURLcode) {
        if failure == CURLE_OK { failure = code }
    }

    mutating func set(_ option: CURLoption, _ value: Int) { note(lucid_curl_set_long(pointer, option, value)) }

    mutating func set(_ option: CURLoption, _ value: String) { note(lucid_curl_set_text(pointer, option, value)) }

    /// Sets a text that is nobody's to see.
    ///
    /// libcurl keeps a copy until the handle is freed.
    mutating func set(_ option: CURLoption, secret: SecretBytes) {
        let code = secret.withBytes { bytes in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { text in
                text.initialize(repeating: 0)
                UnsafeMutableRawBufferPointer(text).copyMemory(from: bytes)
                defer { lucid_curl_forget(text.baseAddress, text.count) }
                return text.baseAddress.map { lucid_curl_set_text(pointer, option, $0) } ?? CURLE_OUT_OF_MEMORY
            }
        }
        note(code)
    }

    /// Drops what the handle keeps of the last request and of an earlier failure.
    mutating func forgetRequest(hadBody: Bool) {
        errorText.pointee = 0
        note(lucid_curl_set_pointer(pointer, CURLOPT_HTTPHEADER, nil))
        // Makes a POST of any request, so only of one that was one.
        if hadBody { note(lucid_curl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, nil)) }
    }

    /// Sets lines that live at least as long as the handle reads them.
    mutating func set(_ option: CURLoption, _ lines: HeaderList) {
        note(lucid_curl_set_pointer(pointer, option, lines.first))
    }

    /// Sets a list of NUL-terminated lines.
    mutating func set(_ option: CURLoption, lines: [[UInt8]]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            let longer = line.withUnsafeBytes { curl_slist_append(list, $0.bindMemory(to: CChar.self).baseAddress) }
            guard let longer else {
                note(CURLE_OUT_OF_MEMORY)
                break
            }
            list = longer
        }
        guard let list else { return }
        lists.append(list)
        note(lucid_curl_set_pointer(pointer, option, list))
    }

    /// Gives libcurl a copy of `body` to send.
    mutating func setBody(_ body: [UInt8]) {
        set(CURLOPT_POST, 1)
        note(lucid_curl_set_large(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        // Never nil, or libcurl would ask the read callback for the body.
        let bytes = body.isEmpty ? [0] : body
        note(bytes.withUnsafeBytes { lucid_curl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) })
    }

    /// Has the body asked for piece by piece; in chunks if its length is not known.
    mutating func setStreamedBody(length: Int64?) {
        set(CURLOPT_POST, 1)
        note(lucid_curl_set_large(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(length ?? -1)))
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return lucid_curl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }
}
