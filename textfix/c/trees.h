/* Boosted trees, as scorer.py, which is the reference: nodes in the order of reading, the branch up to the threshold behind its fork. */
enum { LEAF = -1, FIGURES = 256 };
typedef struct { int32_t figure, above; double value; } Node;
typedef struct { Node *node; uint32_t *root; Py_ssize_t nodes, roots; } Forest;

static void drop_forest(PyObject *capsule) {
    Forest *f = PyCapsule_GetPointer(capsule, "textfix.forest");
    if (!f) return;
    PyMem_Free(f->node); PyMem_Free(f->root); PyMem_Free(f);
}

static PyObject *forest(PyObject *self, PyObject *args) {
    const char *nodes, *roots; Py_ssize_t n, m;
    if (!PyArg_ParseTuple(args, "y#y#", &nodes, &n, &roots, &m)) return NULL;
    Forest *f = PyMem_Calloc(1, sizeof *f);
    if (!f) return PyErr_NoMemory();
    f->node = copy(nodes, n); f->root = copy(roots, m); f->nodes = n / (Py_ssize_t)sizeof *f->node; f->roots = m / 4;
    PyObject *capsule = PyCapsule_New(f, "textfix.forest", drop_forest);
    int sound = capsule && f->node && f->root && n % (Py_ssize_t)sizeof *f->node == 0 && m % 4 == 0;
    for (Py_ssize_t i = 0; sound && i < f->roots; i++) sound = f->root[i] < (size_t)f->nodes;
    for (Py_ssize_t i = 0; sound && i < f->nodes; i++) {
        const Node *node = f->node + i;
        sound = node->figure == LEAF || (node->figure >= 0 && node->figure < FIGURES && node->above > i
            && node->above < f->nodes && i + 1 < f->nodes);
    }
    if (!sound) { Py_XDECREF(capsule); return PyErr_Format(PyExc_ValueError, "the tables of the trees are not sound"); }
    return capsule;
}

/* grown(forest, figures, score) -> the score with what the trees add */
static PyObject *grown(PyObject *self, PyObject *args) {
    PyObject *capsule, *figures; double score, figure[FIGURES] = {0};
    if (!PyArg_ParseTuple(args, "OO!d", &capsule, &PyList_Type, &figures, &score)) return NULL;
    const Forest *f = PyCapsule_GetPointer(capsule, "textfix.forest");
    if (!f) return NULL;
    Py_ssize_t count = PyList_GET_SIZE(figures);
    if (count > FIGURES) return PyErr_Format(PyExc_ValueError, "there are at most %d figures", FIGURES);
    for (Py_ssize_t i = 0; i < count; i++) figure[i] = PyFloat_AsDouble(PyList_GET_ITEM(figures, i));
    if (PyErr_Occurred()) return NULL;
    for (Py_ssize_t i = 0; i < f->roots; i++) {
        const Node *node = f->node + f->root[i];
        while (node->figure != LEAF) node = figure[node->figure] <= node->value ? node + 1 : f->node + node->above;
        score += node->value;
    }
    return PyFloat_FromDouble(score);
}
