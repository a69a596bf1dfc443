/* The scanner and the passes, each asked for itself. */
static int scan_of(const Program *p, const Text *t, Py_ssize_t from, Hits *hits) {
    return t->kind == 1 ? scan1(p, t, from, hits) : t->kind == 2 ? scan2(p, t, from, hits) : scan4(p, t, from, hits);
}

static PyObject *scan(PyObject *self, PyObject *args) {
    PyObject *capsule, *text; Py_ssize_t from, to;
    if (!PyArg_ParseTuple(args, "OUnn", &capsule, &text, &from, &to)) return NULL;
    Program *p = PyCapsule_GetPointer(capsule, "textfix.program");
    if (!p) return NULL;
    if (from < 0 || from > to || to > PyUnicode_GET_LENGTH(text)) return PyErr_Format(PyExc_ValueError, "the window lies outside the text");
    const int kind = PyUnicode_KIND(text); const char *s = (const char *)PyUnicode_DATA(text) + from * kind;
    Hits hits = {0}; Text t;
    PyThreadState *released = to - from > 4096 ? PyEval_SaveThread() : NULL;
    int failed = read_text(&t, p, kind, s, to - from);
    if (!failed) {
        t.behind = from > 0;
        failed = scan_of(p, &t, from, &hits);
        drop_text(&t);
    }
    if (released) PyEval_RestoreThread(released);
    PyObject *out = failed ? PyErr_NoMemory() : settle(p, text, &hits) ? NULL : told(p, &hits);
    PyMem_RawFree(hits.item);
    return out;
}

static PyObject *may_repeat(PyObject *self, PyObject *args) {
    PyObject *text; Py_ssize_t from, to;
    if (!PyArg_ParseTuple(args, "Unn", &text, &from, &to)) return NULL;
    if (from < 0 || from > to || to > PyUnicode_GET_LENGTH(text)) return PyErr_Format(PyExc_ValueError, "the window lies outside the text");
    int kind = PyUnicode_KIND(text); Text t;
    if (read_text(&t, NULL, kind, (const char *)PyUnicode_DATA(text) + from * kind, to - from)) return PyErr_NoMemory();
    int found = repeats_of(&t);
    drop_text(&t);
    return PyLong_FromLong(found);
}

static PyObject *doubled(PyObject *self, PyObject *args) {
    PyObject *text; Py_ssize_t from, to;
    if (!PyArg_ParseTuple(args, "Unn", &text, &from, &to)) return NULL;
    if (from < 0 || from > to || to > PyUnicode_GET_LENGTH(text)) return PyErr_Format(PyExc_ValueError, "the window lies outside the text");
    int kind = PyUnicode_KIND(text); Text t; Hits hits = {0};
    if (read_text(&t, NULL, kind, (const char *)PyUnicode_DATA(text) + from * kind, to - from)) return PyErr_NoMemory();
    int failed = kind == 1 ? repeats1_places(&t, &hits) : kind == 2 ? repeats2_places(&t, &hits) : repeats4_places(&t, &hits);
    drop_text(&t);
    for (Py_ssize_t i = 0; i < hits.used; i++) hits.item[i] += from;
    return numbers(&hits, failed);
}

static PyObject *case_varies(PyObject *self, PyObject *args) {
    PyObject *text; Py_ssize_t stretch;
    if (!PyArg_ParseTuple(args, "Un", &text, &stretch)) return NULL;
    if (PyUnicode_GET_LENGTH(text) >> 31) return PyErr_Format(PyExc_ValueError, "the text is too long");
    if (stretch < 1) return PyErr_Format(PyExc_ValueError, "a stretch has at least one code point");
    Hits hits = {0}; Text t;
    if (read_text(&t, NULL, PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text))) return PyErr_NoMemory();
    int failed = varies_of(&t, stretch, &hits);
    drop_text(&t);
    return numbers(&hits, failed);
}
