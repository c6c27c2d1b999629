package dev.interventions.probe;

import io.vavr.control.Option;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {ProbeCommand.NAME + " " + number()};
    }

    static String number() {
        return Option.of(Version.class.getPackage().getImplementationVersion()).getOrElse("unpackaged");
    }
}
