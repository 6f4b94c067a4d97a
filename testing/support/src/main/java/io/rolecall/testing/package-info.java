/**
 * Fixtures for tests: what a test leans on (Kafka, MongoDB, SMTP) and what it talks about (postings). Nothing here enters a
 * service; test scope only.
 */
@NullMarked
package io.rolecall.testing;

import org.jspecify.annotations.NullMarked;
