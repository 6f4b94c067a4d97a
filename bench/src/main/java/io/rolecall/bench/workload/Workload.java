package io.rolecall.bench.workload;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Postings and alerts by number. Equal settings give equal ones, so that a figure can be measured again. Safe for use by many threads. */
public final class Workload {
    private static final int ORGANIZATIONS = 20_000;
    private static final List<EmploymentType> TYPES = List.of(EmploymentType.values());
    private static final List<Level> LEVELS = List.of(Level.values());

    /**
     * What can be chosen.
     *
     * @param seed of everything
     * @param languages ISO 639-1, the most common first
     * @param weights how common each language is; empty where each is twice as common as the next
     * @param trades how many there are: with more of them, fewer alerts match a posting
     * @param prefixes the share of the words of alerts, 0 to 1, that stand for all that begin with them
     * @param hostile the share of alerts, 0 to 1, that are as broad as the language allows
     * @param varied the share of alerts and of postings, 0 to 1, that use what is rarely used
     * @param density about how many times as many alerts match a posting as usual
     */
    public record Settings(
            long seed,
            List<String> languages,
            List<Integer> weights,
            int trades,
            double prefixes,
            double hostile,
            double varied,
            double density) {
        /** Languages that are chosen when nothing is said, in this order. */
        public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "nl", "sv");

        /** Languages that can be chosen. */
        public static final List<String> KNOWN =
                Tongue.ALL.stream().map(Tongue::code).toList();

        public static final Settings USUAL = new Settings(20_261_122, LANGUAGES, 800, 0.01, 0);

        public Settings {
            languages = List.copyOf(languages);
            weights = List.copyOf(weights);
        }

        /** Of the usual mix and density. */
        public Settings(long seed, List<String> languages, int trades, double prefixes, double hostile) {
            this(seed, languages, List.of(), trades, prefixes, hostile, 0, 1);
        }

        /** What was kept of an earlier run is found by this, so what came later is said only where it is not as it was. */
        @Override
        public String toString() {
            String more = weights.isEmpty() && varied == 0 && density == 1
                    ? ""
                    : ", weights=" + weights + ", varied=" + varied + ", density=" + density;
            return "Settings[seed=%d, languages=%s, trades=%d, prefixes=%s, hostile=%s%s]"
                    .formatted(seed, languages, trades, prefixes, hostile, more);
        }
    }

    private final Settings settings;
    private final List<Lexicon> lexicons;
    private final Trades trades;
    private final Cities cities = new Cities();
    private final Zipf organizations = new Zipf(ORGANIZATIONS, 0.6);
    private final Alerts alerts;

    public Workload(Settings settings) {
        this.settings = settings;
        this.lexicons = settings.languages.stream()
                .map(code -> new Lexicon(Tongue.named(code), settings.seed))
                .toList();
        this.trades = new Trades(settings.trades, settings.seed);
        this.alerts = new Alerts(this, settings);
    }

    /** The posting of a number, as ingest-service publishes it. */
    public Posting posting(long number) {
        return vacancy(number).posting();
    }

    /** The same posting as a source has it: a line of NDJSON without its end. */
    public byte[] line(long number) {
        return vacancy(number).line();
    }

    /** The query of the alert of a number. */
    public Query query(long number) {
        return Query.parse(alerts.parameters(random(number, 2)));
    }

    SplittableRandom random(long number, int purpose) {
        return new SplittableRandom((settings.seed + number * 4 + purpose) * 0x9E3779B97F4A7C15L);
    }

    Lexicon lexicon(SplittableRandom random) {
        int i = 0;
        if (!settings.weights.isEmpty()) {
            int left = random.nextInt(
                    settings.weights.stream().mapToInt(Integer::intValue).sum());
            while (left >= settings.weights.get(i)) {
                left -= settings.weights.get(i++);
            }
            return lexicons.get(i);
        }
        while (i < lexicons.size() - 1 && random.nextBoolean()) {
            i++;
        }
        return lexicons.get(i);
    }

    Trades trades() {
        return trades;
    }

    Cities cities() {
        return cities;
    }

    String organization(SplittableRandom random) {
        SplittableRandom own = new SplittableRandom(settings.seed + 5L * organizations.draw(random));
        String name = Tongue.named("en").invent(own);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + " " + (own.nextBoolean() ? "Ltd" : "GmbH");
    }

    Vacancy vacancy(long number) {
        SplittableRandom random = random(number, 1);
        Lexicon lexicon = lexicon(random);
        int trade = trades.draw(random);
        String title = Trades.title(trade, lexicon);
        List<String> skills = new ArrayList<>();
        for (int i = 6 + random.nextInt(8); i > 0; i--) {
            skills.add(trades.skill(trade, random));
        }
        List<String> tasks = new ArrayList<>();
        for (int i = 4 + random.nextInt(3); i > 0; i--) {
            tasks.add(paragraph(lexicon, trade, title, random));
        }
        int workplace = random.nextInt(100);
        return new Vacancy(
                number,
                lexicon.code(),
                sentence(title),
                organization(random),
                cities.draw(random),
                workplace < 15 ? Workplace.REMOTE : workplace < 40 ? Workplace.HYBRID : Workplace.UNKNOWN,
                random.nextInt(5) == 0 ? null : TYPES.get(random.nextInt(TYPES.size())),
                random.nextInt(3) == 0 ? LEVELS.get(random.nextInt(LEVELS.size())) : Level.UNKNOWN,
                random.nextInt(100) < 60 ? pay(random) : null,
                tasks,
                skills,
                settings.varied > 0 && random.nextDouble() < settings.varied ? Varied.posting(this, random) : Map.of());
    }

    /** 50 to 100 words in sentences of 8 to 18, with a skill now and then. */
    private String paragraph(Lexicon lexicon, int trade, String title, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int sentences = 4 + random.nextInt(4); sentences > 0; sentences--) {
            List<String> words = new ArrayList<>();
            for (int i = 8 + random.nextInt(11); i > 0; i--) {
                words.add(
                        random.nextInt(25) == 0
                                ? trades.skill(trade, random)
                                : random.nextInt(60) == 0 ? title : lexicon.running(random));
            }
            text.append(sentence(String.join(lexicon.between(), words))).append(sentences > 1 ? ". " : ".");
        }
        return text.toString();
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Pay pay(SplittableRandom random) {
        int from = 20 + random.nextInt(100);
        String[] currencies = {"EUR", "USD", "GBP", "SEK"};
        return new Pay(
                BigDecimal.valueOf(from * 1_000L),
                BigDecimal.valueOf((from + 5L + random.nextInt(30)) * 1_000L),
                currencies[Math.min(random.nextInt(8), 3)],
                Pay.Period.YEAR,
                Pay.Source.STATED);
    }
}
