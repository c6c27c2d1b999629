package planted.domainispure.domain;

import org.slf4j.Logger;

interface Culprit {
    Logger logger();
}
