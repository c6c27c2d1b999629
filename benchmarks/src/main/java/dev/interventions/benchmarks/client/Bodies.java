package dev.interventions.benchmarks.client;

import java.io.IOException;

/** Converts the body of a response to the result of a client. */
interface Bodies {

    Object intervention(byte[] body) throws IOException;

    Object page(byte[] body) throws IOException;
}
