package planted.packagesofreadablesize.large;

interface Culprit1 {}

interface Culprit2 {}

interface Culprit3 {}

interface Culprit4 {}

interface Culprit5 {}

interface Culprit6 {}

interface Culprit7 {}

interface Culprit8 {}

interface Culprit9 {}

interface Culprit10 {}

interface Culprit11 {}

interface Culprit12 {}

interface Culprit13 {}

interface Culprit14 {}

interface Culprit15 {}

interface Culprit16 {}

interface Culprit17 {}
