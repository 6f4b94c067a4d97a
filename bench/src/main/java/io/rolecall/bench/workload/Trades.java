package io.rolecall.bench.workload;

import java.util.SplittableRandom;

/**
 * What people work as. A trade has a title of two or three words in each language and forty skills; postings and alerts are drawn
 * from the same trades, which is why popular alerts find something.
 */
final class Trades {
    private static final int SKILLS = 5_000;
    private static final int OF_A_TRADE = 40;

    /** What this field writes into words. */
    private static final String[] WRITTEN = {
        "C++",
        "C#",
        ".NET",
        "Node.js",
        "R",
        "Go",
        "C",
        "F#",
        "ASP.NET",
        "R&D",
        "full-stack",
        "e-commerce",
        "CI/CD",
        "SAP",
        "AWS"
    };

    private final String[] skills = new String[SKILLS];
    private final int[][] ofTrade;
    private final Zipf popularity;
    private final Zipf ofSkills = new Zipf(OF_A_TRADE, 0.6);

    Trades(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        Zipf common = new Zipf(SKILLS, 0.6);
        for (int i = 0; i < SKILLS; i++) {
            String name = Tongue.named("en").invent(random) + (i % 3 == 0 ? "ix" : i % 3 == 1 ? "ware" : "ql");
            skills[i] = i % 40 == 0 && i / 40 < WRITTEN.length
                    ? WRITTEN[i / 40]
                    : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
        ofTrade = new int[count][OF_A_TRADE];
        for (int[] those : ofTrade) {
            for (int i = 0; i < OF_A_TRADE; i++) {
                those[i] = common.draw(random);
            }
        }
        popularity = new Zipf(count, 0.6);
    }

    int draw(SplittableRandom random) {
        return popularity.draw(random);
    }

    String skill(int trade, SplittableRandom random) {
        return skills[ofTrade[trade][ofSkills.draw(random)]];
    }

    /** The title in a language, in lower case. */
    static String title(int trade, Lexicon lexicon) {
        SplittableRandom own = new SplittableRandom(trade * 7_919L + 13);
        String title = lexicon.title(own.nextInt(600)) + " " + lexicon.title(own.nextInt(120));
        return own.nextInt(3) == 0 ? title + " " + lexicon.title(own.nextInt(40)) : title;
    }
}
