/**
 * What people asked to be told about: wishes enter, alerts that are confirmed leave, to the store (the truth) and to the
 * topic by which all instances learn of them. Never sends anything to a subscriber and never sees a posting.
 */
@NullMarked
package io.rolecall.notify.alert;

import org.jspecify.annotations.NullMarked;
