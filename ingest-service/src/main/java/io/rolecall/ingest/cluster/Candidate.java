package io.rolecall.ingest.cluster;

import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a posting decides which vacancy it advertises.
 *
 * @param published its cluster, when others have been told of it; null when it can still be chosen
 * @param employer normalised; empty where it is none
 * @param requisition normalised
 * @param keys of the strongest kind first, at most one of each
 * @param sketch of its text, where that tells something
 * @param open whether one can apply
 */
record Candidate(
        String id,
        @Nullable String published,
        String employer,
        @Nullable String requisition,
        List<Key> keys,
        byte @Nullable [] sketch,
        boolean open) {

    static Candidate of(Posting posting, @Nullable String published) {
        String employer = Employers.normalised(posting.organization().name());
        Titles title = Titles.of(posting.title(), posting.locations());
        String requisition = Requisitions.normalised(posting.requisitionId());
        if (requisition == null) {
            requisition = title.requisition();
        }
        List<Key> keys = new ArrayList<>(3);
        if (requisition != null && !employer.isEmpty() && Requisitions.tells(requisition)) {
            keys.add(Key.requisition(employer, requisition));
        }
        String address = ApplyAddress.canonical(posting.url());
        if (address != null) {
            keys.add(Key.applyAddress(address));
        }
        String place = place(posting);
        byte[] sketch = employer.isEmpty() || place.isEmpty() || title.words().isEmpty()
                ? null
                : Sketch.of(posting.descriptionText());
        if (sketch != null) {
            keys.add(Key.text(employer, title.words(), place));
        }
        return new Candidate(posting.id(), published, employer, requisition, keys, sketch, posting.open());
    }

    /** All places together: the same job in another place is not told to be the same by its text. Unknown is no place. */
    private static String place(Posting posting) {
        if (!posting.locations().isEmpty()) {
            return places(posting.locations());
        }
        return posting.workplace() == Workplace.REMOTE ? "remote " + places(posting.applicantLocations()) : "";
    }

    private static String places(Collection<Location> locations) {
        TreeSet<String> places = new TreeSet<>();
        for (Location location : locations) {
            places.add(location.placeId() != null ? location.placeId() : String.join(" ", Words.of(location.text())));
        }
        return String.join("; ", places);
    }

    String source() {
        return source(id);
    }

    /** No source's id has a colon. */
    static String source(String postingId) {
        int colon = postingId.indexOf(':');
        return colon < 0 ? postingId : postingId.substring(0, colon);
    }

    /** Whether the store holds the same of both. */
    boolean claimsAs(Candidate other) {
        return employer.equals(other.employer)
                && java.util.Objects.equals(requisition, other.requisition)
                && keys.equals(other.keys)
                && java.util.Arrays.equals(sketch, other.sketch);
    }
}
