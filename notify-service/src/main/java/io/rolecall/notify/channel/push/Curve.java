package io.rolecall.notify.channel.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys of P-256 as the JDK has them, from and to the bytes that Web Push writes. */
final class Curve {
    static final String NAME = "secp256r1";
    private static final int SIZE = 32;

    private Curve() {}

    static PrivateKey privateKey(BigInteger secret) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, parameters()));
    }

    /** @param point 4, x, y */
    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + SIZE)),
                                new BigInteger(1, Arrays.copyOfRange(point, 1 + SIZE, point.length))),
                        parameters()));
    }

    static byte[] point(ECPublicKey key) {
        byte[] point = new byte[1 + 2 * SIZE];
        point[0] = 4;
        copy(key.getW().getAffineX(), point, 1);
        copy(key.getW().getAffineY(), point, 1 + SIZE);
        return point;
    }

    private static void copy(BigInteger number, byte[] to, int from) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, SIZE);
        System.arraycopy(bytes, bytes.length - length, to, from + SIZE - length, length);
    }

    private static ECParameterSpec parameters() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(NAME));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
