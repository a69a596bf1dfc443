/* The tables of a scanner as they are given: whether they are sound, and what is made of them. */
static void drop(PyObject *capsule) {
    Program *p = PyCapsule_GetPointer(capsule, "textfix.program");
    if (!p) return;
    for (Py_ssize_t i = 0; p->gates && i < p->numbers; i++) PyMem_Free(p->gates[i].sieve);
    PyMem_Free(p->hashes); PyMem_Free(p->sieves); PyMem_Free(p->any); PyMem_Free(p->gates);
    PyMem_Free(p->traits); PyMem_Free(p->latin); PyMem_Free(p->spaced.sieve); PyMem_Free(p->steps); PyMem_Free(p->rows);
    Py_XDECREF(p->held);
    PyMem_Free(p);
}

static void *copy(const char *from, Py_ssize_t size) {
    void *to = PyMem_Malloc(size + 1);
    return to ? memcpy(to, from, size) : NULL;
}

/* Whether all numbers in the tables stay within the tables: a wrong program is an error, never a wild read. */
static int sound(const Program *p, PyObject *words) {
    for (Py_ssize_t i = 0; i < p->count; i++) {
        const Entry *e = p->entries + i;
        if (e->length < 2 || e->length > LONGEST || e->word > e->length || e->shift < 0 || e->shift + 2 > e->length) return 0;
        if (!e->word && e->bits) return 0;
        if (e->word && (e->list >= PyTuple_GET_SIZE(words) || !e->size || e->size & (e->size - 1))) return 0;
        if (e->word) {
            PyObject *both = PyTuple_GET_ITEM(words, e->list);
            if (PyBytes_GET_SIZE(PyTuple_GET_ITEM(both, 0)) != 8 * (Py_ssize_t)e->size) return 0;
            if (e->bits > 24 || (e->bits && e->bits < 3)) return 0;
            if (e->bits && PyBytes_GET_SIZE(PyTuple_GET_ITEM(both, 1)) != (1 << e->bits) / 8) return 0;
        }
        for (int k = 0; k < e->length; k++) if ((e->atom[k] + 1) * p->classes > p->members) return 0;
    }
    if (!p->flat || p->lists[p->flat - 1]) return 0;
    for (Py_ssize_t i = 0; i < p->flat; i++) if (p->lists[i] > p->count) return 0;
    for (Py_ssize_t i = 0; i < p->numbers; i++) if (p->starts[i] >= p->flat) return 0;
    for (Py_ssize_t i = 0; i < p->classes * p->classes; i++) if (p->pair[i] >= p->numbers) return 0;
    for (int i = 0; i < TABLE; i++) if (p->cls[i] >= p->classes) return 0;
    return 1;
}

/* The hashes and sieves of the lists of words: 0 where one of them is no pair of bytes. */
static int take_words(Program *p, PyObject *words) {
    Py_ssize_t n = PyTuple_GET_SIZE(words);
    p->hashes = PyMem_Calloc(n + 1, sizeof *p->hashes);
    p->sieves = PyMem_Calloc(n + 1, sizeof *p->sieves);
    for (Py_ssize_t i = 0; p->hashes && p->sieves && i < n; i++) {
        PyObject *both = PyTuple_GET_ITEM(words, i);
        if (!PyTuple_Check(both) || PyTuple_GET_SIZE(both) != 2 || !PyBytes_Check(PyTuple_GET_ITEM(both, 0))
            || !PyBytes_Check(PyTuple_GET_ITEM(both, 1))) return 0;
        p->hashes[i] = (const uint64_t *)(const void *)PyBytes_AS_STRING(PyTuple_GET_ITEM(both, 0));
        p->sieves[i] = (const uint8_t *)PyBytes_AS_STRING(PyTuple_GET_ITEM(both, 1));
    }
    return p->hashes && p->sieves;
}

static int opens(const Program *p, const uint32_t *l) {
    for (; *l; l++) if (!p->entries[*l - 1].bits || p->entries[*l - 1].word != p->entries[*l - 1].shift + 1) return 0;
    return 1;
}

/* Adds a sieve to one of as many bits or more: each place is as many places there as that has more. */
static void add_sieve(uint8_t *to, unsigned to_bits, const uint8_t *from, unsigned bits) {
    const unsigned more = to_bits - bits;
    for (uint32_t byte = 0; byte < (1u << bits) / 8; byte++)
        for (unsigned left = from[byte], at; left; left &= left - 1) {
            at = (8 * byte + lowest(left)) << more;
            if (more < 3) to[at >> 3] |= (uint8_t)(((1u << (1u << more)) - 1) << (at & 7));
            else memset(to + (at >> 3), 0xFF, 1u << more >> 3);
        }
}

/* The gate of a list: a place is taken where it is in the sieve of any entry. */
static int make_gate(const Program *p, const uint32_t *list, Gate *gate) {
    if (!*list || !opens(p, list)) return 0;
    for (const uint32_t *l = list; *l; l++) if (p->entries[*l - 1].bits > gate->bits) gate->bits = p->entries[*l - 1].bits;
    if (!(gate->sieve = PyMem_Calloc(1, (1 << gate->bits) / 8))) return -1;
    for (const uint32_t *l = list; *l; l++) add_sieve(gate->sieve, gate->bits, p->sieves[p->entries[*l - 1].list], p->entries[*l - 1].bits);
    return 0;
}

/* The lists, with the row of the atom before and that of the atom behind the pair, of all classes and none where there is no such atom. */
static int make_steps(Program *p) {
    const Py_ssize_t atoms = p->members / p->classes, width = p->width = p->classes / 8 + 1;
    if (atoms >= 0xFFFF || p->count >= 0xFFFF) return 0;
    p->rows = PyMem_Calloc(atoms + 1, width); p->steps = PyMem_Calloc(p->flat, sizeof *p->steps);
    if (!p->rows || !p->steps) return 0;
    for (Py_ssize_t k = 0; k < atoms; k++)
        for (Py_ssize_t c = 0; c < p->classes; c++)
            p->rows[k * width + (c >> 3)] |= (uint8_t)((p->member[k * p->classes + c] != 0) << (c & 7));
    memset(p->rows + atoms * width, 0xFF, width);
    for (Py_ssize_t i = 0; i < p->flat; i++) {
        if (!p->lists[i]) continue;
        const Entry *e = p->entries + p->lists[i] - 1;
        p->steps[i] = (Step){(uint16_t)p->lists[i], (uint16_t)(e->shift ? e->atom[e->shift - 1] : atoms),
                             (uint16_t)(e->shift + 2 < e->length ? e->atom[e->shift + 2] : atoms)};
    }
    return 1;
}

static int make_gates(Program *p) {
    p->gates = PyMem_Calloc(p->numbers, sizeof *p->gates);
    for (Py_ssize_t i = 0; p->gates && i < p->numbers; i++) if (make_gate(p, p->lists + p->starts[i], p->gates + i)) return 0;
    return p->gates != NULL;
}
