// SPDX-License-Identifier: Apache-2.0

/// Files as each version writes them.
///
/// They stay as they are: a later version must read them.
///
/// Written by an independent program (Python, `hashlib` and `cryptography` 48) from the article on stored credentials,
/// not by the code under test.
enum GoldenEntries {
    /// The key 00 01 … 1f.
    static let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

    /// Entry version 1, every member.
    static let entry1 =
        #"{"format":"lucid-agent-credential","version":1,"identity":{"key":"ae2b02bbddc4d058e7111db1b22991"#
        + #"2376c65824fa1ced9e3a958304a3820e06","origin":"https://authority.test","agent":"agent-1","credent"#
        + #"ial":"cred-1"},"revision":"00112233445566778899aabbccddeeff","counter":12,"bundle":{"generation""#
        + #":12,"id":"0123456789abcdef0123456789abcdef","accessToken":"golden-access","expiresAt":"2026-01-0"#
        + #"1T01:00:00Z","refreshToken":"golden-refresh","refreshExpiresAt":"2026-02-01T00:00:00Z","scopes":"#
        + #"["a"],"credentialID":"cred-1","revocationNonce":"n-1","obtainedBy":"challenge","bootID":"boot-1""#
        + #","machineID":"machine-1","bootEnd":"7600000000000","lifetime":3599,"clockOffset":-12.5},"intent""#
        + #":{"id":"0123456789abcdef0123456789abcdef","fingerprint":"66116d958779ad1be12a179a311bcd95","repl"#
        + #"ay":false,"time":{"bootID":"boot-1","boot":"4000000000000","wall":"2026-01-01T00:30:00Z"}},"atte"#
        + #"mpts":{"code":"unavailable","message":"the authority answered 503","status":503,"failures":3,"no"#
        + #"tBefore":{"bootID":"boot-1","boot":"4000000000000","wall":"2026-01-01T00:31:00Z"},"challengesLef"#
        + #"t":1.25,"challengesAt":{"bootID":"boot-1","boot":"4000000000000","wall":"2026-01-01T00:30:30Z"}}"#
        + #","spentSeeds":["f3b845bedc50a1777377f1dbca97e903"],"deadGrant":"be244e580da0d10ebd5f723023d95f98"#
        + #"","checksum":"d3c69991e857370afd87f94d343692d25c8485572e4bcfc0ba2856e37bc73765"}"#

    /// Sealed version 1: entry version 1 with the nonce 00 … 0b.
    static let sealed1 =
        #"{"format":"lucid-agent-sealed","version":1,"keyId":"4e3d8c69fa1eadb7","identity":"ae2b02bbddc4d0"#
        + #"58e7111db1b229912376c65824fa1ced9e3a958304a3820e06","counter":12,"sealed":"AAECAwQFBgcICQoLPCCwd"#
        + #"LeIo2+ve7XnxIoRCa634FGeD3IfSgKB4HMdadNtMoLe2aRg6x3LEc+ytgQahz0F4y6/16MdrVE7c4aMzMoepx/hsxZTfjbOC"#
        + #"oy7atgNsqxVR1JiDJ/M/P5KyYC8+ctu0Md3/SKsKFjTeRZEG4MCUcra8B2pfcs2/rrUXmuLZCLqlri5Om+IJoMH+CS2QoSQD"#
        + #"xo+8j/4N4cFk6aQwOfy7WHL0+4fwAazjv26pNr6q6RWpppRkEe8sqIVoNmHei3m2Df/tbtSMv7XmDz1ppMbjh9OadWfU6u49"#
        + #"3F5vshxEOeb0hU2E2RwjzCNKEUwyfHbFv5U7cByDQFRp74h7mG/hvXv+HIPRfNQZcJDXma/lvC2ouzkwRRdDCVjm9RpOzLsZ"#
        + #"JisqjWoHgprOKaU5q79Y2co9qxz/VctJ6UOcdz/okcT6gIbjcaGWQx/sn4B9mmk0PN/4GZrmVoB4t0smjcCmLrmMQG4AoOGR"#
        + #"u/FC1rhjl4NzMsi86/XAvHsZnQClNfw6L034+aRQKRdEmJg4oR5Ccj3dD2/WH78fG+B1Dp9HzlGsbQ3AMXLtHDT2sLAOxkhY"#
        + #"XTGWJWOy4aex989QlhInu+Yeo9PxirRA8Gk72FZsFtimbgyHjCm1cB0jKSOQs1II8q//a0jz2DohtiE4fzllbgHjIJS0ma8b"#
        + #"OXEcW7EGoWb3kW1OC/1jhNZd0OCpdwWC0xX8NvtESFe2TF68hUtDKWPL9FnXLE5wa9Nd88kwPhL5IFWXyiFRa/+DbtzX8+nb"#
        + #"1doXiK16fKhvrog5mT+99pwpMDNmi3YykysbrPTYq0I7UGEpgWr7LMgVuZlSbFoD1jV37pve2R3/+yUHxzooWLVr3eyfIELQ"#
        + #"IFaebZUULiDNBztwGKz0ZC1i+zvue5lRHxpRH6HFPqILXQEs1d4pN8Uo6+R9dEFGPdFJiZgnr8xZQSoX0QvZd6jmELiCztMP"#
        + #"MY++tjoyaa/iLa0/5tqCvzVpkn/dau2NJDhKpUiIkFpg2LLzoPClaO1AurjipIjZ6hhvYT5qGCSAjP/wLagc0HS74HPM9Hec"#
        + #"eLS+eyd4nkrVaJysGuDh7iTBhO9xjp2mEeqseAGVeiNQSzNzBXIe0qMjPWm8MrSsudci5At4EVvdDWoXFdd3cvEJIzHagOaK"#
        + #"Mr+5mzsyNA64UR02baxyz2LHrry7fvEWuazMsVypceq5Y0MTxdfoK86Se9IGL4qulfCqMdvh7hIp+Nt553UABoVy/LZJhxHH"#
        + #"vR1GQrEk3nkJFrD1apFw0whdw7FRlr9fMl3lOsWqpR/pGYjyxQLC+SZZSg0f4D0AI7TwSKY0Jh8d4lEFeGed8V5xCt8tMHZh"#
        + #"X1QR1Sq1X+gq2R4gorPx6sVI339CKKz2Wcgu6ZR1rlhRtvTCMk4yFgwFudZBcsyoiVj8FyDSbrn+YNbjRntPKDKBvaQJxhqo"#
        + #"dlj4eaIgdkOf7xveH0ReAjcDRIKP6PXP56BEA4y+d7PWmt0IjVvfVV/kdA7+tm6NEiODelw+yRPRryQiVwXSnAd7r9qSU4yO"#
        + #"JaoV5gelBii02diM0K6nOPu7t2TZRIrN3iI0GDF5pv3JlBOhMNaqh5ajrnzN/35V14SHtOUgQjR21OkRbo6qEsQgkjRSGpvz"#
        + #"o7994EpxC3NlC0OFTUjyL/vbQGpgFISHnH/eC5dxfIl7TEogTRuPV4m2BUiOj4ROpB46x2G5c+wpr7eCLMR7omy2ynPQvno3"#
        + #"iAfEsh/dcSEE1izEGzhs7BvgJIgBTcC/Dr1qV9rdB0Zp1HfEQZOHAwUh+ut"}"#
}
