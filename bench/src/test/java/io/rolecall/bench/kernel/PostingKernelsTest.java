package io.rolecall.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.PostingCodec;
import org.junit.jupiter.api.Test;

class PostingKernelsTest {
    @Test
    void each_kernel_does_what_it_says() {
        PostingKernels kernels = new PostingKernels();
        kernels.invent();
        for (int i = 0; i < 250; i++) {
            assertThat(kernels.analyse()).hasSizeGreaterThan(100);
            assertThat(kernels.decode().source()).isEqualTo("bench");
            assertThat(PostingCodec.decode(kernels.encode()).posting().source()).isEqualTo("bench");
            assertThat(kernels.normalise().locations().getFirst().country()).isNotNull();
        }
    }
}
