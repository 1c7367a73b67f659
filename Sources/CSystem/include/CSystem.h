/* System calls that the Glibc module does not expose. No system header is included here: Swift would take its types
   for this module's. */
#ifndef CSYSTEM_H
#define CSYSTEM_H

/* A descriptor that becomes readable when the wall clock is set; -1 with errno set. */
int csystem_clock_step_descriptor(void);

/* Arms it, at first and again after every step. 0, or -1 with errno set. */
int csystem_arm_clock_step(int descriptor);

/* A descriptor of a child that becomes readable when it ends; -1 with errno set. */
int csystem_process_descriptor(int process);

/* An empty file in memory, without a name, closed on exec; -1 with errno set. */
int csystem_memory_file(void);

/* The error number, or 0, of adding "work in this folder" to a posix_spawn_file_actions_t. */
int csystem_add_folder(void *actions, const char *folder);

/* The same of adding "close every descriptor from this one on". */
int csystem_add_close_from(void *actions, int descriptor);

/* The magic number of the file system that a path lies on (statfs(2)); 0 where it does not say. */
unsigned int csystem_file_system(const char *path);

#endif
