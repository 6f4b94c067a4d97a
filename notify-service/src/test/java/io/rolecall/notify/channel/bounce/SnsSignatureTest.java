package io.rolecall.notify.channel.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SnsSignatureTest {
    @Test
    void amazons_own_hosts_are_visited() throws Exception {
        assertThat(SnsSignature.amazon("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem"))
                .hasHost("sns.eu-west-1.amazonaws.com");
        assertThat(SnsSignature.amazon("https://sns.cn-north-1.amazonaws.com.cn/x"))
                .hasScheme("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-west-1.amazonaws.com/x.pem",
                "https://sns.eu-west-1.amazonaws.com.evil.example/x.pem",
                "https://evil.example/sns.eu-west-1.amazonaws.com",
                "https://sns.eu-west-1.amazonaws.com@evil.example/",
                "https://sns.eu-west-1.amazonaws.com:8443/x.pem",
                "https://bucket.s3.amazonaws.com/x.pem",
                "https://169.254.169.254/x.pem",
                "file:///etc/passwd",
                ""
            })
    void no_other_address_is(String url) {
        assertThatThrownBy(() -> SnsSignature.amazon(url)).hasMessageContaining("no address of Amazon SNS");
    }

    @Test
    void signed_are_the_members_that_amazon_signs_in_its_order() {
        assertThat(SnsSignature.signed(JsonMapper.shared().readTree("""
                                {"Type": "Notification", "Message": "m", "MessageId": "1", "Timestamp": "t",
                                 "TopicArn": "a", "Token": "x", "Signature": "s"}""")))
                .isEqualTo("Message\nm\nMessageId\n1\nTimestamp\nt\nTopicArn\na\nType\nNotification\n");
    }
}
