package planted.budgetsreadnowallclock.budget.postgresql;

final class Culprit {

    private Culprit() {}

    static long now() {
        return System.currentTimeMillis();
    }
}
