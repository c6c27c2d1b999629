package planted.budgetwindowknowsnootherroom.port.budget;

interface Bystander {}
