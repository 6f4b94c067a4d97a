package io.rolecall.posting;

/** The kinds of employment of schema.org's {@code JobPosting.employmentType} as Google's job search reads it. */
public enum EmploymentType {
    FULL_TIME,
    PART_TIME,
    CONTRACTOR,
    TEMPORARY,
    INTERN,
    VOLUNTEER,
    PER_DIEM,
    OTHER
}
