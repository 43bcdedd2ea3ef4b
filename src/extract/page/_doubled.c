/* Whether any text of a page may be printed twice at nearly the same place: a cheap look before that of words.py. */

#include "_characters.h"

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

/* may_be_doubled(arrays) */
PyObject *may_be_doubled(PyObject *module, PyObject *args) {
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
