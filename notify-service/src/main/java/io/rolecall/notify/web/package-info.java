/**
 * The doors for people and programs: requests enter, pages and JSON leave. A GET changes nothing; what shows no token and no
 * key learns nothing of any alert.
 */
@NullMarked
package io.rolecall.notify.web;

import org.jspecify.annotations.NullMarked;
