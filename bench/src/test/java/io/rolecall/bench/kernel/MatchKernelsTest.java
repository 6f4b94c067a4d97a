package io.rolecall.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchKernelsTest {
    @Test
    void each_kernel_does_what_it_says() {
        MatchKernels kernels = new MatchKernels();
        kernels.alerts = 1_000;
        kernels.invent();
        int matches = 0;
        for (int i = 0; i < 250; i++) {
            matches += kernels.match().size();
            assertThat(kernels.read()).isGreaterThan(10);
        }
        assertThat(matches).isPositive();
        assertThat(kernels.compile()).isLessThan(5_000);
    }
}
