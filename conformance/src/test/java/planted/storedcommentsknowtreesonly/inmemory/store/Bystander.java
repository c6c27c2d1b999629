package planted.storedcommentsknowtreesonly.inmemory.store;

public interface Bystander {}
