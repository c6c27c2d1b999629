package planted.printsnothing;

final class CulpritToo {

    private CulpritToo() {}

    static void print() {
        System.err.println("here");
    }
}
