/* Words in two cases: words that stand within a sentence as a name does twice, and elsewhere in lower case or (twice) in capitals; for one
 * behind a hyphen once is enough.  A gate over hashes of the words in lower case.  First only words with capitals are looked at; where one
 * may be in two cases, then the small words that begin with the same two letters. */
enum { BITS = 1 << 12, FIRSTS = 1 << 10 };
/* plain, large: stood within a sentence once, with a first capital or in capitals; larger: twice in capitals; asked: told if it is small */
typedef struct { uint8_t plain[BITS / 8], large[BITS / 8], larger[BITS / 8], asked[BITS / 8], told[BITS / 8], firsts[FIRSTS]; } Seen;

/* A hash is two bits in a filter: one by chance is not enough. */
static inline int test_and_set(uint8_t *bits, uint64_t h) {
    uint8_t *one = bits + (h >> 55), *two = bits + (h >> 43 & (BITS / 8 - 1));
    const uint8_t first = (uint8_t)(1 << (h >> 52 & 7)), second = (uint8_t)(1 << (h >> 40 & 7));
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

/* Where words of two letters or more begin without a capital in block k of a stretch; at its first code point begins what is left
 * of one. */
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
