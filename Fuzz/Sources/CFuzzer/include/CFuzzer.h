#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's loop: calls back with one text after the other. Takes the process's arguments and gives its exit code.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *start, size_t length));
