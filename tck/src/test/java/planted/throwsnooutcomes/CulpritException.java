package planted.throwsnooutcomes;

public class CulpritException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
