package dev.interventions.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its self-signed certificate for these names, which only {@link #trusted} trusts. Created by the JDK's keytool. */
final class TlsIdentity {

    private static final String PASSWORD = "password";

    /** By its names: creating one takes as long as starting a JVM. */
    private static final Map<String, TlsIdentity> CREATED = new ConcurrentHashMap<>();

    private final KeyStore store;

    private TlsIdentity(KeyStore store) {
        this.store = store;
    }

    /** Names as keytool wants them, such as {@code dns:localhost,ip:127.0.0.1}. The same names give the same identity. */
    static TlsIdentity named(String names) {
        return CREATED.computeIfAbsent(names, TlsIdentity::create);
    }

    private static TlsIdentity create(String names) {
        try {
            Path directory = Files.createTempDirectory("identity");
            Path file = directory.resolve("store.p12");
            try {
                return create(names, file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException | GeneralSecurityException | InterruptedException failed) {
            throw new IllegalStateException("keytool created no identity", failed);
        }
    }

    private static TlsIdentity create(String names, Path file)
            throws IOException, GeneralSecurityException, InterruptedException {
        keytool(
                "-genkeypair",
                "-alias",
                "service",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=service",
                "-ext",
                "SAN=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new TlsIdentity(store);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(keytool.toString()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /** What a service needs to show this identity. */
    SSLContext shown() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** What a host needs to trust this identity, and no other. */
    SSLContext trusted() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
