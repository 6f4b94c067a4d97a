/**
 * The whole system, started the way a newcomer starts it, used through its doors and disturbed from outside. Knows the services
 * only by their addresses, their process ids and their log files.
 */
package io.rolecall.system;
