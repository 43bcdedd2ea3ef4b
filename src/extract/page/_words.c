/* Characters into words, for the reader of PDFs.

   The same is written in Python (words.py), for where this could not be compiled, and a test holds the two against each
   other. The sums are the same ones in the same order, in doubles, never contracted, so that it does not matter to any
   paper which of them ran. Text that may be printed twice is left to Python, as is what no number can be made of.
   Every buffer is measured before it is read. */

#include "_characters.h"

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

typedef struct {
    double start, end, base, size; /* in its own direction of reading */
    uint32_t code;
    int at, print, after_space;
} Sign;

/* The characters with ink, cleaned; `lost` counts those without a meaning. -1 where a place is no number. */
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
        if (!isfinite(x0 + top + x1 + bottom + x + y)) return -1;
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

/* How many pieces there are between white space, and in `starts` where each begins; 0 where memory is out. */
static int find_starts(const Page *page, const Sign *signs, int count, const Measures *measures, int *starts) {
    double *widest = malloc((size_t)page->print_count * sizeof(double));
    int found = 0;
    if (count && widest && widest_gaps(signs, count, measures, widest, page->print_count))
        for (int n = 0; n < count; n++)
            if (!n || begins(signs + n, widest[signs[n].print], page)) starts[found++] = n;
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

typedef struct {
    Form word, box;
    PyObject *looks, *ligatures; /* by print style, angle and size; by letter what it is made of */
} Making;

/* Numbers as they were made last: neighbours stand on one baseline and are of one height. */
typedef struct {
    double value;
    PyObject *made;
} Recent;

static PyObject *number_again(Recent *recent, double value) {
    if (!recent->made || recent->value != value) {
        Py_XDECREF(recent->made);
        *recent = (Recent){value, PyFloat_FromDouble(value)};
    }
    Py_XINCREF(recent->made);
    return recent->made;
}

/* One word; `look` holds for its print the style, the angle and the size that it shows. */
static PyObject *make_word(const Making *making, const Piece *piece, PyObject *text, PyObject *look, Recent *recent) {
    PyObject *edges[] = {PyFloat_FromDouble(piece->edges[X0]), number_again(recent, piece->edges[TOP]),
                         PyFloat_FromDouble(piece->edges[X1]), number_again(recent + 1, piece->edges[BOTTOM])};
    PyObject *values[] = {text,
                          make(&making->box, edges),
                          number_again(recent + 2, piece->baseline),
                          PyTuple_GetItem(look, 0),
                          PyTuple_GetItem(look, 1),
                          PyTuple_GetItem(look, 2)};
    for (int n = 3; n < 6; n++) Py_XINCREF(values[n]);
    return make(&making->word, values);
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

static PyObject *make_all(const Making *making, const Sign *signs, const Piece *pieces, int count) {
    Recent recent[3] = {{0.0, NULL}, {0.0, NULL}, {0.0, NULL}};
    int ligatures = 0;
    PyObject *text = text_of(signs, count ? pieces[count - 1].end : 0, &ligatures);
    PyObject *words = text ? PyTuple_New(count) : NULL;
    for (int n = 0; words && n < count; n++) {
        PyObject *said = PyUnicode_Substring(text, pieces[n].first, pieces[n].end);
        PyObject *spelt = said && ligatures ? PyUnicode_Translate(said, making->ligatures, "strict") : said;
        if (spelt != said) Py_DECREF(said);
        PyObject *look = PyTuple_GetItem(making->looks, pieces[n].print);
        PyObject *made = look ? make_word(making, pieces + n, spelt, look, recent) : NULL;
        if (!made || PyTuple_SetItem(words, n, made)) Py_CLEAR(words);
    }
    for (int n = 0; n < 3; n++) Py_XDECREF(recent[n].made);
    Py_XDECREF(text);
    return words;
}

/* (words, pairs, lost) of a page whose arrays were measured; None where a place is no number. */
static PyObject *words_of(const Page *page, const Making *making, const Measures *measures) {
    Sign *signs = malloc(((size_t)page->count + 1) * sizeof(Sign));
    int *starts = malloc(((size_t)page->count + 1) * sizeof(int));
    PyObject *words = NULL, *pairs = NULL;
    int lost = 0;
    const int kept = signs && starts ? keep_signs(page, signs, &lost) : 0;
    const int found = kept > 0 ? find_starts(page, signs, kept, measures, starts) : 0;
    Piece *pieces = malloc(((size_t)found + 1) * sizeof(Piece));
    Place *places = malloc(2 * ((size_t)found + 1) * sizeof(Place));
    if (signs && starts && pieces && places && (found || !kept)) {
        for (int n = 0; n < found; n++)
            pieces[n] = piece_of(page, signs, starts[n], n + 1 < found ? starts[n + 1] : kept);
        words = make_all(making, signs, pieces, found);
        pairs = words ? find_touching(pieces, found, measures->touch, places) : NULL;
    }
    free(signs);
    free(starts);
    free(pieces);
    free(places);
    if (kept < 0) Py_RETURN_NONE;
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
    {"may_be_doubled", may_be_doubled, METH_VARARGS, "may_be_doubled(arrays); see _doubled.c."},
    {"see_places", see_places, METH_VARARGS, "see_places(places, left, top, width, height); see _places.c."},
    {"make_words", make_words, METH_VARARGS, make_words_doc},
    {"group_lines", group_lines, METH_VARARGS, "group_lines(words, line, word, box, ems); see _lines.c."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_words", "Characters into words, words into lines.", 0, methods, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__words(void) { return PyModuleDef_Init(&definition); }
