/* Characters into words, for the reader of PDFs.

   The same is written in Python (words.py), for where this could not be compiled, and a test holds the two against each
   other. The sums are the same ones in the same order, in doubles, never contracted, so that it does not matter to any
   paper which of them ran. Text that may be printed twice is left to Python, as is what no number can be made of.
   Every buffer is measured before it is read. */

#include "_slots.h"

/* The number that is in this place when they are sorted; byte by byte, so that no order of them is slow. */
static double in_place(const double *values, int count, int place, uint64_t *spare) {
    for (int n = 0; n < count; n++) {
        memcpy(spare + n, values + n, sizeof *spare);
        spare[n] ^= spare[n] >> 63 ? ~(uint64_t)0 : (uint64_t)1 << 63; /* in the order of the numbers */
    }
    for (int shift = 56; shift >= 0 && count > 1; shift -= 8) {
        int seen[256] = {0}, byte = 0, kept = 0;
        for (int n = 0; n < count; n++) seen[spare[n] >> shift & 255]++;
        while (place >= seen[byte]) place -= seen[byte++];
        for (int n = 0; n < count; n++)
            if ((int)(spare[n] >> shift & 255) == byte) spare[kept++] = spare[n];
        count = kept;
    }
    uint64_t bits = spare[0] ^ (spare[0] >> 63 ? (uint64_t)1 << 63 : ~(uint64_t)0);
    double found;
    memcpy(&found, &bits, sizeof found);
    return found;
}

/* ---- characters ---- */

enum { PLAIN, SPACE, INKLESS, HYPHEN, MEANINGLESS };
enum { X0, TOP, X1, BOTTOM, ORIGIN_X, ORIGIN_Y, PLACES };
enum { PRINT_SIZE, PRINT_ANGLE, PRINT_SHOWN, PRINT_WIDTH }; /* angle -1: no right one; the size that is shown */
enum { LOST = 0xFFFD, FIRST_LIGATURE = 0xFB00, LIGATURES = 7, ARRAYS = 5 };

typedef struct {
    const uint32_t *codes;
    const double *places; /* [PLACES][count], `row` apart */
    const int64_t *printed;
    const double *prints; /* [print_count][PRINT_WIDTH] */
    const uint8_t *kinds;
    Py_ssize_t count, print_count, kind_count, row;
    Py_buffer views[ARRAYS];
    int taken;
} Page;

typedef struct {
    double start, end, base, size; /* in its own direction of reading */
    uint32_t code;
    int at, print, after_space;
} Sign;

static void give_back(Page *page) {
    while (page->taken) PyBuffer_Release(page->views + --page->taken);
}

/* Arrays of codes, places, prints by number, prints, and kinds by code. */
static int take_page(PyObject **arrays, Page *page) {
    page->taken = 0;
    for (; page->taken < ARRAYS; page->taken++)
        if (PyObject_GetBuffer(arrays[page->taken], page->views + page->taken,
                               page->taken == 1 ? PyBUF_STRIDES : PyBUF_C_CONTIGUOUS))
            return 0;
    page->codes = page->views[0].buf;
    page->places = page->views[1].buf;
    page->printed = page->views[2].buf;
    page->prints = page->views[3].buf;
    page->kinds = page->views[4].buf;
    page->count = page->views[0].len / 4;
    page->print_count = page->views[3].len / (8 * PRINT_WIDTH);
    page->kind_count = page->views[4].len;
    const Py_buffer *places = page->views + 1;
    int good = page->count < INT32_MAX && places->itemsize == 8 && places->ndim == 2 && places->shape[0] == PLACES &&
               places->shape[1] == page->count && (page->count < 2 || places->strides[1] == 8) &&
               places->strides[0] % 8 == 0 && page->views[2].len == page->count * 8 && page->kind_count > 0;
    if (good) page->row = places->strides[0] / 8;
    for (Py_ssize_t n = 0; good && n < page->count; n++)
        good = page->printed[n] >= 0 && page->printed[n] < page->print_count;
    if (!good) PyErr_SetString(PyExc_ValueError, "these arrays do not belong together");
    return good;
}

static double place_of(const Page *page, int place, Py_ssize_t n) { return page->places[place * page->row + n]; }

static double print_of(const Page *page, int what, Py_ssize_t n) {
    return page->prints[page->printed[n] * PRINT_WIDTH + what];
}

typedef struct {
    double y, first, last, near; /* near: how far apart two prints of a character may be */
} Stretch;

/* Stretches of characters that run to the right on one baseline; -1 where one of them overprints itself. */
static int find_stretches(const Page *page, Stretch *found) {
    int count = 0, length = 0;
    Py_ssize_t before = 0;
    double x = 0.0, second = 0.0, least = INFINITY; /* from one to the next but one */
    for (Py_ssize_t n = 0; n < page->count; n++) {
        if (page->codes[n] <= ' ') continue;
        const double here = place_of(page, ORIGIN_X, n), y = place_of(page, ORIGIN_Y, n);
        const double width = larger(place_of(page, X1, n) - place_of(page, X0, n), 0.01);
        const double near = smaller(0.12 * print_of(page, PRINT_SIZE, n), 0.4 * width);
        if (!count || y != found[count - 1].y || here < x) {
            if (count && least <= found[count - 1].near) return -1;
            found[count++] = (Stretch){y, here, here, near};
            length = 0;
            least = INFINITY;
        } else {
            Stretch *stretch = found + count - 1;
            stretch->last = here;
            stretch->near = larger(stretch->near, near);
            if (n - before > 1) least = smaller(least, here - x);
            if (length > 1) least = smaller(least, here - second);
        }
        second = x;
        x = here;
        before = n;
        length++;
    }
    return count && least <= found[count - 1].near ? -1 : count;
}

/* Whether two of the stretches lie over one another; where that takes many looks, it may be. */
static int any_meet(const Stretch *stretches, const Place *order, int count) {
    double widest = 0.0;
    long looks = 1000 + 32L * count;
    for (int n = 0; n < count; n++) widest = larger(widest, stretches[n].near);
    for (int n = 0; n < count; n++)
        for (int m = n + 1; m < count && order[m].down - order[n].down <= widest; m++) {
            const Stretch *one = stretches + order[n].number, *other = stretches + order[m].number;
            const double near = larger(one->near, other->near);
            if (!looks--) return 1;
            if (order[m].down - order[n].down <= near && one->first <= other->last + near &&
                other->first <= one->last + near)
                return 1;
        }
    return 0;
}

PyDoc_STRVAR(may_be_doubled_doc, "may_be_doubled(arrays)\n\n"
                                 "Whether any text may be printed twice at nearly the same place.");

static PyObject *may_be_doubled(PyObject *module, PyObject *args) {
    PyObject *arrays[ARRAYS], *result = NULL;
    Page page;
    (void)module;
    if (!PyArg_ParseTuple(args, "(OOOOO)", arrays, arrays + 1, arrays + 2, arrays + 3, arrays + 4)) return NULL;
    if (take_page(arrays, &page)) {
        const size_t room = (size_t)page.count + 1;
        Stretch *stretches = malloc(room * sizeof(Stretch));
        Place *order = malloc(2 * room * sizeof(Place));
        if (!stretches || !order) {
            PyErr_NoMemory();
        } else {
            int count = find_stretches(&page, stretches);
            for (int n = 0; n < count; n++) order[n] = (Place){stretches[n].y, stretches[n].first, n};
            if (count > 0) sort_places(order, order + room, count);
            result = PyBool_FromLong(count < 0 || any_meet(stretches, order, count));
        }
        free(stretches);
        free(order);
    }
    give_back(&page);
    return result;
}

/* ---- words ---- */

/* The characters with ink, cleaned; `lost` counts those without a meaning. */
static int keep_signs(const Page *page, Sign *signs, int *lost) {
    int kept = 0, after_space = 0;
    for (Py_ssize_t n = 0; n < page->count; n++) {
        uint32_t code = page->codes[n];
        const int kind = page->kinds[(Py_ssize_t)code < page->kind_count ? (Py_ssize_t)code : page->kind_count - 1];
        if (kind == SPACE) after_space = 1;
        if (kind == SPACE || kind == INKLESS) continue;
        if (kind == HYPHEN) code = '-';
        if (kind == MEANINGLESS) code = LOST;
        *lost += code == LOST;
        const double angle = print_of(page, PRINT_ANGLE, n);
        const double x0 = place_of(page, X0, n), top = place_of(page, TOP, n), x1 = place_of(page, X1, n);
        const double bottom = place_of(page, BOTTOM, n), x = place_of(page, ORIGIN_X, n), y = place_of(page, ORIGIN_Y, n);
        Sign *sign = signs + kept++;
        *sign = (Sign){x0, x1, y, print_of(page, PRINT_SIZE, n), code, (int)n, (int)page->printed[n], after_space};
        if (angle == 90) sign->start = top, sign->end = bottom, sign->base = -x;
        if (angle == 180) sign->start = -x1, sign->end = -x0, sign->base = -y;
        if (angle == 270) sign->start = -bottom, sign->end = -top, sign->base = x;
        after_space = 0;
    }
    return kept;
}

typedef struct {
    double spaced_gap, unspaced_gap, rare_gap, touch; /* as in words.py */
    int enough;
} Measures;

static double em_of(const Sign *sign) { return larger(larger(sign[-1].size, 1.0), larger(sign->size, 1.0)); }

/* The distance to the character before, in ems; one of its kind in the midst of a word, or so far off as not to count. */
static double inner_gap(const Sign *sign) {
    const double gap = (sign->start - sign[-1].end) / em_of(sign);
    return sign->print == sign[-1].print && !sign->after_space && gap > -0.3 && gap < 0.6 ? gap : INFINITY;
}

/* The median of these numbers; there is at least one. */
static double median_of(const double *values, int count, uint64_t *spare) {
    const double lower = in_place(values, count, (count - 1) / 2, spare);
    double above = INFINITY;
    int up_to = 0;
    for (int n = 0; n < count; n++) {
        up_to += values[n] <= lower;
        if (values[n] > lower) above = smaller(above, values[n]);
    }
    return (lower + (up_to > count / 2 ? lower : above)) / 2;
}

/* By print the widest gap inside a word, in ems: more where letters are set wide. */
static int widest_gaps(const Sign *signs, int count, const Measures *measures, double *widest, Py_ssize_t prints) {
    double *gaps = malloc((size_t)count * sizeof(double));
    uint64_t *spare = malloc((size_t)count * sizeof(uint64_t));
    int *ends = calloc((size_t)prints + 1, sizeof(int)); /* where the gaps of each print end */
    char *spaced = calloc((size_t)prints, 1);
    const int good = gaps && spare && ends && spaced;
    if (good) {
        for (int n = 1; n < count; n++) {
            spaced[signs[n].print] |= signs[n].after_space != 0;
            ends[signs[n].print + 1] += inner_gap(signs + n) < INFINITY;
        }
        for (Py_ssize_t n = 0; n < prints; n++) ends[n + 1] += ends[n];
        for (int n = 1; n < count; n++) {
            const double gap = inner_gap(signs + n);
            if (gap < INFINITY) gaps[ends[signs[n].print]++] = gap; /* what began a print's now ends it */
        }
        for (Py_ssize_t n = 0; n < prints; n++) {
            const int first = n ? ends[n - 1] : 0, inner = ends[n] - first;
            widest[n] = measures->rare_gap;
            if (inner < measures->enough) continue;
            const double usual = median_of(gaps + first, inner, spare);
            widest[n] = (spaced[n] ? measures->spaced_gap : measures->unspaced_gap) + smaller(larger(usual, 0.0), 0.4);
        }
    }
    free(gaps);
    free(spare);
    free(ends);
    free(spaced);
    return good;
}

/* Whether a word begins here; `widest` is what may be white inside one, in ems. */
static int begins(const Sign *sign, double widest, const Page *page) {
    const Sign *before = sign - 1;
    const double em = em_of(sign), least = smaller(larger(before->size, 1.0), larger(sign->size, 1.0));
    const double gap = sign->start - before->end, offset = fabs(sign->base - before->base);
    const int raised = least <= 0.8 * em && offset <= 0.62 * em && gap <= 0.12 * em;
    return print_of(page, PRINT_ANGLE, sign->at) != print_of(page, PRINT_ANGLE, before->at) ||
           (offset > 0.2 * em && !raised) || gap > widest * em || (sign->after_space && gap > 0.04 * em) ||
           sign->start < before->start - 0.25 * em;
}

typedef struct {
    double edges[4], baseline, shown;
    int first, end, print, upright, after_space;
} Piece;

static double hundredths(double value) { return rint(value * 100.0) / 100.0; }

/* The characters from first to end: their box, and how the largest of them are printed. */
static Piece piece_of(const Page *page, const Sign *signs, int first, int end) {
    const Sign *look = signs + first;
    Piece piece = {{INFINITY, INFINITY, -INFINITY, -INFINITY}, 0, 0, first, end, 0, 0, look->after_space};
    for (int n = first; n < end; n++) {
        if (signs[n].size > look->size) look = signs + n;
        for (int edge = X0; edge <= TOP; edge++)
            piece.edges[edge] = smaller(piece.edges[edge], place_of(page, edge, signs[n].at));
        for (int edge = X1; edge <= BOTTOM; edge++)
            piece.edges[edge] = larger(piece.edges[edge], place_of(page, edge, signs[n].at));
    }
    const double angle = print_of(page, PRINT_ANGLE, look->at), height = piece.edges[BOTTOM] - piece.edges[TOP];
    piece.print = look->print;
    piece.upright = angle <= 0;
    piece.shown = print_of(page, PRINT_SHOWN, look->at);
    piece.baseline = place_of(page, angle == 90 || angle == 270 ? ORIGIN_X : ORIGIN_Y, look->at);
    if (piece.upright && (height < 0.7 * look->size || height > 1.5 * look->size)) { /* fonts that claim several lines */
        piece.edges[TOP] = piece.baseline - 0.8 * look->size;
        piece.edges[BOTTOM] = piece.baseline + 0.25 * look->size;
    }
    for (int edge = 0; edge < 4; edge++) piece.edges[edge] = hundredths(piece.edges[edge]);
    piece.baseline = hundredths(piece.baseline);
    return piece;
}

/* The pieces between white space; 0 where memory is out. */
static int find_pieces(const Page *page, const Sign *signs, int count, const Measures *measures, Piece *pieces) {
    double *widest = malloc((size_t)page->print_count * sizeof(double));
    int found = 0, first = 0;
    if (widest && widest_gaps(signs, count, measures, widest, page->print_count))
        for (int n = 1; n <= count; n++)
            if (n == count || begins(signs + n, widest[signs[n].print], page)) {
                pieces[found++] = piece_of(page, signs, first, n);
                first = n;
            }
    free(widest);
    return found;
}

/* The numbers of upright pieces that touch, (left, right), from the top left on. */
static PyObject *find_touching(const Piece *pieces, int count, double touch, Place *places) {
    PyObject *pairs = PyList_New(0);
    int upright = 0;
    for (int n = 0; n < count; n++)
        if (pieces[n].upright) places[upright++] = (Place){rint(pieces[n].baseline), pieces[n].edges[X0], n};
    sort_places(places, places + count, upright);
    for (int n = 1; pairs && n < upright; n++) {
        const int left = places[n - 1].number, right = places[n].number;
        const Piece *one = pieces + left, *other = pieces + right;
        const double em = larger(one->shown, 1.0);
        if (fabs(other->edges[X0] - one->edges[X1]) <= touch * em &&
            fabs(one->baseline - other->baseline) <= 0.12 * em && fabs(em - other->shown) < 0.1 * em &&
            !other->after_space && !(left + 1 < count && pieces[left + 1].after_space)) {
            PyObject *pair = Py_BuildValue("(ii)", left, right);
            if (!pair || PyList_Append(pairs, pair)) Py_CLEAR(pairs);
            Py_XDECREF(pair);
        }
    }
    return pairs;
}

/* One word; `looks` holds for its print the style, the angle and the size that it shows. */
static PyObject *make_word(const Form *word, const Form *box, const Piece *piece, PyObject *text, PyObject *look) {
    PyObject *values[] = {text,
                          make_box(box, piece->edges),
                          PyFloat_FromDouble(piece->baseline),
                          PyTuple_GetItem(look, 0),
                          PyTuple_GetItem(look, 1),
                          PyTuple_GetItem(look, 2)};
    for (int n = 3; n < 6; n++) Py_XINCREF(values[n]);
    return make(word, values);
}

/* All characters one after the other, as they are spelt. */
static PyObject *text_of(const Sign *signs, int count, int *ligatures) {
    const uint16_t one = 1;
    int order = *(const char *)&one ? -1 : 1; /* of bytes, in this machine */
    uint32_t *codes = malloc(((size_t)count + 1) * sizeof(uint32_t));
    if (!codes) return PyErr_NoMemory();
    for (int n = 0; n < count; n++) {
        codes[n] = signs[n].code;
        *ligatures |= codes[n] - FIRST_LIGATURE < LIGATURES;
    }
    PyObject *text = PyUnicode_DecodeUTF32((const char *)codes, (Py_ssize_t)count * 4, "strict", &order);
    free(codes);
    return text;
}

typedef struct {
    Form word, box;
    PyObject *looks, *ligatures; /* by print style, angle and size; by letter what it is made of */
} Making;

static PyObject *make_all(const Making *making, const Sign *signs, const Piece *pieces, int count) {
    int ligatures = 0;
    PyObject *text = text_of(signs, count ? pieces[count - 1].end : 0, &ligatures);
    PyObject *words = text ? PyTuple_New(count) : NULL;
    for (int n = 0; words && n < count; n++) {
        PyObject *said = PyUnicode_Substring(text, pieces[n].first, pieces[n].end);
        PyObject *spelt = said && ligatures ? PyUnicode_Translate(said, making->ligatures, "strict") : said;
        if (spelt != said) Py_DECREF(said);
        PyObject *look = PyTuple_GetItem(making->looks, pieces[n].print);
        PyObject *made = look ? make_word(&making->word, &making->box, pieces + n, spelt, look) : NULL;
        if (!made || PyTuple_SetItem(words, n, made)) Py_CLEAR(words);
    }
    Py_XDECREF(text);
    return words;
}

/* (words, pairs, lost) of a page whose arrays were measured. */
static PyObject *words_of(const Page *page, const Making *making, const Measures *measures) {
    const size_t room = (size_t)page->count + 1;
    Sign *signs = malloc(room * sizeof(Sign));
    Piece *pieces = malloc(room * sizeof(Piece));
    Place *places = malloc(2 * room * sizeof(Place));
    PyObject *words = NULL, *pairs = NULL;
    int lost = 0;
    if (signs && pieces && places) {
        const int kept = keep_signs(page, signs, &lost);
        const int found = find_pieces(page, signs, kept, measures, pieces);
        if (found || !kept) {
            words = make_all(making, signs, pieces, found);
            pairs = words ? find_touching(pieces, found, measures->touch, places) : NULL;
        }
    }
    free(signs);
    free(pieces);
    free(places);
    if (words && pairs) return Py_BuildValue("(NNi)", words, pairs, lost);
    Py_XDECREF(words);
    return PyErr_Occurred() ? NULL : PyErr_NoMemory();
}

PyDoc_STRVAR(make_words_doc,
             "make_words(arrays, measures, looks, ligatures, word, box)\n\n"
             "(words, which of them touch as (left, right), characters without a meaning). `arrays` are codes, places,\n"
             "prints by number, prints and kinds by code; `looks` by print style, angle and size.");

static PyObject *make_words(PyObject *module, PyObject *args) {
    PyObject *arrays[ARRAYS], *word, *box, *made = NULL;
    Making making;
    Measures to;
    Page page;
    (void)module;
    if (!PyArg_ParseTuple(args, "(OOOOO)(ddddi)O!OOO", arrays, arrays + 1, arrays + 2, arrays + 3, arrays + 4,
                          &to.spaced_gap, &to.unspaced_gap, &to.rare_gap, &to.touch, &to.enough, &PyTuple_Type,
                          &making.looks, &making.ligatures, &word, &box))
        return NULL;
    if (!take_form(word, 6, &making.word) || !take_form(box, 4, &making.box)) return NULL;
    if (take_page(arrays, &page)) made = words_of(&page, &making, &to);
    give_back(&page);
    return made;
}

static PyMethodDef methods[] = {
    {"may_be_doubled", may_be_doubled, METH_VARARGS, may_be_doubled_doc},
    {"make_words", make_words, METH_VARARGS, make_words_doc},
    {"group_lines", group_lines, METH_VARARGS, "group_lines(words, line, word, box, ems); see _lines.c."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_words", "Characters into words, words into lines.", 0, methods, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__words(void) { return PyModuleDef_Init(&definition); }
