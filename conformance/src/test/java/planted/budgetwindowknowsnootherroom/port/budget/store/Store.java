package planted.budgetwindowknowsnootherroom.port.budget.store;

public interface Store {}
