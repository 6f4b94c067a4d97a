/**
 * The services as child processes: started from their jars, asked whether they are ready, started again when they die, and
 * stopped. A command line and an environment enter; process ids and log files leave.
 */
@NullMarked
package io.rolecall.local.service;

import org.jspecify.annotations.NullMarked;
