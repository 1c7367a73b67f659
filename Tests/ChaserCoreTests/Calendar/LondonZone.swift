/// The zone file of Europe/London: its changes from 1847 to 1996, and the rule that has held since.
enum LondonZone {
    static let bytes: [UInt8] = decoded(
        """
        VFppZjIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAVFppZjIAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAACgAAAACAAAABH/////Gl0Jy/////+bJq2g/////5vWBSD/////nM8woP////+dpMOg/////56cnaD/////n5ca
        oP////+ghbog/////6F2/KD/////omWcIP////+je8ig/////6ROuKD/////pT/7IP////+mJWAg/////6cnxiD/////qCosIP//
        //+o6/ig/////6oA06D/////qtUVIP////+r6fAg/////6zHbCD/////rcnSIP////+up04g/////6+geaD/////sIcwIP////+x
        ktCg/////7JwTKD/////s3KyoP////+0UC6g/////7VJWiD/////tjAQoP////+3Mnag/////7gP8qD/////uRJYoP////+579Sg
        /////7rpACD/////u9jxIP////+821cg/////7240yD/////vrH+oP////+/mLUg/////8CbGyD/////wXiXIP/////Cev0g////
        /8NYeSD/////xFGkoP/////FOFsg/////8Y6wSD/////x1jWoP/////H2gmg/////8oWJpD/////ypdZkP/////L0R6Q/////8x3
        O5D/////zbEAkP/////OYFgQ/////8+Q4pD/////0G5ekP/////RchYQ/////9H7MhD/////0mn+IP/////TYymg/////9RJ4CD/
        ////1R4hoP/////VQv2Q/////9Xf4BD/////1k6sIP/////W/gOg/////9gujiD/////2PmVIP/////aDnAg/////9rr7CD/////
        2+UXoP/////cy84g/////93E+aD/////3rTqoP/////frhYg/////+CUzKD/////4XJIoP/////ia3Qg/////+NSKqD/////5FSQ
        oP/////lMgyg/////+Y9rSD/////5xspIP/////oFFSg/////+j7CyD/////6f1xIP/////q2u0g/////+vdUyD/////7LrPIP//
        ///ts/qg/////+6asSD/////74FnoP/////wn30g//////FhSaD/////8n9fIP/////zSmYg//////RfQSD/////9SENoP/////2
        PyMg//////cA76D/////+B8FIP/////44NGg//////n+5yD/////+sCzoP/////76AOg//////x7q6D//////ce7cAAAAAADcMYg
        AAAAAAQpWCAAAAAABVCoIAAAAAAGCTogAAAAAAcwiiAAAAAAB+kcIAAAAAAJEGwgAAAAAAnI/iAAAAAACvBOIAAAAAALshqgAAAA
        AAzQMCAAAAAADZH8oAAAAAAOsBIgAAAAAA9x3qAAAAAAEJkuoAAAAAARUcCgAAAAABJ5EKAAAAAAEzGioAAAAAAUWPKgAAAAABUj
        65AAAAAAFjjGkAAAAAAXA82QAAAAABgYqJAAAAAAGOOvkAAAAAAZ+IqQAAAAABrDkZAAAAAAG+GnEAAAAAAcrK4QAAAAAB3BiRAA
        AAAAHoyQEAAAAAAfoWsQAAAAACBschAAAAAAIYFNEAAAAAAiTFQQAAAAACNhLxAAAAAAJCw2EAAAAAAlSkuQAAAAACYMGBAAAAAA
        JyotkAAAAAAn9TSQAAAAACkKD5AAAAAAKdUWkAAAAAAq6fGQAAAAACu0+JAAAAAALMnTkAAAAAAtlNqQAAAAAC6ptZAAAAAAL3S8
        kAAAAAAwiZeQAAAAADFd2RAAAAAAMnK0EAQBAgECAQIBAgECAQIBAgECAQIBAgECAQIBAgECAQIBAgECAQIBAgECAQIBAgECAQIB
        AwEDAQMBAwEDAQIBAgEDAQIBAgECAQIBAgECAQIBAgECAQIBAgECAQIBAgECAQIBAgECAQIBAgECAQUHAQIBAgECAQIBAgECAQIB
        AgECBgcGBwYHBgcGBwYHBgcGBwYHBgcGBwYHBgcGBwYHBgf///+1AAAAAA4QAQQAAAAAAAgAABwgAQwAAAAAAAgAAA4QAAQAAA4Q
        AQQAAAAAAAhMTVQAQlNUAEdNVABCRFNUAApHTVQwQlNULE0zLjUuMC8xLE0xMC41LjAK
        """)

    /// Base64 (RFC 4648 section 4); all but its 64 digits is skipped.
    private static func decoded(_ text: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bytes: [UInt8] = []
        var bits = 0
        var count = 0
        for digit in text.utf8.compactMap({ alphabet.firstIndex(of: $0) }) {
            bits = bits << 6 | digit
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }
}
