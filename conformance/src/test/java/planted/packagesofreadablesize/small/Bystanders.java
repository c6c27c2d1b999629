package planted.packagesofreadablesize.small;

interface Bystander1 {
    interface Nested {}
}

interface Bystander2 {
    interface Nested {}
}

interface Bystander3 {
    interface Nested {}
}

interface Bystander4 {
    interface Nested {}
}

interface Bystander5 {
    interface Nested {}
}

interface Bystander6 {
    interface Nested {}
}

interface Bystander7 {
    interface Nested {}
}

interface Bystander8 {
    interface Nested {}
}

interface Bystander9 {
    interface Nested {}
}

interface Bystander10 {
    interface Nested {}
}

interface Bystander11 {
    interface Nested {}
}

interface Bystander12 {
    interface Nested {}
}

interface Bystander13 {
    interface Nested {}
}

interface Bystander14 {
    interface Nested {}
}

interface Bystander15 {
    interface Nested {}
}

interface Bystander16 {
    interface Nested {}
}
