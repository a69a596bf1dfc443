/* Names side by side: the cheapest edits that lead from one word to another, as align.py, which is the reference.  Graphemes are numbered
 * as they come (0 is none); what one costs in the stead of another at a place of the word is asked of Python once. */
enum { GRAPHEMES = 512, PARTS = 96, INSIDE = 0, START, END, PLACES, WIDE = 1 << 12, WOMAN = 3 };
typedef struct { uint64_t key; double cost; } Wide;     /* two graphemes on a side; with no right: a left that has some */
typedef struct {
    PyObject *numbers, *graphemes, *cost, *place[PLACES];
    double *costs, most, most_part, ending; Wide wide[WIDE]; int wides, woman[WOMAN];
} Aligner;
typedef struct { int size, id[PARTS + 1]; } Odd;        /* where words differ; id[0] is none */

static void drop_aligner(PyObject *capsule) {
    Aligner *a = PyCapsule_GetPointer(capsule, "textfix.aligner");
    if (!a) return;
    Py_XDECREF(a->numbers); Py_XDECREF(a->graphemes); Py_XDECREF(a->cost);
    for (int k = 0; k < PLACES; k++) Py_XDECREF(a->place[k]);
    PyMem_Free(a->costs); PyMem_Free(a);
}

/* The number of a grapheme, 0 where there is no room for more, -1 with an error. */
static int number_of(Aligner *a, PyObject *grapheme) {
    PyObject *found = PyDict_GetItemWithError(a->numbers, grapheme);
    if (found) return (int)PyLong_AsLong(found);
    if (PyErr_Occurred()) return -1;
    Py_ssize_t next = PyList_GET_SIZE(a->graphemes);
    if (next == GRAPHEMES) return 0;
    PyObject *number = PyLong_FromSsize_t(next);
    int failed = !number || PyList_Append(a->graphemes, grapheme) || PyDict_SetItem(a->numbers, grapheme, number);
    Py_XDECREF(number);
    return failed ? -1 : (int)next;
}

/* The numbers of some graphemes of a word; 1 where there is no room for them, -1 with an error. */
static int number_all(Aligner *a, PyObject *word, Py_ssize_t from, int size, int *id) {
    for (int k = 0; k < size; k++)
        if ((id[k] = number_of(a, PyTuple_GET_ITEM(word, from + k))) < 1) return id[k] ? -1 : 1;
    return 0;
}

/* What a grapheme costs in the stead of another; below 0 with an error. */
static double cost_of(Aligner *a, int place, int left, int right) {
    double *known = a->costs + ((size_t)place * GRAPHEMES + left) * GRAPHEMES + right;
    if (left == right || *known > 0) return left == right ? 0 : *known;
    PyObject *found = PyObject_CallFunctionObjArgs(a->cost, PyList_GET_ITEM(a->graphemes, left), PyList_GET_ITEM(a->graphemes, right),
                                                   a->place[place], NULL);
    double cost = found ? PyFloat_AsDouble(found) : -1;
    Py_XDECREF(found);
    if (cost < 0 && !PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "a cost is below 0");
    return PyErr_Occurred() ? -1 : (*known = cost);
}

/* The place of what conventions write with two graphemes on a side, in the open table; its cost is 0 where they do not. */
static Wide *wide_of(Aligner *a, int left, int next, int right, int last) {
    uint64_t key = (uint64_t)left << 48 | (uint64_t)next << 32 | (uint64_t)right << 16 | (uint64_t)last;
    unsigned at = (unsigned)(key * 0x9e3779b97f4a7c15ULL >> 40) & (WIDE - 1);
    while (a->wide[at].key && a->wide[at].key != key) at = (at + 1) & (WIDE - 1);
    return a->wide + at;
}

static int add_wide(Aligner *a, const int *id, double cost) {
    Wide *slot = wide_of(a, id[0], id[1], id[2], id[3]);
    if (!slot->key && ++a->wides > WIDE / 2) return PyErr_Format(PyExc_ValueError, "too many wide edits"), -1;
    *slot = (Wide){(uint64_t)id[0] << 48 | (uint64_t)id[1] << 32 | (uint64_t)id[2] << 16 | (uint64_t)id[3], cost};
    return 0;
}

/* [((grapheme, ...), (grapheme, ...), cost), ...] with one or two graphemes on a side */
static int add_all(Aligner *a, PyObject *rows) {
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(rows); n++) {
        PyObject *left, *right; double cost; int id[4] = {0};
        if (!PyArg_ParseTuple(PyList_GET_ITEM(rows, n), "O!O!d", &PyTuple_Type, &left, &PyTuple_Type, &right, &cost)) return -1;
        Py_ssize_t one = PyTuple_GET_SIZE(left), two = PyTuple_GET_SIZE(right);
        if (one < 1 || one > 2 || two < 1 || two > 2) return PyErr_Format(PyExc_ValueError, "one or two graphemes stand on a side"), -1;
        if (number_all(a, left, 0, (int)one, id + 2 - one) || number_all(a, right, 0, (int)two, id + 4 - two)
            || add_wide(a, id, cost)) return -1;
        id[2] = id[3] = 0;
        if (add_wide(a, id, 1)) return -1;
    }
    return 0;
}

static PyObject *aligner(PyObject *self, PyObject *args) {
    PyObject *cost, *wide, *woman, *none = PyUnicode_FromString(""); double most, most_part, ending;
    Aligner *a = none ? PyMem_Calloc(1, sizeof *a) : NULL;
    PyObject *capsule = a ? PyCapsule_New(a, "textfix.aligner", drop_aligner) : NULL;
    if (!capsule) { Py_XDECREF(none); PyMem_Free(a); return PyErr_NoMemory(); }
    int failed = !PyArg_ParseTuple(args, "OO!O!ddd", &cost, &PyList_Type, &wide, &PyTuple_Type, &woman, &most, &most_part, &ending);
    if (!failed) {
        a->cost = Py_NewRef(cost); a->most = most; a->most_part = most_part; a->ending = ending;
        a->numbers = PyDict_New(); a->graphemes = PyList_New(0);
        a->place[INSIDE] = Py_NewRef(none); a->place[START] = PyUnicode_FromString("^"); a->place[END] = PyUnicode_FromString("$");
        a->costs = PyMem_Calloc(PLACES * GRAPHEMES * GRAPHEMES, sizeof *a->costs);
        failed = !a->numbers || !a->graphemes || !a->place[START] || !a->place[END] || !a->costs;
        if (failed) PyErr_NoMemory();
    }
    failed = failed || number_of(a, none) || add_all(a, wide);
    if (!failed && (PyTuple_GET_SIZE(woman) != WOMAN || number_all(a, woman, 0, WOMAN, a->woman)))
        failed = 1, PyErr_Format(PyExc_ValueError, "the ending has %d graphemes", WOMAN);
    Py_DECREF(none);
    if (failed) Py_CLEAR(capsule);
    return capsule;
}

static int is_woman(const Aligner *a, const Odd *one, const Odd *two) {
    return !one->size && two->size == WOMAN && !memcmp(two->id + 1, a->woman, sizeof a->woman);
}

/* The table of all beginnings, line by line: what the whole costs and, in `ways`, by which steps (4 * lefts + rights); FAR above `most`,
 * below 0 with an error. */
#define FAR 1e9
static double fill_ways(Aligner *a, const Odd *left, const Odd *right, int first, int last, double most, uint8_t (*ways)[PARTS + 1]) {
    double room[3][PARTS + 1] = {{0}}, *totals = room[0], *above = room[1], *older = room[2], *spare;
    const int m = left->size, n = right->size, *l = left->id, *r = right->id;
    for (int j = 1; j <= n; j++) {
        double gap = cost_of(a, first ? START : m ? INSIDE : last ? END : INSIDE, 0, r[j]);
        if (gap < 0) return -1;
        totals[j] = totals[j - 1] + gap; ways[0][j] = 1;
    }
    for (int i = 1; i <= m; i++) {
        const int place = first && i == 1 ? START : last && i == m ? END : INSIDE, ends = last && i == m ? END : INSIDE;
        const int one_two = wide_of(a, 0, l[i], 0, 0)->cost > 0, two = i > 1 && wide_of(a, l[i - 1], l[i], 0, 0)->cost > 0;
        const double out = cost_of(a, place, l[i], 0);
        spare = older; older = above; above = totals; totals = spare;
        double least = totals[0] = above[0] + out, dear;
        if (out < 0) return -1;
        ways[i][0] = 4;
        for (int j = 1; j <= n; j++) {
            const double swap = cost_of(a, place, l[i], r[j]), in = cost_of(a, ends, 0, r[j]);
            if (swap < 0 || in < 0) return -1;
            double best = above[j - 1] + swap; int way = 5;
            if (above[j] + out < best) { best = above[j] + out; way = 4; }
            if (totals[j - 1] + in < best) { best = totals[j - 1] + in; way = 1; }
            if (one_two && j > 1 && (dear = wide_of(a, 0, l[i], r[j - 1], r[j])->cost) > 0 && above[j - 2] + dear < best) {
                best = above[j - 2] + dear; way = 6;
            }
            if (two) {
                dear = wide_of(a, l[i - 1], l[i], 0, r[j])->cost;
                if (dear > 0 && older[j - 1] + dear < best) { best = older[j - 1] + dear; way = 9; }
                dear = j > 1 ? wide_of(a, l[i - 1], l[i], r[j - 1], r[j])->cost : 0;
                if (dear > 0 && older[j - 2] + dear < best) { best = older[j - 2] + dear; way = 10; }
            }
            totals[j] = best; ways[i][j] = (uint8_t)way;
            if (best < least) least = best;
        }
        if (least > most) return FAR;
    }
    return totals[n] > most ? FAR : totals[n];
}

/* A step as a tuple: `before` and `after` are the graphemes beside it in the left word. */
static PyObject *step_of(Aligner *a, PyObject *left, Py_ssize_t i, Py_ssize_t di, PyObject *right, Py_ssize_t j, Py_ssize_t dj) {
    PyObject *one = PyTuple_GetSlice(left, i - di, i), *two = PyTuple_GetSlice(right, j - dj, j);
    PyObject *before = i > di ? PyTuple_GET_ITEM(left, i - di - 1) : a->place[START];
    PyObject *after = i < PyTuple_GET_SIZE(left) ? PyTuple_GET_ITEM(left, i) : a->place[END];
    PyObject *step = one && two ? PyTuple_Pack(4, one, two, before, after) : NULL;
    Py_XDECREF(one); Py_XDECREF(two);
    return step;
}

/* align(aligner, left, right) -> (cost, [step]), None where they are too far apart, NotImplemented where the words do not fit in here */
static PyObject *align(PyObject *self, PyObject *args) {
    PyObject *capsule, *left, *right; Odd one = {0}, two = {0}; uint8_t ways[PARTS + 1][PARTS + 1];
    if (!PyArg_ParseTuple(args, "OO!O!", &capsule, &PyTuple_Type, &left, &PyTuple_Type, &right)) return NULL;
    Aligner *a = PyCapsule_GetPointer(capsule, "textfix.aligner");
    if (!a) return NULL;
    Py_ssize_t m = PyTuple_GET_SIZE(left), n = PyTuple_GET_SIZE(right), start = 0;
    for (; start < m && start < n; start++) {
        int same = PyObject_RichCompareBool(PyTuple_GET_ITEM(left, start), PyTuple_GET_ITEM(right, start), Py_EQ);
        if (same < 0) return NULL;
        if (!same) break;
    }
    for (; m > start && n > start; m--, n--) {
        int same = PyObject_RichCompareBool(PyTuple_GET_ITEM(left, m - 1), PyTuple_GET_ITEM(right, n - 1), Py_EQ);
        if (same < 0) return NULL;
        if (!same) break;
    }
    if (m - start > PARTS || n - start > PARTS) Py_RETURN_NOTIMPLEMENTED;
    one.size = (int)(m - start); two.size = (int)(n - start);
    int full = number_all(a, left, start, one.size, one.id + 1);
    if (!full) full = number_all(a, right, start, two.size, two.id + 1);
    if (full < 0) return NULL;
    if (full) Py_RETURN_NOTIMPLEMENTED;
    const int last = m == PyTuple_GET_SIZE(left), woman = last && (is_woman(a, &one, &two) || is_woman(a, &two, &one));
    double total = woman ? a->ending
        : fill_ways(a, &one, &two, !start, last, a->most + a->most_part * (one.size > two.size ? one.size : two.size), ways);
    if (total < 0) return NULL;
    if (total == FAR) Py_RETURN_NONE;
    PyObject *steps = PyList_New(0);
    for (int i = one.size, j = two.size; steps && (i || j);) {
        int di = woman ? i : ways[i][j] >> 2, dj = woman ? j : ways[i][j] & 3;
        if (di != 1 || dj != 1 || one.id[i] != two.id[j]) {
            PyObject *step = step_of(a, left, start + i, di, right, start + j, dj);
            if (!step || PyList_Append(steps, step)) Py_CLEAR(steps);
            Py_XDECREF(step);
        }
        i -= di; j -= dj;
    }
    if (!steps || PyList_Reverse(steps)) { Py_XDECREF(steps); return NULL; }
    return Py_BuildValue("dN", total, steps);
}
