package planted.budgetstoresknownoadapter.budget.postgresql;

interface Bystander {}
