package io.rolecall.ingest.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * The postings of one employer, title and place, with sketches of their texts: only these are compared with each other.
 *
 * @param id of the key that they share
 * @param version 0 while it isn't stored, and one more with each change
 */
record Block(String id, long version, List<Claim> claims) {
    /** More postings of one employer, title and place than this are not told apart by their texts. */
    static final int MOST = 8;

    static Block none(String id) {
        return new Block(id, 0, List.of());
    }

    boolean hasOf(String posting) {
        return claims.stream().anyMatch(claim -> claim.posting().equals(posting));
    }

    /** With this in place of what its posting said before. */
    Block with(Claim claim) {
        List<Claim> all = new ArrayList<>(claims);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).posting().equals(claim.posting())) {
                all.set(i, claim);
                return new Block(id, version, List.copyOf(all));
            }
        }
        all.add(claim);
        return new Block(id, version, List.copyOf(all));
    }

    Block without(String posting) {
        return new Block(
                id,
                version,
                claims.stream()
                        .filter(claim -> !claim.posting().equals(posting))
                        .toList());
    }

    Block stored() {
        return new Block(id, version + 1, claims);
    }
}
