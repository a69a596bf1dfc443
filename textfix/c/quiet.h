/* Which letters and digits lead nowhere, by classes; and how a scanner is made. */
/* How many pairs that lead anywhere a class of a quiet sort is in, with others of its sort, with blanks and the edge. */
static Py_ssize_t loudness(const Program *p, const uint8_t *blank, const uint8_t *sort, Py_ssize_t c) {
    const Py_ssize_t n = p->classes; Py_ssize_t leads = 0;
    for (Py_ssize_t d = 0; sort[c] && d < n; d++)
        leads += (p->pair[c * n + d] && (sort[d] == sort[c] || blank[d])) + (p->pair[d * n + c] && sort[d] == sort[c]);
    return leads;
}

/* By classes: whether they are of one of two sorts of letters and digits (ONE is Latin) of which none leads anywhere before another of its
 * sort, a blank or the edge.  Those that do for the fewest code points are taken out until there are none. */
static void loudest_out(const Program *p, const uint8_t *blank, uint8_t *sort, const double *weight, Py_ssize_t *loud) {
    const Py_ssize_t n = p->classes;
    for (Py_ssize_t c = 0; c < n; c++) loud[c] = loudness(p, blank, sort, c);
    for (;;) {
        Py_ssize_t loudest = 0;
        for (Py_ssize_t c = 1; c < n; c++)
            if (loud[c] && (!loud[loudest] || loud[c] * weight[loudest] > loud[loudest] * weight[c])) loudest = c;
        if (!loud[loudest]) return;
        for (Py_ssize_t c = 0; c < n; c++)
            if (sort[c] == sort[loudest]) loud[c] -= (p->pair[c * n + loudest] != 0) + (p->pair[loudest * n + c] != 0);
        sort[loudest] = 0; loud[loudest] = 0;
    }
}

/* The gates behind a space as one.  A class that leads elsewhere than to a gate is not SPACED. */
static int make_spaced(Program *p, uint8_t *sort) {
    const uint16_t *pair = p->pair + p->cls[' '] * p->classes; unsigned bits = 0;
    for (Py_ssize_t c = 0; c < p->classes; c++) {
        const Gate *gate = p->gates + pair[c];
        if (!sort[c] || (pair[c] && !gate->bits)) continue;
        sort[c] |= SPACED;
        if (gate->bits > bits) bits = gate->bits;
    }
    if (!(p->spaced.bits = bits)) return 1;
    if (!(p->spaced.sieve = PyMem_Calloc(1, (1 << bits) / 8))) return 0;
    for (Py_ssize_t c = 0; c < p->classes; c++) {
        const Gate *gate = p->gates + pair[c]; int done = !(sort[c] & SPACED) || !gate->bits;
        for (Py_ssize_t d = 0; !done && d < c; d++) done = pair[d] == pair[c] && sort[d] & SPACED;
        if (!done) add_sieve(p->spaced.sieve, bits, gate->sieve, gate->bits);
    }
    return 1;
}

static int quiet_of(Program *p) {
    const Py_ssize_t n = p->classes;
    uint8_t *sort = PyMem_Calloc(n, 2), *blank = sort ? sort + n : NULL; double *weight = PyMem_Calloc(n, sizeof *weight);
    Py_ssize_t *loud = PyMem_Calloc(n, sizeof *loud);
    p->traits = PyMem_Malloc(PLANE); p->latin = PyMem_Malloc(256 * sizeof *p->latin);
    int full = sort && weight && loud && p->traits && p->latin;
    if (full) {
        memset(sort, ONE | TWO, n);
        for (Py_UCS4 c = 0; c < PLANE; c++) {
            const uint16_t own = p->cls[c];
            sort[own] &= !(traits[c] & ALNUM) ? 0 : c < 0x250 || c >> 8 == 0x1E ? ONE : TWO;
            if (traits[c] & BLANK) blank[own] = 1;
            weight[own] += c < 128 ? PLANE : 1;
        }
        for (int plane = PLANE; plane < TABLE; plane++) sort[p->cls[plane]] = 0;
        for (Py_ssize_t c = 0; c < n; c++) if (!weight[c]) sort[c] = 0;
        sort[EDGE] = 0; blank[EDGE] = 1;
        loudest_out(p, blank, sort, weight, loud);
        full = make_spaced(p, sort);
        for (Py_UCS4 c = 0; c < PLANE; c++) p->traits[c] = traits[c] | sort[p->cls[c]];
        for (int c = 0; c < 256; c++) p->latin[c] = lanes[p->traits[c]];
    }
    PyMem_Free(sort); PyMem_Free(weight); PyMem_Free(loud);
    return full;
}

static PyObject *compile(PyObject *self, PyObject *args) {
    PyObject *b[6], *words, *hit, *look, *nears; Py_ssize_t n[6], classes;
    if (!PyArg_ParseTuple(args, "O!O!O!nSSSSSSO!", &PyType_Type, &hit, &PyType_Type, &look, &PyList_Type, &nears, &classes,
                          b, b + 1, b + 2, b + 3, b + 4, b + 5, &PyTuple_Type, &words)) return NULL;
    for (int i = 0; i < 6; i++) n[i] = PyBytes_GET_SIZE(b[i]);
    if (n[0] != TABLE * sizeof(uint16_t) || n[1] != 2 * classes * classes || n[3] % sizeof(Entry))
        return PyErr_Format(PyExc_ValueError, "the tables do not fit this scanner");
    Program *p = PyMem_Calloc(1, sizeof *p);
    if (!p) return PyErr_NoMemory();
    p->held = Py_NewRef(args); p->hit = hit; p->look = look; p->nears = nears;
    p->cls = (const void *)PyBytes_AS_STRING(b[0]); p->pair = (const void *)PyBytes_AS_STRING(b[1]);
    p->member = (const void *)PyBytes_AS_STRING(b[2]); p->entries = (const void *)PyBytes_AS_STRING(b[3]);
    p->starts = (const void *)PyBytes_AS_STRING(b[4]); p->lists = (const void *)PyBytes_AS_STRING(b[5]);
    p->classes = classes; p->members = n[2]; p->count = n[3] / sizeof(Entry); p->numbers = n[4] / 4; p->flat = n[5] / 4;
    p->stride = (classes + 7) / 8;
    p->any = PyMem_Calloc(classes, p->stride);
    for (Py_ssize_t i = 0; p->any && i < classes * classes; i++)
        if (p->pair[i]) p->any[i / classes * p->stride + (i % classes >> 3)] |= (uint8_t)(1 << (i % classes & 7));
    PyObject *capsule = PyCapsule_New(p, "textfix.program", drop);
    if (!p->any || !take_words(p, words) || !sound(p, words) || !make_gates(p) || !make_steps(p) || !quiet_of(p)) {
        Py_XDECREF(capsule);
        return PyErr_Format(PyExc_ValueError, "the tables of the scanner are not sound");
    }
    return capsule;
}
