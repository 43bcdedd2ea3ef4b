/* The places of a page's characters as they are seen on it: from the top left, where all text runs to the right. */

#include "_characters.h"

enum { SIDE = 1 }; /* points by which what is on the page may stand beyond its edge */

typedef struct {
    double left, top, width, height; /* of what is seen of the page, the first two in the PDF's coordinates */
} Seen;

/* Whether these are numbers and no box is the wrong way round. Rows: left, bottom, right, top, origin's x and y. */
static int are_plain(const double *places, Py_ssize_t row, Py_ssize_t count) {
    int good = 1;
    for (Py_ssize_t n = 0; n < count; n++) {
        const double *at = places + n;
        good &= at[0] <= at[2 * row] && at[row] <= at[3 * row];
        good &= isfinite(at[0] + at[row] + at[2 * row] + at[3 * row] + at[4 * row] + at[5 * row]) != 0;
    }
    return good;
}

/* Rows become x0, top, x1, bottom, x and y; whether all of them lie on the page. */
static int see(double *places, Py_ssize_t row, Py_ssize_t count, const Seen *seen) {
    int within = 1;
    for (Py_ssize_t n = 0; n < count; n++) {
        double *at = places + n;
        const double x0 = at[0] - seen->left, bottom = seen->top - at[row];
        const double x1 = at[2 * row] - seen->left, top = seen->top - at[3 * row];
        at[0] = x0;
        at[row] = top;
        at[2 * row] = x1;
        at[3 * row] = bottom;
        at[4 * row] -= seen->left;
        at[5 * row] = seen->top - at[5 * row];
        within &= x0 >= -SIDE && top >= -SIDE && x1 <= seen->width + SIDE && bottom <= seen->height + SIDE;
    }
    return within;
}

/* see_places(places, left, top, width, height) */
PyObject *see_places(PyObject *module, PyObject *args) {
    PyObject *given, *result = NULL;
    Py_buffer view;
    Seen seen;
    (void)module;
    if (!PyArg_ParseTuple(args, "Odddd", &given, &seen.left, &seen.top, &seen.width, &seen.height)) return NULL;
    if (PyObject_GetBuffer(given, &view, PyBUF_WRITABLE | PyBUF_STRIDES)) return NULL;
    if (view.itemsize != 8 || view.ndim != 2 || view.shape[0] != PLACES || view.strides[0] % 8 ||
        (view.shape[1] > 1 && view.strides[1] != 8)) {
        PyErr_SetString(PyExc_ValueError, "six rows of places are needed");
    } else {
        const Py_ssize_t row = view.strides[0] / 8, count = view.shape[1];
        if (!are_plain(view.buf, row, count))
            result = Py_NewRef(Py_None);
        else
            result = PyBool_FromLong(see(view.buf, row, count, &seen));
    }
    PyBuffer_Release(&view);
    return result;
}
