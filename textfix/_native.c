/* The scanner and the search for repeats in C: the same hits as scanner.py and repeats.py, which are the reference; so are names compared.
 *
 * It knows no rule.  A code point has a class (table of the first plane, one entry for each further plane); a pair of
 * neighbouring classes may have a list of entries; an entry is a run of atoms, an atom a set of classes.  An entry may end in a
 * word: the run of letters and digits that follows is looked up in the entry's hash table.  Built from native.py.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>
#ifdef _MSC_VER
#include <intrin.h>
#endif

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
    Py_ssize_t classes, members, count, numbers, flat, stride;
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

/* What is told of the code points of the first plane, a bit each: blanks as str.isspace; what may open a word that is said again (an
 * opening mark, an elision); letters and digits as str.isalnum; capitals as str.isupper; what a loop without blanks is
 * made of, as in repeats.py.  By a program also: two quiet sorts of letters and digits, see quiet_of, and those that lead behind a
 * space to no words but those in its sieve. */
enum { BLANK = 1, OPENS = 2, ALNUM = 4, UPPER = 8, LOOPS = 16, ONE = 32, TWO = 64, SPACED = 128, TRAITS = 8 };
static uint8_t traits[0x10000];

static int loops(Py_UCS4 c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xE00 && c <= 0xE7F) || c == 0xFF0C || c == 0x3001;
}

static int traits_of(Py_UCS4 c) {
    return (Py_UNICODE_ISSPACE(c) ? BLANK : 0) | (Py_UNICODE_ISALNUM(c) ? ALNUM : 0) | (Py_UNICODE_ISUPPER(c) ? UPPER : 0)
        | (loops(c) ? LOOPS : 0);
}

/* The traits of a code point in the lowest bits of the bytes of a number: eight numbers, each twice the last, are eight bits of each. */
static uint64_t lanes[1 << TRAITS], latin_lanes[256];

static void fill(void) {
    static const uint16_t opens[] = {'"', '\'', '(', '[', '*', 0xA1, 0xAB, 0xBF, 0x2018, 0x2019, 0x201C, 0x201E};
    for (Py_UCS4 c = 0; c < 0x10000; c++) traits[c] = (uint8_t)traits_of(c);
    for (size_t k = 0; k < sizeof opens / sizeof *opens; k++) traits[opens[k]] |= OPENS;
    for (int k = 0; k < 1 << TRAITS; k++) for (int bit = 0; bit < TRAITS; bit++) lanes[k] |= (uint64_t)(k >> bit & 1) << 8 * bit;
    for (int c = 0; c < 256; c++) latin_lanes[c] = lanes[traits[c]];
}

static inline int alnum(Py_UCS4 c) { return c < 0x10000 ? traits[c] / ALNUM & 1 : Py_UNICODE_ISALNUM(c) != 0; }
static inline int upper(Py_UCS4 c) { return c < 0x10000 ? traits[c] & UPPER : Py_UNICODE_ISUPPER(c); }
static inline Py_UCS4 lower(Py_UCS4 c) { return !upper(c) ? c : c < 128 ? c | 32 : Py_UNICODE_TOLOWER(c); }

/* The lowest bit of what is not 0. */
static inline unsigned lowest(uint64_t bits) {
#ifdef _MSC_VER
    unsigned long at; _BitScanForward64(&at, bits); return (unsigned)at;
#else
    return (unsigned)__builtin_ctzll(bits);
#endif
}

/* Whether a word whose beginning (up to SIEVED code points, and whether it goes on) mixes to this may be in the table: most words are
 * turned away here. */
#define ODD 0xD6E8FEB86659FD93ULL
#define ODD_ON 0xC2B2AE3D27D4EB4FULL

static inline int passes(const uint8_t *sieve, unsigned bits, uint64_t h) {
    const uint64_t at = h >> (64 - bits);
    return sieve[at >> 3] >> (at & 7) & 1;
}

/* Scripts in which words follow each other without blanks, as in trigger.py: a word is known by its first code points. */
static int unspaced(Py_UCS4 c) {
    return c >= 0xE00 && (c <= 0xEFF || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF)
        || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF));
}

/* A text (s: n code points of kind bytes each) and where blanks, what opens, letters and digits, and capitals stand in it: a bit for
 * each code point, 64 in a block, so that the passes below go from word to word and not from letter to letter.  At n stands a blank; a
 * block without any follows.  loops: whether there is anything that a loop without blanks is made of; behind: whether a code point stands
 * before the first. */
enum { BLOCKS = 66, PLANE = 0x10000 };
typedef struct { uint64_t blank, opens, alnum, upper, one, two, spaced; } Block;
typedef struct { int kind, loops, behind; const void *s; Py_ssize_t n; Block *block, few[BLOCKS]; } Text;

/* Of eight numbers their first bytes, their second bytes and so on: halves, quarters and bytes of two of them change places. */
#define SWAP(one, other, bits, low) do { const uint64_t swap = (x[one] >> bits ^ x[other]) & low; x[other] ^= swap; x[one] ^= swap << bits; } while (0)
static inline void transpose(uint64_t *x) {
    SWAP(0, 4, 32, 0x00000000FFFFFFFFULL); SWAP(1, 5, 32, 0x00000000FFFFFFFFULL); SWAP(2, 6, 32, 0x00000000FFFFFFFFULL); SWAP(3, 7, 32, 0x00000000FFFFFFFFULL);
    SWAP(0, 2, 16, 0x0000FFFF0000FFFFULL); SWAP(1, 3, 16, 0x0000FFFF0000FFFFULL); SWAP(4, 6, 16, 0x0000FFFF0000FFFFULL); SWAP(5, 7, 16, 0x0000FFFF0000FFFFULL);
    SWAP(0, 1, 8, 0x00FF00FF00FF00FFULL); SWAP(2, 3, 8, 0x00FF00FF00FF00FFULL); SWAP(4, 5, 8, 0x00FF00FF00FF00FFULL); SWAP(6, 7, 8, 0x00FF00FF00FF00FFULL);
}

#define LATIN(c) latin[c]
#define FIRST_PLANE(c) lanes[told[c]]
#define ANY_PLANE(c) lanes[(c) < PLANE ? told[c] : traits_of(c)]
#define READ(NAME, CHAR, OF)                                                                            \
static int NAME(const CHAR *s, Py_ssize_t n, Block *b, const uint8_t *told, const uint64_t *latin) {    \
    uint64_t x[8], loops = 0;                                                                           \
    for (Py_ssize_t i = 0; i < n; i += 64, b++) {                                                       \
        CHAR rest[64] = {0}; const CHAR *c = n - i >= 64 ? s + i : memcpy(rest, s + i, (n - i) * sizeof(CHAR)); \
        for (int k = 0; k < 8; k++, c += 8) {                                                           \
            uint64_t own = OF(c[7]); own += own + OF(c[6]); own += own + OF(c[5]); own += own + OF(c[4]); \
            own += own + OF(c[3]); own += own + OF(c[2]); own += own + OF(c[1]); own += own + OF(c[0]); \
            x[k] = own;                                                                                 \
        }                                                                                               \
        transpose(x);                                                                                   \
        *b = (Block){x[0], x[1], x[2], x[3], x[5], x[6], x[7]}; loops |= x[4];                                \
    }                                                                                                   \
    return loops != 0;                                                                                  \
}
READ(read1, Py_UCS1, LATIN)
READ(read2, Py_UCS2, FIRST_PLANE)
READ(read4, Py_UCS4, ANY_PLANE)

/* By a program, or by none; not 0 where memory is out.  A text that was read is dropped with drop_text. */
static int read_text(Text *t, const Program *p, int kind, const void *s, Py_ssize_t n) {
    const Py_ssize_t blocks = n / 64 + 2;
    const uint8_t *told = p ? p->traits : traits; const uint64_t *latin = p ? p->latin : latin_lanes;
    t->kind = kind; t->s = s; t->n = n; t->behind = 0;
    t->block = blocks > BLOCKS ? PyMem_RawMalloc(blocks * sizeof *t->block) : t->few;
    if (!t->block) return -1;
    memset(t->block + blocks - 2, 0, 2 * sizeof *t->block);
    t->loops = kind == 1 ? read1(s, n, t->block, told, latin) : kind == 2 ? read2(s, n, t->block, told, latin) : read4(s, n, t->block, told, latin);
    t->block[n / 64].blank |= 1ULL << n % 64;
    return 0;
}

static void drop_text(Text *t) { if (t->block != t->few) PyMem_RawFree(t->block); }

/* The bits of block k that stand in [from, to). */
static inline uint64_t inside(uint64_t bits, Py_ssize_t k, Py_ssize_t from, Py_ssize_t to) {
    if (from > 64 * k) bits &= from - 64 * k < 64 ? ~0ULL << (from - 64 * k) : 0;
    if (to < 64 * k + 64) bits &= ~(~0ULL << (to - 64 * k));
    return bits;
}

/* The 64 bits of a sort from an offset on. */
#define BITS_FROM(t, sort, at) \
    ((t)->block[(size_t)(at) / 64].sort >> (size_t)(at) % 64 | (t)->block[(size_t)(at) / 64 + 1].sort << 1 << (63 - (size_t)(at) % 64))

/* Whether there is a capital among some code points. */
static inline int uppers_in(const Text *t, Py_ssize_t at, Py_ssize_t size) {
    for (; size > 64; at += 64, size -= 64) if (BITS_FROM(t, upper, at)) return 1;
    return size && BITS_FROM(t, upper, at) << (64 - size);
}

/* How many letters and digits stand from an offset on, up to another. */
static inline Py_ssize_t run_of(const Text *t, Py_ssize_t at, Py_ssize_t to) {
    Py_ssize_t i = at;
    while (i < to && !~BITS_FROM(t, alnum, i)) i += 64;
    if (i < to) i += lowest(~BITS_FROM(t, alnum, i));
    return (i < to ? i : to) - at;
}

/* The first letters and digits, so many, of four code points in a row, as one number. */
static const uint32_t all_of[] = {0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF};
static const uint64_t goes_on_odd[] = {0, 0, 0, 0, 0, ODD_ON};          /* whether there are more */

static inline uint64_t four1(const Py_UCS1 *c, unsigned size) {
    return ((uint32_t)c[0] | (uint32_t)c[1] << 8 | (uint32_t)c[2] << 16 | (uint32_t)c[3] << 24) & all_of[size];
}

static inline uint64_t four4(const Py_UCS4 *c, unsigned size) {
    return (c[0] & -(uint64_t)(size > 0)) + ((c[1] & -(uint64_t)(size > 1)) << 8) + ((c[2] & -(uint64_t)(size > 2)) << 16)
        + ((c[3] & -(uint64_t)(size > 3)) << 24);
}

static inline uint64_t four2(const Py_UCS2 *c, unsigned size) {
    const uint64_t all = (uint64_t)c[0] | (uint64_t)c[1] << 16 | (uint64_t)c[2] << 32 | (uint64_t)c[3] << 48;
    const uint64_t own = size < SIEVED ? all & ((1ULL << 16 * size) - 1) : all, even = own & 0x0000FFFF0000FFFFULL;
    const uint64_t both = even + ((own >> 16 & 0x0000FFFF0000FFFFULL) << 8);
    return (both & 0xFFFFFFFF) + (both >> 32 << 16);
}

/* Of a row of bits: its bytes; the class beyond all, which stands for no place. */
#define ROW(p) ((p)->classes / 8 + 1)
#define NONE(p) ((unsigned)(p)->classes)

static unsigned count(uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555ULL;
    bits = (bits & 0x3333333333333333ULL) + (bits >> 2 & 0x3333333333333333ULL);
    return (unsigned)(((bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FULL) * 0x0101010101010101ULL >> 56);
}

#define SCAN(NAME, CHAR, CLASS, FOUR)                                                                         \
/* What the beginning of a word mixes to, by the bits of what is no letter or digit from there on. */   \
static inline uint64_t NAME##_mixed(const CHAR *c, uint64_t others) {                                   \
    const unsigned size = lowest(others | 1ULL << (SIEVED + 1));                                        \
    return FOUR(c, size) * ODD + goes_on_odd[size];                                                     \
}                                                                                                       \
static inline uint64_t NAME##_beginning(const Text *t, Py_ssize_t at) {                                 \
    CHAR few[SIEVED] = {0};                                                                             \
    const CHAR *c = t->n - at >= SIEVED ? (const CHAR *)t->s + at : memcpy(few, (const CHAR *)t->s + at, (t->n - at) * sizeof(CHAR)); \
    return NAME##_mixed(c, ~BITS_FROM(t, alnum, at));                                                   \
}                                                                                                       \
/* Whether a word or phrase of the list stands whole at an offset, where the hash of its beginning is known. */ \
static int NAME##_whole(const Program *p, const Entry *e, const CHAR *s, Py_ssize_t at, Py_ssize_t n) { \
    uint64_t h = 0xcbf29ce484222325ULL;                                                                 \
    for (Py_ssize_t stop = at; stop < n && stop - at < e->longest;) {                                   \
        h = mix(h, s[stop++]);                                                                          \
        if (stop < n && alnum(s[stop - 1]) && alnum(s[stop]) && !unspaced(s[stop - 1])) continue;       \
        if (known(p, e, ~h ? ~h : 1)) return 1;                                                         \
    }                                                                                                   \
    return 0;                                                                                           \
}                                                                                                       \
static int NAME##_word(const Program *p, const Entry *e, const CHAR *s, Py_ssize_t at, Py_ssize_t n) {  \
    uint64_t h = 0xcbf29ce484222325ULL;                                                                 \
    Py_ssize_t stop = at, next;                                                                         \
    if (sizeof(CHAR) > 1 && at < n && unspaced(s[at])) {                                                \
        for (; stop < n && stop < at + HEAD && alnum(s[stop]); stop++) {                                \
            h = mix(h, s[stop]);                                                                        \
            if (known(p, e, h ? h : 1)) return NAME##_whole(p, e, s, at, n);                            \
        }                                                                                               \
        return 0;                                                                                       \
    }                                                                                                   \
    for (; stop < n && alnum(s[stop]); stop++) {                                                        \
        if (stop - at == WORD) return 0;                                                                \
        h = mix(h, s[stop]);                                                                            \
    }                                                                                                   \
    if (known(p, e, h ? h : 1)) return !e->longest || NAME##_whole(p, e, s, at, n);                     \
    if (!e->phrases || stop + 1 >= n || !alnum(s[stop + 1])) return 0;          /* the first two words of a phrase */  \
    for (h = mix(h, s[stop]), next = stop + 1; next < n && alnum(s[next]); next++) {                    \
        if (next - stop > WORD) return 0;                                                               \
        h = mix(h, s[next]);                                                                            \
    }                                                                                                   \
    return known(p, e, h ? h : 1) && NAME##_whole(p, e, s, at, n);                                      \
}                                                                                                       \
static inline unsigned NAME##_class(const Program *p, const Text *t, Py_ssize_t x) {                    \
    return (x < 0 && !t->behind) || x == t->n ? EDGE : CLASS(((const CHAR *)t->s)[x]);                  \
}                                                                                                       \
static inline int NAME##_fits(const Program *p, const Text *t, const Entry *e, Py_ssize_t start) {      \
    for (int k = 0; k < e->length; k++)                                                                 \
        if (!p->member[e->atom[k] * (unsigned)p->classes + NAME##_class(p, t, start + k)]) return 0;    \
    return 1;                                                                                           \
}                                                                                                       \
/* The entries of a list at the pair that has led to it, which ends at i. */                            \
static int NAME##_at(const Program *p, const Text *t, Py_ssize_t i, unsigned list, Py_ssize_t from, Hits *hits) { \
    const Py_ssize_t n = t->n; const Gate *gate = p->gates + list;                                      \
    Py_ssize_t begun = -1; uint64_t beginning = 0;                                                      \
    if (gate->bits && !passes(gate->sieve, gate->bits, beginning = NAME##_beginning(t, begun = i))) return 0; \
    const unsigned before = i > 0 ? NAME##_class(p, t, i - 2) : NONE(p), after = i < n ? NAME##_class(p, t, i + 1) : NONE(p); \
    const uint8_t *left = p->rows + (before >> 3), *right = p->rows + (after >> 3); const Py_ssize_t width = ROW(p); \
    for (const Step *step = p->steps + p->starts[list]; step->entry; step++) {                          \
        if (!(left[step->before * width] >> (before & 7) & right[step->after * width] >> (after & 7) & 1)) continue; \
        const Entry *e = p->entries + step->entry - 1;                                                  \
        const Py_ssize_t start = i - 1 - e->shift, word = start + e->word;                              \
        if (start < -1 || start + e->length - 1 > n) continue;                                          \
        if (e->bits && word < n) {                                                                      \
            if (begun != word) beginning = NAME##_beginning(t, begun = word);                           \
            if (!passes(p->sieves[e->list], e->bits, beginning)) continue;                              \
        }                                                                                               \
        if (!NAME##_fits(p, t, e, start) || (e->word && !NAME##_word(p, e, t->s, word, n))) continue;   \
        if (push(hits, (from + start + 1) << 16 | (step->entry - 1))) return -1;                        \
    }                                                                                                   \
    return 0;                                                                                           \
}                                                                                                       \
/* Of some places those whose pairs of classes lead anywhere: without a branch, since no guess about them is right often. */ \
static uint64_t NAME##_leads(const Program *p, const Text *t, Py_ssize_t block, uint64_t leads) {       \
    const Py_ssize_t stop = t->n - block < 64 ? t->n : block + 64;                                      \
    unsigned before = NAME##_class(p, t, block - 1); uint64_t pairs = 0; Py_ssize_t i = block;          \
    for (; i < stop; i++) {                                                                             \
        const unsigned now = CLASS(((const CHAR *)t->s)[i]);                                            \
        pairs |= (uint64_t)(p->any[before * p->stride + (now >> 3)] >> (now & 7) & 1) << (i - block);   \
        before = now;                                                                                   \
    }                                                                                                   \
    if (stop < block + 64) pairs |= (uint64_t)(p->any[before * p->stride] & 1) << (i - block);          \
    return leads & pairs;                                                                               \
}                                                                                                       \
static inline int NAME##_tried(const Program *p, const Text *t, Py_ssize_t i, Py_ssize_t from, Hits *hits) { \
    const unsigned list = p->pair[NAME##_class(p, t, i - 1) * (unsigned)p->classes + NAME##_class(p, t, i)]; \
    return list ? NAME##_at(p, t, i, list, from, hits) : 0;                                             \
}                                                                                                       \
/* In blocks: at first which places of it may lead anywhere: not those within quiet words and behind them.  Of words behind a space most \
 * are turned away by what they begin with. */                                                          \
static int NAME(const Program *p, const Text *t, Py_ssize_t from, Hits *hits) {                         \
    const CHAR *s = t->s; CHAR rest[1 + 64 + SIEVED] = {0};                                             \
    uint64_t one = 0, two = 0, blank = 0; const Gate spaced = p->spaced;                                \
    for (Py_ssize_t k = 0; k <= t->n / 64; k++) {                                                       \
        const Block *b = t->block + k; const Py_ssize_t block = 64 * k;                                 \
        const uint64_t others = ~b->alnum, more = ~b[1].alnum << 1, words = b->spaced & (b->blank << 1 | blank); \
        uint64_t leads = ~(((b->one << 1 | one) & (b->one | b->blank)) | ((b->two << 1 | two) & (b->two | b->blank))); \
        if (k == t->n / 64) leads &= (2ULL << t->n % 64) - 1;                                           \
        if (words && spaced.bits) {                                                                     \
            const CHAR *c = s + block;                                                                  \
            if (t->n - block < 64 + SIEVED) c = memcpy(rest + 1, c, (t->n - block) * sizeof(CHAR));     \
            if (k) rest[0] = s[block - 1];                                                              \
            for (uint64_t left = words; left; left &= left - 1) {                                       \
                const unsigned at = lowest(left);                                                           \
                const uint64_t h = NAME##_mixed(c + at, others >> at | more << (63 - at));              \
                leads ^= (uint64_t)(c[(Py_ssize_t)at - 1] == ' ' && !passes(spaced.sieve, spaced.bits, h)) << at;   \
            }                                                                                           \
        }                                                                                               \
        one = b->one >> 63; two = b->two >> 63; blank = b->blank >> 63;                                 \
        if (count(leads) > MANY) leads = NAME##_leads(p, t, block, leads);                              \
        for (; leads; leads &= leads - 1)                                                               \
            if (NAME##_tried(p, t, block + lowest(leads), from, hits)) return -1;                       \
    }                                                                                                   \
    return 0;                                                                                           \
}
#define NARROW(c) p->cls[c]
#define WIDE(c) p->cls[(c) < 0x10000 ? (c) : 0xFFFF + ((c) >> 16)]
SCAN(scan1, Py_UCS1, NARROW, four1)
SCAN(scan2, Py_UCS2, NARROW, four2)
SCAN(scan4, Py_UCS4, WIDE, four4)

/* What repeats there may be: TWICE, a word (or what follows an opening mark or an elision in it) said twice with one blank between;
 * LOOP, two words in a row said again at once, or three to PERIODS words said three times; LETTERS, two to UNIT letters of a script
 * without blanks said three times; SENTENCES, a sentence of some length said twice in a row.  A gate: repeats.py looks closely. */
enum { TWICE = 1, LOOP = 2, LETTERS = 4, SENTENCES = 8, UNIT = 12, SLOTS = 256 };

/* The last words by their hashes, the number of the next word, and that of the first of the line.  recent: where a word stood last that
 * has a hash like this: of a loop there are two words or more in a row that have stood in the last PERIODS words. */
typedef struct { uint64_t hash[RING]; uint32_t recent[SLOTS], now, line; } Loops;

static int loop_ends(const Loops *l) {
    for (uint32_t p = 2; p <= PERIODS && p < l->now - l->line; p++) {
        const uint32_t least = p == 2 ? 2 : 2 * p - 1;
        uint32_t k = 0;
        while (k < least && k + p <= l->now - l->line && l->hash[(l->now - k) % RING] == l->hash[(l->now - k - p) % RING]) k++;
        if (k == least) return LOOP;
    }
    return 0;
}

/* The first bytes of eight, up to all; looked up, for words are of any length. */
static uint64_t some_bytes[9];

static void fill_some_bytes(void) {
    for (int k = 1; k < 9; k++) some_bytes[k] = PY_LITTLE_ENDIAN ? ~0ULL >> (64 - 8 * k) : ~0ULL << (64 - 8 * k);
}

static inline uint64_t first_bytes(Py_ssize_t count) { return some_bytes[count < 8 ? count : 8]; }

/* Eight bytes of what has so many more; zeros behind its end. */
static inline uint64_t eight_of(const char *s, Py_ssize_t left) {
    uint64_t eight = 0;
    if (left >= 8) memcpy(&eight, s, 8); else memcpy(&eight, s, left & 7);
    return eight;
}

/* The hash of so many bytes (one or more) in what has `left`: of the first eight, the last eight, and how many there are. */
static inline uint64_t ends_hash(const char *s, Py_ssize_t bytes, Py_ssize_t left) {
    const uint64_t mask = first_bytes(bytes), head = eight_of(s, left); uint64_t tail = head; const Py_ssize_t over = bytes - 8;
    if (left >= 8) memcpy(&tail, s + (over & -(Py_ssize_t)(over > 0)), 8);
    return (head & mask) * 0x9E3779B97F4A7C15ULL + ((tail & mask) ^ (uint64_t)bytes << 56) * 0xC2B2AE3D27D4EB4FULL;
}

/* The same for all bytes between them too. */
static inline uint64_t whole_hash(const char *s, Py_ssize_t bytes, Py_ssize_t left) {
    uint64_t h = ends_hash(s, bytes, left);
    for (Py_ssize_t k = 8; k + 8 < bytes; k += 8) { h = (h ^ eight_of(s + k, 8)) * 0x9E3779B97F4A7C15ULL; h ^= h >> 29; }
    return h;
}

static int goes_on(Py_UCS4 c) { return alnum(c) || c == '_' || c == '\'' || c == '-' || c == 0x2019; }

#define REPEATS(NAME, CHAR)                                                                             \
static int NAME##_again(const CHAR *s, Py_ssize_t from, Py_ssize_t to, Py_ssize_t n) {                  \
    Py_ssize_t size = to - from;                                                                        \
    return to + 1 + size <= n && s[from] == s[to + 1] && s[to] == ' ' && !memcmp(s + from, s + to + 1, size * sizeof(CHAR)) \
        && (to + 1 + size == n || !goes_on(s[to + 1 + size]));                                          \
}                                                                                                       \
/* Whether the word that begins at an offset, or the rest of one, is said again. */                     \
static int NAME##_said(const Text *t, Py_ssize_t at) {                                                  \
    const uint64_t blanks = BITS_FROM(t, blank, at) & ((2ULL << WORD) - 1);                             \
    return blanks > 1 && !(blanks & 1) && NAME##_again(t->s, at, at + lowest(blanks), t->n);            \
}                                                                                                       \
/* Whether what follows an opening mark or an elision is said again. */                                 \
static int NAME##_twice(const Text *t) {                                                                \
    for (Py_ssize_t k = 0; k <= t->n / 64; k++)                                                         \
        for (uint64_t bits = t->block[k].opens; bits; bits &= bits - 1) {                               \
            if (NAME##_said(t, 64 * k + lowest(bits) + 1)) return TWICE;                                \
        }                                                                                               \
    return 0;                                                                                           \
}                                                                                                       \
/* Where a word, or what follows an opening mark, begins that is said again. */                         \
static int NAME##_places(const Text *t, Hits *hits) {                                                   \
    uint64_t before = 1;                                                                                \
    for (Py_ssize_t k = 0; k <= t->n / 64; k++) {                                                       \
        const uint64_t parts = t->block[k].blank | t->block[k].opens;                                   \
        for (uint64_t bits = (parts << 1 | before) & ~t->block[k].blank; bits; bits &= bits - 1) {      \
            const Py_ssize_t at = 64 * k + lowest(bits);                                                \
            if (NAME##_said(t, at) && push(hits, at)) return -1;                                        \
        }                                                                                               \
        before = parts >> 63;                                                                           \
    }                                                                                                   \
    return 0;                                                                                           \
}                                                                                                       \
/* Of letters said three times with period q, 2q in a row equal the one q before: every 2q-th is looked at. */ \
static int NAME##_letters(const CHAR *s, Py_ssize_t n) {                                                \
    for (Py_ssize_t q = 2; q <= UNIT; q++)                                                              \
        for (Py_ssize_t i = 3 * q - 1; i < n; i += 2 * q) {                                             \
            if (s[i] != s[i - q] || !loops(s[i])) continue;                                             \
            Py_ssize_t low = i, high = i + 1;                                                           \
            while (low > q && low > i - 2 * q && s[low - 1] == s[low - 1 - q] && loops(s[low - 1])) low--; \
            while (high < n && high < low + 2 * q && s[high] == s[high - q] && loops(s[high])) high++;  \
            if (high - low >= 2 * q) return LETTERS;                                                    \
        }                                                                                               \
    return 0;                                                                                           \
}                                                                                                       \
static int NAME(const Text *t) {                                                                        \
    const CHAR *s = t->s; const Py_ssize_t n = t->n;                                                    \
    Loops words = {.now = PERIODS + 2, .line = PERIODS + 2};                                            \
    Py_ssize_t start = 0, begin = 0, end = -2, sentence = 0, before = 0, size_before = -1;              \
    uint64_t head = 0, mask = 0; int found = 0, sentences = 0, again = 0;                               \
    for (Py_ssize_t k = 0; k <= n / 64; k++)                                                            \
        for (uint64_t bits = t->block[k].blank; bits; bits &= bits - 1) {                               \
            const Py_ssize_t to = 64 * k + lowest(bits), size = to - start;                             \
            if (size) {                                                                                 \
                const Py_ssize_t bytes = size * (Py_ssize_t)sizeof(CHAR), left = (n - start) * (Py_ssize_t)sizeof(CHAR); \
                const uint64_t eight = eight_of((const char *)(s + start), left);                       \
                if (!((eight ^ head) & mask) && start == end + 1 && end - begin <= WORD && NAME##_again(s, begin, end, n)) found |= TWICE; \
                begin = start; end = to;                                                                \
                mask = first_bytes(bytes); head = eight & mask;                                         \
                const uint64_t h = sizeof(CHAR) == 1 ? (head ^ (uint64_t)bytes << 57) * 0x9E3779B97F4A7C15ULL \
                    : ends_hash((const char *)(s + start), bytes, left);                                \
                uint32_t *recent = words.recent + h / (~0ULL / SLOTS + 1);                              \
                const int was = again;                                                                  \
                again = words.now - *recent <= PERIODS;                                                 \
                words.hash[words.now % RING] = h; *recent = words.now;                                  \
                if (was & again) found |= loop_ends(&words);                                            \
                words.now++;                                                                            \
                if (s[to - 1] == '.' && to < n && s[to] == ' ') {                                       \
                    const Py_ssize_t length = to - 1 - sentence;                                        \
                    if (length >= PERIODS && length == size_before && !memcmp(s + sentence, s + before, length * sizeof(CHAR))) found |= SENTENCES; \
                    before = sentence; size_before = length; sentence = to + 1; sentences++;            \
                }                                                                                       \
            }                                                                                           \
            if (to < n && s[to] == '\n') words.line = words.now;        /* no loop crosses a line end */ \
            start = to + 1;                                                                             \
        }                                                                                               \
    if (sentences > 1 && n - sentence >= PERIODS && n - sentence == size_before && !memcmp(s + sentence, s + before, size_before * sizeof(CHAR))) found |= SENTENCES; \
    if (!(found & TWICE)) found |= NAME##_twice(t);                                                     \
    return t->loops ? found | NAME##_letters(s, n) : found;                                             \
}
REPEATS(repeats1, Py_UCS1)
REPEATS(repeats2, Py_UCS2)
REPEATS(repeats4, Py_UCS4)

static int repeats_of(const Text *t) { return t->kind == 1 ? repeats1(t) : t->kind == 2 ? repeats2(t) : repeats4(t); }

/* Words in two cases: words that stand within a sentence as a name does twice, and elsewhere in lower case or (twice) in capitals; for one
 * behind a hyphen once is enough.  A gate over hashes of the words in lower case.  First only words with capitals are looked at; where one
 * may be in two cases, then the small words that begin with the same two letters. */
enum { BITS = 1 << 12, FIRSTS = 1 << 10 };
/* plain, large: stood within a sentence once, with a first capital or in capitals; larger: twice in capitals; asked: told if it is small */
typedef struct { uint8_t plain[BITS / 8], large[BITS / 8], larger[BITS / 8], asked[BITS / 8], told[BITS / 8], firsts[FIRSTS]; } Seen;

/* A hash is two bits in a filter: one by chance is not enough. */
static inline int test_and_set(uint8_t *bits, uint64_t h) {
    uint8_t *one = bits + (h >> 55), *two = bits + (h >> 43 & (BITS / 8 - 1)), first = (uint8_t)(1 << (h >> 52 & 7)), second = (uint8_t)(1 << (h >> 40 & 7));
    int was = *one & first && *two & second;
    *one |= first; *two |= second;
    return was;
}

static inline int is_set(const uint8_t *bits, uint64_t h) {
    return bits[h >> 55] >> (h >> 52 & 7) & bits[h >> 43 & (BITS / 8 - 1)] >> (h >> 40 & 7) & 1;
}

static inline uint32_t first_of(Py_UCS4 c, Py_UCS4 d) { return (c << 5 ^ d) % FIRSTS; }

static int joins(Py_UCS4 c) { return c == '-' || c == '\'' || c == 0x2019; }

/* A word with a capital within a sentence, behind a hyphen, or all in capitals: ASK where it is told if it is small elsewhere, TELL where
 * it stands in two cases already. */
enum { ASK = 1, TELL = 2 };
static int note(Seen *seen, uint64_t h, int joined, int large) {
    if (joined) return ASK;
    if (!large) return (test_and_set(seen->plain, h) ? ASK : 0) | (is_set(seen->larger, h) ? TELL : 0);
    if (!test_and_set(seen->large, h)) return 0;
    test_and_set(seen->larger, h);
    return ASK | (is_set(seen->plain, h) ? TELL : 0);
}

/* Where words of two letters or more begin without a capital in block k of a stretch; at its first code point begins what is left of one. */
static inline uint64_t words_in(const Text *t, Py_ssize_t k, Py_ssize_t from) {
    const uint64_t own = t->block[k].alnum, after = own >> 1 | t->block[k + 1].alnum << 63;
    uint64_t before = own << 1 | (k ? t->block[k - 1].alnum >> 63 : 0);
    if (k == from / 64) before &= ~(1ULL << from % 64);
    return own & after & ~before & ~t->block[k].upper;
}

#define VARIES(NAME, CHAR)                                                                              \
/* Whether a capital at i begins a word within a sentence (1) or behind a hyphen (2); else 0. */        \
static int NAME##_within(const CHAR *s, Py_ssize_t i) {                                                 \
    if (i < 2) return 0;                                                                                \
    if (s[i - 1] != ' ') return joins(s[i - 1]) ? 2 : 0;                                                \
    return alnum(s[i - 2]) || s[i - 2] == ',' || s[i - 2] == ';' || s[i - 2] == '_';                    \
}                                                                                                       \
static int NAME##_is_large(const CHAR *s, Py_ssize_t at, Py_ssize_t size) {                             \
    Py_ssize_t k = 1;                                                                                   \
    while (k < size && upper(s[at + k])) k++;                                                           \
    return k == size;                                                                                   \
}                                                                                                       \
/* The hash of a word of two letters or more in lower case, by its first WORD + 1 letters and its length. */ \
static uint64_t NAME##_hash(const Text *t, Py_ssize_t at, Py_ssize_t size) {                            \
    const CHAR *s = (const CHAR *)t->s + at + 1;                                                        \
    const uint64_t first = (lower(s[-1]) + ((uint64_t)size << 21)) * 0x9FB21C651E98DF25ULL;             \
    const Py_ssize_t rest = size - 1 > WORD ? WORD : size - 1, bytes = rest * (Py_ssize_t)sizeof(CHAR); \
    if (!uppers_in(t, at + 1, rest)) return first + whole_hash((const char *)s, bytes, (t->n - at - 1) * (Py_ssize_t)sizeof(CHAR)); \
    CHAR low[WORD] = {0};                                                                               \
    for (Py_ssize_t k = 0; k < rest; k++) low[k] = (CHAR)lower(s[k]);                                   \
    return first + whole_hash((const char *)low, bytes, sizeof low);                                    \
}                                                                                                       \
/* Words with capitals; not 0 where there are any for which it has to be asked whether they are small elsewhere. */ \
static int NAME##_names(const Text *t, Py_ssize_t from, Py_ssize_t to, Seen *seen, Hits *hits) {        \
    const CHAR *s = t->s; int any = 0, asked = 0, within;                                               \
    for (Py_ssize_t k = from / 64; 64 * k < to; k++)                                                    \
        for (uint64_t bits = inside(t->block[k].upper, k, from, to); bits; bits &= bits - 1) {          \
            const Py_ssize_t at = 64 * k + lowest(bits);                                                \
            if (!(within = NAME##_within(s, at))) continue;                                             \
            const Py_ssize_t size = run_of(t, at, to);                                                  \
            if (size < 2) continue;                                                                     \
            if (!any++) memset(seen, 0, sizeof *seen);                                                  \
            const uint64_t h = NAME##_hash(t, at, size);                                                \
            const int what = note(seen, h, within == 2, NAME##_is_large(s, at, size));                  \
            if (!what) continue;                                                                        \
            if (what & TELL && !test_and_set(seen->told, h) && push(hits, (int64_t)at << 32 | size)) return -1; \
            test_and_set(seen->asked, h); seen->firsts[first_of(lower(s[at]), lower(s[at + 1]))] = 1;   \
            asked = 1;                                                                                  \
        }                                                                                               \
    return asked;                                                                                       \
}                                                                                                       \
static int NAME(const Text *t, Py_ssize_t from, Py_ssize_t to, Hits *hits) {                            \
    const CHAR *s = t->s; Seen seen; int failed = NAME##_names(t, from, to, &seen, hits);               \
    if (failed < 1) return failed;                                                                      \
    for (Py_ssize_t k = from / 64; 64 * k < to; k++)                                                    \
        for (uint64_t bits = inside(words_in(t, k, from), k, from, to); bits; bits &= bits - 1) {       \
            const Py_ssize_t at = 64 * k + lowest(bits);                                                \
            if (!seen.firsts[first_of(s[at], s[at + 1])]) continue;                                     \
            const Py_ssize_t size = run_of(t, at, to);                                                  \
            if (size < 2 || uppers_in(t, at, size)) continue;                                           \
            const uint64_t h = NAME##_hash(t, at, size);                                                \
            if (is_set(seen.asked, h) && !test_and_set(seen.told, h) && push(hits, (int64_t)at << 32 | size)) return -1; \
        }                                                                                               \
    return 0;                                                                                           \
}
VARIES(varies1, Py_UCS1)
VARIES(varies2, Py_UCS2)
VARIES(varies4, Py_UCS4)

/* Pushes (offset << 32 | length) of the words that may stand in two cases within a stretch; not 0 where memory is out. */
static int varies_of(const Text *t, Py_ssize_t stretch, Hits *hits) {
    int failed = 0;
    for (Py_ssize_t from = 0; from < t->n && !failed; from += stretch) {
        Py_ssize_t to = t->n - from > stretch ? from + stretch : t->n;
        failed = t->kind == 1 ? varies1(t, from, to, hits) : t->kind == 2 ? varies2(t, from, to, hits) : varies4(t, from, to, hits);
    }
    return failed;
}

static void drop(PyObject *capsule) {
    Program *p = PyCapsule_GetPointer(capsule, "textfix.program");
    if (!p) return;
    for (Py_ssize_t i = 0; p->gates && i < p->numbers; i++) PyMem_Free(p->gates[i].sieve);
    PyMem_Free(p->hashes); PyMem_Free(p->sieves); PyMem_Free(p->any); PyMem_Free(p->gates); PyMem_Free(p->traits); PyMem_Free(p->latin); PyMem_Free(p->spaced.sieve); PyMem_Free(p->steps); PyMem_Free(p->rows);
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
        if (e->word && (e->list >= PyTuple_GET_SIZE(words) || !e->size || e->size & (e->size - 1))) return 0;
        if (e->word) {
            PyObject *both = PyTuple_GET_ITEM(words, e->list);
            if (PyBytes_GET_SIZE(PyTuple_GET_ITEM(both, 0)) != 8 * (Py_ssize_t)e->size) return 0;
            if (e->bits > 24 || (e->bits && e->bits < 3) || (e->bits && PyBytes_GET_SIZE(PyTuple_GET_ITEM(both, 1)) != (1 << e->bits) / 8)) return 0;
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
    const Py_ssize_t atoms = p->members / p->classes, width = ROW(p);
    if (atoms >= 0xFFFF || p->count >= 0xFFFF) return 0;
    p->rows = PyMem_Calloc(atoms + 1, width); p->steps = PyMem_Calloc(p->flat, sizeof *p->steps);
    if (!p->rows || !p->steps) return 0;
    for (Py_ssize_t k = 0; k < atoms; k++)
        for (Py_ssize_t c = 0; c < p->classes; c++) p->rows[k * width + (c >> 3)] |= (uint8_t)((p->member[k * p->classes + c] != 0) << (c & 7));
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
        for (Py_ssize_t c = 1; c < n; c++) if (loud[c] && (!loud[loudest] || loud[c] * weight[loudest] > loud[loudest] * weight[c])) loudest = c;
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
    if (!PyArg_ParseTuple(args, "O!O!O!nSSSSSSO!", &PyType_Type, &hit, &PyType_Type, &look, &PyList_Type, &nears, &classes, b, b + 1, b + 2, b + 3, b + 4, b + 5,
                          &PyTuple_Type, &words)) return NULL;
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
    v->held = Py_NewRef(words);
    v->hash = PyMem_Calloc(v->room, sizeof *v->hash); v->own = PyMem_Calloc(v->room, sizeof *v->own); v->size = PyMem_Calloc(v->room, 1);
    PyObject *capsule = PyCapsule_New(v, "textfix.voters", drop_voters), *word, *own;
    Py_ssize_t next = 0;
    int sound = capsule && v->hash && v->own && v->size;
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
        if (push(c->hits, c->from + other->at) || push(c->hits, other->size) || push(c->hits, c->from + at) || push(c->hits, size)) return 1; \
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
                    || NAME##_meet(s, c, mix(NAME##_spelt(s + at, i - at, n - at), NAME##_first(s, was, was + size, t)), was, size))) return 1; \
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
        failed = t->kind == 1 ? alike1(t, n, sounds, &company) : t->kind == 2 ? alike2(t, n, sounds, &company) : alike4(t, n, sounds, &company);
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
        if (number_all(a, left, 0, (int)one, id + 2 - one) || number_all(a, right, 0, (int)two, id + 4 - two) || add_wide(a, id, cost)) return -1;
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
            if (one_two && j > 1 && (dear = wide_of(a, 0, l[i], r[j - 1], r[j])->cost) > 0 && above[j - 2] + dear < best) { best = above[j - 2] + dear; way = 6; }
            if (two) {
                if ((dear = wide_of(a, l[i - 1], l[i], 0, r[j])->cost) > 0 && older[j - 1] + dear < best) { best = older[j - 1] + dear; way = 9; }
                if (j > 1 && (dear = wide_of(a, l[i - 1], l[i], r[j - 1], r[j])->cost) > 0 && older[j - 2] + dear < best) { best = older[j - 2] + dear; way = 10; }
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
        sound = node->figure == LEAF || (node->figure >= 0 && node->figure < FIGURES && node->above > i && node->above < f->nodes && i + 1 < f->nodes);
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

/* One call for all that is asked of every text. */
enum { REPEATS = 15, CASES = 16, NAMES = 32 };
static PyObject *look(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 6 || !PyUnicode_Check(args[4]) || !PyBytes_Check(args[1]) || PyBytes_GET_SIZE(args[1]) != CODES)
        return PyErr_Format(PyExc_TypeError, "look(program, %d sounds, stretch of cases, stretch of names, text, what)", CODES);
    const Program *p = PyCapsule_GetPointer(args[0], "textfix.program");
    const Py_ssize_t cases = PyLong_AsSsize_t(args[2]), names = PyLong_AsSsize_t(args[3]), n = PyUnicode_GET_LENGTH(args[4]);
    const long what = PyLong_AsLong(args[5]);
    if (!p || PyErr_Occurred()) return NULL;
    if (cases < 1 || names < 1 || names >> 31 || n >> 31) return PyErr_Format(PyExc_ValueError, "a stretch has one code point to 2 ** 31");
    const void *s = PyUnicode_DATA(args[4]);
    const int kind = PyUnicode_KIND(args[4]);
    Hits hits = {0}, other = {0}; Text t;
    if (read_text(&t, p, kind, s, n)) return PyErr_NoMemory();
    int failed = scan_of(p, &t, 0, &hits);
    long found = what & REPEATS ? repeats_of(&t) & what : 0;
    if (!failed && what & CASES) failed = varies_of(&t, cases, &other);
    if (other.used) found |= CASES;
    other.used = 0;
    if (!failed && what & NAMES) failed = alike_of(&t, (const uint8_t *)PyBytes_AS_STRING(args[1]), names, &other);
    if (other.used) found |= NAMES;
    PyMem_RawFree(other.item);
    drop_text(&t);
    PyObject *out = NULL;
    if (failed) PyErr_NoMemory();
    else if (!settle(p, args[4], &hits)) {
        out = found || hits.used ? pair_of(p->look, told(p, &hits), PyLong_FromLong(found)) : Py_NewRef(Py_None);
    }
    PyMem_RawFree(hits.item);
    return out;
}

static PyMethodDef methods[] = {
    {"compile", compile, METH_VARARGS, "compile(type of hits, type of looks, [what has to match, by rules], number of classes, classes, pairs, members, entries, starts, lists, words) -> program"},
    {"scan", scan, METH_VARARGS, "scan(program, text, start, end) -> [hit]"},
    {"look", (PyCFunction)(void (*)(void))look, METH_FASTCALL, "look(program, sounds, stretch of cases, stretch of names, text, what) -> look, None if there is nothing"},
    {"may_repeat", may_repeat, METH_VARARGS, "may_repeat(text, start, end) -> 1 if a word may be said twice + 2 if a run of words may loop + 4 if letters without blanks loop + 8 if a sentence may be said again"},
    {"doubled", doubled, METH_VARARGS, "doubled(text, start, end) -> [offset] where a word, or what follows an opening mark in it, may be said twice"},
    {"case_varies", case_varies, METH_VARARGS, "case_varies(text, stretch) -> [offset << 32 | length] of words that may stand in two cases within a stretch, each told once"},
    {"voters", voters, METH_O, "voters({word: numbers of languages as bytes}) -> voters"},
    {"votes", votes, METH_VARARGS, "votes(voters, text, end) -> (number of the language with most votes or -1, its votes, those of the second, words)"},
    {"alike", (PyCFunction)(void (*)(void))alike, METH_FASTCALL, "alike(text, sounds, stretch) -> [(word, word), ...] of capitalised words that sound alike"},
    {"aligner", aligner, METH_VARARGS, "aligner(cost(left, right, place), [(left, right, cost)], ending, most, most for a grapheme, cost of the ending) -> aligner"},
    {"align", align, METH_VARARGS, "align(aligner, left, right) -> (cost, [step]), None if too far apart, NotImplemented if they do not fit"},
    {"forest", forest, METH_VARARGS, "forest(nodes, roots) -> forest"},
    {"grown", grown, METH_VARARGS, "grown(forest, figures, score) -> score"},
    {"distance", distance, METH_VARARGS, "distance(one, other) -> Levenshtein distance, NotImplemented for long words"},
    {"ends", (PyCFunction)(void (*)(void))ends, METH_FASTCALL, "ends(one, other) -> how many letters they begin and end with alike"},
    {0}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_native", "The scanner in C.", 0, methods};
PyMODINIT_FUNC PyInit__native(void) { fill(); fill_some_bytes(); fill_said(); return PyModule_Create(&module); }
