/* Everyday words, each with the numbers of the languages that have it: by their hashes, in an open table, half full at the most. */
typedef struct { PyObject *held; uint64_t *hash; const char **own; uint8_t *size; Py_ssize_t room; } Voters;

static void drop_voters(PyObject *capsule) {
    Voters *v = PyCapsule_GetPointer(capsule, "textfix.voters");
    if (!v) return;
    PyMem_Free(v->hash); PyMem_Free(v->own); PyMem_Free(v->size); Py_XDECREF(v->held);
    PyMem_Free(v);
}

static uint64_t hash_of(int kind, const void *s, Py_ssize_t at, Py_ssize_t to) {
    uint64_t h = 0xcbf29ce484222325ULL;
    for (; at < to; at++) h = mix(h, PyUnicode_READ(kind, s, at));
    return h ? h : 1;
}

static Py_ssize_t voter_at(const Voters *v, uint64_t h) {
    Py_ssize_t at = (Py_ssize_t)(h >> 20) & (v->room - 1);
    while (v->hash[at] && v->hash[at] != h) at = (at + 1) & (v->room - 1);
    return at;
}

static PyObject *voters(PyObject *self, PyObject *words) {
    if (!PyDict_Check(words)) return PyErr_Format(PyExc_TypeError, "voters({word: numbers as bytes})");
    Voters *v = PyMem_Calloc(1, sizeof *v);
    if (!v) return PyErr_NoMemory();
    for (v->room = 64; v->room < 2 * PyDict_GET_SIZE(words); v->room *= 2);
    v->held = PyDict_Values(words);                          /* not the words themselves */
    v->hash = PyMem_Calloc(v->room, sizeof *v->hash); v->own = PyMem_Calloc(v->room, sizeof *v->own); v->size = PyMem_Calloc(v->room, 1);
    PyObject *capsule = PyCapsule_New(v, "textfix.voters", drop_voters), *word, *own;
    Py_ssize_t next = 0;
    int sound = capsule && v->held && v->hash && v->own && v->size;
    while (sound && PyDict_Next(words, &next, &word, &own)) {
        sound = PyUnicode_Check(word) && PyBytes_Check(own) && PyBytes_GET_SIZE(own) < 256;
        if (!sound) break;
        const uint64_t h = hash_of(PyUnicode_KIND(word), PyUnicode_DATA(word), 0, PyUnicode_GET_LENGTH(word));
        const Py_ssize_t at = voter_at(v, h);
        v->hash[at] = h; v->own[at] = PyBytes_AS_STRING(own); v->size[at] = (uint8_t)PyBytes_GET_SIZE(own);
    }
    if (sound) return capsule;
    Py_XDECREF(capsule);
    return PyErr_Format(PyExc_ValueError, "the voters are not {word: numbers as bytes}");
}

/* votes(voters, text, end) -> (number of the language with most votes, its votes, those of the second, words) of text[:end], which is in
 * small letters; (-1, ...) where less than two languages have any. */
static PyObject *votes(PyObject *self, PyObject *args) {
    PyObject *capsule, *text; Py_ssize_t end, words = 0; long count[256] = {0};
    if (!PyArg_ParseTuple(args, "OUn", &capsule, &text, &end)) return NULL;
    const Voters *v = PyCapsule_GetPointer(capsule, "textfix.voters");
    if (!v) return NULL;
    const int kind = PyUnicode_KIND(text); const void *s = PyUnicode_DATA(text);
    const Py_ssize_t n = end < PyUnicode_GET_LENGTH(text) ? end : PyUnicode_GET_LENGTH(text);
    for (Py_ssize_t i = 0, from; i < n; i++) {
        for (from = i; i < n && !Py_UNICODE_ISSPACE(PyUnicode_READ(kind, s, i)); i++);
        if (i == from) continue;
        words++;
        const Py_ssize_t at = voter_at(v, hash_of(kind, s, from, i));
        for (int k = 0; v->hash[at] && k < v->size[at]; k++) count[(uint8_t)v->own[at][k]]++;
    }
    int best = 0, second = -1, any = 0;
    for (int k = 0; k < 256; k++) {
        any += count[k] > 0;
        if (count[k] > count[best]) { second = best; best = k; }
        else if (k != best && (second < 0 || count[k] > count[second])) second = k;
    }
    return Py_BuildValue("illn", any < 2 ? -1 : best, count[best], count[second], words);
}
