package io.rolecall.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;
import java.util.function.Consumer;

/** The user that the SMTP server delivers to, whoever it is: hands the mail on and keeps nothing. */
record Catching(String address, Consumer<MovingMessage> to) implements GreenMailUser {
    @Override
    public void deliver(MovingMessage message) {
        to.accept(message);
    }

    @Override
    public void deliver(MimeMessage message) {
        throw new UnsupportedOperationException("mails come by SMTP only");
    }

    @Override
    public String getEmail() {
        return address;
    }

    @Override
    public String getLogin() {
        return address;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return address;
    }

    @Override
    public void setPassword(String password) {}

    @Override
    public void authenticate(String password) {}

    @Override
    public void create() {}

    @Override
    public void delete() {}
}
