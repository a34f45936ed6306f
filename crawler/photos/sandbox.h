// What a process that decodes hostile pictures gives up: files, sockets, other processes, memory without end. Linux
// only (seccomp-bpf through libseccomp, setrlimit).
#pragma once

#include <chrono>
#include <cstddef>

#include "model/result.h"

namespace vigie::crawler {

inline constexpr std::size_t kWorkerMemory = std::size_t{1} << 30;  ///< address space, bytes
inline constexpr std::chrono::seconds kWorkerTime{10};              ///< of the processor, a picture

/// From here on this process can compute, use memory up to kWorkerMemory and the files it has open: every other system
/// call fails with EPERM. Not to be undone.
/// @return Error::kInternal where the kernel refuses
Result<void> enter_sandbox();

/// The process is ended by SIGPROF when it has computed for kWorkerTime from now.
void limit_time();

}  // namespace vigie::crawler
