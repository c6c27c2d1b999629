package dev.interventions.http;

import dev.interventions.http.call.CallRunner;
import dev.interventions.http.call.ClientLifecycle;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.reporting.Interceptors;
import dev.interventions.http.reporting.Listeners;
import dev.interventions.http.transport.Cancellation;
import dev.interventions.http.transport.TimeSource;
import dev.interventions.http.transport.Transport;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.reference.CheckedInterventions;
import io.vavr.control.Option;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * A client for one account of the service. It owns the connections and threads that its ports share. Create one when the host starts,
 * and close it when the host stops. Threads may share an instance.
 *
 * <p>Its ports and their views have the same connections, budget and settings, except for what a view replaces.
 *
 * <p>Calls in progress when the client is closed end with a value; a call that begins afterwards throws {@link IllegalStateException}.
 */
public final class EngageClient implements AutoCloseable {

    private final HttpSettings settings;
    private final Transport transport;
    private final ClientLifecycle lifecycle;
    private final HttpInterventions interventions;
    private final HttpWebhooks webhooks;
    private final HttpComments comments;
    private final HttpBots bots;
    private final HttpReferenceData referenceData;
    private final HttpJournal journal;
    private final CheckedInterventions checked;

    private EngageClient(HttpSettings settings, TimeSource time, DnsResolver resolver) {
        HttpClientVersion.check(EngageClient.class.getClassLoader());
        this.settings = settings;
        // What may fail comes before what starts threads, which would leak.
        ResponseJson json = new ResponseJson();
        Cancellation cancellation = new Cancellation();
        Interceptors interceptors = new Interceptors(settings.interceptors());
        Listeners listeners = new Listeners(settings.listeners(), time);
        this.transport = transport(settings, cancellation, resolver, listeners);
        this.lifecycle = new ClientLifecycle(time, cancellation, () -> {
            transport.close();
            listeners.close();
        });
        View view = new View(
                settings,
                new CallRunner(settings.callSettings(), transport, lifecycle, listeners, interceptors, json, time));
        this.interventions = new HttpInterventions(view);
        this.webhooks = new HttpWebhooks(view);
        this.comments = new HttpComments(view);
        this.bots = new HttpBots(view);
        this.referenceData = new HttpReferenceData(view);
        this.journal = new HttpJournal(view);
        this.checked = CheckedInterventions.of(interventions, referenceData);
    }

    /** Ends the listeners' threads if the transport can't be created. */
    private static Transport transport(
            HttpSettings settings, Cancellation cancellation, DnsResolver resolver, Listeners listeners) {
        try {
            return new Transport(settings.transportSettings(), cancellation, resolver);
        } catch (RuntimeException | Error failed) {
            listeners.close();
            throw failed;
        }
    }

    /**
     * Creates a client for the account that the settings name. Sends nothing before the first call.
     *
     * @throws IllegalStateException if Apache HttpClient is older than 5.4
     */
    public static EngageClient connect(HttpSettings settings) {
        return connect(settings, TimeSource.SYSTEM);
    }

    static EngageClient connect(HttpSettings settings, TimeSource time) {
        return connect(settings, time, SystemDefaultDnsResolver.INSTANCE);
    }

    static EngageClient connect(HttpSettings settings, TimeSource time, DnsResolver resolver) {
        return new EngageClient(settings, time, resolver);
    }

    /** The interventions of the account. */
    public HttpInterventions interventions() {
        return interventions;
    }

    /** The webhooks of the account: where the platform posts events. */
    public HttpWebhooks webhooks() {
        return webhooks;
    }

    /** The comments of the account. */
    public HttpComments comments() {
        return comments;
    }

    /** What bots do in the account. The token's user is that of the virtual agent. */
    public HttpBots bots() {
        return bots;
    }

    /** The reference data of the account: categories, custom fields, users and sources. Each call reads it from the service. */
    public HttpReferenceData referenceData() {
        return referenceData;
    }

    /** The journal of the account: its events, for users who may search events. */
    public HttpJournal journal() {
        return journal;
    }

    /**
     * The interventions of the account, which refuse categories and custom fields that the account's definitions don't allow, before
     * anything is sent. The definitions are read with the first such write, and again if they are more than 5 minutes old or before a
     * refusal; each read needs permits of the budget, and a deadline of its own besides that of the write.
     */
    public CheckedInterventions checked() {
        return checked;
    }

    /** The current state of this client's connections, for gauges and health checks. */
    public PoolStats connections() {
        var stats = transport.connections();
        return new PoolStats(stats.getLeased(), stats.getAvailable(), stats.getPending(), stats.getMax());
    }

    /** The current state of this client's account in its budget, for gauges and health checks; absent if the budget doesn't know it. */
    public Option<BudgetStats> budget() {
        return settings.budget().stats(settings.account());
    }

    /** Whether {@link #budget} can have a value, if not now then later. */
    public boolean reportsBudget() {
        return settings.budget().reportsStats(settings.account());
    }

    /**
     * Closes the client at once and doesn't wait for calls in progress. They end promptly: a write that may have reached the service with
     * {@link dev.interventions.domain.EffectUnknown}, all others with {@link dev.interventions.domain.Unavailable}. Listeners are
     * notified of each.
     */
    @Override
    public void close() {
        lifecycle.close();
    }

    /**
     * Closes the client gracefully. New calls throw {@link IllegalStateException}; calls in progress may end within the given time.
     * Calls that haven't ended by then, or when this thread is interrupted, are ended as by {@link #close()}. If it is called within a
     * call, for example by a token supplier, it waits for the whole time.
     *
     * @param atMost how long to wait; zero or less doesn't wait
     */
    public void close(Duration atMost) {
        lifecycle.close(atMost);
    }
}
