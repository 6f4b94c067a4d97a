package io.rolecall.bench.match;

import io.rolecall.query.Query;

/** An alert, as far as matching knows it. */
record Alert(String id, Query query) {}
