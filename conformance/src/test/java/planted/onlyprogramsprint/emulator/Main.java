package planted.onlyprogramsprint.emulator;

final class Main {

    private Main() {}

    static void print() {
        System.out.println("this is a program");
    }
}
