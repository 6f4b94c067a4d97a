package io.rolecall.notify.channel.mail;

import static io.rolecall.notify.channel.mail.MailPage.isolated;

import io.rolecall.notify.channel.Named;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The plain text of a mail. */
final class MailText {
    private MailText() {}

    static String of(MailPage page) {
        Phrases say = page.phrases();
        Notice notice = page.notice();
        return switch (notice.kind()) {
            case MATCHES, TEST -> postings(page);
            case CONFIRMATION ->
                """
                %s

                %s
                %s
                %s

                %s
                %s
                """.formatted(
                                say.say("confirmation.lead"),
                                query(page.words()),
                                say.say("confirmation.open"),
                                notice.links().confirm(),
                                say.say("confirmation.not.you"),
                                page.until());
            case REMINDER ->
                """
                %s

                %s
                %s %s:
                %s
                """.formatted(
                                say.say("reminder.lead"),
                                query(page.words()),
                                say.say("reminder.nothing"),
                                say.say("reminder.manage"),
                                notice.links().manage());
            case LINK ->
                """
                %s

                %s:
                %s

                %s
                """.formatted(say.say("link.lead"), say.say("link.button"), page.everything(), say.say("link.not.you"));
            case SILENT ->
                """
                %s

                %s
                %s %s
                %s

                %s:
                %s

                %s:
                %s
                """.formatted(
                                page.silentLead(),
                                query(page.words()),
                                say.say("silent.alive"),
                                page.silentReason(),
                                page.silentDo(),
                                say.say("footer.search"),
                                notice.links().search(notice.alert()),
                                say.say("reminder.manage"),
                                notice.links().manage());
            case TROUBLE ->
                """
                %s

                %s
                %s

                %s
                %s:
                %s
                """.formatted(
                                say.say("trouble.lead"),
                                query(page.words()),
                                (page.troubleWhere() + "\n" + page.trouble()).strip(),
                                say.say("trouble.do"),
                                say.say("trouble.manage"),
                                notice.links().manage());
        };
    }

    private static String postings(MailPage page) {
        Phrases say = page.phrases();
        Notice notice = page.notice();
        StringBuilder text = new StringBuilder();
        if (notice.kind() == Notice.Kind.TEST) {
            text.append(say.say("test")).append("\n\n");
        }
        section(text, page.fresh(), page.after().isEmpty() ? "" : say.say("title.new"), say);
        section(text, page.after(), say.say("title.after"), say);
        if (notice.more() > 0) {
            text.append(say.say("more", notice.more())).append('\n');
            if (notice.all() != null) {
                text.append(say.say("more.link", notice.more(), notice.items().size() + notice.more()))
                        .append(": ")
                        .append(notice.all())
                        .append('\n');
            }
            text.append('\n');
        }
        text.append("-- \n").append(say.say("footer.why")).append('\n');
        if (page.several()) {
            Named alerts = page.alerts();
            alerts.first()
                    .forEach(name -> text.append("  ").append(isolated(name)).append('\n'));
            if (alerts.others() > 0) {
                text.append("  ").append(say.say("found.more", alerts.others()));
                if (notice.all() != null) {
                    text.append(": ").append(notice.all());
                }
                text.append('\n');
            }
        } else {
            text.append(query(page.words()));
            text.append(say.say("footer.search"))
                    .append(": ")
                    .append(notice.links().search(notice.alert()))
                    .append('\n');
        }
        text.append(say.say(page.several() ? "footer.manage.all" : "footer.manage"))
                .append(": ")
                .append(notice.links().manage());
        if (notice.links().everything() != null) {
            text.append('\n')
                    .append(say.say("footer.all"))
                    .append(": ")
                    .append(notice.links().everything());
        }
        text.append('\n')
                .append(say.say("footer.unsubscribe"))
                .append(": ")
                .append(notice.links().unsubscribe());
        return text.append('\n').toString();
    }

    private static void section(StringBuilder text, List<MailPage.Entry> entries, String title, Phrases say) {
        if (entries.isEmpty()) {
            return;
        }
        if (!title.isEmpty()) {
            text.append(title).append("\n\n");
        }
        for (MailPage.Entry entry : entries) {
            text.append(entry.title()).append('\n').append(entry.organization()).append('\n');
            entry.badges().forEach(badge -> text.append("* ").append(badge).append('\n'));
            if (!entry.facts().isEmpty()) {
                text.append(entry.facts().stream().map(MailPage::isolated).collect(Collectors.joining(" | ")))
                        .append('\n');
            }
            text.append(entry.url()).append('\n');
            if (!entry.by().isEmpty()) {
                text.append("  ").append(say.say("found.by")).append(' ');
                text.append(entry.by().first().stream().map(MailPage::isolated).collect(Collectors.joining("; ")));
                if (entry.by().others() > 0) {
                    text.append(' ').append(say.say("found.more", entry.by().others()));
                }
                text.append('\n');
            }
            entry.why().forEach(why -> text.append("  - ").append(why).append('\n'));
            text.append('\n');
        }
    }

    private static String query(List<Words.Criterion> words) {
        return words.stream()
                .map(c -> "  " + c.name() + ": " + isolated(c.value()) + "\n")
                .collect(Collectors.joining());
    }
}
