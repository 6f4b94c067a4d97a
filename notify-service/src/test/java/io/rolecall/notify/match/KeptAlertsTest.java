package io.rolecall.notify.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.posting.PostingField;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptAlertsTest {
    private static final String ZEROS = "AAAAAAAAAAAAAAAAAAAAAA";
    private final Random random = new Random(23);
    private final KeptAlerts alerts = new KeptAlerts();
    private final Shared<KeptAlert.Shape> shapes = new Shared<>();

    @Test
    void each_slot_gives_back_the_alert_that_it_got_last() {
        Map<Integer, LiveAlert> given = new HashMap<>();
        for (int i = 0; i < 30_000; i++) {
            int slot = random.nextInt(Math.min(10_000, i + 1));
            LiveAlert alert = alert();
            alerts.set(slot, KeptAlert.of(alert, shapes));
            given.put(slot, alert);
        }
        given.forEach((slot, alert) -> {
            LiveAlert again = alerts.get(slot).alert(id -> "{\"q\":\"" + id + "\"}");
            assertThat(again).isEqualTo(alert);
            assertThat(again.fields()).isEqualTo(alert.fields());
            assertThat(again.written()).isEqualTo("{\"q\":\"" + alert.id() + "\"}");
            assertThat(alerts.is(slot, KeptAlert.like(alert.id()))).isTrue();
            assertThat(alerts.is(slot, KeptAlert.like(name()))).isFalse();
            assertThat(alerts.is(slot, KeptAlert.like("other"))).isFalse();
            assertThat(alerts.hash(slot)).isEqualTo(KeptAlert.like(alert.id()).hashCode());
        });
    }

    private LiveAlert alert() {
        EnumSet<PostingField> fields = EnumSet.noneOf(PostingField.class);
        for (PostingField field : Set.of(PostingField.TITLE, PostingField.URL, PostingField.PAY)) {
            if (random.nextBoolean()) {
                fields.add(field);
            }
        }
        return LiveAlert.kept(
                random.nextInt(10) > 0 ? name() : "import-" + random.nextInt(),
                random.nextInt(10) > 0 ? random.nextInt(5) : random.nextLong() >>> random.nextInt(1, 64),
                owner(),
                () -> "{}",
                fields,
                switch (random.nextInt(8)) {
                    case 0 -> Instant.MAX;
                    case 1 -> Instant.ofEpochMilli(-random.nextInt(1_000));
                    case 2 -> Instant.ofEpochMilli((1L << 44) - random.nextInt(4));
                    default -> Instant.ofEpochMilli(1_790_000_000_000L + random.nextInt());
                },
                new Schedule(
                        Cadence.values()[random.nextInt(Cadence.values().length)],
                        LocalTime.of(random.nextInt(24), 0),
                        DayOfWeek.MONDAY,
                        ZoneId.of("Europe/Vienna")),
                Terms.USUAL);
    }

    private @Nullable String owner() {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> "somebody";
            case 2 -> ZEROS;
            default -> name();
        };
    }

    private String name() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
