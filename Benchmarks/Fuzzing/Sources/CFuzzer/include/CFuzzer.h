// A system call that Swift's Glibc leaves out.
#ifndef HOLDFAST_CFUZZER_H
#define HOLDFAST_CFUZZER_H

// A descriptor of a new file in memory, or -1.
int cfuzzer_memory_file(void);

#endif
