// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import Testing

/// Requests with the answers that others give.
///
/// Typed data: the Mail example of EIP-712, whose key is keccak256("cow"). Legacy transaction: the example of
/// EIP-155, whose key is 32 times 0x46. The rest was made with eth-account 0.13 from the latter key (RFC 6979, so
/// every correct signer gives the same bytes).
enum Vectors {
    static let key = String(repeating: "46", count: 32)
    static let address = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"
    static let cow = "c85ef7d79691fe79573b1a7064c19c1a9819ebdbd1faaab1a8ec92344438aaf4"
    static let cowAddress = "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"

    struct Message: Sendable, CustomTestStringConvertible {
        let members: String
        let digest: String
        let signature: String
        var testDescription: String { members }
    }

    static let messages = [
        Message(
            members: #""message":"gm""#,
            digest: "0x51bc54f3b034e91fd6c92b5e780b7c2dc7ce3a25ec7365013d0d9ead6e47091a",
            signature: "0xd05921e88f48567a09a46ab927d7b9ec5a58f05d549894c4ef02201889a9f866"
                + "485a4e2cdbcda09811052d630bd451902db3b1aed924a5241ce92058277a1f391b"),
        Message(
            members: #""message":"","encoding":"utf-8""#,
            digest: "0x5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad",
            signature: "0xff65394fc6cc70eee8e5ee1160dfa355a0484ad2988b65d01aee4bf58288958f"
                + "082ce5e2c2d9d49130a2b1e8d01850cc00b0f17637f029570420e5a4a8d724fd1c"),
        Message(
            members: #""message":"0xdeadbeef""#,
            digest: "0xefedd0a9a0294228c3977d7fbb68c7d40279f8b408cf3e24ef1823b179709e58",
            signature: "0xa749cd847112f7ac53cbdc6245c5d905f8ef3d9f3ab9b58b09d25215b188aef5"
                + "3589474b59d5e01cf3475fe2c793520a058c6b5e971626a41ede3fe4e18e83771b"),
        Message(
            members: #""message":"0xdeadbeef","encoding":"hex""#,
            digest: "0xd1c7f1a06a4f9a535077e50ad23244ce2c6ae443fcd412965226f3df5d28eaaa",
            signature: "0xe634c2b988f47ed8fe2bfda5c5a47dbc69016c87623a0833e92a9c1e81fdb03d"
                + "671324c546436acaa3d12be447248b3892477b274a85cc2c20a0a49cd2d04cad1b"),
        Message(
            members: #""message":"gr\u00fc\u00dfe \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67""#,
            digest: "0xc9456548ad58999aab82d21486b4e07d427b25d28f4ac5230d04c2e318e02efd",
            signature: "0xfe76400fb13af62752c11bff845079a4e300d11d81e17f40aa2e4d800b6eba82"
                + "42ef04d3cee0a35e384a3554dbcdc735cfa265e030b60def5507a88e5a8387a21c"),
    ]

    static let mail = #"""
        {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},\#
        {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],\#
        "Person":[{"name":"name","type":"string"},{"name":"wallet","type":"address"}],\#
        "Mail":[{"name":"from","type":"Person"},{"name":"to","type":"Person"},{"name":"contents","type":"string"}]},\#
        "primaryType":"Mail","domain":{"name":"Ether Mail","version":"1","chainId":1,\#
        "verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},\#
        "message":{"from":{"name":"Cow","wallet":"0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},\#
        "to":{"name":"Bob","wallet":"0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},"contents":"Hello, Bob!"}}
        """#
    static let mailDigest = "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2"
    static let mailDomain = "0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f"
    static let mailStruct = "0xc52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e"
    static let mailType = "Mail(Person from,Person to,string contents)Person(string name,address wallet)"
    static let mailSignature =
        "0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d"
        + "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c"

    struct Transaction: Sendable, CustomTestStringConvertible {
        let name: String
        let json: String
        let raw: String
        let hash: String
        let type: Int
        var testDescription: String { name }
    }

    static let transactions = [
        Transaction(
            name: "legacy of EIP-155",
            json: #"{"chainId":1,"nonce":9,"gasPrice":"20000000000","gas":21000,"value":"1000000000000000000","#
                + #""to":"0x3535353535353535353535353535353535353535"}"#,
            raw: "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a0"
                + "28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b38"
                + "00ccf555c9f3dc64214b297fb1966a3b6d83",
            hash: "0x33469b22e9f636356c4160a87eb19df52b7412e8eac32a4a55ffe88ea8350788", type: 0),
        Transaction(
            name: "access list",
            json: #"{"type":1,"chainId":1,"nonce":0,"gas":30000,"gasPrice":20000000000,"value":1,"data":"0x","#
                + #""to":"0x3535353535353535353535353535353535353535","access_list":[{"address":"#
                + #""0x3535353535353535353535353535353535353535","storage_keys":["#
                + #""0x0000000000000000000000000000000000000000000000000000000000000001"]}]}"#,
            raw: "0x01f89f01808504a817c8008275309435353535353535353535353535353535353535350180f838f794353535353535"
                + "3535353535353535353535353535e1a000000000000000000000000000000000000000000000000000000000000000"
                + "0180a0e23d1dce6d4b290f95c26ceab46d7a89c9d5af7b71724ee0595649f5f948c703a04d0059a8f26634e046dde4"
                + "24d576319b98314afffb856616d8f5660407d7c45a",
            hash: "0xfa02e702b019038923fad08f47bb7d85f328ac51cce27a93e811ab2f2708463b", type: 1),
        Transaction(
            name: "token transfer by EIP-1559",
            json: #"{"chain_id":"0x2105","nonce":"7","gas_limit":"0xea60","max_fee_per_gas":"30000000000","#
                + #""max_priority_fee_per_gas":1000000000,"to":"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913","#
                + #""value":0,"input":"0xa9059cbb000000000000000000000000353535353535353535353535353535353535"#
                + #"353500000000000000000000000000000000000000000000000000000000000f4240","#
                + #""from":"0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"}"#,
            raw: "0x02f8b282210507843b9aca008506fc23ac0082ea6094833589fcd6edb6e08f4c7c32d4f71b54bda0291380b844a905"
                + "9cbb00000000000000000000000035353535353535353535353535353535353535350000000000000000000000000000"
                + "0000000000000000000000000000000f4240c001a04423c73a5caabbe41deeff015aecb0c66167632a4213cce5738f"
                + "88f9e74c3abfa041eda8a493f189e1431fede30c45c291783bc3aec2f2961ba297a15b68f01265",
            hash: "0x1306ebf0599a92835c1a6ac61f7a18d6c3e2dafd5fa02d726f6b577ee110520a", type: 2),
    ]
}
