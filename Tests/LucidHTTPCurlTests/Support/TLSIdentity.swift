// SPDX-License-Identifier: Apache-2.0
import CTestTLS

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A key and a self-signed certificate, made for one test, and the file that a client may trust.
final class TLSIdentity: @unchecked Sendable {  // set up once; libssl's context is safe to share after that
    struct Setup: Error {}

    /// A PEM file with the certificate.
    let caFile: String
    /// A PEM file with the private key.
    let keyFile: String
    /// The DER form of the public key (SubjectPublicKeyInfo).
    let publicKey: [UInt8]
    private let context: OpaquePointer

    /// - Parameters:
    ///   - names: As in a certificate: `DNS:api.example,IP:127.0.0.1`.
    ///   - speaksHTTP2: Whether HTTP/2 is chosen where it is offered (ALPN, RFC 7301).
    ///   - client: Whose certificate a client must show; nil for none.
    ///   - passphrase: What ``keyFile`` is encrypted with; nil for not at all.
    init(names: String, speaksHTTP2: Bool = false, client: TLSIdentity? = nil, passphrase: String? = nil) throws {
        let key = try Self.makeKey()
        defer { EVP_PKEY_free(key) }
        let certificate = try Self.makeCertificate(key: key, names: names)
        defer { X509_free(certificate) }

        guard let context = SSL_CTX_new(TLS_server_method()) else { throw Setup() }
        self.context = context
        if speaksHTTP2 { SSL_CTX_set_alpn_select_cb(context, chooseHTTP2, nil) }
        caFile = try Self.write { PEM_write_bio_X509($0, certificate) }
        keyFile = try Self.write { output in
            guard var passphrase = passphrase.map({ Array($0.utf8) }) else {
                return PEM_write_bio_PrivateKey(output, key, nil, nil, 0, nil, nil)
            }
            return PEM_write_bio_PrivateKey(
                output, key, EVP_aes_256_cbc(), &passphrase, Int32(passphrase.count), nil, nil)
        }
        var der: UnsafeMutablePointer<UInt8>?
        let length = i2d_PUBKEY(key, &der)
        guard length > 0, let der else { throw Setup() }
        publicKey = Array(UnsafeBufferPointer(start: der, count: Int(length)))
        free(der)

        guard SSL_CTX_use_certificate(context, certificate) == 1, SSL_CTX_use_PrivateKey(context, key) == 1 else {
            throw Setup()
        }
        if let client {
            guard SSL_CTX_load_verify_locations(context, client.caFile, nil) == 1 else { throw Setup() }
            SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
        }
    }

    deinit {
        unlink(caFile)
        unlink(keyFile)
        SSL_CTX_free(context)
    }

    /// The server's side of a handshake on `socket`, nil if it fails.
    func accept(_ socket: Int32) -> OpaquePointer? {
        guard let session = SSL_new(context) else { return nil }
        guard SSL_set_fd(session, socket) == 1, SSL_accept(session) == 1 else {
            SSL_free(session)
            return nil
        }
        return session
    }

    /// A new file, filled by `fill`.
    private static func write(_ fill: (OpaquePointer) -> Int32) throws -> String {
        let directory = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(directory)/lucid-tls-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw Setup() }
        close(file)
        let path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let output = BIO_new_file(path, "w") else { throw Setup() }
        defer { BIO_free(output) }
        guard fill(output) == 1 else { throw Setup() }
        return path
    }

    private static func makeKey() throws -> OpaquePointer {
        guard let generator = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil) else { throw Setup() }
        defer { EVP_PKEY_CTX_free(generator) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(generator) == 1,
            EVP_PKEY_CTX_set_ec_paramgen_curve_nid(generator, NID_X9_62_prime256v1) == 1,
            EVP_PKEY_keygen(generator, &key) == 1, let key
        else {
            throw Setup()
        }
        return key
    }

    private static func makeCertificate(key: OpaquePointer, names: String) throws -> OpaquePointer {
        guard let certificate = X509_new() else { throw Setup() }
        let name = X509_get_subject_name(certificate)
        let isFilled =
            X509_set_version(certificate, 2) == 1
            && ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1) == 1
            && X509_gmtime_adj(X509_getm_notBefore(certificate), -3_600) != nil
            && X509_gmtime_adj(X509_getm_notAfter(certificate), 86_400) != nil
            && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, Array("test".utf8), 4, -1, 0) == 1
            && X509_set_issuer_name(certificate, name) == 1
            && X509_set_pubkey(certificate, key) == 1
        guard isFilled, let alternative = X509V3_EXT_conf_nid(nil, nil, NID_subject_alt_name, names) else {
            throw Setup()
        }
        defer { X509_EXTENSION_free(alternative) }
        guard X509_add_ext(certificate, alternative, -1) == 1, X509_sign(certificate, key, EVP_sha256()) > 0 else {
            throw Setup()
        }
        return certificate
    }
}

private let chooseHTTP2:
    @convention(c) (
        OpaquePointer?, UnsafeMutablePointer<UnsafePointer<UInt8>?>?, UnsafeMutablePointer<UInt8>?,
        UnsafePointer<UInt8>?, UInt32, UnsafeMutableRawPointer?
    ) -> Int32 = { _, chosen, length, offered, count, _ in
        var position = 0
        while let offered, position < Int(count) {
            let size = Int(offered[position])
            let name = UnsafeBufferPointer(start: offered + position + 1, count: size)
            if name.elementsEqual("h2".utf8) {
                chosen?.pointee = offered + position + 1
                length?.pointee = UInt8(size)
                return SSL_TLSEXT_ERR_OK
            }
            position += size + 1
        }
        return SSL_TLSEXT_ERR_NOACK
    }
