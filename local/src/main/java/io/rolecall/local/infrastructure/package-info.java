/**
 * What the services lean on, inside this JVM: a real Kafka broker and a stand-in for MongoDB. A port and a folder enter, a
 * connection address leaves; nothing here knows a topic, a collection or a service.
 */
@NullMarked
package io.rolecall.local.infrastructure;

import org.jspecify.annotations.NullMarked;
