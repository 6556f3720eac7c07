// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidSigning

extension Target {
    /// What is parsed has one text, in each of its two forms, and claims to be a sign-in.
    static func signIn(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let isEthereum = isSignIn(text) { text throws(SigningError) in try SignInMessage(parsing: text) }
        let isAgnostic = isSignIn(text) { text throws(SigningError) in try SignInMessage(parsingChainAgnostic: text) }
        do {
            let claimed = try SignInMessage(claimedBy: text)
            require((claimed == nil) == !SignInMessage.isClaimed(by: text), "what claims it is a message or refused")
            require((claimed != nil) == (isEthereum || isAgnostic), "a message claims it in every form")
        } catch {
            require(error.code == .refused && !isEthereum && !isAgnostic, "only what is none is refused: \(error)")
        }
    }

    private static func isSignIn(_ text: String, _ read: (String) throws(SigningError) -> SignInMessage) -> Bool {
        do {
            let message = try read(text)
            require(message.text.utf8.elementsEqual(text.utf8), "the text is given back byte for byte")
            return true
        } catch {
            require(error.code != .internalFailure, "bad input is no internal failure: \(error)")
            return false
        }
    }

    /// A mnemonic reads back from its own sentence, whatever the form of the text.
    static func mnemonic(_ bytes: [UInt8]) {
        let mnemonic: Mnemonic
        do {
            mnemonic = try Mnemonic(parsing: SecretBytes(copying: bytes))
        } catch {
            require(error.code != .internalFailure, "bad input is no internal failure: \(error)")
            return
        }
        let again = require("its sentence is read") { () throws(SigningError) in
            try Mnemonic(parsing: mnemonic.sentence, language: mnemonic.language)
        }
        require(again.entropy.constantTimeEquals(mnemonic.entropy), "it stands for the same bytes")
        require(again.sentence.constantTimeEquals(mnemonic.sentence), "it has the same words")
    }

    /// Names and numbers print what was read, and that reads back the same.
    static func identifiers(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let chain = try? ChainID(text) {
            require(chain.description.utf8.elementsEqual(text.utf8), "a chain is itself")
        }
        if let account = try? AccountID(text) {
            require((try? AccountID(account.description)) == account, "an account reads back")
            require(account.address != nil || account.description.utf8.elementsEqual(text.utf8), "it is itself")
        }
        if let address = try? Address(text) {
            require((try? Address(address.description)) == address, "an address reads back")
            require(address.description.lowercased() == text.lowercased(), "it has the same digits")
        }
        if let path = try? DerivationPath(parsing: text) {
            require((try? DerivationPath(parsing: path.description)) == path, "a path reads back")
        }
        if let value = UInt256(decimal: text) {
            require(UInt256(decimal: value.description) == value, "a number reads back")
        }
        if let value = UInt256(hex: text) {
            require(UInt256(decimal: value.description) == value, "a number in hexadecimal reads back")
        }
        if let key = try? ExtendedPublicKey(parsing: text) {
            require(key.text == text, "an extended public key has one text")
        }
        if let key = try? ExtendedPrivateKey(parsing: SecretBytes(copying: bytes)) {
            require(key.export().withBytes { $0.elementsEqual(bytes) }, "an extended private key has one text")
        }
        if case .bytes(let decoded)? = try? PersonalMessage(hex: text), let form = try? SignatureForm(decoded) {
            require((try? SignatureForm(hex: text)) == form, "a signature is the same in hexadecimal")
        }
    }

    /// Every signature has a form, and the form gives back the bytes.
    static func signature(_ bytes: [UInt8]) {
        do {
            switch try SignatureForm(bytes) {
            case .account(let signature):
                require(signature.compact64 != nil, "its s is low")
                require((try? Signature(bytes65: signature.bytes65)) == signature, "65 bytes read back")
                require(
                    signature.compact64.flatMap { try? Signature(compact64: $0) } == signature, "64 bytes read back")
            case .counterfactual(let signature): require(signature.bytes == bytes, "there is one form of ERC-6492")
            case .contract(let content): require(content == bytes, "a contract gets the bytes")
            @unknown default: break
            }
        } catch {
            require(bytes.suffix(32).elementsEqual(CounterfactualSignature.mark), "only the mark obliges: \(error)")
        }
        _ = ContractSignatureCall.accepts(bytes)
    }
}
