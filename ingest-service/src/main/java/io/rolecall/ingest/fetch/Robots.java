package io.rolecall.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What the owners of pages let robots read (RFC 9309), remembered for a day. Who has no robots.txt allows all; whose server
 * fails to answer allows nothing for the time being.
 */
@Component
final class Robots {
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final Duration FAILURE_REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_BYTES = 512_000;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private final Web web;
    private final Hosts hosts;
    private final String name;
    private final Clock clock;
    private final Map<String, Rules> rules = new ConcurrentHashMap<>();

    Robots(Web web, Hosts hosts, FetchSettings settings, Clock clock) {
        this.web = web;
        this.hosts = hosts;
        this.name = settings.userAgent().toLowerCase(Locale.ROOT);
        this.clock = clock;
    }

    private record Rules(BaseRobotRules rules, Instant until) {}

    /** @throws IOException when the page is not for robots */
    void check(URI page) throws IOException {
        URI robots = page.resolve("/robots.txt");
        Rules known = rules.get(robots.toString());
        if (known == null || known.until.isBefore(clock.instant())) {
            known = read(robots);
            rules.put(robots.toString(), known);
        }
        if (!known.rules.isAllowed(page.toString())) {
            throw new IOException("may not be read by robots, says " + robots);
        }
    }

    private Rules read(URI robots) {
        Instant now = clock.instant();
        try (Page page = web.get(robots);
                InputStream in = page.open()) {
            BaseRobotRules read = new SimpleRobotRulesParser()
                    .parseContent(robots.toString(), in.readNBytes(MOST_BYTES), "text/plain", List.of(name));
            long delay = read.getCrawlDelay();
            if (delay > 0) {
                hosts.crawlDelay(robots, Duration.ofMillis(Math.min(delay, LONGEST_DELAY.toMillis())));
            }
            return new Rules(read, now.plus(REMEMBERED));
        } catch (StatusException e) {
            if (e.status() >= 400 && e.status() < 500 && !e.passing()) {
                return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), now.plus(REMEMBERED));
            }
            return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), now.plus(FAILURE_REMEMBERED));
        } catch (IOException e) {
            return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), now.plus(FAILURE_REMEMBERED));
        }
    }
}
