#define _GNU_SOURCE
#include "CSystem.h"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

int csystem_clock_step_descriptor(void) {
    return timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

/* A timer far ahead that a step cancels (timerfd_settime(2), TFD_TIMER_CANCEL_ON_SET). */
int csystem_arm_clock_step(int descriptor) {
    struct itimerspec far = {{0, 0}, {(time_t)1 << 40, 0}};
    return timerfd_settime(descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &far, 0);
}

/* pidfd_open(2), Linux 5.3; the wrapper came to the C library later. */
int csystem_process_descriptor(int process) {
    return (int)syscall(SYS_pidfd_open, process, 0);
}

int csystem_memory_file(void) {
    return memfd_create("input", MFD_CLOEXEC);
}

int csystem_add_folder(void *actions, const char *folder) {
    return posix_spawn_file_actions_addchdir_np(actions, folder);
}

int csystem_add_close_from(void *actions, int descriptor) {
    return posix_spawn_file_actions_addclosefrom_np(actions, descriptor);
}

unsigned int csystem_file_system(const char *path) {
    struct statfs status;
    return statfs(path, &status) == 0 ? (unsigned int)status.f_type : 0;
}
