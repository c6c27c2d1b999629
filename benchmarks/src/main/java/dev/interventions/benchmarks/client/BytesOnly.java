package dev.interventions.benchmarks.client;

/** Nothing is made of a body. */
final class BytesOnly implements Bodies {

    @Override
    public Object intervention(byte[] body) {
        return body;
    }

    @Override
    public Object page(byte[] body) {
        return body;
    }
}
