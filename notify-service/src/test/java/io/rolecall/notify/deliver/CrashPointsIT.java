package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import io.rolecall.local.mail.CaughtMail;
import io.rolecall.notify.Api;
import io.rolecall.notify.Later;
import io.rolecall.notify.NotifyApplication;
import io.rolecall.notify.TravellingService;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.testing.CuttingProxy;
import io.rolecall.testing.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance that dies while it makes messages up, at every step of it, and others that come at the same time or after it. */
class CrashPointsIT extends TravellingService {
    /** More than making one message up takes. */
    private static final int STEPS = 16;

    /** Evenly spread; {@code -Dcrash.points=32} is each step, before and after it was carried out. */
    private static final int POINTS = Integer.getInteger("crash.points", 8);

    @Autowired
    Outlets outlets;

    @Autowired
    Gathering gathering;

    @Autowired
    Resuming resuming;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    Logbook logbook;

    @Autowired
    Held held;

    @Test
    void whatever_step_an_instance_dies_at_another_tells_all_of_it_once() throws Exception {
        Map<String, Api.Mine> waiting = new LinkedHashMap<>();
        for (int i = 0; i < POINTS; i++) {
            String address = "crash" + i + "-" + to;
            waiting.put(address, alertOf(address));
        }
        publish("Told");
        for (Api.Mine mine : waiting.values()) {
            await().until(() -> rows(mine).contains("Told"));
        }
        Set<String> died = new HashSet<>();
        try (CuttingProxy proxy = new CuttingProxy(Infrastructure.mongoUri());
                ConfigurableApplicationContext dying = start(proxy)) {
            int step = 0;
            for (Map.Entry<String, Api.Mine> each : waiting.entrySet()) {
                List<Outlet> due = await().ignoreExceptions()
                        .until(
                                () -> dying.getBean(Outlets.class)
                                        .of(List.of(each.getValue().id())),
                                outlet -> !outlet.isEmpty());
                proxy.cutAfter(step * STEPS / POINTS, step % 2 == 0);
                try {
                    dying.getBean(Gathering.class).makeUp(due);
                } catch (MongoException e) {
                    died.add(each.getKey());
                }
                proxy.restore();
                step++;
            }
        }
        assertThat(died.size()).as("most died in the middle").isBetween(POINTS / 2, POINTS);
        // The night is over, and nobody holds a claim any more.
        Later.by(Duration.ofHours(3));
        for (Map.Entry<String, Api.Mine> each : waiting.entrySet()) {
            await().until(() -> rows(each.getValue()).contains("\"sent\""));
            assertThat(titles(each.getKey())).as(each.getKey()).containsExactly("Told");
        }
        publish("Later");
        for (String address : waiting.keySet()) {
            await().until(() -> titles(address).contains("Later"));
            assertThat(titles(address)).containsExactly("Told", "Later");
        }
    }

    @Test
    void of_two_that_make_up_the_same_message_one_sends_it() throws Exception {
        Api.Mine mine = alertOf(to);
        publish("Raced");
        await().until(() -> rows(mine).contains("Raced"));
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<List<Message>> race = () -> {
            List<Outlet> due = outlets.of(List.of(mine.id()));
            together.await();
            return gathering.makeUp(due).messages();
        };
        List<Message> made = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<List<Message>> one : two.invokeAll(List.of(race, race))) {
                made.addAll(one.get());
            }
        }
        assertThat(made).hasSize(1);
        Delivery claimed = made.getFirst().delivery();
        assertThat(resuming.takeUp(List.of(claimed.id())).messages())
                .as("nobody else has it while the claim holds")
                .isEmpty();
        // The first one hangs for longer than its claim; another takes it over, and what the first notes then counts no
        // more.
        Later.by(Leases.LEASE.plusSeconds(1));
        Delivery taken = resuming.takeUp(List.of(claimed.id())).messages().stream()
                .map(Message::delivery)
                .findFirst()
                // The service itself may have been faster.
                .orElseGet(() -> deliveries.find(claimed.id()).orElseThrow());
        assertThat(taken.epoch()).isGreaterThan(claimed.epoch());
        logbook.note(Ending.of(claimed, Delivery.State.FAILED, Instant.now(), "too late"));
        assertThat(deliveries.find(claimed.id()).orElseThrow().state()).isNotEqualTo(Delivery.State.FAILED);
        Later.by(Duration.ofHours(3));
        awaitTold("Raced");
        assertThat(told()).containsExactly("Raced");
    }

    @Test
    void a_claim_is_renewed_while_it_is_worked_on_and_who_lost_theirs_does_not_begin() {
        Api.Mine mine = alertOf(to);
        publish("Slow");
        await().until(() -> rows(mine).contains("Slow"));
        Delivery claimed = gathering
                .makeUp(outlets.of(List.of(mine.id())))
                .messages()
                .getFirst()
                .delivery();
        held.take(claimed);
        Later.by(Leases.LEASE.minusSeconds(20));
        await().until(() -> stored(claimed).leaseUntil().isAfter(Later.now().plusSeconds(30)));
        Later.by(Leases.LEASE.plusSeconds(5));
        assertThat(resuming.takeUp(List.of(claimed.id())).messages())
                .as("nobody else has it, though its first claim is over")
                .isEmpty();
        assertThat(stored(claimed).claimant()).isEqualTo(claimed.claimant());
        assertThat(held.mayBegin(claimed)).isTrue();

        // Now it hangs, and nothing of it runs: nobody renews.
        held.letGo(claimed);
        Later.by(Leases.LEASE.multipliedBy(5));
        await().until(() -> {
            resuming.takeUp(List.of(claimed.id()));
            return !stored(claimed).claimant().equals(claimed.claimant());
        });
        held.take(claimed);
        assertThat(held.mayBegin(claimed)).as("another has it").isFalse();
        assertThat(held.holds(claimed.id())).isFalse();
        Later.by(Duration.ofHours(3));
        awaitTold("Slow");
        assertThat(told()).containsExactly("Slow");
    }

    private Delivery stored(Delivery delivery) {
        return deliveries.find(delivery.id()).orElseThrow();
    }

    /** It finds and does not tell: it is night where its reader is. */
    private Api.Mine alertOf(String address) {
        Api.Mine mine = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word, address));
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        String token =
                tokens.subscriber(subscribers.find(SubscriberId.of(address)).orElseThrow(), Instant.now());
        assertThat(api.patch(
                                "/v1/subscribers/me",
                                "{\"quiet\": {\"from\": \"%s\", \"until\": \"%s\", \"zone\": \"UTC\"}}"
                                        .formatted(now.minusHours(1), now.plusHours(2)),
                                Api.bearer(token))
                        .status())
                .isEqualTo(200);
        return mine;
    }

    private static List<String> titles(String address) {
        return Infrastructure.smtp().received(address).stream()
                .map(CaughtMail::text)
                .flatMap(String::lines)
                .filter(line -> line.matches("(Told|Later) w\\w+"))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    /** An instance of the same service that begins nothing by itself. */
    private static ConfigurableApplicationContext start(CuttingProxy proxy) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                Infrastructure.kafka(),
                "MONGODB_URI",
                proxy.uriWithoutPatience(),
                "NOTIFY_DATABASE",
                "travelling_" + RUN + "_notify",
                "NOTIFY_GROUP",
                "dying-" + UUID.randomUUID(),
                "SMTP_HOST",
                Infrastructure.smtp().host(),
                "SMTP_PORT",
                Integer.toString(Infrastructure.smtp().port()),
                "ROLECALL_API_KEY",
                Infrastructure.API_KEY,
                "MAIL_FROM",
                "Rolecall <alerts@localhost.localdomain>",
                "NOTIFY_SWEEP",
                "PT1H",
                "NOTIFY_PORT",
                "0"));
        SpringApplication application = new SpringApplication(NotifyApplication.class);
        application.setDefaultProperties(settings);
        return application.run();
    }
}
