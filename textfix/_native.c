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

/* One part for each concern; each knows those above it. */
#include "c/program.h"
#include "c/traits.h"
#include "c/text.h"
#include "c/scan.h"
#include "c/repeats.h"
#include "c/cases.h"
#include "c/tables.h"
#include "c/quiet.h"
#include "c/hits.h"
#include "c/asked.h"
#include "c/votes.h"
#include "c/names.h"
#include "c/align.h"
#include "c/trees.h"
#include "c/letters.h"

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
    {"compile", compile, METH_VARARGS,
     "compile(type of hits, type of looks, [what has to match, by rules], number of classes, classes, pairs, members, entries, starts, "
     "lists, words) -> program"},
    {"scan", scan, METH_VARARGS, "scan(program, text, start, end) -> [hit]"},
    {"look", (PyCFunction)(void (*)(void))look, METH_FASTCALL,
     "look(program, sounds, stretch of cases, stretch of names, text, what) -> look, None if there is nothing"},
    {"may_repeat", may_repeat, METH_VARARGS,
     "may_repeat(text, start, end) -> 1 if a word may be said twice + 2 if a run of words may loop + 4 if letters without blanks loop "
     "+ 8 if a sentence may be said again"},
    {"doubled", doubled, METH_VARARGS,
     "doubled(text, start, end) -> [offset] where a word, or what follows an opening mark in it, may be said twice"},
    {"case_varies", case_varies, METH_VARARGS,
     "case_varies(text, stretch) -> [offset << 32 | length] of words that may stand in two cases within a stretch, each told once"},
    {"voters", voters, METH_O, "voters({word: numbers of languages as bytes}) -> voters"},
    {"votes", votes, METH_VARARGS,
     "votes(voters, text, end) -> (number of the language with most votes or -1, its votes, those of the second, words)"},
    {"alike", (PyCFunction)(void (*)(void))alike, METH_FASTCALL,
     "alike(text, sounds, stretch) -> [(word, word), ...] of capitalised words that sound alike"},
    {"aligner", aligner, METH_VARARGS,
     "aligner(cost(left, right, place), [(left, right, cost)], ending, most, most for a grapheme, cost of the ending) -> aligner"},
    {"align", align, METH_VARARGS,
     "align(aligner, left, right) -> (cost, [step]), None if too far apart, NotImplemented if they do not fit"},
    {"forest", forest, METH_VARARGS, "forest(nodes, roots) -> forest"},
    {"grown", grown, METH_VARARGS, "grown(forest, figures, score) -> score"},
    {"distance", distance, METH_VARARGS, "distance(one, other) -> Levenshtein distance, NotImplemented for long words"},
    {"ends", (PyCFunction)(void (*)(void))ends, METH_FASTCALL, "ends(one, other) -> how many letters they begin and end with alike"},
    {0}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_native", "The scanner in C.", 0, methods};
PyMODINIT_FUNC PyInit__native(void) { fill(); fill_some_bytes(); fill_said(); return PyModule_Create(&module); }
