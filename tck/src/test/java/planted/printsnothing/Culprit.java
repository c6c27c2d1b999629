package planted.printsnothing;

final class Culprit {

    private Culprit() {}

    static void print() {
        System.out.println("here");
    }
}
