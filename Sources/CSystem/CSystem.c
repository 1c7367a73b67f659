#include "CSystem.h"

#include <sys/timerfd.h>
#include <time.h>

int csystem_clock_step_descriptor(void) {
    return timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

/* A timer far ahead that a step cancels (timerfd_settime(2), TFD_TIMER_CANCEL_ON_SET). */
int csystem_arm_clock_step(int descriptor) {
    struct itimerspec far = {{0, 0}, {(time_t)1 << 40, 0}};
    return timerfd_settime(descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &far, 0);
}
