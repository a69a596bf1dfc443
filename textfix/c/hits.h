/* Hits in order, settled, and as they are told. */
static PyObject *numbers(Hits *hits, int failed) {
    PyObject *out = failed ? PyErr_NoMemory() : PyList_New(hits->used);
    for (Py_ssize_t i = 0; out && i < hits->used; i++) {
        PyObject *v = PyLong_FromLongLong(hits->item[i]);
        if (v) PyList_SET_ITEM(out, i, v); else Py_CLEAR(out);
    }
    PyMem_RawFree(hits->item);
    return out;
}

static int later(const void *one, const void *other) {
    const int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

/* In order, each once; most are a few. */
static void sort(Hits *h) {
    if (h->used > 32) qsort(h->item, h->used, sizeof *h->item, later);
    Py_ssize_t kept = 0;
    for (Py_ssize_t i = 0, k; i < h->used; i++) {
        const int64_t value = h->item[i];
        for (k = kept; k && h->item[k - 1] > value; k--);
        if (k && h->item[k - 1] == value) continue;
        memmove(h->item + k + 1, h->item + k, (kept - k) * sizeof *h->item);
        h->item[k] = value; kept++;
    }
    h->used = kept;
}

/* Whether what has to be near matches at an offset; -1 with an error. */
static int is_near(PyObject *near, PyObject *text, Py_ssize_t at) {
    PyObject *args[3] = {NULL, text, PyLong_FromSsize_t(at)};
    PyObject *match = args[2] ? PyObject_Vectorcall(near, args + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL) : NULL;
    const int yes = !match ? -1 : match == Py_None || match == Py_False ? 0 : match == Py_True ? 1 : PyObject_IsTrue(match);
    Py_XDECREF(args[2]); Py_XDECREF(match);
    return yes;
}

/* (offset + 1) << 16 | entry as (offset + 1) << 16 | rule, in order, of those that have what has to be near. */
static int settle(const Program *p, PyObject *text, Hits *h) {
    for (Py_ssize_t i = 0; i < h->used; i++) h->item[i] = h->item[i] >> 16 << 16 | p->entries[h->item[i] & 0xFFFF].rule;
    if (h->used > 1) sort(h);
    Py_ssize_t kept = 0;
    for (Py_ssize_t i = 0; i < h->used; i++) {
        const Py_ssize_t rule = h->item[i] & 0xFFFF;
        PyObject *near = rule < PyList_GET_SIZE(p->nears) ? PyList_GET_ITEM(p->nears, rule) : Py_None;
        const int yes = near == Py_None ? 1 : is_near(near, text, (Py_ssize_t)(h->item[i] >> 16) - 1);
        if (yes < 0) return -1;
        if (yes) h->item[kept++] = h->item[i];
    }
    h->used = kept;
    return 0;
}

/* Two things, which are taken over, as a named pair. */
static PyObject *pair_of(PyObject *type, PyObject *one, PyObject *other) {
    PyObject *pair = one && other ? ((PyTypeObject *)type)->tp_alloc((PyTypeObject *)type, 2) : NULL;
    if (!pair) { Py_XDECREF(one); Py_XDECREF(other); return NULL; }
    PyTuple_SET_ITEM(pair, 0, one); PyTuple_SET_ITEM(pair, 1, other);
    return pair;
}

/* [Hit(offset, rule)] */
static PyObject *told(const Program *p, const Hits *hits) {
    PyObject *out = PyList_New(hits->used);
    for (Py_ssize_t i = 0; out && i < hits->used; i++) {
        PyObject *pair = pair_of(p->hit, PyLong_FromLongLong((hits->item[i] >> 16) - 1), PyLong_FromLong(hits->item[i] & 0xFFFF));
        if (pair) PyList_SET_ITEM(out, i, pair); else Py_CLEAR(out);
    }
    return out;
}
