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
