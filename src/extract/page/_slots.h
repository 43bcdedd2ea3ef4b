/* Objects with slots, made and asked through the descriptors of those, which check what they are given; and a sort. */

#ifndef COUNCILPAPERS_SLOTS_H
#define COUNCILPAPERS_SLOTS_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030b0000
#include <Python.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SLOTS = 6 };

typedef struct {
    PyTypeObject *type;
    allocfunc alloc;
    descrgetfunc get;
    descrsetfunc set;
    int count;
    PyObject *slots[MOST_SLOTS];
} Form;

/* A tuple of a class and the descriptors of its slots. */
static inline int take_form(PyObject *given, int count, Form *form) {
    PyObject *type = PyTuple_Check(given) && PyTuple_Size(given) == count + 1 ? PyTuple_GetItem(given, 0) : NULL;
    if (!type || !PyType_Check(type)) {
        PyErr_Format(PyExc_ValueError, "a class and %d slots are needed", count);
        return 0;
    }
    form->type = (PyTypeObject *)type;
    form->alloc = (allocfunc)PyType_GetSlot(form->type, Py_tp_alloc);
    form->count = count;
    for (int n = 0; n < count; n++) {
        form->slots[n] = PyTuple_GetItem(given, n + 1);
        if (Py_TYPE(form->slots[n]) != Py_TYPE(form->slots[0])) form->alloc = NULL;
    }
    form->get = (descrgetfunc)PyType_GetSlot(Py_TYPE(form->slots[0]), Py_tp_descr_get);
    form->set = (descrsetfunc)PyType_GetSlot(Py_TYPE(form->slots[0]), Py_tp_descr_set);
    if (form->alloc && form->get && form->set) return 1;
    PyErr_SetString(PyExc_ValueError, "these are no slots");
    return 0;
}

/* A new object with these values, which it takes over; NULL where one of them is. */
static inline PyObject *make(const Form *form, PyObject **values) {
    PyObject *made = form->alloc(form->type, 0);
    int good = made != NULL;
    for (int n = 0; n < form->count; n++) {
        good = good && values[n] && !form->set(form->slots[n], made, values[n]);
        Py_XDECREF(values[n]);
    }
    if (good) return made;
    Py_XDECREF(made);
    return NULL;
}

static inline PyObject *slot_of(const Form *form, PyObject *object, int slot) {
    return form->get(form->slots[slot], object, (PyObject *)Py_TYPE(object));
}

/* The number in a slot; an error is left set where there is none. */
static inline double number_of(const Form *form, PyObject *object, int slot) {
    PyObject *value = slot_of(form, object, slot);
    double number = value ? PyFloat_AsDouble(value) : -1.0;
    Py_XDECREF(value);
    return number;
}

static inline PyObject *make_box(const Form *form, const double *edges) {
    PyObject *values[] = {PyFloat_FromDouble(edges[0]), PyFloat_FromDouble(edges[1]), PyFloat_FromDouble(edges[2]),
                          PyFloat_FromDouble(edges[3])};
    return make(form, values);
}

/* fmax() and fmin() are calls. */
static inline double larger(double one, double other) { return one > other ? one : other; }

static inline double smaller(double one, double other) { return one < other ? one : other; }

typedef struct {
    double down, along;
    int number;
} Place;

static inline int precedes(const Place *one, const Place *other) {
    return one->down < other->down || (one->down == other->down && one->along < other->along);
}

/* Stable; quick where most stand in order already. `spare` has room for as many. */
static inline void sort_places(Place *places, Place *spare, int count) {
    for (int width = 1; width < count; width = width > count / 2 ? count : width * 2)
        for (int low = 0; width < count - low; low = low > count - 2 * width ? count : low + 2 * width) {
            int middle = low + width, high = count - middle < width ? count : middle + width;
            int left = 0, right = middle, to = low;
            if (!precedes(places + middle, places + middle - 1)) continue;
            memcpy(spare, places + low, (size_t)width * sizeof(Place));
            while (left < width && right < high)
                places[to++] = precedes(places + right, spare + left) ? places[right++] : spare[left++];
            while (left < width) places[to++] = spare[left++];
        }
}

PyObject *group_lines(PyObject *module, PyObject *args); /* _lines.c */

#endif
