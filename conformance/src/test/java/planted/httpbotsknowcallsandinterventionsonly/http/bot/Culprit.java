package planted.httpbotsknowcallsandinterventionsonly.http.bot;

import planted.httpbotsknowcallsandinterventionsonly.http.reporting.Bystander;

interface Culprit {
    Bystander above();
}
