package dev.interventions.benchmarks.client;

import java.io.IOException;

/** What a client makes of the body of a response. */
interface Bodies {

    Object intervention(byte[] body) throws IOException;

    Object page(byte[] body) throws IOException;
}
