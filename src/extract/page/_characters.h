/* The characters of a page, as arrays that were measured. */

#ifndef COUNCILPAPERS_CHARACTERS_H
#define COUNCILPAPERS_CHARACTERS_H

#include "_slots.h"

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

static inline void give_back(Page *page) {
    while (page->taken) PyBuffer_Release(page->views + --page->taken);
}

/* Arrays of codes, places, prints by number, prints, and kinds by code. */
static inline int take_page(PyObject **arrays, Page *page) {
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

static inline double place_of(const Page *page, int place, Py_ssize_t n) { return page->places[place * page->row + n]; }

static inline double print_of(const Page *page, int what, Py_ssize_t n) {
    return page->prints[page->printed[n] * PRINT_WIDTH + what];
}

PyObject *may_be_doubled(PyObject *module, PyObject *args); /* _doubled.c */
PyObject *see_places(PyObject *module, PyObject *args);     /* _places.c */

#endif
