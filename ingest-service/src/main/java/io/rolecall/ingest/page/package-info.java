/**
 * The operator's page: forms enter, HTML leaves. Whoever has shown the key sees what the sources do and says what is to be done;
 * all of it is asked of {@code source}. A GET changes nothing, and the cookie opens these addresses only, never the API's.
 */
@NullMarked
package io.rolecall.ingest.page;

import org.jspecify.annotations.NullMarked;
