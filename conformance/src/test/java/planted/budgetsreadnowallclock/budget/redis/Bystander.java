package planted.budgetsreadnowallclock.budget.redis;

interface Bystander {}
