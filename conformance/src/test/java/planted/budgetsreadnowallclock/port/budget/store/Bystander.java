package planted.budgetsreadnowallclock.port.budget.store;

interface Bystander {}
