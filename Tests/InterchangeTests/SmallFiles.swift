import Interchange

extension Fixture {
    /// A small file of each format, to be cut at every byte and changed at any.
    static let small: [(format: Format, text: String)] = [
        (
            .wordpress,
            """
            <?xml version="1.0"?><!-- x --><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
            <link>https://e.example</link><item><title><![CDATA[A &amp; b]]></title><wp:post_id>4</wp:post_id>
            <wp:post_date><![CDATA[2026-11-10 08:00:00]]></wp:post_date><wp:comment><wp:comment_id>7</wp:comment_id>
            <wp:comment_author>Jānis &amp; Co</wp:comment_author><wp:comment_date_gmt>2026-11-10 08:00:00</wp:comment_date_gmt>
            <wp:comment_content><![CDATA[<b>x</b> ]]]]><![CDATA[>]]></wp:comment_content>
            <wp:comment_approved>trash</wp:comment_approved><wp:comment_parent>8</wp:comment_parent></wp:comment>
            <wp:comment><wp:comment_id>8</wp:comment_id><wp:comment_content>y</wp:comment_content></wp:comment>
            </item></channel></rss>
            """
        ),
        (
            .isso,
            """
            [{"id":1,"tid":1,"uri":"/a","title":"A","parent":null,"created":1795864869.8,"mode":1,"remote_addr":"192.0.2.0","text":"x"},
            {"id":2,"tid":1,"uri":"/a","title":"A","parent":1,"created":1795864870.8,"mode":2,"author":"L\\u012bga &amp;","text":"ē\\n"},
            {"id":3,"tid":2,"uri":"/b","title":null,"parent":2,"created":1795864871,"mode":4,"text":""}]
            """
        ),
        (
            .disqus,
            """
            <disqus xmlns:dsq="x"><category dsq:id="1"><forum>f</forum></category><thread dsq:id="1"><id/><title>T</title>
            <link>https://e.example/</link><createdAt>2026-11-01T06:30:00Z</createdAt></thread><post dsq:id="2"><message>
            <![CDATA[<p>a<br>b &lt;</p>]]></message><createdAt>2026-11-10T08:00:00Z</createdAt><isDeleted>false</isDeleted>
            <isSpam>true</isSpam><author><email>a@e.example</email><name>Ņ</name></author><thread dsq:id="1"/>
            <parent dsq:id="3"/></post><post dsq:id="3"><message>c</message><thread dsq:id="1"/></post></disqus>
            """
        ),
        (
            .remark42,
            """
            {"version":1,"users":[{"id":"u","blocked":{"status":true}}],"posts":[{"url":"https://e.example/","read_only":true}]}
            {"id":"a","pid":"b","text":"<p>ē</p>","orig":"","user":{"name":"n","id":"u"},"locator":{"site":"s","url":"https://e.example/"},"time":"2026-11-10T10:00:00.123456789+02:00"}
            {"id":"b","pid":"a","orig":"*x*","user":{"name":"n","id":"v"},"locator":{"site":"s","url":"https://e.example/"},"votes":{"u":true}}
            """
        ),
        (
            .commento,
            """
            {"version":1,"comments":[{"commentHex":"01","domain":"e.example","url":"/a","commenterHex":"09","markdown":"*ē*",
            "parentHex":"02","state":"approved","creationDate":"2026-11-10T08:00:00.722181Z","deleted":false},
            {"commentHex":"02","domain":"e.example","url":"/a","commenterHex":"anonymous","html":"<p>x</p>","parentHex":"root"}],
            "commenters":[{"commenterHex":"09","email":"a@e.example","name":"Ņ","link":"undefined"}]}
            """
        ),
    ]
}
