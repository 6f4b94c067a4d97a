/**
 * What the HTTP doors of all services have in common: requests enter, and refusals leave as problem details (RFC 9457) that
 * name the field; the operator's key is checked and every answer gets safe headers. Nothing here knows a posting or an alert.
 */
@NullMarked
package io.rolecall.http;

import org.jspecify.annotations.NullMarked;
