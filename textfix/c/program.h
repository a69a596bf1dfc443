/* The tables of a scanner, and the hits that it finds. */
enum { LONGEST = 13, TABLE = 0x10000 + 16, EDGE = 0, WORD = 48, HEAD = 4, SIEVED = 4, PERIODS = 8, RING = 32, MANY = 24 };

/* word: starts at this atom, 0 none; list: number of its hashes and of its sieve; size: of the hashes; bits: of the sieve, 0 none; longest:
 * code points of the longest word, 0 where the first hash says it all */
typedef struct { int16_t shift; uint16_t length, atom[LONGEST], word, rule; uint32_t list, size, phrases, bits, longest; } Entry;
/* Of a list all of whose entries end in a word at the second of the two code points that lead to it: their sieves as one, else 0 bits. */
typedef struct { uint8_t *sieve; unsigned bits; } Gate;
/* Of an entry in a list (+ 1, 0 ends it) the atoms before and behind the pair that leads to it, by rows of bits. */
typedef struct { uint16_t entry, before, after; } Step;
typedef struct {
    const uint16_t *cls, *pair; const uint8_t *member; const Entry *entries; const uint32_t *starts, *lists;
    const uint64_t **hashes; const uint8_t **sieves;
    uint8_t *any;                                   /* a bit for each pair of classes that leads anywhere: small enough to stay near */
    Gate *gates;                                    /* one for each list */
    Step *steps; uint8_t *rows;                     /* the lists, and by atoms a bit for each class that is in one */
    Gate spaced;                                    /* behind a space: the gates that letters and digits which are SPACED lead to, as one */
    uint8_t *traits; uint64_t *latin;               /* what is told of code points here: as traits and latin_lanes, with all of them */
    Py_ssize_t classes, members, count, numbers, flat, stride, width;           /* stride, width: bytes of a row of `any` and of `rows` */
    PyObject *hit, *look, *nears;                   /* the types of hits and looks; by rules, what has to match where they hit */
    PyObject *held;                                 /* the bytes that all others are in: many programs share them */
} Program;
typedef struct { int64_t *item; Py_ssize_t used, room; } Hits;

static int push(Hits *h, int64_t value) {
    if (h->used == h->room) {
        Py_ssize_t room = h->room ? 2 * h->room : 64;
        int64_t *grown = PyMem_RawRealloc(h->item, room * sizeof *grown);
        if (!grown) return -1;
        h->item = grown; h->room = room;
    }
    h->item[h->used++] = value;
    return 0;
}

static inline uint64_t mix(uint64_t h, Py_UCS4 c) { return (h ^ c) * 0x100000001b3ULL; }

/* Whether a hash is in the entry's open table (its size is a power of two, 0 is empty). */
static int known(const Program *p, const Entry *e, uint64_t h) {
    const uint64_t *table = p->hashes[e->list];
    for (uint32_t at = (uint32_t)(h >> 20) & (e->size - 1), left = e->size; left; left--, at = (at + 1) & (e->size - 1)) {
        uint64_t other = table[at];
        if (other == h) return 1;
        if (!other) return 0;
    }
    return 0;
}
