package io.rolecall.notify.index;

import io.rolecall.posting.Pay;
import io.rolecall.query.ComparablePay;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Expression;
import io.rolecall.query.Field;
import io.rolecall.query.PayWanted;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is asked of a posting beside its atoms. Equal conditions are one. */
sealed interface Condition {
    boolean holds(Facts facts);

    /** Of the pay; all figures are made once. */
    final class PayAsked implements Condition {
        private final PayWanted wanted;
        private final long annual;
        private final String[] currencies;
        private final @Nullable Long[] euro;
        private final boolean anyRate;

        PayAsked(PayWanted wanted) {
            this.wanted = wanted;
            this.annual = wanted.annualMin();
            this.currencies = wanted.currencies().toArray(String[]::new);
            this.euro = new Long[currencies.length];
            boolean rate = false;
            for (int i = 0; i < currencies.length; i++) {
                euro[i] = wanted.euroMin(currencies[i]);
                rate |= euro[i] != null;
            }
            this.anyRate = rate;
        }

        @Override
        public boolean holds(Facts facts) {
            Pay pay = facts.posting().pay();
            if (pay == null) {
                return wanted.unknownKept();
            }
            if (currencies.length == 0) {
                return facts.top() >= annual;
            }
            ComparablePay posted = facts.comparablePay();
            boolean comparable = posted != null && anyRate;
            for (int i = 0; i < currencies.length; i++) {
                Long asked = euro[i];
                if (currencies[i].equals(pay.currency())) {
                    comparable = true;
                    if (facts.top() >= annual) {
                        return true;
                    }
                } else if (posted != null && asked != null && posted.max() >= asked) {
                    return true;
                }
            }
            return !comparable && wanted.unknownKept();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PayAsked that && wanted.equals(that.wanted);
        }

        @Override
        public int hashCode() {
            return wanted.hashCode();
        }
    }

    /** Anything that the query language can say, decided by the plain evaluator. */
    record Said(Expression expression, @Nullable Field only) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return Evaluator.holds(expression, facts.analysed(), only);
        }

        @Override
        public int hashCode() {
            return Objects.hash(expression, only);
        }
    }
}
