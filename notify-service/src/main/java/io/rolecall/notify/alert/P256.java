package io.rolecall.notify.alert;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The curve of Web Push (NIST P-256), as far as the JDK leaves it to us: whether bytes are a point, and the public key of a
 * private one. For the service's own key at its start only: it takes longer for some keys than for others.
 */
public final class P256 {
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    /** How many points there are; private keys are from 1 to below it. */
    public static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final Point GENERATOR = new Point(
            new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
            new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16));
    private static final int SIZE = 32;

    private P256() {}

    private record Point(BigInteger x, BigInteger y) {}

    /** Whether it is a point on the curve, uncompressed: 4, x, y. */
    public static boolean holds(byte[] point) {
        if (point.length != 1 + 2 * SIZE || point[0] != 4) {
            return false;
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + SIZE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + SIZE, point.length));
        return x.compareTo(P) < 0
                && y.compareTo(P) < 0
                && y.multiply(y)
                        .mod(P)
                        .equals(x.pow(3).subtract(THREE.multiply(x)).add(B).mod(P));
    }

    /** The public key of a private one, uncompressed. */
    public static byte[] publicKey(BigInteger secret) {
        Point sum = null;
        Point power = GENERATOR;
        for (int i = 0; i < secret.bitLength(); i++) {
            if (secret.testBit(i)) {
                sum = add(sum, power);
            }
            power = add(power, power);
        }
        if (sum == null) {
            throw new IllegalArgumentException("0 is no key");
        }
        byte[] point = new byte[1 + 2 * SIZE];
        point[0] = 4;
        copy(sum.x, point, 1);
        copy(sum.y, point, 1 + SIZE);
        return point;
    }

    /** Neither is the other's negative here: the sums of a double-and-add below the order never are. */
    private static Point add(@Nullable Point a, Point b) {
        if (a == null) {
            return b;
        }
        BigInteger slope = a.equals(b)
                ? THREE.multiply(a.x.pow(2))
                        .subtract(THREE)
                        .multiply(a.y.shiftLeft(1).modInverse(P))
                : b.y.subtract(a.y).multiply(b.x.subtract(a.x).mod(P).modInverse(P));
        BigInteger x = slope.pow(2).subtract(a.x).subtract(b.x).mod(P);
        return new Point(x, slope.multiply(a.x.subtract(x)).subtract(a.y).mod(P));
    }

    private static void copy(BigInteger number, byte[] to, int from) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, SIZE);
        System.arraycopy(bytes, bytes.length - length, to, from + SIZE - length, length);
    }
}
