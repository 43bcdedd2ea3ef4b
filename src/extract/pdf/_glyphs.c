/* The two loops of the PDF reader that run once per character and once per piece of a drawing.

   Nothing is linked: pdfium's functions come as addresses, in the order of the enums below, which is that of
   characters.py and drawn.py. Both have the same loops in Python, for where this could not be compiled; a test holds
   the two against each other, array by array. Only numbers are copied here. What they mean is decided in Python, and
   every sum is done there, so that all machines round alike.

   A file may lie about anything: pdfium is asked for every index and may refuse it, which leaves zeros; buffers are
   measured before they are written. pdfium is not safe for threads, and so neither is this. */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030b0000
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(_WIN32) && !defined(_WIN64)
#define CALLED __stdcall
#else
#define CALLED
#endif

typedef void *Handle;
typedef struct { float left, top, right, bottom; } Rectangle;
typedef struct { float a, b, c, d, e, f; } Matrix;
typedef unsigned int *Channel;

typedef int(CALLED *CountOf)(Handle);
typedef int(CALLED *KindOf)(Handle);
typedef unsigned int(CALLED *CodeOf)(Handle, int);
typedef int(CALLED *SignOf)(Handle, int);
typedef int(CALLED *BoxOf)(Handle, int, Rectangle *);
typedef int(CALLED *OriginOf)(Handle, int, double *, double *);
typedef Handle(CALLED *ChildOf)(Handle, int);
typedef Handle(CALLED *FormChildOf)(Handle, unsigned long);
typedef int(CALLED *CharacterMatrixOf)(Handle, int, Matrix *);
typedef double(CALLED *FontSizeOf)(Handle, int);
typedef int(CALLED *WeightOf)(Handle, int);
typedef int(CALLED *CharacterColourOf)(Handle, int, Channel, Channel, Channel, Channel);
typedef Handle(CALLED *FontOf)(Handle);
typedef int(CALLED *MatrixOf)(Handle, Matrix *);
typedef int(CALLED *DrawModeOf)(Handle, int *, int *);
typedef int(CALLED *ColourOf)(Handle, Channel, Channel, Channel, Channel);
typedef int(CALLED *WidthOf)(Handle, float *);
typedef int(CALLED *BoundsOf)(Handle, float *, float *, float *, float *);
typedef int(CALLED *PointOf)(Handle, float *, float *);

#define MOST_FUNCTIONS 16

/* The addresses as they came, none of them null. */
static int take_addresses(PyObject *given, int count, uintptr_t *addresses) {
    if (!PyTuple_Check(given) || PyTuple_Size(given) != count) {
        PyErr_Format(PyExc_ValueError, "a tuple of %d addresses is needed", count);
        return 0;
    }
    for (int n = 0; n < count; n++) {
        addresses[n] = (uintptr_t)PyLong_AsUnsignedLongLong(PyTuple_GetItem(given, n));
        if (PyErr_Occurred()) return 0;
        if (!addresses[n]) {
            PyErr_Format(PyExc_ValueError, "address %d is null", n);
            return 0;
        }
    }
    return 1;
}

/* ---- characters ---- */

enum { CODE, BOX, ORIGIN, OWNER, MATRIX, FONT_SIZE, WEIGHT, COLOUR, FONT, MODE, MAP_ERROR, CHARACTER_FUNCTIONS };
enum { LOOK_WIDTH = 8 }; /* a, b, c, d, font size, weight, mode, colour (-1: none) */

enum { RECENT = 8 };     /* as in characters.py: looks that an object's is compared with */

typedef struct {
    uint32_t *codes;  /* [limit] */
    double *places;   /* [6][limit]: left, bottom, right, top, origin's x and y */
    int64_t *printed; /* [limit]: the number of its look */
    int32_t *indices; /* [limit]: per look, which number pdfium gives the first character that has it */
    double *looks;    /* [limit][LOOK_WIDTH] */
    uint64_t *fonts;  /* [limit]: per look */
    int limit;
} Characters;

typedef struct {
    int kept, looks;
    int unplaced; /* signs that belong to nothing on the page */
    int unmapped; /* characters of which the file does not say what they mean */
} Counts;

static void read_look(const uintptr_t *call, Handle page, int index, Handle owner, double *look, uint64_t *font) {
    Matrix matrix = {0};
    unsigned int red = 0, green = 0, blue = 0, alpha = 0;
    ((CharacterMatrixOf)call[MATRIX])(page, index, &matrix);
    look[0] = matrix.a;
    look[1] = matrix.b;
    look[2] = matrix.c;
    look[3] = matrix.d;
    look[4] = ((FontSizeOf)call[FONT_SIZE])(page, index);
    look[5] = ((WeightOf)call[WEIGHT])(page, index);
    look[6] = ((KindOf)call[MODE])(owner);
    look[7] = -1.0;
    if (((CharacterColourOf)call[COLOUR])(page, index, &red, &green, &blue, &alpha))
        look[7] = (double)((red & 255) << 16 | (green & 255) << 8 | (blue & 255));
    *font = (uint64_t)(uintptr_t)((FontOf)call[FONT])(owner);
}

/* The number of a text object's look: that of the same one among the last few, or the next. */
static int number_of_look(const uintptr_t *call, Handle page, int index, Handle owner, const Characters *to, int count) {
    double *look = to->looks + (size_t)count * LOOK_WIDTH;
    read_look(call, page, index, owner, look, to->fonts + count);
    for (int known = count - 1; known >= 0 && known >= count - RECENT; known--) {
        const double *other = to->looks + (size_t)known * LOOK_WIDTH;
        int same = to->fonts[known] == to->fonts[count];
        for (int n = 0; same && n < LOOK_WIDTH; n++) same = other[n] == look[n];
        if (same) return known;
    }
    to->indices[count] = index;
    return count;
}

/* Fills the arrays with the characters that belong to a text object. */
static Counts fill_characters(const uintptr_t *call, Handle page, const Characters *to) {
    const size_t limit = (size_t)to->limit;
    Handle last = NULL;
    int look = 0;
    Counts found = {0, 0, 0, 0};
    for (int n = 0; n < to->limit; n++) {
        Handle owner = ((ChildOf)call[OWNER])(page, n);
        Rectangle box = {0};
        double x = 0.0, y = 0.0;
        unsigned int code = ((CodeOf)call[CODE])(page, n);
        const int kept = found.kept;
        if (!owner) { /* a space or line end that pdfium made up */
            found.unplaced += code > ' ';
            continue;
        }
        if (owner != last) {
            look = number_of_look(call, page, n, owner, to, found.looks);
            found.looks += look == found.looks;
            last = owner;
        }
        if (((SignOf)call[MAP_ERROR])(page, n) > 0) {
            found.unmapped++;
            if (code < ' ') code = 0; /* the number of a glyph, no sign */
        }
        to->codes[kept] = code;
        to->printed[kept] = look;
        ((BoxOf)call[BOX])(page, n, &box);
        ((OriginOf)call[ORIGIN])(page, n, &x, &y);
        to->places[kept] = box.left;
        to->places[limit + kept] = box.bottom;
        to->places[2 * limit + kept] = box.right;
        to->places[3 * limit + kept] = box.top;
        to->places[4 * limit + kept] = x;
        to->places[5 * limit + kept] = y;
        found.kept++;
    }
    return found;
}

PyDoc_STRVAR(read_characters_doc,
             "read_characters(addresses, text_page, limit, codes, places, printed, indices, looks, fonts)\n\n"
             "Fills the arrays from the first `limit` characters; (characters kept, looks,\n"
             "characters without a place, characters without a meaning).");

static PyObject *read_characters(PyObject *module, PyObject *args) {
    static const size_t widths[] = {4, 48, 8, 4, 8 * LOOK_WIDTH, 8}; /* bytes per character */
    enum { BUFFERS = 6 };
    PyObject *given, *arrays[BUFFERS];
    unsigned long long page;
    int limit, taken = 0, good = 0;
    Counts found = {0, 0, 0, 0};
    uintptr_t call[MOST_FUNCTIONS];
    Py_buffer views[BUFFERS];
    (void)module;
    if (!PyArg_ParseTuple(args, "OKiOOOOOO", &given, &page, &limit, arrays, arrays + 1, arrays + 2, arrays + 3,
                          arrays + 4, arrays + 5))
        return NULL;
    if (!take_addresses(given, CHARACTER_FUNCTIONS, call)) return NULL;
    if (!page || limit < 0) {
        PyErr_SetString(PyExc_ValueError, "a text page and a count are needed");
        return NULL;
    }
    for (; taken < BUFFERS; taken++) {
        if (PyObject_GetBuffer(arrays[taken], views + taken, PyBUF_WRITABLE | PyBUF_C_CONTIGUOUS)) break;
        if ((size_t)views[taken].len < widths[taken] * (size_t)limit) {
            PyErr_Format(PyExc_ValueError, "array %d is too short for %d characters", taken, limit);
            taken++;
            break;
        }
        good++;
    }
    if (good == BUFFERS) {
        const Characters to = {views[0].buf, views[1].buf, views[2].buf, views[3].buf, views[4].buf, views[5].buf, limit};
        Py_BEGIN_ALLOW_THREADS;
        found = fill_characters(call, (Handle)(uintptr_t)page, &to);
        Py_END_ALLOW_THREADS;
    }
    while (taken--) PyBuffer_Release(views + taken);
    if (good < BUFFERS) return NULL;
    return Py_BuildValue("(iiii)", found.kept, found.looks, found.unplaced, found.unmapped);
}

/* ---- drawings ---- */

enum {
    COUNT_OBJECTS, PAGE_OBJECT, COUNT_FORM_OBJECTS, FORM_OBJECT, TYPE, OBJECT_MATRIX, BOUNDS, DRAW_MODE,
    FILL_COLOUR, STROKE_COLOUR, STROKE_WIDTH, COUNT_SEGMENTS, SEGMENT, SEGMENT_TYPE, SEGMENT_POINT, SEGMENT_CLOSE,
    DRAWING_FUNCTIONS
};
enum { TEXT = 1, PATH = 2, IMAGE = 3, SHADING = 4, FORM = 5 }; /* FPDF_PAGEOBJ_... */
enum { DEEPEST = 12 };
enum { OBJECT_WIDTH = 16 }; /* kind, parent, a to f, fill, stroke, width, left, bottom, right, top, segments */
enum { SEGMENT_WIDTH = 4 }; /* x, y, type, whether it closes */

typedef struct {
    double *rows;
    size_t width, count, room;
} Rows;

typedef struct {
    Handle holder;
    int at, count, parent;
} Level;

typedef struct {
    Rows objects, segments;
    size_t seen, most_objects, most_segments;
    int texts;   /* text objects */
    int starved; /* no memory was left */
} Drawing;

/* Room for one more row; NULL where memory is out. */
static double *add_row(Rows *rows) {
    if (rows->count == rows->room) {
        size_t room = rows->room ? rows->room * 2 : 64;
        double *more = realloc(rows->rows, room * rows->width * sizeof(double));
        if (!more) return NULL;
        rows->rows = more;
        rows->room = room;
    }
    double *row = rows->rows + rows->width * rows->count++;
    memset(row, 0, rows->width * sizeof(double));
    return row;
}

/* RRGGBB as a number; -1 where nobody sees it; black for a pattern, which is some ink at any rate. */
static double colour_of(ColourOf colour, Handle object) {
    unsigned int red = 0, green = 0, blue = 0, alpha = 0;
    if (!colour(object, &red, &green, &blue, &alpha)) return 0.0;
    return alpha ? (double)((red & 255) << 16 | (green & 255) << 8 | (blue & 255)) : -1.0;
}

static int is_full(const Drawing *drawing) {
    return drawing->seen >= drawing->most_objects || drawing->segments.count >= drawing->most_segments;
}

static void read_segments(const uintptr_t *call, Handle path, Drawing *drawing, double *row) {
    int count = ((CountOf)call[COUNT_SEGMENTS])(path);
    for (int n = 0; n < count && !is_full(drawing); n++) {
        Handle segment = ((ChildOf)call[SEGMENT])(path, n);
        float x = 0.0f, y = 0.0f;
        double *to = add_row(&drawing->segments);
        if (!to) {
            drawing->starved = 1;
            return;
        }
        row[15] += 1.0;
        if (!segment) continue;
        ((PointOf)call[SEGMENT_POINT])(segment, &x, &y);
        to[0] = x;
        to[1] = y;
        to[2] = ((KindOf)call[SEGMENT_TYPE])(segment);
        to[3] = ((KindOf)call[SEGMENT_CLOSE])(segment) != 0;
    }
}

static void read_object(const uintptr_t *call, Handle object, int kind, int parent, Drawing *drawing) {
    Matrix matrix = {1.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f};
    float edges[4] = {0}, width = 0.0f;
    int fill = 0, stroke = 0;
    double *row = add_row(&drawing->objects);
    if (!row) {
        drawing->starved = 1;
        return;
    }
    row[0] = kind;
    row[1] = parent;
    if (!((MatrixOf)call[OBJECT_MATRIX])(object, &matrix)) matrix = (Matrix){1.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f};
    row[2] = matrix.a;
    row[3] = matrix.b;
    row[4] = matrix.c;
    row[5] = matrix.d;
    row[6] = matrix.e;
    row[7] = matrix.f;
    row[8] = row[9] = -1.0;
    if (kind == FORM) return;
    if (kind != PATH) {
        if (!((BoundsOf)call[BOUNDS])(object, edges, edges + 1, edges + 2, edges + 3)) drawing->objects.count--;
        for (int n = 0; n < 4; n++) row[11 + n] = edges[n];
        return;
    }
    ((DrawModeOf)call[DRAW_MODE])(object, &fill, &stroke);
    if (fill) row[8] = colour_of((ColourOf)call[FILL_COLOUR], object);
    if (stroke) row[9] = colour_of((ColourOf)call[STROKE_COLOUR], object);
    if (row[8] < 0 && row[9] < 0) { /* nobody sees it: a clip, or wholly transparent */
        drawing->objects.count--;
        return;
    }
    ((WidthOf)call[STROKE_WIDTH])(object, &width);
    row[10] = width;
    read_segments(call, object, drawing, row);
}

/* All paths and pictures in the order of painting, inside forms too. */
static void walk(const uintptr_t *call, Handle page, Drawing *drawing) {
    Level stack[DEEPEST + 1];
    int depth = 0;
    stack[0] = (Level){page, 0, ((CountOf)call[COUNT_OBJECTS])(page), -1};
    while (depth >= 0 && !drawing->starved) {
        Level *level = stack + depth;
        if (level->at >= level->count) {
            depth--;
            continue;
        }
        drawing->seen++;
        if (is_full(drawing)) return;
        Handle object = depth ? ((FormChildOf)call[FORM_OBJECT])(level->holder, (unsigned long)level->at)
                              : ((ChildOf)call[PAGE_OBJECT])(level->holder, level->at);
        level->at++;
        if (!object) continue;
        int kind = ((KindOf)call[TYPE])(object);
        drawing->texts += kind == TEXT;
        if (kind < PATH || kind > FORM || (kind == FORM && depth == DEEPEST)) continue;
        read_object(call, object, kind, level->parent, drawing);
        if (kind == FORM && !drawing->starved) {
            int own = (int)drawing->objects.count - 1;
            stack[++depth] = (Level){object, 0, ((CountOf)call[COUNT_FORM_OBJECTS])(object), own};
        }
    }
}

static PyObject *bytes_of(const Rows *rows) {
    size_t size = rows->count * rows->width * sizeof(double);
    return PyBytes_FromStringAndSize(size ? (const char *)rows->rows : "", (Py_ssize_t)size);
}

PyDoc_STRVAR(read_drawing_doc,
             "read_drawing(addresses, page, most_objects, most_segments)\n\n"
             "(bytes of the objects' rows, bytes of the segments' rows, how many texts, whether all was looked at).");

static PyObject *read_drawing(PyObject *module, PyObject *args) {
    PyObject *given, *result = NULL;
    unsigned long long page;
    int most_objects, most_segments;
    uintptr_t call[MOST_FUNCTIONS];
    (void)module;
    if (!PyArg_ParseTuple(args, "OKii", &given, &page, &most_objects, &most_segments)) return NULL;
    if (!take_addresses(given, DRAWING_FUNCTIONS, call)) return NULL;
    if (!page || most_objects < 0 || most_segments < 0) {
        PyErr_SetString(PyExc_ValueError, "a page and two counts are needed");
        return NULL;
    }
    Drawing drawing = {{NULL, OBJECT_WIDTH, 0, 0}, {NULL, SEGMENT_WIDTH, 0, 0}, 0, (size_t)most_objects,
                       (size_t)most_segments, 0, 0};
    Py_BEGIN_ALLOW_THREADS;
    walk(call, (Handle)(uintptr_t)page, &drawing);
    Py_END_ALLOW_THREADS;
    if (drawing.starved)
        PyErr_NoMemory();
    else
        result = Py_BuildValue("(NNiN)", bytes_of(&drawing.objects), bytes_of(&drawing.segments), drawing.texts,
                               PyBool_FromLong(!is_full(&drawing)));
    free(drawing.objects.rows);
    free(drawing.segments.rows);
    return result;
}

static PyMethodDef methods[] = {
    {"read_characters", read_characters, METH_VARARGS, read_characters_doc},
    {"read_drawing", read_drawing, METH_VARARGS, read_drawing_doc},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_glyphs", "The reader's two inner loops.", 0, methods, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__glyphs(void) { return PyModuleDef_Init(&definition); }
