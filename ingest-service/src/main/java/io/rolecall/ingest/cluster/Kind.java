package io.rolecall.ingest.cluster;

/** The kinds of evidence that two postings advertise one vacancy, the strongest first; the order decides. */
public enum Kind {
    /** One employer and one requisition id. */
    REQUISITION,
    /** One posting in an applicant tracking system, where both send their applicants. */
    APPLY_ADDRESS,
    /** One employer, title and place, and nearly the same text. */
    TEXT
}
