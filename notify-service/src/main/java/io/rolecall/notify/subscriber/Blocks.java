package io.rolecall.notify.subscriber;

import java.util.List;

/**
 * What a subscriber never wants to hear of, whichever alert finds it.
 *
 * @param organizations whose postings are left out, by name as {@code excludeOrganization} compares it
 * @param agencies words of organisations' names: one of them in the name leaves its postings out
 * @param words words or phrases: one of them anywhere in a posting leaves it out
 */
public record Blocks(List<String> organizations, List<String> agencies, List<String> words) {
    public static final Blocks NONE = new Blocks(List.of(), List.of(), List.of());

    public Blocks {
        organizations = List.copyOf(organizations);
        agencies = List.copyOf(agencies);
        words = List.copyOf(words);
    }

    public boolean isEmpty() {
        return organizations.isEmpty() && agencies.isEmpty() && words.isEmpty();
    }
}
