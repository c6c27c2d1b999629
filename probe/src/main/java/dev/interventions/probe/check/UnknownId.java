package dev.interventions.probe.check;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random ids in the service's format, so that no object has them. */
final class UnknownId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 12;

    private UnknownId() {}

    static String next() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
