package io.rolecall.local;

import io.rolecall.local.infrastructure.EmbeddedKafka;
import io.rolecall.local.infrastructure.EmbeddedMongo;
import io.rolecall.local.mail.MailCatcher;
import io.rolecall.local.mail.MailServer;
import io.rolecall.local.service.BundledFeed;
import io.rolecall.local.service.Leftovers;
import io.rolecall.local.service.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One local run: its parts in the order in which they start, and the reverse in which they stop. */
final class Run {
    private static final Duration MOST_START = Duration.ofMinutes(3);
    private static final Duration MOST_STOP = Duration.ofSeconds(25);
    /** So often may a service die before it was ever ready. */
    private static final int DEATHS_AT_START = 3;

    private final Settings settings;
    private final Home home;
    private final Progress progress;
    private final Set<String> starting = new ConcurrentSkipListSet<>();
    private final List<Service> services;
    private final BundledFeed bundled;
    private final Deque<AutoCloseable> embedded = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;

    private Run(Settings settings, Home home, Progress progress, List<Service> services, BundledFeed bundled) {
        this.settings = settings;
        this.home = home;
        this.progress = progress;
        this.services = services;
        this.bundled = bundled;
    }

    /** @throws UnusableException when something stands in the way; nothing was started then */
    static Run prepare(Settings settings, Map<String, String> environment, boolean fresh) {
        Services.check(settings);
        Home home = Home.lock(settings);
        try {
            Progress progress = new Progress(System.out);
            Leftovers.end(Services.NAMES, settings.home(), settings.pids(), progress::line);
            PortCheck.check(settings.ports());
            if (fresh) {
                home.empty();
            }
            String apiKey = home.apiKey();
            return new Run(
                    settings,
                    home,
                    progress,
                    Services.of(settings, environment, apiKey, progress::line),
                    new BundledFeed(settings.ingestPort(), settings.searchPort(), apiKey, Instant.now()));
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    /** Returns when all is ready, or false when that can't be reached; what stands in the way was said. */
    boolean start() {
        progress.line("Rolecall starts; its data and logs are in " + settings.home());
        // A thread for each: the common pool of a machine with two cores runs one after the other.
        Executor threads = task -> Thread.ofPlatform().daemon().start(task);
        CompletableFuture<?> parts = CompletableFuture.allOf(
                CompletableFuture.runAsync(this::startMongo, threads),
                CompletableFuture.runAsync(this::startKafka, threads),
                CompletableFuture.runAsync(this::startMail, threads));
        // At once, because a service needs seconds before it asks for any of the parts, and waits for them by itself.
        services.forEach(Service::start);
        while (!parts.isDone() && !stopping) {
            progress.quiet(() -> "waiting for " + String.join(", ", starting));
            pause();
        }
        try {
            parts.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            progress.line("An embedded part did not start: " + cause + "; more in "
                    + settings.logs().resolve("local.log"));
            return false;
        }
        if (!awaitReady()) {
            return false;
        }
        progress.line("Rolecall is ready");
        progress.plain(Addresses.of(settings));
        return true;
    }

    private void startKafka() {
        if (settings.kafka() == null) {
            embed("kafka", () -> keep(EmbeddedKafka.start(settings.data().resolve("kafka"), settings.kafkaPort())));
        }
    }

    private void startMongo() {
        if (settings.mongo() == null) {
            embed("mongodb", () -> keep(EmbeddedMongo.onDisk(settings.data().resolve("mongo"), settings.mongoPort())));
        }
    }

    private void startMail() {
        if (settings.smtpHost() == null) {
            embed("mail catcher", () -> {
                MailCatcher catcher = MailCatcher.start(settings.smtpPort());
                keep(catcher);
                keep(MailServer.start(catcher, settings.mailPort()));
            });
        }
    }

    private void embed(String part, Runnable start) {
        starting.add(part);
        start.run();
        starting.remove(part);
        progress.line(part + " ready");
    }

    private void keep(AutoCloseable part) {
        synchronized (embedded) {
            embedded.push(part);
        }
    }

    private boolean awaitReady() {
        List<Service> waiting = new ArrayList<>(services);
        StartLimit limit = new StartLimit(MOST_START, System.nanoTime());
        while (!stopping) {
            for (Service service : List.copyOf(waiting)) {
                if (service.ready()) {
                    progress.line(service.name() + " ready");
                    waiting.remove(service);
                } else if (service.deaths() >= DEATHS_AT_START) {
                    return failed(service, "died " + service.deaths() + " times while starting");
                } else {
                    limit.at(service.name(), service.percent(), System.nanoTime());
                }
            }
            if (waiting.isEmpty()) {
                awaitBundled();
                return !stopping;
            }
            if (limit.passed(System.nanoTime())) {
                return failed(
                        waiting.getFirst(),
                        "is not ready, and has not come any further for " + MOST_START.toSeconds() + " s");
            }
            progress.quiet(() -> "waiting for "
                    + String.join(", ", waiting.stream().map(Service::awaited).toList()));
            pause();
        }
        return false;
    }

    /** The postings that come with Rolecall are no reason to fail: who looks too early sees them a moment later. */
    private void awaitBundled() {
        StartLimit limit = new StartLimit(MOST_START, System.nanoTime());
        while (!stopping && !bundled.found()) {
            if (limit.passed(System.nanoTime())) {
                progress.line("search-service doesn't find all bundled postings yet");
                return;
            }
            progress.quiet(() -> "waiting for the bundled postings to be found");
            pause();
        }
    }

    private void pause() {
        try {
            boolean ended = stopped.await(250, TimeUnit.MILLISECONDS);
            stopping |= ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private boolean failed(Service service, String how) {
        progress.line(service.name() + " " + how + ". The end of " + service.log() + ":");
        service.lastLines(15).forEach(line -> progress.line("  " + line));
        return false;
    }

    void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The services first, all at once; then what they lean on. */
    void stop() {
        stopping = true;
        progress.line("Rolecall stops");
        services.forEach(Service::stop);
        services.forEach(service -> service.awaitStopped(MOST_STOP));
        while (true) {
            AutoCloseable part;
            synchronized (embedded) {
                part = embedded.poll();
            }
            if (part == null) {
                break;
            }
            try {
                part.close();
            } catch (Exception e) {
                progress.line("A part did not stop cleanly: " + e);
            }
        }
        home.close();
        progress.line("Rolecall has stopped");
        stopped.countDown();
    }
}
