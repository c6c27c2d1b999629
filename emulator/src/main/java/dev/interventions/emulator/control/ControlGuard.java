package dev.interventions.emulator.control;

import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses requests to the control API that a page of another web site could make a browser send: those with an {@code Origin} other than
 * the emulator's own, and those with a {@code Host} that may be a name of that site (DNS rebinding).
 *
 * @param boundHost the address or name that the emulator listens on
 * @param isLoopback whether only this machine can connect
 */
public record ControlGuard(String boundHost, boolean isLoopback) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /**
     * An address, or a name without a dot, such as that of a container. Names of web sites have a dot, so such a name can't belong to one.
     */
    private static final Pattern LOCAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]|[a-z0-9_-]+");

    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    /** Why a request with these headers is refused; none if it is not. */
    public Option<String> refusal(Option<String> host, Option<String> origin) {
        if (!host.forAll(this::isOwn)) {
            return Option.some("the control API can't be used under the name in the header Host: use "
                    + (isLoopback ? "localhost" : boundHost + ", an address or a name without a dot"));
        }
        return origin.forAll(from -> host.exists(own -> from.equalsIgnoreCase("http://" + own)))
                ? Option.none()
                : Option.some("the control API can't be used from the pages of another Origin");
    }

    private boolean isOwn(String host) {
        String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return LOOPBACK.matcher(name).matches()
                || name.equalsIgnoreCase(boundHost)
                || (!isLoopback && LOCAL.matcher(name).matches());
    }
}
