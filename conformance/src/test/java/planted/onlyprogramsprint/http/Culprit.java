package planted.onlyprogramsprint.http;

final class Culprit {

    private Culprit() {}

    static void print() {
        System.err.println("a library must not print");
    }
}
