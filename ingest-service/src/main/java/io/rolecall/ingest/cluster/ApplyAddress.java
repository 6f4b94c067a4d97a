package io.rolecall.ingest.cluster;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which posting of which applicant tracking system a link leads to, whatever the page, tracking or step of the application it
 * names. Links elsewhere are no evidence: an employer's page of all its jobs, or an aggregator's, is shared by many vacancies.
 */
final class ApplyAddress {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /**
     * @param perTenant whether ids are counted for each customer, who is the first label of the host
     * @param id finds the id, its first group that matched, in path and query
     */
    private record System(String name, boolean perTenant, Pattern id) {
        System(String name, boolean perTenant, String id) {
            this(name, perTenant, Pattern.compile(id, Pattern.CASE_INSENSITIVE));
        }
    }

    /** By the last two labels of the host. */
    private static final Map<String, System> SYSTEMS = Map.ofEntries(
            of("greenhouse.io", "greenhouse", false, "/jobs/(\\d{4,})|[?&](?:token|gh_jid)=(\\d{4,})"),
            of("lever.co", "lever", false, "/(" + UUID + ")"),
            of("ashbyhq.com", "ashby", false, "/(" + UUID + ")"),
            of("smartrecruiters.com", "smartrecruiters", false, "^/[^/]+/(\\d{9,})|/(" + UUID + ")"),
            of("workable.com", "workable", false, "/j/([0-9a-z]{8,12})(?=[/?]|$)"),
            of("myworkdayjobs.com", "workday", true, "/(?:job|details)/(?:[^?]*/)?[^/?]+_([0-9a-z.-]+)(?=[/?]|$)"),
            of("recruitee.com", "recruitee", true, "/o/([^/?]+)"),
            of("personio.de", "personio", true, "/job/(\\d+)"),
            of("personio.com", "personio", true, "/job/(\\d+)"),
            of("teamtailor.com", "teamtailor", false, "/jobs/(\\d{4,})"),
            of("jobvite.com", "jobvite", false, "/job/(o[0-9a-z]{7,})"),
            of("icims.com", "icims", true, "/jobs/(\\d+)"),
            of("bamboohr.com", "bamboohr", true, "/careers/(\\d+)|/jobs/view\\.php\\?(?:[^#]*&)?id=(\\d+)"),
            of("breezy.hr", "breezy", false, "/p/([0-9a-f]{12,})"),
            of("applytojob.com", "jazzhr", true, "/apply/(?:jobs/details/)?([0-9a-z]{8,})(?=[/?]|$)"),
            of("rippling.com", "rippling", false, "/jobs/(" + UUID + ")"),
            of("pinpointhq.com", "pinpoint", true, "/(" + UUID + ")"),
            of("oraclecloud.com", "oracle", true, "/job/(\\d+)"),
            of("amazon.jobs", "amazon", false, "/jobs/(\\d{4,})"),
            of("comeet.com", "comeet", false, "/jobs/[^/]+/[0-9a-f.]+/[^/]+/([0-9a-f.]{5,})"),
            of("paylocity.com", "paylocity", false, "/details/(\\d{4,})"),
            of("softgarden.io", "softgarden", false, "/job/(\\d{5,})"),
            of("ultipro.com", "ukg", false, "[?&]opportunityid=(" + UUID + ")"),
            of("join.com", "join", false, "/companies/[^/]+/(\\d{5,})"));

    /** Employers' own pages name the posting of the system behind them. */
    private static final Pattern EMBEDDED = Pattern.compile("[?&](?:gh_jid=(\\d{5,})|ashby_jid=(" + UUID + "))");

    private ApplyAddress() {}

    private static Map.Entry<String, System> of(String domain, String name, boolean perTenant, String id) {
        return Map.entry(domain, new System(name, perTenant, id));
    }

    /** The posting's one name, such as {@code greenhouse:4012345}; null where the link leads to none. */
    static @Nullable String canonical(@Nullable String url) {
        int scheme = url == null ? -1 : url.indexOf("://");
        if (url == null || scheme < 0 || url.length() > 2_000) {
            return null;
        }
        int start = scheme + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        int fragment = url.indexOf('#', end);
        String rest = url.substring(end, fragment < 0 ? url.length() : fragment);
        String host = host(url.substring(start, end));
        System system = SYSTEMS.get(domain(host));
        if (system != null) {
            Matcher id = system.id.matcher(rest);
            if (id.find()) {
                String tenant = system.perTenant ? host.substring(0, host.indexOf('.')) + "/" : "";
                return system.name + ":" + tenant + group(id).toLowerCase(Locale.ROOT);
            }
        }
        if (rest.indexOf("_jid=") > 0) {
            Matcher id = EMBEDDED.matcher(rest);
            if (id.find()) {
                return id.group(1) != null
                        ? "greenhouse:" + id.group(1)
                        : "ashby:" + id.group(2).toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static String host(String authority) {
        int user = authority.lastIndexOf('@');
        int port = authority.indexOf(':', user + 1);
        return authority
                .substring(user + 1, port < 0 ? authority.length() : port)
                .toLowerCase(Locale.ROOT);
    }

    private static String domain(String host) {
        int dot = host.lastIndexOf('.');
        int before = dot < 1 ? -1 : host.lastIndexOf('.', dot - 1);
        return host.substring(before + 1);
    }

    private static String group(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        throw new IllegalStateException("A pattern without an id: " + matcher.pattern());
    }
}
