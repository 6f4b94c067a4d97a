package io.rolecall.local.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The caught mails for people. Every word of a mail is escaped; its HTML is shown in a frame that may do nothing. */
final class MailPage {
    /** For our own pages: no script at all. */
    static final String POLICY =
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** For a mail's HTML: no script, no form, nothing loaded; a link opens a page of its own, which is free again. */
    static final String MAIL_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
            html { background: #fff; color: #1d2321 }
            a { color: #1f5c4d }
            @media (prefers-color-scheme: dark) {
              html { background: #141816; color: #e7ebe8 }
              a { color: #7fcbb4 }
            }
            body { margin: 0 auto; max-width: 70rem; padding: 1rem }
            header { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8884; overflow-wrap: anywhere }
            thead th { white-space: nowrap }
            iframe { width: 100%; height: 60vh; border: 1px solid #8888; background: #fff }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8884; padding: .6rem }
            button { font: inherit }
            iframe, pre { box-sizing: border-box }
            @media (max-width: 40rem) {
              thead { display: none }
              tr { display: block; padding: .4rem 0; border-bottom: 1px solid #8884 }
              th, td { display: block; padding: 0; border: 0 }
            }
            """;

    private static final int SHOWN = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private MailPage() {}

    static String list(Mailbox mailbox) {
        String rows = mailbox.newest(0, SHOWN).stream()
                .map(mail -> "<tr><td>%s</td><td>%s</td><td><a href=\"/message/%s\">%s</a></td></tr>"
                        .formatted(
                                TIME.format(mail.caught()),
                                escape(String.join(", ", mail.recipients())),
                                mail.id(),
                                mail.subject().isBlank() ? "(no subject)" : escape(mail.subject())))
                .collect(Collectors.joining("\n"));
        int size = mailbox.size();
        return page("Caught mails", """
                <header><h1>Caught mails</h1><p>%s <a href="/">Look again</a></p>
                <form method="post" action="/clear"><button>Delete all</button></form></header>
                <table><thead><tr><th scope="col">Caught</th><th scope="col">For</th><th scope="col">Subject</th></tr></thead>
                <tbody>
                %s
                </tbody></table>
                """.formatted(
                        size > SHOWN ? "The newest " + SHOWN + " of " + size + "." : size + " in all.", rows));
    }

    static String message(CaughtMail mail) {
        String headers = mail.headers().stream()
                .map(header -> "<tr><th scope=\"row\">" + escape(header.name()) + "</th><td>" + escape(header.value())
                        + "</td></tr>")
                .collect(Collectors.joining("\n"));
        String html = mail.html().isEmpty()
                ? ""
                : "<h2>HTML</h2><iframe title=\"The mail's HTML\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/html/%s\"></iframe>"
                        .formatted(mail.id());
        return page(mail.subject().isBlank() ? "(no subject)" : mail.subject(), """
                <p><a href="/">All mails</a> · <a href="/api/v1/message/%s/raw">As it was sent</a></p>
                <h1>%s</h1>
                %s
                <h2>Text</h2><pre>%s</pre>
                <h2>Headers</h2><table><tbody>
                <tr><th scope="row">(caught for)</th><td>%s</td></tr>
                %s
                </tbody></table>
                """.formatted(
                        mail.id(),
                        mail.subject().isBlank() ? "(no subject)" : escape(mail.subject()),
                        html,
                        escape(mail.text()),
                        escape(String.join(", ", mail.recipients())),
                        headers));
    }

    /** For the frame: links leave it, because the pages they lead to may refuse to be framed. */
    static String framed(CaughtMail mail) {
        return "<base target=\"_blank\">" + mail.html();
    }

    static String notFound() {
        return page("Not found", "<h1>There is no such page</h1><p><a href=\"/\">All mails</a></p>");
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><link rel="stylesheet" href="/style.css"></head>
                <body><main>
                %s
                </main></body></html>
                """.formatted(escape(title), body);
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
