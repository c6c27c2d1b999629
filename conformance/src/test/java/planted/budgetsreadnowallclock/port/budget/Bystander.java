package planted.budgetsreadnowallclock.port.budget;

interface Bystander {}
