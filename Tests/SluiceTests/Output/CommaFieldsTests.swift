import Moderation
import Testing

@testable import sluice

@Suite("Fields for spreadsheets")
struct CommaFieldsTests {
    @Test(
        "Quoted where they must be, harmless where a spreadsheet would calculate",
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("=1+1", "'=1+1"), ("-1", "'-1"), ("@x", "'@x"), ("+371", "'+371"), ("a=b", "a=b"),
            ("\u{1B}[2J", "\\u001b[2J"),
            ("\u{202E}x", "\\u202ex"), ("C:\\x", "C:\\x"), ("\n=1", "\"'\n=1\""),
            ("\u{FF1D}1+1", "'\u{FF1D}1+1"), ("\u{FF0B}1", "'\u{FF0B}1"), ("\u{FF0D}1", "'\u{FF0D}1"),
            ("\u{FF20}x", "'\u{FF20}x"), ("a\u{FF1D}b", "a\u{FF1D}b"), ("=\"a\"", "\"'=\"\"a\"\"\""),
            ("a;b", "\"a;b\""), (";=1", "\";=1\""),
        ])
    func fields(text: String, field: String) {
        var fields = CommaFields()
        fields.add(text)
        #expect(fields.bytes == Array(field.utf8))
    }

    @Test(
        "For Excel whatever blanks stand before a formula's sign hide no formula",
        arguments: [
            ("plain", "plain"), ("", ""), ("a=b", "a=b"), ("=1", "'=1"), (" =1", "' =1"), ("   -1", "'   -1"),
            ("\u{A0}@x", "'\u{A0}@x"), ("\u{202F} +1", "'\u{202F} +1"), ("\u{3000}\u{FF1D}1", "'\u{3000}\u{FF1D}1"),
            ("\t=1", "'\\t=1"), ("\t", "'\\t"), ("\r", "'\\r"), (" \n=1", "\" \n'=1\""), ("\u{200B}=1", "'\\u200b=1"),
            ("\u{FEFF}+1", "'\\ufeff+1"), ("\u{FE66}1", "'\u{FE66}1"), ("\u{FF20}x", "'\u{FF20}x"), (" a", " a"),
            (" ", " "),
            ("\u{3164}=1", "'\\u3164=1"), ("2-1", "2-1"), (" '=1", " '=1"), ("=\"a,b\"", "\"'=\"\"a,b\"\"\""),
            // Where a line is parted at semicolons, or ends, another cell begins.
            (";=1", "\";'=1\""), ("a; -1;b", "\"a;' -1;b\""), ("=1;@x", "\"'=1;'@x\""), ("a;b", "\"a;b\""),
            ("a\n+1", "\"a\n'+1\""), ("\n=1", "\"'\n'=1\""), ("a;\"=1", "\"a;'\"\"=1\""),
            ("a;;\u{A0}=1;", "\"a;;'\u{A0}=1;\""),
        ])
    func excel(text: String, field: String) {
        var fields = CommaFields(isForExcel: true)
        fields.add(text)
        #expect(fields.bytes == Array(field.utf8))
    }

    @Test("Every entry has as many fields as there are titles")
    func rows() throws {
        let session = Session.sample()
        let titles = ExportRow.titles().bytes.count { $0 == 0x2C }
        for number in UInt32(1)...9 where number != 4 {
            let record = try #require(try session.entryRecord(EntryNumber(number)))
            #expect(ExportRow.row(of: record).bytes.count { $0 == 0x2C } == titles)
        }
    }
}
