package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.place.Gazetteer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CirclesTest {
    private record Circle(double lat, double lon, int km, int atom) {}

    private final Random random = new Random(11);
    private final Dictionary dictionary = new Dictionary();
    private final Circles circles = dictionary.facets().circles();
    private final List<Circle> drawn = new ArrayList<>();

    @Test
    void a_point_asked_again_lies_in_the_circles_drawn_since_too() {
        for (int i = 0; i < 300; i++) {
            draw();
            for (int n = 0; n < 20; n++) {
                // Few points, so that nearly each was asked before.
                double lat = 45 + random.nextInt(6) * 0.7;
                double lon = 5 + random.nextInt(6) * 0.9;
                assertThat(around(lat, lon)).isEqualTo(right(lat, lon));
            }
        }
        assertThat(around(45, 5)).hasSizeGreaterThan(20);
    }

    @Test
    void more_points_than_are_remembered_are_right_too() {
        IntStream.range(0, 60).forEach(_ -> draw());
        for (int i = 0; i < 10_000; i++) {
            double lat = 45 + random.nextInt(130) * 0.03;
            double lon = 5 + random.nextInt(130) * 0.03;
            assertThat(around(lat, lon)).isEqualTo(right(lat, lon));
        }
    }

    private void draw() {
        double lat = 44 + random.nextDouble() * 6;
        double lon = 4 + random.nextDouble() * 6;
        int km = new int[] {5, 30, 100, 200}[random.nextInt(4)];
        drawn.add(new Circle(lat, lon, km, circles.atom(lat, lon, km)));
    }

    private List<Integer> around(double lat, double lon) {
        Held held = new Held();
        held.begin(dictionary.atoms().count());
        circles.around(lat, lon, held);
        return IntStream.range(1, held.count())
                .mapToObj(i -> held.atoms()[i])
                .sorted()
                .toList();
    }

    private List<Integer> right(double lat, double lon) {
        return drawn.stream()
                .filter(c -> Gazetteer.distanceKm(c.lat, c.lon, lat, lon) <= c.km)
                .map(Circle::atom)
                .sorted()
                .toList();
    }
}
