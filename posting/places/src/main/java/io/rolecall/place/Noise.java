package io.rolecall.place;

import java.util.HashSet;
import java.util.Set;

/** Words that stand beside places and name none, though some village bears them. */
final class Noise {
    private static final Set<Long> WORDS = hashes(
            // how and where one works
            "remote remotely remoto remota remotework hybrid hibrido ibrido hybride onsite on site in from at the of a an and or office"
                    + " offices hq headquarters headquarter headquartered home homeoffice based work working job jobs wfh telework"
                    + " telecommute telecommuting virtual teletravail distance fernarbeit homebased field flexible"
                    + " fully full partly part time first only ok friendly eligible preferred possible optional required"
                    + " anywhere worldwide global globally international any multiple various several many all other others none"
                    + " location locations place places tbd tba unknown nationwide statewide countrywide national near nearby"
                    + " within around plus more us-based hub hubs campus site sites presencial presentiel sur vor ort"
                    // how a place is written of
                    + " area areas metro metropolitan greater region regions region county city downtown central center centre"
                    + " zone timezone timezones time territory district state province suburb suburbs surrounding"
                    // parts of the world, which are no place here
                    + " europe european union eu eea emea apac latam dach nordics benelux asia africa america americas north south"
                    + " east west eastern western northern southern midwest coast world earth amer"
                    // the same in other languages
                    + " und oder et ou y och eller e o i lub oraz bei in im raum umgebung nahe standort standorte buro bureau bureaux"
                    + " kontor oficina ufficio sede siege zdalnie praca zdalna hybrydowo distans pa distancia deutschlandweit"
                    + " bundesweit mobiles arbeiten teletrabajo thuiswerken op afstand kantoor"
                    + " day days week weeks month per tag tage woche jours semaine dias semana giorni settimana dagen dagar"
                    + " fulltime parttime contract permanent temporary hiring now new unlimited");

    /** Words after a name that say that the region is meant, and not the city. */
    private static final Set<Long> REGIONAL =
            hashes("state province region canton kanton prefecture oblast voivodeship lan county");

    private Noise() {}

    static boolean is(Words words, int word) {
        return words.hasDigit(word) || WORDS.contains(words.hash(word, word + 1));
    }

    static boolean isAll(Words words) {
        for (int i = 0; i < words.count(); i++) {
            if (!is(words, i)) {
                return false;
            }
        }
        return true;
    }

    static boolean regional(Words words, int word) {
        return REGIONAL.contains(words.hash(word, word + 1));
    }

    private static Set<Long> hashes(String list) {
        Set<Long> hashes = new HashSet<>();
        for (String word : list.split(" ")) {
            hashes.add(Words.of(word).hash());
        }
        return hashes;
    }
}
