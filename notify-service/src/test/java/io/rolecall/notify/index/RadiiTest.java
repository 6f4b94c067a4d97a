package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.place.Gazetteer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RadiiTest {
    private record Circle(double lat, double lon, int km) {}

    private final Random random = new Random(3);

    /** Around the poles and the date line, at the rims of circles, and everywhere. */
    @Test
    void a_point_lies_in_exactly_the_circles_that_the_distance_says() {
        int inside = 0;
        for (int widest : new int[] {30, 500, 20_100}) {
            Radii radii = new Radii(widest);
            List<Circle> circles = new ArrayList<>();
            for (int i = 0; i < 1_500; i++) {
                Circle circle = new Circle(latitude(), longitude(), 1 + random.nextInt(widest));
                radii = radii.with(circle.lat, circle.lon, circle.km, i + 1);
                circles.add(circle);
            }
            for (int i = 0; i < 1_500; i++) {
                Circle near = circles.get(random.nextInt(circles.size()));
                double lat =
                        i % 3 == 0 ? latitude() : Math.clamp(near.lat + random.nextGaussian() * near.km / 111, -90, 90);
                double lon = i % 3 == 0
                        ? longitude()
                        : Math.IEEEremainder(
                                near.lon + random.nextGaussian() * near.km / 111 / Math.cos(Math.toRadians(near.lat)),
                                360);
                Held held = new Held();
                held.begin(2_000);
                radii.around(lat, lon, held::set);
                List<Integer> right = IntStream.range(0, circles.size())
                        .filter(c -> Gazetteer.distanceKm(circles.get(c).lat, circles.get(c).lon, lat, lon)
                                <= circles.get(c).km)
                        .mapToObj(c -> c + 1)
                        .toList();
                List<Integer> found = IntStream.range(1, held.count())
                        .mapToObj(a -> held.atoms()[a])
                        .sorted()
                        .toList();
                assertThat(found).isEqualTo(right);
                inside += right.size();
            }
        }
        assertThat(inside).isGreaterThan(10_000);
    }

    private double latitude() {
        return switch (random.nextInt(6)) {
            case 0 -> 90 - random.nextDouble();
            case 1 -> -90 + random.nextDouble();
            default -> random.nextDouble() * 180 - 90;
        };
    }

    private double longitude() {
        return random.nextInt(4) == 0 ? 180 - random.nextDouble() * 2 : random.nextDouble() * 360 - 180;
    }
}
