package io.rolecall.ingest.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Location;
import io.rolecall.testing.Postings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Ampelwerk GmbH                 | ampelwerk
            AMPELWERK gmbh                 | ampelwerk
            Ampelwerk GmbH & Co. KG        | ampelwerk
            Ampelwerk UG (haftungsbeschränkt) | ampelwerk
            Lantern, Inc.                  | lantern
            The Lantern Corporation        | lantern
            Lantern Pty. Ltd.              | lantern
            Åkerström AB (publ)            | akerstrom
            Fjord A/S                      | fjord
            Société Générale S.A.          | societe generale
            Molen B.V.                     | molen
            Bolid s.r.o.                   | bolid
            Straßenbahn e.V.               | strassenbahn
            AT&T                           | at t
            O'Neill Ltd                    | oneill
            Inc.                           | inc
            Lantern Health                 | lantern health
            Confidential                   | ''
            Stealth Startup                | ''
            """)
    void employersHaveOneSpelling(String name, String normalised) {
        assertThat(Employers.normalised(name)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Senior Java Engineer (m/w/d)             | senior java engineer    | -
            'Senior Java Engineer m|f|x'             | senior java engineer    | -
            Ingénieur logiciel F/H                   | ingenieur logiciel      | -
            Java Engineer (all genders)              | java engineer           | -
            Java Engineer - Berlin                   | java engineer           | -
            Java Engineer (Berlin, Germany)          | java engineer           | -
            'Java Engineer | Remote'                 | java engineer           | -
            Berlin                                   | berlin                  | -
            Java Engineer (REQ-12345)                | java engineer           | 12345
            Java Engineer #4711                      | java engineer           | 4711
            Java Engineer - Job ID: JR0042           | java engineer           | JR0042
            Pflegekraft, Referenz 2026-118           | pflegekraft             | 2026118
            Software Engineer, New Grad 2026         | software engineer new grad 2026 | -
            ISO 27001 Auditor                        | iso 27001 auditor       | -
            C++ Developer                            | c++ developer           | -
            C# Developer                             | c# developer            | -
            Engineer II                              | engineer ii             | -
            Reference Data Analyst 2025              | reference data analyst 2025 | -
            (m/w/d)                                  | m w d                   | -
            """)
    void titlesLoseWhatBoardsAddAndKeepWhatTellsJobsApart(String title, String words, String requisition) {
        assertThat(Titles.of(title, List.of(Postings.BERLIN))).isEqualTo(new Titles(words, requisition));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            R-12345          | R12345
            req 12345        | 12345
            2026/0815-a      | 20260815A
            See Opening ID   | -
            Evergreen        | -
            7                | 7
            -                | -
            """)
    void requisitionIdsHaveOneSpellingAndADigit(String id, String normalised) {
        assertThat(Requisitions.normalised(id)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({"R12345, true", "123, true", "07, false", "000, false", "999, false"})
    void onlyALongerRequisitionIdJoins(String id, boolean tells) {
        assertThat(Requisitions.tells(id)).isEqualTo(tells);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://boards.greenhouse.io/lantern/jobs/4012345?gh_src=x&utm_source=y   | greenhouse:4012345
            https://job-boards.greenhouse.io/lantern/jobs/4012345#app                 | greenhouse:4012345
            https://boards.greenhouse.io/embed/job_app?for=lantern&token=4012345      | greenhouse:4012345
            https://www.lantern.example/careers/engineer?gh_jid=4012345               | greenhouse:4012345
            https://boards.greenhouse.io/lantern                                      | -
            https://jobs.lever.co/lantern/A102C558-c365-48cf-b1ae-766037509e5c/apply  | lever:a102c558-c365-48cf-b1ae-766037509e5c
            https://jobs.ashbyhq.com/l/108217c3-1acc-4ec1-b6fd-32e700c77f51/application?x=1 | ashby:108217c3-1acc-4ec1-b6fd-32e700c77f51
            https://lantern.example/jobs?ashby_jid=108217c3-1acc-4ec1-b6fd-32e700c77f51 | ashby:108217c3-1acc-4ec1-b6fd-32e700c77f51
            https://jobs.smartrecruiters.com/Lantern/743999123456789-engineer         | smartrecruiters:743999123456789
            https://apply.workable.com/lantern/j/0A1B2C3D4E/apply/                    | workable:0a1b2c3d4e
            https://lantern.wd5.myworkdayjobs.com/en-US/Site/job/Berlin/Engineer_JR-12/apply?src=x | workday:lantern/jr-12
            https://lantern.wd5.myworkdayjobs.com/Site/job/Berlin/Engineer_JR-12-1    | workday:lantern/jr-12-1
            https://lantern.jobs.personio.de/job/123?language=de                      | personio:lantern/123
            https://lantern.jobs.personio.com/job/123                                 | personio:lantern/123
            https://lantern.bamboohr.com/jobs/view.php?id=33                          | bamboohr:lantern/33
            https://lantern.example/careers/4012345                                   | -
            https://aggregator.example/out?to=https://jobs.lever.co/l/a102c558-c365-48cf-b1ae-766037509e5c | -
            https://jobs.lever.co.evil.example/l/a102c558-c365-48cf-b1ae-766037509e5c | -
            mailto:jobs@lantern.example                                               | -
            -                                                                         | -
            """)
    void linksToOnePostingOfAnApplicantTrackingSystemAreOne(String url, String canonical) {
        assertThat(ApplyAddress.canonical(url)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"'Engineer - Springfield', 'Springfield, IL'", "'Engineer, Springfield, IL', 'Springfield, IL'"})
    void aPlaceThatNobodyResolvedIsDroppedByItsText(String title, String place) {
        assertThat(Titles.of(title, List.of(Location.unresolved(place))).words())
                .isEqualTo("engineer");
    }
}
