/**
 * What it means that a posting matches a query. Criteria enter as parameters or JSON and leave as one {@link
 * io.rolecall.query.Query}; postings enter and leave as terms, made by the one analysis of text that both sides share. A query is
 * then decided by Lucene ({@link io.rolecall.query.LuceneQueries} over {@link io.rolecall.query.PostingDocument}) or one posting at
 * a time ({@link io.rolecall.query.Evaluator}), always alike. Nothing here stores, sends, ranks by date, or knows a clock.
 */
@NullMarked
package io.rolecall.query;

import org.jspecify.annotations.NullMarked;
