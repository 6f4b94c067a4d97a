package io.rolecall.notify.index;

import io.rolecall.place.Place;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.Analysis;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The atoms of what a posting has beside its texts: places, languages, and the sets of values of which one is enough. */
final class Facets {
    private static final int MOST_CATEGORIES = 1 << 12;

    /** What a named value is of. */
    enum Kind {
        COUNTRY(Atoms.Kind.COUNTRY),
        REGION(Atoms.Kind.PLACE),
        APPLICANT_COUNTRY(Atoms.Kind.FACET),
        LANGUAGE(Atoms.Kind.FACET),
        CATEGORY(Atoms.Kind.FACET),
        SOURCE(Atoms.Kind.FACET);

        final Atoms.Kind atoms;

        Kind(Atoms.Kind atoms) {
            this.atoms = atoms;
        }
    }

    private final Atoms atoms;
    private final List<Map<String, Integer>> named = Arrays.stream(Kind.values())
            .map(_ -> (Map<String, Integer>) new ConcurrentHashMap<String, Integer>())
            .toList();
    private final Circles circles;

    /** Sets of values as bits, each with its atom behind it. */
    private volatile int[] workplaces = {};

    private volatile int[] types = {};
    private volatile int[] levels = {};

    /** What categories are compared by; of postings, and forgotten when it grows. */
    private final Map<String, String> categories = new ConcurrentHashMap<>();

    Facets(Atoms atoms) {
        this.atoms = atoms;
        this.circles = new Circles(atoms);
    }

    /** That a posting has a value. */
    int named(Kind kind, String value) {
        Map<String, Integer> those = named.get(kind.ordinal());
        Integer known = those.get(value);
        return known != null
                ? known
                : those.computeIfAbsent(
                        value, _ -> atoms.add(kind.atoms, in -> in.facets().named(kind, value)));
    }

    int category(List<String> forms) {
        return named(Kind.CATEGORY, String.join(" ", forms));
    }

    /** The literal that one of a posting's places lies in another. */
    int place(Place place, int radiusKm) {
        return switch (place.kind()) {
            case COUNTRY -> Literals.of(named(Kind.COUNTRY, place.country()));
            case REGION -> Literals.of(named(Kind.REGION, place.id()));
            case CITY -> {
                Double lat = place.lat();
                Double lon = place.lon();
                yield lat == null || lon == null
                        ? Literals.not(Literals.TRUE)
                        : Literals.of(circles.atom(lat, lon, radiusKm));
            }
        };
    }

    Circles circles() {
        return circles;
    }

    synchronized int workplaces(Set<Workplace> any) {
        int bits = bits(any);
        int known = find(workplaces, bits);
        if (known < 0) {
            known = atoms.add(Atoms.Kind.FACET, in -> in.facets().workplaces(any));
            workplaces = with(workplaces, bits, known);
        }
        return known;
    }

    synchronized int types(Set<EmploymentType> any) {
        int bits = bits(any);
        int known = find(types, bits);
        if (known < 0) {
            known = atoms.add(Atoms.Kind.FACET, in -> in.facets().types(any));
            types = with(types, bits, known);
        }
        return known;
    }

    synchronized int levels(Set<Level> any) {
        int bits = bits(any);
        int known = find(levels, bits);
        if (known < 0) {
            known = atoms.add(Atoms.Kind.FACET, in -> in.facets().levels(any));
            levels = with(levels, bits, known);
        }
        return known;
    }

    private static int bits(Set<? extends Enum<?>> values) {
        int bits = 0;
        for (Enum<?> value : values) {
            bits |= 1 << value.ordinal();
        }
        return bits;
    }

    private static int find(int[] sets, int bits) {
        for (int i = 0; i < sets.length; i += 2) {
            if (sets[i] == bits) {
                return sets[i + 1];
            }
        }
        return -1;
    }

    private static int[] with(int[] sets, int bits, int atom) {
        int[] more = Arrays.copyOf(sets, sets.length + 2);
        more[sets.length] = bits;
        more[sets.length + 1] = atom;
        return more;
    }

    /** Sets what holds for a posting. */
    void of(Posting posting, Held held) {
        places(posting.locations(), held);
        places(posting.applicantLocations(), held);
        held.endPlaces();
        if (!named.get(Kind.APPLICANT_COUNTRY.ordinal()).isEmpty() && posting.workplace() == Workplace.REMOTE) {
            applicants(Analysis.applicantCountries(posting), held);
        }
        held(workplaces, 1 << posting.workplace().ordinal(), held);
        // What a posting doesn't say of these is no reason to leave it out.
        held(types, posting.employmentTypes().isEmpty() ? -1 : bits(posting.employmentTypes()), held);
        held(
                levels,
                posting.level() == Level.UNKNOWN ? -1 : 1 << posting.level().ordinal(),
                held);
        if (posting.language() != null) {
            set(Kind.LANGUAGE, posting.language(), held);
        }
        String category = posting.category();
        if (category != null && !named.get(Kind.CATEGORY.ordinal()).isEmpty()) {
            set(Kind.CATEGORY, category(category), held);
        }
        set(Kind.SOURCE, posting.source(), held);
    }

    private void places(List<Location> places, Held held) {
        for (Location place : places) {
            if (place.country() != null) {
                set(Kind.COUNTRY, place.country(), held);
            }
            if (place.region() != null) {
                set(Kind.REGION, place.region(), held);
            }
            Double lat = place.lat();
            Double lon = place.lon();
            if (lat != null && lon != null) {
                circles.around(lat, lon, held);
            }
        }
    }

    private void applicants(Set<String> countries, Held held) {
        if (countries.contains("*")) {
            named.get(Kind.APPLICANT_COUNTRY.ordinal()).values().forEach(held::set);
        } else {
            countries.forEach(code -> set(Kind.APPLICANT_COUNTRY, code, held));
        }
    }

    private String category(String category) {
        String known = categories.get(category);
        if (known == null) {
            List<String> forms = Analysis.category(category);
            // A text without words is the category of nothing.
            known = forms == null ? "" : String.join(" ", forms);
            if (categories.size() >= MOST_CATEGORIES) {
                categories.clear();
            }
            categories.put(category, known);
        }
        return known;
    }

    private void set(Kind kind, String value, Held held) {
        Integer atom = named.get(kind.ordinal()).get(value);
        if (atom != null) {
            held.set(atom);
        }
    }

    private static void held(int[] sets, int bits, Held held) {
        for (int i = 0; i < sets.length; i += 2) {
            if ((sets[i] & bits) != 0) {
                held.set(sets[i + 1]);
            }
        }
    }
}
