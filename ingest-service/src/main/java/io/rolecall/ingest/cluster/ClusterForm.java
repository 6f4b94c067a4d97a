package io.rolecall.ingest.cluster;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** How claims and clusters are written as documents. */
final class ClusterForm {
    private ClusterForm() {}

    static Document document(Claim claim) {
        Document document = new Document("_id", claim.id());
        document.putAll(said(claim));
        return document;
    }

    static Document document(Block block) {
        return new Document("_id", block.id())
                .append("version", block.version())
                .append("said", block.claims().stream().map(ClusterForm::said).toList());
    }

    static boolean isBlock(Document document) {
        return document.containsKey("said");
    }

    static Block block(Document document) {
        String id = document.getString("_id");
        return new Block(
                id,
                document.getLong("version"),
                document.getList("said", Document.class).stream()
                        .map(said -> claim(id, said))
                        .toList());
    }

    private static Document said(Claim claim) {
        Document document = new Document("p", claim.posting());
        if (!claim.cluster().equals(claim.posting())) {
            document.append("c", claim.cluster());
        }
        document.append("e", claim.employer());
        if (claim.requisition() != null) {
            document.append("q", claim.requisition());
        }
        if (claim.sketch() != null) {
            document.append("k", new Binary(claim.sketch()));
        }
        return document;
    }

    static Claim claim(Document document) {
        return claim(document.getString("_id"), document);
    }

    private static Claim claim(String id, Document document) {
        String posting = document.getString("p");
        Binary sketch = document.get("k", Binary.class);
        return new Claim(
                id,
                posting,
                document.get("c", posting),
                document.getString("e"),
                document.getString("q"),
                sketch == null ? null : sketch.getData());
    }

    static Document document(Cluster cluster) {
        Document document = new Document("_id", cluster.id())
                .append("version", cluster.version())
                .append(
                        "members",
                        cluster.members().stream().map(ClusterForm::document).toList());
        if (!cluster.barred().isEmpty()) {
            document.append("barred", cluster.barred());
        }
        if (cluster.movedTo() != null) {
            document.append("movedTo", cluster.movedTo());
        }
        return document;
    }

    static Cluster cluster(Document document) {
        return new Cluster(
                document.getString("_id"),
                document.getLong("version"),
                document.getList("members", Document.class).stream()
                        .map(ClusterForm::member)
                        .toList(),
                List.copyOf(document.get("barred", List.<String>of())),
                document.getString("movedTo"));
    }

    private static Document document(Member member) {
        Document document = new Document("posting", member.posting())
                .append("employer", member.employer())
                .append("requisition", member.requisition());
        if (member.joined() != null) {
            document.append("joined", Date.from(member.joined()));
        }
        Evidence evidence = member.evidence();
        if (evidence != null) {
            document.append(
                    "evidence",
                    new Document("kind", evidence.kind().name())
                            .append("value", evidence.value())
                            .append("with", evidence.with())
                            .append("similarity", evidence.similarity()));
        }
        return document;
    }

    private static Member member(Document document) {
        Document evidence = document.get("evidence", Document.class);
        return new Member(
                document.getString("posting"),
                document.getString("employer"),
                document.getString("requisition"),
                moment(document.getDate("joined")),
                evidence == null
                        ? null
                        : new Evidence(
                                Kind.valueOf(evidence.getString("kind")),
                                evidence.getString("value"),
                                evidence.getString("with"),
                                evidence.getDouble("similarity")));
    }

    private static @Nullable Instant moment(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
