package dev.interventions.kafka;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Keeps a copy of an account's interventions in a compacted topic: the key of a record is the intervention's id, the value the
 * intervention, or null if it is gone. Kafka Connect creates instances and calls their methods.
 */
public final class InterventionsSourceConnector extends SourceConnector {

    private io.vavr.collection.Map<String, String> properties = HashMap.empty();

    /** Called by Kafka Connect. */
    public InterventionsSourceConnector() {}

    @Override
    public String version() {
        return Version.TEXT;
    }

    /** The properties, except those with an account's name in theirs, which {@link #validate} adds. */
    @Override
    public ConfigDef config() {
        return ConnectorSettings.definition();
    }

    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        return new Config(Validation.of(HashMap.ofAll(connectorConfigs)).asJava());
    }

    /**
     * Stores the configuration.
     *
     * @throws ConfigException if it isn't valid
     */
    @Override
    public void start(Map<String, String> props) {
        properties = HashMap.ofAll(props);
        Validation.require(properties);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return InterventionsSourceTask.class;
    }

    /** One task for each account. */
    @Override
    public java.util.List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> tasks =
                TaskSettings.configurations(properties).map(io.vavr.collection.Map::toJavaMap);
        if (tasks.size() > maxTasks) {
            throw new ConnectException("each of the " + tasks.size() + " accounts needs a task, but tasks.max is "
                    + maxTasks + "; set it to at least " + tasks.size());
        }
        return tasks.asJava();
    }

    /** Does nothing: the tasks do the work. */
    @Override
    public void stop() {}

    /** Supported: each batch of changes has its own position, which Connect can store in the transaction of the batch's records. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /**
     * Accepts offsets that a task can continue from.
     *
     * @throws ConnectException if one isn't
     */
    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach(StoredPosition::require);
        return true;
    }
}
