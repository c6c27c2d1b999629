package planted.budgetwindowknowsnootherroom.port.budget.window;

import planted.budgetwindowknowsnootherroom.port.budget.store.Store;

interface Culprit {

    Store store();
}
