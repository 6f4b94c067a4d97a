package io.rolecall.http.operator;

import java.net.URI;
import java.util.List;

/**
 * What is a service's own of the operator's page. A service that has this bean has the page.
 *
 * @param name of the service in cookies and in what sessions are signed with; several services may be on one host, and cookies know
 *     no ports
 * @param title what its pages are about
 * @param style its own style sheet, beside the one of all
 * @param scripts whether its pages work better with htmx, which it then brings along
 * @param elsewhere other pages of the operator's
 * @param outage what is thrown while its database doesn't answer
 */
public record OperatorRoom(
        String name,
        String title,
        String style,
        boolean scripts,
        List<Link> elsewhere,
        SignIn signIn,
        Class<? extends Exception> outage) {
    /** Where the pages of every service begin. */
    public static final String PATH = "/operator";

    static final String SIGN_IN = PATH + "/sign-in";

    public OperatorRoom {
        if (!name.matches("[a-z]+")) {
            throw new IllegalArgumentException("the name of an operator's room is of small letters only");
        }
    }

    /** A page of another service, as people call and reach it. */
    public record Link(String name, String url) {
        /**
         * The operator's page of a service; none where its address is not set.
         *
         * @param setting whose value it is, for who has set it wrongly
         * @throws IllegalArgumentException where it is no address that a browser could go to
         */
        public static List<Link> to(String name, String address, String setting) {
            String base = address.strip().replaceAll("/+$", "");
            if (base.isEmpty()) {
                return List.of();
            }
            URI uri = URI.create(base);
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                throw new IllegalArgumentException(setting + " is no http or https address: " + address);
            }
            return List.of(new Link(name, base + PATH));
        }
    }

    String cookie() {
        return "rolecall-" + name + "-operator";
    }
}
