package io.rolecall.notify.channel.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message for one browser: RFC 8291, in one record of RFC 8188's {@code aes128gcm}. */
final class PushCipher {
    /** What push services take at least is 4,096 bytes, of which the header is 86 and the seal 17. */
    static final int MOST = 3_900;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RECORD = 4_096;

    private PushCipher() {}

    /**
     * @param browser the browser's public key, a point on the curve
     * @param auth the browser's secret
     */
    static byte[] encrypt(byte[] message, byte[] browser, byte[] auth) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(Curve.NAME), RANDOM);
            byte[] salt = new byte[16];
            RANDOM.nextBytes(salt);
            return encrypt(message, browser, auth, generator.generateKeyPair(), salt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param own a key pair for this message only */
    static byte[] encrypt(byte[] message, byte[] browser, byte[] auth, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        if (message.length > MOST) {
            throw new IllegalArgumentException("a push message has at most " + MOST + " bytes");
        }
        byte[] sender = Curve.point((ECPublicKey) own.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(Curve.publicKey(browser), true);
        byte[] info = ByteBuffer.allocate(14 + browser.length + sender.length)
                .put("WebPush: info\0".getBytes(US_ASCII))
                .put(browser)
                .put(sender)
                .array();
        byte[] secret = derive(agreement.generateSecret(), auth, info, 32);
        byte[] key = derive(secret, salt, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
        byte[] nonce = derive(secret, salt, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] record = Arrays.copyOf(message, message.length + 1);
        // The delimiter of the last record.
        record[message.length] = 2;
        byte[] sealed = cipher.doFinal(record);
        return ByteBuffer.allocate(salt.length + 5 + sender.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) sender.length)
                .put(sender)
                .put(sealed)
                .array();
    }

    private static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(secret)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }
}
