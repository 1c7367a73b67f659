/* System calls that the Glibc module does not expose. No system header is included here: Swift would take its types
   for this module's. */
#ifndef CSYSTEM_H
#define CSYSTEM_H

/* A descriptor that becomes readable when the wall clock is set; -1 with errno set. */
int csystem_clock_step_descriptor(void);

/* Arms it, at first and again after every step. 0, or -1 with errno set. */
int csystem_arm_clock_step(int descriptor);

#endif
