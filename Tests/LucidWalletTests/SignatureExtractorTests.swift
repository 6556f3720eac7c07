// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidWallet
import Testing

@Suite struct SignatureExtractorTests {
    @Test(
        arguments: [
            (#""0xab""#, "0xab"), (#"{"signed":"0xab"}"#, "0xab"), (#"{"signed":{"signature":"0xab"}}"#, "0xab"),
            (#"{"signature":"0xab"}"#, "0xab"), (#"{"signature":{"signature":"0xab"}}"#, "0xab"),
            (#"{"signed":"0xab","signature":"0xcd"}"#, "0xab"), (#"{"signed":null,"signature":"0xcd"}"#, "0xcd"),
            (#"{"signed":{"raw":"0xab"},"signature":"0xcd"}"#, nil), (#"{"signed_transaction":"0xab"}"#, nil),
            (#"{"data":{"signature":"0xab"}}"#, nil), ("[]", nil), ("null", nil), ("1", nil), ("{}", nil),
        ] as [(String, String?)])
    func `a signature is found where the original finds it`(answer: String, signature: String?) throws {
        #expect(SignatureExtractor.signature(in: try JSONValue(parsing: Array(answer.utf8))) == signature)
    }
}
