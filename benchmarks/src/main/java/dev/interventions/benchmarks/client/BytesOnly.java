package dev.interventions.benchmarks.client;

/** Leaves bodies as bytes. */
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
