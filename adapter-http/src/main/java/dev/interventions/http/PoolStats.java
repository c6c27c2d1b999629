package dev.interventions.http;

/**
 * What an instance's connections are doing at about this moment: a call that has just ended may still be counted.
 *
 * @param leased connections on which a call is under way
 * @param available open connections that wait for a call
 * @param pending calls that wait for a connection
 * @param max the most connections that there may be, {@link HttpSettings#withMaxConnections}
 */
public record PoolStats(int leased, int available, int pending, int max) {}
