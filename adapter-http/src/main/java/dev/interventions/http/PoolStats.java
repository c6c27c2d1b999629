package dev.interventions.http;

/**
 * The approximate current state of a client's connections: a call that has just ended may still be counted.
 *
 * @param leased connections that a call uses
 * @param available idle connections
 * @param pending calls that wait for a free connection
 * @param max the maximum number of connections, {@link HttpSettings#withMaxConnections}
 */
public record PoolStats(int leased, int available, int pending, int max) {}
