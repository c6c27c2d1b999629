package planted.keepsnostaticstate;

import dev.interventions.domain.InterventionId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.Function;
import java.util.regex.Pattern;

record Bystander(String name, Option<Bystander> parent) {

    private static final System.Logger LOGGER = System.getLogger("bystander");
    private static final int MOST = 10;
    private static final Long LONGEST = 10L;
    private static final BigDecimal EXACT = BigDecimal.TEN;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Map<String, Integer> NUMBERS = HashMap.of("one", 1);
    private static final InterventionId ID = InterventionId.of("one");
    private static final Comparator<String> ORDER = Comparator.naturalOrder();
    private static final Function<String, String> SAME = Function.identity();
    private static final Bystander ROOT = new Bystander("root", Option.none());
    private static final Color COLOR = new Red();
    private static final Weekday FIRST = Weekday.MONDAY;

    sealed interface Color {}

    record Red() implements Color {}

    enum Weekday {
        MONDAY("Mo") {
            @Override
            boolean isFirst() {
                return true;
            }
        },
        SUNDAY("So");

        private final String shortly;

        Weekday(String shortly) {
            this.shortly = shortly;
        }

        boolean isFirst() {
            assert !shortly.isEmpty();
            return switch (this) {
                case MONDAY -> true;
                case SUNDAY -> false;
            };
        }
    }
}
