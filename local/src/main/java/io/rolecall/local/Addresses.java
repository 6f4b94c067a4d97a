package io.rolecall.local;

/** What the user reads when all is ready: where everything is. */
final class Addresses {
    private Addresses() {}

    static String of(Settings settings) {
        StringBuilder out = new StringBuilder("\n");
        line(out, "Search, the front page", "http://localhost:" + settings.searchPort());
        line(out, "Ingest, the sources", "http://localhost:" + settings.ingestPort());
        line(out, "Notify", "http://localhost:" + settings.notifyPort());
        if (settings.smtpHost() == null) {
            line(out, "Mails caught", "http://localhost:" + settings.mailPort());
            line(out, "SMTP", "localhost:" + settings.smtpPort());
        } else {
            line(out, "SMTP", settings.smtpHost() + ":" + settings.smtpPort() + " (mails really go out)");
        }
        line(out, "Kafka", settings.kafka() == null ? "localhost:" + settings.kafkaPort() : settings.kafka());
        // A connection string may hold a password.
        line(
                out,
                "MongoDB",
                settings.mongo() == null ? "mongodb://localhost:" + settings.mongoPort() : "as MONGODB_URI says");
        line(
                out,
                "Operator's key",
                settings.apiKey() == null ? "in " + settings.keyFile() : "as ROLECALL_API_KEY says");
        line(out, "Logs", settings.logs().toString());
        return out.append("\nCtrl-C or ./rolecall down stops it.").toString();
    }

    private static void line(StringBuilder out, String what, String where) {
        out.append("  %-24s%s%n".formatted(what, where));
    }
}
