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
                    if (length >= PERIODS && length == size_before && !memcmp(s + sentence, s + before, length * sizeof(CHAR))) \
                        found |= SENTENCES;                                                             \
                    before = sentence; size_before = length; sentence = to + 1; sentences++;            \
                }                                                                                       \
            }                                                                                           \
            if (to < n && s[to] == '\n') words.line = words.now;        /* no loop crosses a line end */ \
            start = to + 1;                                                                             \
        }                                                                                               \
    if (sentences > 1 && n - sentence >= PERIODS && n - sentence == size_before                         \
        && !memcmp(s + sentence, s + before, size_before * sizeof(CHAR))) found |= SENTENCES;           \
    if (!(found & TWICE)) found |= NAME##_twice(t);                                                     \
    return t->loops ? found | NAME##_letters(s, n) : found;                                             \
}
REPEATS(repeats1, Py_UCS1)
REPEATS(repeats2, Py_UCS2)
REPEATS(repeats4, Py_UCS4)

static int repeats_of(const Text *t) { return t->kind == 1 ? repeats1(t) : t->kind == 2 ? repeats2(t) : repeats4(t); }
