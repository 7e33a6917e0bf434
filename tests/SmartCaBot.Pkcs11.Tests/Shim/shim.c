/* A PKCS#11 library that passes every call on to another one and fails on purpose. What fails is said in the file
   <this library>.control, shared memory of this layout: u64 slot (0: all), char target[504], then for each function of
   CK_FUNCTION_LIST, by its place in it, { u32 return value, i32 how many times (-1: always), u32 delay in ms, u32 calls so far }. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define FUNCTIONS 68
#define OPEN_SESSION 12
#define CLOSE_ALL_SESSIONS 14
#define SESSIONS 65536

typedef unsigned long (*any)(long, long, long, long, long, long, long, long);

struct rule { uint32_t value; int32_t left; uint32_t delay; uint32_t calls; };
struct control { uint64_t slot; char target[504]; struct rule rules[FUNCTIONS]; };
struct list { unsigned char version[2]; void *functions[FUNCTIONS]; };

static struct control *control;
static struct list *real;
static struct list ours;
static uint64_t slot_of[SESSIONS];

/* C_OpenSession, C_CloseAllSessions and what comes before C_InitPIN name a slot; all the rest a session. */
static uint64_t slot_named(int index, long first) {
    int names_slot = index < 10 || index == OPEN_SESSION || index == CLOSE_ALL_SESSIONS;
    return names_slot ? (uint64_t)first : slot_of[(unsigned long)first % SESSIONS];
}

static unsigned long call(int index, long a, long b, long c, long d, long e, long f, long g, long h) {
    struct rule *rule = &control->rules[index];
    __sync_fetch_and_add(&rule->calls, 1);
    if (rule->delay) {
        struct timespec time = { rule->delay / 1000, (rule->delay % 1000) * 1000000L };
        nanosleep(&time, 0);
    }
    if (rule->left != 0 && (control->slot == 0 || control->slot == slot_named(index, a))) {
        if (rule->left < 0 || __sync_fetch_and_sub(&rule->left, 1) > 0) return rule->value;
        rule->left = 0;
    }
    unsigned long result = ((any)real->functions[index])(a, b, c, d, e, f, g, h);
    if (index == OPEN_SESSION && result == 0) slot_of[*(unsigned long *)e % SESSIONS] = (uint64_t)a;
    return result;
}

/* Eight words are what the longest function takes; those that take fewer do not look at the rest. */
#define W(i) static unsigned long w##i(long a, long b, long c, long d, long e, long f, long g, long h) { return call(i, a, b, c, d, e, f, g, h); }
#define ALL(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) \
    X(24) X(25) X(26) X(27) X(28) X(29) X(30) X(31) X(32) X(33) X(34) X(35) X(36) X(37) X(38) X(39) X(40) X(41) X(42) X(43) X(44) X(45) X(46) X(47) \
    X(48) X(49) X(50) X(51) X(52) X(53) X(54) X(55) X(56) X(57) X(58) X(59) X(60) X(61) X(62) X(63) X(64) X(65) X(66) X(67)
ALL(W)
#define P(i) ours.functions[i] = (void *)w##i;

static int load(void) {
    Dl_info self;
    char path[4096];
    if (!dladdr((void *)load, &self)) return 0;
    snprintf(path, sizeof path, "%s.control", self.dli_fname);
    int file = open(path, O_RDWR);
    if (file < 0) return 0;
    control = mmap(0, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (control == MAP_FAILED) return 0;
    void *library = dlopen(control->target, RTLD_NOW | RTLD_LOCAL);
    unsigned long (*get)(struct list **) = library ? dlsym(library, "C_GetFunctionList") : 0;
    if (!get || get(&real) != 0) return 0;
    ours.version[0] = real->version[0];
    ours.version[1] = real->version[1];
    ALL(P)
    return 1;
}

__attribute__((visibility("default"))) unsigned long C_GetFunctionList(struct list **out) {
    if (!real && !load()) return 5; /* CKR_GENERAL_ERROR */
    *out = &ours;
    return 0;
}
