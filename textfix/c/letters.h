/* How far two words are apart by their letters. */
/* distance(one, other) -> the Levenshtein distance, as features.py; NotImplemented for long words */
static PyObject *distance(PyObject *self, PyObject *args) {
    PyObject *one, *other; uint8_t line[PARTS + 1];
    if (!PyArg_ParseTuple(args, "UU", &one, &other)) return NULL;
    const Py_ssize_t n = PyUnicode_GET_LENGTH(one), m = PyUnicode_GET_LENGTH(other);
    if (n > PARTS || m > PARTS) Py_RETURN_NOTIMPLEMENTED;
    const int kind = PyUnicode_KIND(one), kind2 = PyUnicode_KIND(other);
    const void *s = PyUnicode_DATA(one), *t = PyUnicode_DATA(other);
    for (Py_ssize_t i = 0; i <= n; i++) line[i] = (uint8_t)i;
    for (Py_ssize_t j = 0; j < m; j++) {
        const Py_UCS4 c = PyUnicode_READ(kind2, t, j);
        uint8_t diagonal = (uint8_t)j;
        line[0] = (uint8_t)(j + 1);
        for (Py_ssize_t i = 1; i <= n; i++) {
            uint8_t best = diagonal + (PyUnicode_READ(kind, s, i - 1) != c);
            diagonal = line[i];
            if (line[i] < best) best = line[i] + 1 < best ? line[i] + 1 : best;
            if (line[i - 1] + 1 < best) best = line[i - 1] + 1;
            line[i] = best;
        }
    }
    return PyLong_FromLong(line[n]);
}

/* ends(one, other) -> how many letters two words begin and end with alike, as gate.py */
static PyObject *ends(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 2 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[1])) return PyErr_Format(PyExc_TypeError, "ends(str, str)");
    const Py_ssize_t n = PyUnicode_GET_LENGTH(args[0]), m = PyUnicode_GET_LENGTH(args[1]), least = n < m ? n : m;
    const int kind = PyUnicode_KIND(args[0]), kind2 = PyUnicode_KIND(args[1]);
    const void *s = PyUnicode_DATA(args[0]), *t = PyUnicode_DATA(args[1]);
    Py_ssize_t start = 0, stop = 0;
    while (start < least && PyUnicode_READ(kind, s, start) == PyUnicode_READ(kind2, t, start)) start++;
    while (stop < least - start && PyUnicode_READ(kind, s, n - 1 - stop) == PyUnicode_READ(kind2, t, m - 1 - stop)) stop++;
    return PyLong_FromSsize_t(start + stop);
}
