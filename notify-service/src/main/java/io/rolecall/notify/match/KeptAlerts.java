package io.rolecall.notify.match;

import io.rolecall.notify.index.Keys;
import java.util.Arrays;
import java.util.Objects;

/**
 * Alerts by their slots in {@value #BYTES} bytes each, as a row of numbers and a reference; blocks of rows are added as they are needed,
 * and none is moved. What doesn't fit, as a name that is not ours, is kept as an object beside.
 *
 * <pre>
 *  | id | id | subscriber | subscriber | since, version |    shape, or the alert
 * </pre>
 */
final class KeptAlerts implements Keys<KeptAlert> {
    static final int BYTES = 44;
    private static final int BLOCK_BITS = 12;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int LONGS = 5;

    /** A moment takes 44 bits, which last until the year 2527, and an alert changes seldom. */
    private static final int VERSION_BITS = 20;

    private static final long LATEST = (1L << 64 - VERSION_BITS) - 2;

    /** Stands for {@link KeptAlert#NEVER}. */
    private static final long NEVER = LATEST + 1;

    /** With nobody to own it, an alert has no bits of a subscriber; one that has none but zeros is kept as an object. */
    private static final long NOBODY = 0;

    private record Block(long[] rows, Object[] beside) {}

    private volatile Block[] blocks = {};

    @Override
    public void set(int slot, KeptAlert alert) {
        Block[] all = blocks;
        int number = slot >>> BLOCK_BITS;
        if (number >= all.length) {
            int before = all.length;
            all = Arrays.copyOf(all, number + 1);
            for (int i = before; i <= number; i++) {
                all[i] = new Block(new long[LONGS * BLOCK], new Object[BLOCK]);
            }
        }
        Block block = all[number];
        int row = slot & BLOCK - 1;
        boolean fits = fits(alert);
        if (fits) {
            write(block.rows, LONGS * row, alert);
        }
        block.beside[row] = fits ? alert.shape() : alert;
        blocks = all;
    }

    @Override
    public Keys<KeptAlert> none() {
        return new KeptAlerts();
    }

    private static boolean fits(KeptAlert alert) {
        Bits owner = alert.subscriber();
        return alert.others() == null
                && (owner == null || owner.high() != NOBODY || owner.low() != NOBODY)
                && alert.version() >>> VERSION_BITS == 0
                && (alert.since() == KeptAlert.NEVER || alert.since() >= 0 && alert.since() <= LATEST);
    }

    private static void write(long[] rows, int at, KeptAlert alert) {
        Bits id = Objects.requireNonNull(alert.id());
        Bits owner = alert.subscriber();
        rows[at] = id.high();
        rows[at + 1] = id.low();
        rows[at + 2] = owner == null ? NOBODY : owner.high();
        rows[at + 3] = owner == null ? NOBODY : owner.low();
        rows[at + 4] = (alert.since() == KeptAlert.NEVER ? NEVER : alert.since()) << VERSION_BITS | alert.version();
    }

    @Override
    public KeptAlert get(int slot) {
        Block block = blocks[slot >>> BLOCK_BITS];
        Object beside = block.beside[slot & BLOCK - 1];
        if (beside instanceof KeptAlert whole) {
            return whole;
        }
        long[] rows = block.rows;
        int at = LONGS * (slot & BLOCK - 1);
        long since = rows[at + 4] >>> VERSION_BITS;
        return new KeptAlert(
                new Bits(rows[at], rows[at + 1]),
                rows[at + 2] == NOBODY && rows[at + 3] == NOBODY ? null : new Bits(rows[at + 2], rows[at + 3]),
                rows[at + 4] & (1L << VERSION_BITS) - 1,
                since == NEVER ? KeptAlert.NEVER : since,
                (KeptAlert.Shape) beside,
                null);
    }

    @Override
    public boolean is(int slot, KeptAlert alert) {
        Block block = blocks[slot >>> BLOCK_BITS];
        int row = slot & BLOCK - 1;
        if (block.beside[row] instanceof KeptAlert whole) {
            return whole.equals(alert);
        }
        Bits id = alert.id();
        return id != null && block.rows[LONGS * row] == id.high() && block.rows[LONGS * row + 1] == id.low();
    }

    @Override
    public int hash(int slot) {
        Block block = blocks[slot >>> BLOCK_BITS];
        int row = slot & BLOCK - 1;
        return block.beside[row] instanceof KeptAlert whole
                ? whole.hashCode()
                : KeptAlert.hash(block.rows[LONGS * row], block.rows[LONGS * row + 1]);
    }
}
