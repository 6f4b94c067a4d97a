package io.rolecall.notify.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The conditions that alerts have beside atoms, by their numbers. One writer at a time; readers need no lock. */
final class Conditions {
    private final Map<Condition, Integer> numbers = new HashMap<>();
    private volatile Condition[] all = new Condition[16];

    /** The literal of a condition. */
    synchronized int literal(Condition condition) {
        Integer known = numbers.get(condition);
        if (known != null) {
            return Literals.ofCondition(known);
        }
        int number = numbers.size();
        Condition[] more = number == all.length ? Arrays.copyOf(all, 2 * number) : all;
        more[number] = condition;
        all = more;
        numbers.put(condition, number);
        return Literals.ofCondition(number);
    }

    synchronized int count() {
        return numbers.size();
    }

    Condition[] all() {
        return all;
    }
}
