/* A text (s: n code points of kind bytes each) and where blanks, what opens, letters and digits, and capitals stand in it: a bit for
 * each code point, 64 in a block, so that the passes below go from word to word and not from letter to letter.  At n stands a blank; a
 * block without any follows.  loops: whether there is anything that a loop without blanks is made of; behind: whether a code point stands
 * before the first. */
enum { BLOCKS = 66, PLANE = 0x10000 };
typedef struct { uint64_t blank, opens, alnum, upper, one, two, spaced; } Block;
typedef struct { int kind, loops, behind; const void *s; Py_ssize_t n; Block *block, few[BLOCKS]; } Text;

/* Of eight numbers their first bytes, their second bytes and so on: halves, quarters and bytes of two of them change places. */
#define SWAP(one, other, bits, low) \
    do { const uint64_t swap = (x[one] >> bits ^ x[other]) & low; x[other] ^= swap; x[one] ^= swap << bits; } while (0)
#define HALVES(one) SWAP(one, one + 4, 32, 0x00000000FFFFFFFFULL)
#define QUARTERS(one) SWAP(one, one + 2, 16, 0x0000FFFF0000FFFFULL)
#define BYTES(one) SWAP(one, one + 1, 8, 0x00FF00FF00FF00FFULL)
static inline void transpose(uint64_t *x) {
    HALVES(0); HALVES(1); HALVES(2); HALVES(3);
    QUARTERS(0); QUARTERS(1); QUARTERS(4); QUARTERS(5);
    BYTES(0); BYTES(2); BYTES(4); BYTES(6);
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
    t->loops = kind == 1 ? read1(s, n, t->block, told, latin) : kind == 2 ? read2(s, n, t->block, told, latin)
        : read4(s, n, t->block, told, latin);
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
