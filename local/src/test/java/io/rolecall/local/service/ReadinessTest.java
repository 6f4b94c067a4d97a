package io.rolecall.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void howFarAServiceIsWithItsIndexIsReadFromItsHealth() {
        assertThat(Readiness.percent("""
                        {"components":{"searchIndex":{"details":{"of":900,"percent":37,"postings":333,"state":"building"}}}}""")).hasValue(37);
        assertThat(Readiness.percent("{\"status\":\"UP\"}")).isEmpty();
    }
}
