package io.rolecall.search.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.search.find.AllIds;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What search engines are told: the pages of all open postings and of who posted them (<a href="https://www.sitemaps.org/protocol.html">sitemaps.org</a>). */
@RestController
class SitemapApi {
    /** At most 50,000 addresses are allowed in a file; parts differ in size, and each posting may be of another organisation. */
    private static final int USUAL = 15_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final AllIds ids;
    private final WebSettings settings;

    SitemapApi(AllIds ids, WebSettings settings) {
        this.ids = ids;
        this.settings = settings;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots() {
        // Pages of searches are without number, and each of their postings is in the sitemap.
        return answer(
                MediaType.TEXT_PLAIN,
                "User-agent: *\nDisallow: /v1/\nDisallow: /*?\n\nSitemap: " + settings.publicUrl() + "/sitemap.xml\n");
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> index() {
        int parts = parts(ids.count());
        return xml(IntStream.range(0, parts)
                .mapToObj(n -> "<sitemap><loc>" + settings.publicUrl() + "/sitemaps/" + n + "-of-" + parts
                        + ".xml</loc></sitemap>\n")
                .collect(Collectors.joining("", "<sitemapindex xmlns=\"" + NAMESPACE + "\">\n", "</sitemapindex>\n")));
    }

    @GetMapping("/sitemaps/{part:[0-9]{1,4}}-of-{parts:[0-9]{1,4}}.xml")
    ResponseEntity<byte[]> part(@PathVariable int part, @PathVariable int parts) {
        // A part of an index that was read some time ago; small numbers of parts would make files too large to be read.
        if (part >= parts || parts < parts(ids.count()) / 2) {
            throw new InvalidRequestException(HttpStatus.NOT_FOUND, null, "There is no such part of the sitemap.");
        }
        StringBuilder xml = new StringBuilder("<urlset xmlns=\"" + NAMESPACE + "\">\n");
        ids.part(part, parts).forEach(id -> add(xml, "/postings/" + PostingPath.segment(id)));
        ids.organizations(part, parts).stream()
                .map(OrganizationPath::of)
                .filter(path -> path.startsWith(OrganizationPath.FOLDER))
                .forEach(path -> add(xml, path));
        return xml(xml.append("</urlset>\n").toString());
    }

    private void add(StringBuilder xml, String path) {
        xml.append("<url><loc>")
                .append(settings.publicUrl())
                .append(path.replace("&", "&amp;").replace("'", "&apos;"))
                .append("</loc></url>\n");
    }

    /** A power of two, so that parts keep their postings for long. */
    private static int parts(int postings) {
        return Integer.highestOneBit(Math.max(1, 2 * ((postings - 1) / USUAL + 1) - 1));
    }

    private static ResponseEntity<byte[]> xml(String body) {
        return answer(MediaType.APPLICATION_XML, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, String body) {
        return ResponseEntity.ok()
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .body(body.getBytes(StandardCharsets.UTF_8));
    }
}
