// SPDX-License-Identifier: Apache-2.0

/// How many words a mnemonic has; the raw value is that number.
public enum MnemonicLength: Int, CaseIterable, Sendable {
    /// 128 bits of entropy and 4 of checksum.
    case words12 = 12
    /// 160 bits of entropy and 5 of checksum.
    case words15 = 15
    /// 192 bits of entropy and 6 of checksum.
    case words18 = 18
    /// 224 bits of entropy and 7 of checksum.
    case words21 = 21
    /// 256 bits of entropy and 8 of checksum.
    case words24 = 24

    /// The length of the entropy in bytes.
    public var entropyCount: Int { rawValue / 3 * 4 }

    /// The length of the checksum in bits.
    var checksumBits: Int { rawValue / 3 }

    init?(entropyCount: Int) {
        guard entropyCount % 4 == 0 else { return nil }
        self.init(rawValue: entropyCount / 4 * 3)
    }
}
