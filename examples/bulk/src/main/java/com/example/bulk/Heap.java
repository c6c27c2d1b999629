package com.example.bulk;

/** Measures the reachable bytes in the heap. */
final class Heap {

    private Heap() {}

    static long usedKilobytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }
}
