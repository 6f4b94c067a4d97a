/**
 * The HTTP doors: the API under {@code /v1} and the pages for people. Requests enter; JSON, HTML or a problem leaves. A page
 * and the API read the same parameters, so that an address is a search. Nothing here decides what matches.
 */
@NullMarked
package io.rolecall.search.web;

import org.jspecify.annotations.NullMarked;
