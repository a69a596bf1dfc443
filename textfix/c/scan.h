/* The hits of a scanner in a text. */
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

/* The class beyond all, which stands for no place. */
#define NONE(p) ((unsigned)(p)->classes)

static unsigned count(uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555ULL;
    bits = (bits & 0x3333333333333333ULL) + (bits >> 2 & 0x3333333333333333ULL);
    return (unsigned)(((bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FULL) * 0x0101010101010101ULL >> 56);
}

#define SCAN(NAME, CHAR, CLASS, FOUR)                                                                   \
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
    const CHAR *s = t->s; unsigned before, after;                                                       \
    if (i > 1 && i + 1 < n) { before = CLASS(s[i - 2]); after = CLASS(s[i + 1]); }                      \
    else { before = i ? NAME##_class(p, t, i - 2) : NONE(p); after = i < n ? NAME##_class(p, t, i + 1) : NONE(p); } \
    const uint8_t *left = p->rows + (before >> 3), *right = p->rows + (after >> 3); const Py_ssize_t width = p->width; \
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
    const CHAR *s = t->s; const unsigned classes = (unsigned)p->classes;                                \
    const unsigned list = i && i < t->n ? p->pair[CLASS(s[i - 1]) * classes + CLASS(s[i])]              \
        : p->pair[NAME##_class(p, t, i - 1) * classes + NAME##_class(p, t, i)];                         \
    return list ? NAME##_at(p, t, i, list, from, hits) : 0;                                             \
}                                                                                                       \
/* In blocks: at first which places of it may lead anywhere: not those within quiet words and behind them.  Of words behind a space \
 * most are turned away by what they begin with. */                                                     \
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
                const unsigned at = lowest(left);                                                       \
                const uint64_t h = NAME##_mixed(c + at, others >> at | more << (63 - at));              \
                leads &= ~((uint64_t)(c[(Py_ssize_t)at - 1] == ' ' && !passes(spaced.sieve, spaced.bits, h)) << at); \
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
