package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Software Engineer Intern (Summer 2026) | INTERN
        Praktikant Marketing (m/w/d)           | INTERN
        Werkstudentin Data                     | INTERN
        Stagiaire développement                | INTERN
        Internal Auditor                       | UNKNOWN
        International Sales Manager            | UNKNOWN
        Internship Program Manager             | UNKNOWN
        Junior Accountant                      | ENTRY
        New Grad Software Engineer             | ENTRY
        Graduate School Admissions Officer     | UNKNOWN
        Ausbildung zum Koch (m/w/d)            | ENTRY
        Alternance - Développeur               | ENTRY
        Mid-level Backend Engineer             | MID
        Account Executive, Mid-Market          | UNKNOWN
        Senior Java Developer                  | SENIOR
        Sr. Java Developer                     | SENIOR
        (Senior) AI Researcher                 | SENIOR
        Starszy programista                    | SENIOR
        Senior Living Caregiver                | UNKNOWN
        Seniority Analyst                      | UNKNOWN
        Lead Generation Specialist             | UNKNOWN
        Demand Generation Lead                 | LEAD
        Lead Gen Manager                       | UNKNOWN
        Leadership Coach                       | UNKNOWN
        Senior Lead Engineer                   | LEAD
        Staff Software Engineer                | LEAD
        Staff Accountant                       | UNKNOWN
        Principal Engineer                     | LEAD
        Teamleiterin Vertrieb                  | LEAD
        Engineering Manager                    | LEAD
        Product Manager                        | UNKNOWN
        VP of Sales                            | EXECUTIVE
        Head of Design                         | EXECUTIVE
        Chief Technology Officer               | EXECUTIVE
        Chief of Staff                         | UNKNOWN
        Account Executive                      | UNKNOWN
        Executive Assistant to the CEO         | UNKNOWN
        Art Director                           | UNKNOWN
        Geschäftsführer (m/w/d)                | EXECUTIVE
        Stage - Assistant comptable            | INTERN
        Stage Manager, Royal Theatre           | UNKNOWN
        Stagiair bouwkunde                     | INTERN
        Lärling elektriker                     | ENTRY
        Jeune diplômé - Consultant             | ENTRY
        Recién titulado en Derecho             | ENTRY
        Ervaren monteur                        | SENIOR
        Erfaren systemutvecklare               | SENIOR
        Teamledare kundservice                 | LEAD
        Teamleider logistiek                   | LEAD
        Abteilungsleiterin Einkauf             | LEAD
        Vizepräsident                          | UNKNOWN
        """)
    void readsSeniorityFromTheTitle(String title, Level level) {
        assertThat(Levels.of(title, false)).isEqualTo(level);
    }
}
