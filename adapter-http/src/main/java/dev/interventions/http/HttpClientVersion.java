package dev.interventions.http;

import io.vavr.control.Option;
import org.apache.hc.core5.util.VersionInfo;

/** Hosts bring their own version of HttpClient, which may be too old. */
final class HttpClientVersion {

    private static final String OLDEST = "5.4";

    /** The oldest version has it, and those before don't. */
    private static final String NEW_IN_OLDEST = "org.apache.hc.client5.http.ssl.TlsSocketStrategy";

    private HttpClientVersion() {}

    /**
     * Says what to do if HttpClient is too old, before a class is missed.
     *
     * @throws IllegalStateException if it is
     */
    static void check(ClassLoader loader) {
        try {
            Class.forName(NEW_IN_OLDEST, false, loader);
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
