package io.rolecall.notify.index;

import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.ComparablePay;
import org.jspecify.annotations.Nullable;

/** A posting with what {@linkplain Condition conditions} ask of it, made when the first of them does. For one thread. */
final class Facts {
    private final Posting posting;
    private @Nullable AnalysedPosting analysed;
    private @Nullable ComparablePay comparable;
    private long top = -1;

    Facts(Posting posting) {
        this.posting = posting;
    }

    Posting posting() {
        return posting;
    }

    AnalysedPosting analysed() {
        if (analysed == null) {
            analysed = AnalysedPosting.of(posting);
        }
        return analysed;
    }

    /** What the posting pays at most for a year in hundredths; only where it says so. */
    long top() {
        prepare();
        return top;
    }

    @Nullable ComparablePay comparablePay() {
        prepare();
        return comparable;
    }

    private void prepare() {
        Pay pay = posting.pay();
        if (top < 0 && pay != null) {
            top = ComparablePay.top(pay);
            comparable = ComparablePay.of(pay);
        }
    }
}
