/* Words into lines, for the reader of PDFs; the same as `_lines` of baselines.py, against which a test holds it.

   Turned words and small print beside large are left to Python: None is given for them. */

#include "_slots.h"

typedef struct {
    PyObject *object, *box; /* the box is held */
    double baseline, x0, size;
} Spoken;

typedef struct {
    double at, size, largest;
    int first, count, settled;
} Row;

typedef struct {
    Form line, word, box;
    double same_line, small, reach; /* ems; a share of a size; ems */
} Grouping;

enum { BOX_X0, BOX_TOP, BOX_X1 };
enum { WORD_TEXT, WORD_BOX, WORD_BASELINE, WORD_STYLE, WORD_ANGLE, WORD_SIZE };

static void let_go(Spoken *words, int count) {
    while (count) Py_DECREF(words[--count].box);
}

/* The words with what rows are made by, all of them; 0 where one is turned, or where an error is set. */
static int take_words(const Grouping *grouping, PyObject *words, int count, Spoken *to) {
    for (int n = 0; n < count; n++) {
        Spoken *word = to + n;
        word->object = PyTuple_GetItem(words, n);
        word->box = slot_of(&grouping->word, word->object, WORD_BOX);
        double angle = 1.0;
        if (word->box) {
            word->x0 = number_of(&grouping->box, word->box, BOX_X0);
            word->baseline = number_of(&grouping->word, word->object, WORD_BASELINE);
            word->size = number_of(&grouping->word, word->object, WORD_SIZE);
            angle = number_of(&grouping->word, word->object, WORD_ANGLE);
        }
        if (angle != 0.0 || !isfinite(word->x0 + word->baseline) || PyErr_Occurred()) {
            let_go(to, word->box ? n + 1 : n);
            return 0;
        }
    }
    return 1;
}

/* The words of each baseline, in order, baselines that are hardly apart made one. */
static int find_rows(const Grouping *grouping, const Spoken *words, const Place *order, int count, Row *rows) {
    int found = 0;
    for (int first = 0, end; first < count; first = end) {
        const double at = order[first].down;
        int from = first;
        for (end = first + 1; end < count && order[end].down == at;) end++;
        if (found && at - rows[found - 1].at <= grouping->same_line * rows[found - 1].size) {
            Row *row = rows + found - 1;
            const double least = (at - row->at) / grouping->same_line; /* points; a smaller word stands off */
            while (from < end && words[order[from].number].size >= least) from++;
            row->count += from - first;
            row->settled = row->settled && from == first;
        }
        if (from < end) rows[found++] = (Row){at, words[order[from].number].size, 0.0, from, end - from, 1};
    }
    for (int n = 0; n < found; n++)
        for (int m = rows[n].first; m < rows[n].first + rows[n].count; m++)
            rows[n].largest = larger(rows[n].largest, words[order[m].number].size);
    return found;
}

/* Whether a row may be small print that belongs to the one beside it. */
static int has_small_print(const Grouping *grouping, const Row *rows, int count) {
    for (int n = 1; n < count; n++) {
        const double small = smaller(rows[n - 1].largest, rows[n].largest);
        const double large = larger(rows[n - 1].largest, rows[n].largest);
        if (small <= grouping->small * large && fabs(rows[n].at - rows[n - 1].at) <= grouping->reach * large) return 1;
    }
    return 0;
}

/* The middle one of the numbers in these places; their order is lost. */
static double middle_of(Place *places, Place *spare, int count) {
    sort_places(places, spare, count);
    return places[count / 2].down;
}

/* The style of all words so far, None where they are not alike; both are taken over, and the first may be none yet. */
static PyObject *common(PyObject *style, PyObject *other) {
    if (!style || !other || style == other) {
        Py_XDECREF(style);
        return other;
    }
    Py_DECREF(style);
    Py_DECREF(other);
    Py_RETURN_NONE;
}

/* What is often asked of a line: text, widest white space, style and smallest size; texts and style are taken over. */
static PyObject *seen_of(PyObject *texts, double widest, PyObject *style, double smallest) {
    PyObject *space = PyUnicode_FromString(" ");
    PyObject *text = texts && space ? PyUnicode_Join(space, texts) : NULL;
    PyObject *seen = text && style ? Py_BuildValue("(OdOd)", text, widest, style, smallest) : NULL;
    Py_XDECREF(space);
    Py_XDECREF(text);
    Py_XDECREF(texts);
    Py_XDECREF(style);
    return seen;
}

/* Words in the order of reading; `places` and `spare` have room for each. */
static PyObject *make_line(const Grouping *grouping, const Spoken *words, Place *order, const Row *row, Place *spare) {
    Place *const values = spare, *const room = spare + row->count;
    double edges[4] = {INFINITY, INFINITY, -INFINITY, -INFINITY}, baseline = words[order->number].baseline;
    double end = INFINITY, widest = 0.0; /* where the word before ends; the widest white between two */
    double smallest = INFINITY;
    PyObject *said = PyTuple_New(row->count), *texts = PyList_New(row->count), *style = NULL;
    if (!row->settled) {
        for (int n = 0; n < row->count; n++) values[n] = (Place){words[order[n].number].baseline, 0.0, 0};
        baseline = middle_of(values, room, row->count);
        for (int n = 0; n < row->count; n++) order[n].down = 0.0;
        sort_places(order, room, row->count);
    }
    for (int n = 0; n < row->count; n++) {
        const Spoken *word = words + order[n].number;
        values[n] = (Place){word->size, 0.0, 0};
        edges[0] = smaller(edges[0], word->x0);
        smallest = smaller(smallest, word->size);
        widest = larger(widest, word->x0 - end);
        for (int edge = 1; edge < 4; edge++) {
            const double at = number_of(&grouping->box, word->box, edge);
            edges[edge] = edge == BOX_TOP ? smaller(edges[edge], at) : larger(edges[edge], at);
            if (edge == BOX_X1) end = at;
        }
        Py_INCREF(word->object);
        if (said && PyTuple_SetItem(said, n, word->object)) Py_CLEAR(said);
        PyObject *text = slot_of(&grouping->word, word->object, WORD_TEXT);
        if (texts && (!text || PyList_SetItem(texts, n, text))) Py_CLEAR(texts);
        style = common(style, slot_of(&grouping->word, word->object, WORD_STYLE));
    }
    PyObject *made[] = {said, row->count == 1 ? words[order->number].box : make_box(&grouping->box, edges),
                        PyFloat_FromDouble(baseline), PyFloat_FromDouble(middle_of(values, room, row->count)),
                        seen_of(texts, widest, style, smallest)};
    if (row->count == 1) Py_INCREF(made[1]);
    return make(&grouping->line, made);
}

static PyObject *lines_of(const Grouping *grouping, const Spoken *words, int count, Row *rows, Place *order) {
    for (int n = 0; n < count; n++) order[n] = (Place){words[n].baseline, words[n].x0, n};
    sort_places(order, order + count, count);
    const int found = find_rows(grouping, words, order, count, rows);
    if (has_small_print(grouping, rows, found)) Py_RETURN_NONE;
    PyObject *lines = PyTuple_New(found);
    for (int n = 0; lines && n < found; n++) {
        PyObject *line = make_line(grouping, words, order + rows[n].first, rows + n, order + count);
        if (PyErr_Occurred()) Py_CLEAR(line);
        if (!line || PyTuple_SetItem(lines, n, line)) Py_CLEAR(lines);
    }
    return lines;
}

/* group_lines(words, forms of line, word and box, ems): the lines from the top; None where Python is to look. */
PyObject *group_lines(PyObject *module, PyObject *args) {
    PyObject *given, *line, *word, *box, *lines = NULL;
    Grouping grouping;
    (void)module;
    if (!PyArg_ParseTuple(args, "O!(OOO)(ddd)", &PyTuple_Type, &given, &line, &word, &box, &grouping.same_line,
                          &grouping.small, &grouping.reach))
        return NULL;
    if (!take_form(line, 5, &grouping.line) || !take_form(word, 6, &grouping.word) || !take_form(box, 4, &grouping.box))
        return NULL;
    const int count = PyTuple_Size(given) < INT32_MAX / 4 ? (int)PyTuple_Size(given) : 0;
    Spoken *words = malloc(((size_t)count + 1) * sizeof(Spoken));
    Row *rows = malloc(((size_t)count + 1) * sizeof(Row));
    Place *order = malloc(3 * ((size_t)count + 1) * sizeof(Place));
    if (!words || !rows || !order) {
        PyErr_NoMemory();
    } else if (take_words(&grouping, given, count, words)) {
        lines = lines_of(&grouping, words, count, rows, order);
        let_go(words, count);
    }
    free(words);
    free(rows);
    free(order);
    if (lines || PyErr_Occurred()) return lines;
    Py_RETURN_NONE;
}
