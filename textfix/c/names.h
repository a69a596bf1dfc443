/* Names: pairs of capitalised words in each stretch of a text that sound alike, or stand beside the same word and begin alike;
 * names/gate.py says what a sound is and is the reference.  What is compared stands in one run of the open table. */
enum { SILENT = 1, VOWEL, DENTAL, CEE, KAY, ESS, SORTS = 16, CAPITAL = 0x80, SHORT_NAME = 4, SHORT_PART = 3, LONG_NAME = 40,
    PAIRS = 64, CROWD = 8, CODES = 0x2000, ROOM = 256,
    FOUR_SOUNDS = 17 * 17 * 17 };                               /* four sounds at least: each is a digit, to the base of 17 */
typedef struct { uint64_t key; uint32_t at, size; } Heard;      /* in the stretch, which begins at `from` */
typedef struct { Heard *table; Py_ssize_t room, from, used, pairs; Hits *hits; } Company;

/* What is heard of a sound before the next (ts, tch: s; ch, cz: s), 0 nothing: looked up, for letters come as they like. */
static int heard_before(int sound, int next) {
    if (sound == CEE) return next == SILENT || next == ESS ? ESS : KAY;
    return sound == SILENT || (sound == DENTAL && (next == CEE || next == ESS)) ? 0 : sound;
}

/* What is heard of a sound before the next; and by the last that was heard the new last one, with NEW where it is another. */
enum { NEW = 16 };
static uint8_t said[SORTS][SORTS], heard[SORTS][SORTS][SORTS];

static void fill_said(void) {
    for (int sound = 0; sound < SORTS; sound++)
        for (int next = 0; next < SORTS; next++) {
            const int now = sound ? heard_before(sound, next) : 0;
            said[sound][next] = (uint8_t)now;
            for (int last = 0; last < SORTS; last++) heard[last][sound][next] = (uint8_t)(!now || now == last ? last : now | NEW);
        }
}

#define ALIKE(NAME, CHAR)                                                                               \
/* 2: the same word, 1: forms of one */                                                                 \
static int NAME##_same(const CHAR *s, Py_ssize_t a, Py_ssize_t n, Py_ssize_t b, Py_ssize_t m) {         \
    Py_ssize_t k = 0;                                                                                   \
    while (k < n && k < m && s[a + k] == s[b + k]) k++;                                                 \
    if (k == n && k == m) return 2;                                                                     \
    return k >= 3 && (n > m ? n : m) - k < 3 && (k == n || k == m || s[a + n - 1] != s[b + m - 1]);     \
}                                                                                                       \
static int NAME##_meet(const CHAR *s, Company *c, uint64_t key, Py_ssize_t at, Py_ssize_t size) {       \
    Py_ssize_t slot = (Py_ssize_t)(key >> 40) & (c->room - 1), first = c->pairs, start = c->hits->used; \
    int met = 0;                                                                                        \
    for (key |= 1; c->table[slot].key; slot = (slot + 1) & (c->room - 1)) {                             \
        Heard *other = c->table + slot;                                                                 \
        if (other->key != key) continue;                                                                \
        int same = NAME##_same(s, other->at, other->size, at, size);                                    \
        if (same == 2) { c->hits->used = start; c->pairs = first; return 0; }                           \
        met++;                                                                                          \
        if (same || c->pairs == PAIRS) continue;                                                        \
        if (push(c->hits, c->from + other->at) || push(c->hits, other->size) || push(c->hits, c->from + at) \
            || push(c->hits, size)) return 1;                                                           \
        c->pairs++;                                                                                     \
    }                                                                                                   \
    if (met < CROWD) { c->table[slot] = (Heard){key, (uint32_t)at, (uint32_t)size}; c->used++; }        \
    return 0;                                                                                           \
}                                                                                                       \
static uint64_t NAME##_spelt(const CHAR *word, Py_ssize_t size, Py_ssize_t left) {                      \
    return whole_hash((const char *)word, size * (Py_ssize_t)sizeof(CHAR), left * (Py_ssize_t)sizeof(CHAR)) * 0x9E3779B97F4A7C15ULL; \
}                                                                                                       \
/* The first sound of a word. */                                                                        \
static unsigned NAME##_first(const CHAR *s, Py_ssize_t at, Py_ssize_t stop, const uint8_t *t) {         \
    unsigned now = 0;                                                                                   \
    for (; at < stop && !now; at++) now = said[t[s[at]] % SORTS][at + 1 < stop ? t[s[at + 1]] % SORTS : 0]; \
    return now;                                                                                         \
}                                                                                                       \
static int NAME(const Text *text, Py_ssize_t n, const uint8_t *t, Company *c) {                         \
    const CHAR *s = (const CHAR *)text->s + c->from;                                                    \
    Py_ssize_t was = 0, size = 0;                                                                       \
    for (Py_ssize_t k = c->from / 64; 64 * k < c->from + n; k++)                                        \
        for (uint64_t bits = inside(text->block[k].upper, k, c->from, c->from + n); bits; bits &= bits - 1) { \
            Py_ssize_t at = 64 * k + lowest(bits) - c->from, i = at;                                    \
            if (c->pairs >= PAIRS || c->used >= c->room / 4 * 3) return 0;                              \
            if (s[i] >= CODES || !(t[s[i]] & CAPITAL) || i + 1 >= n) continue;                          \
            if (s[i + 1] >= CODES || !t[s[i + 1]] || t[s[i + 1]] & CAPITAL || (i && s[i - 1] < CODES && t[s[i - 1]])) continue; \
            uint64_t h = 0; unsigned last = 0;                                                          \
            for (unsigned next, sound = t[s[i]] % SORTS; sound; sound = next) {                         \
                i++;                                                                                    \
                next = i < n && s[i] < CODES ? t[s[i]] % SORTS : 0;                                     \
                const unsigned now = heard[last][sound][next];                                          \
                last = now % NEW;                                                                       \
                h += (16 * h + last) & -(uint64_t)(now / NEW);                  /* 17 h + last if it is another, without a branch */ \
            }                                                                                           \
            if (i - at < SHORT_PART || i - at > LONG_NAME) continue;                                    \
            const uint64_t ends = -(uint64_t)(last == VOWEL);               /* with a vowel, which is not counted: times 1 / 17 */ \
            const uint64_t core = (h - (VOWEL & ends)) * (1 + (0xF0F0F0F0F0F0F0F0ULL & ends));          \
            if (i - at >= SHORT_NAME && core >= FOUR_SOUNDS && NAME##_meet(s, c, core * 0x9E3779B97F4A7C15ULL, at, i - at)) return 1; \
            if (size && was + size + 1 == at && s[at - 1] == ' '                                        \
                && (NAME##_meet(s, c, mix(~NAME##_spelt(s + was, size, n - was), NAME##_first(s, at, i, t)), at, i - at) \
                    || NAME##_meet(s, c, mix(NAME##_spelt(s + at, i - at, n - at), NAME##_first(s, was, was + size, t)), was, size))) \
                return 1;                                                                               \
            was = at; size = i - at;                                                                    \
        }                                                                                               \
    return 0;                                                                                           \
}
ALIKE(alike1, Py_UCS1)
ALIKE(alike2, Py_UCS2)
ALIKE(alike4, Py_UCS4)

/* Pushes (offset, length, offset, length) of the pairs of words that sound alike, with what is heard of each code point below CODES (no
 * CAPITAL there that is none for str.isupper); not 0 where memory is out. */
static int alike_of(const Text *t, const uint8_t *sounds, Py_ssize_t stretch, Hits *hits) {
    Py_ssize_t room = 64;
    while (8 * room < (t->n < stretch ? t->n : stretch)) room *= 2;
    Heard few[ROOM], *table = room > ROOM ? PyMem_RawMalloc(room * sizeof *table) : few;
    int failed = !table;
    for (Py_ssize_t from = 0; from < t->n && !failed; from += stretch) {
        Py_ssize_t n = t->n - from > stretch ? stretch : t->n - from;
        Company company = {table, room, from, 0, 0, hits};
        memset(table, 0, room * sizeof *table);
        failed = t->kind == 1 ? alike1(t, n, sounds, &company) : t->kind == 2 ? alike2(t, n, sounds, &company)
            : alike4(t, n, sounds, &company);
    }
    if (table != few) PyMem_RawFree(table);
    return failed;
}

/* [(word, word), ...] of what alike_of has pushed */
static PyObject *pairs_of(PyObject *text, Hits *hits, int failed) {
    PyObject *out = failed ? PyErr_NoMemory() : PyList_New(hits->used / 4);
    for (Py_ssize_t k = 0; out && k < hits->used; k += 4) {
        const int64_t *place = hits->item + k;
        PyObject *pair = Py_BuildValue("(NN)", PyUnicode_Substring(text, place[0], place[0] + place[1]),
                                       PyUnicode_Substring(text, place[2], place[2] + place[3]));
        if (pair) PyList_SET_ITEM(out, k / 4, pair); else Py_CLEAR(out);
    }
    PyMem_RawFree(hits->item);
    return out;
}

static PyObject *alike(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 3 || !PyUnicode_Check(args[0]) || !PyBytes_Check(args[1]) || PyBytes_GET_SIZE(args[1]) != CODES || !PyLong_Check(args[2]))
        return PyErr_Format(PyExc_TypeError, "alike(text, %d sounds, code points of a stretch)", CODES);
    const uint8_t *sounds = (const uint8_t *)PyBytes_AS_STRING(args[1]);
    Py_ssize_t stretch = PyLong_AsSsize_t(args[2]);
    if (stretch < 1 || stretch >> 31) return PyErr_Format(PyExc_ValueError, "a stretch has at least one code point");
    Hits hits = {0}; Text text;
    if (read_text(&text, NULL, PyUnicode_KIND(args[0]), PyUnicode_DATA(args[0]), PyUnicode_GET_LENGTH(args[0]))) return PyErr_NoMemory();
    int failed = alike_of(&text, sounds, stretch, &hits);
    drop_text(&text);
    return pairs_of(args[0], &hits, failed);
}
