package dev.interventions.http;

import io.vavr.control.Option;
import org.apache.hc.core5.util.VersionInfo;

/** Checks the version of HttpClient, which the host's build decides. */
final class HttpClientVersion {

    private static final String OLDEST = "5.4";

    /** A class that earlier versions don't have. */
    private static final String CLASS_ADDED_IN_OLDEST = "org.apache.hc.client5.http.ssl.TlsSocketStrategy";

    private HttpClientVersion() {}

    /**
     * Fails with a message that says what to do, instead of a missing class later.
     *
     * @throws IllegalStateException if HttpClient is too old
     */
    static void check(ClassLoader loader) {
        try {
            Class.forName(CLASS_ADDED_IN_OLDEST, false, loader);
        } catch (ClassNotFoundException older) {
            throw new IllegalStateException(
                    "Apache HttpClient is too old (" + version(loader) + "): add version " + OLDEST
                            + " or newer of org.apache.httpcomponents.client5:httpclient5",
                    older);
        }
    }

    private static String version(ClassLoader loader) {
        return Option.of(VersionInfo.loadVersionInfo("org.apache.hc.client5", loader))
                .map(VersionInfo::getRelease)
                .getOrElse("version unknown");
    }
}
