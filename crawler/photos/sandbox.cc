#include "crawler/photos/sandbox.h"

#include <cerrno>
#include <memory>

#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>

#include "model/words.h"

namespace vigie::crawler {
namespace {

// What computing needs. Threads, since decoders start some; no process.
constexpr int kAllowed[] = {SCMP_SYS(read),          SCMP_SYS(write),
                            SCMP_SYS(exit),          SCMP_SYS(exit_group),
                            SCMP_SYS(brk),           SCMP_SYS(munmap),
                            SCMP_SYS(mremap),        SCMP_SYS(madvise),
                            SCMP_SYS(futex),         SCMP_SYS(setitimer),
                            SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask),
                            SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep),
                            SCMP_SYS(sched_yield),   SCMP_SYS(set_robust_list),
                            SCMP_SYS(rseq),          SCMP_SYS(sched_getaffinity),
                            SCMP_SYS(gettid),        SCMP_SYS(getpid),
                            SCMP_SYS(getrandom)};

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};

int allow(void* filter, int call) { return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0); }

/// Where the masked bits of an argument of the call have the value. (The header's macros are C.)
int allow_if(void* filter, int call, unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
  const scmp_arg_cmp condition{argument, SCMP_CMP_MASKED_EQ, mask, value};
  return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition);
}

// Memory, but none that could be run.
int allow_data(void* filter, int call) { return allow_if(filter, call, 2, PROT_EXEC, 0); }

int allow_threads(void* filter) {
  return allow_if(filter, SCMP_SYS(clone), 0, CLONE_THREAD, CLONE_THREAD) |
         // Its flags lie in memory, where no filter looks; glibc then takes clone.
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
}

bool set_limit(int resource, rlim_t most) {
  const rlimit limit{.rlim_cur = most, .rlim_max = most};
  return setrlimit(static_cast<__rlimit_resource_t>(resource), &limit) == 0;
}

}  // namespace

Result<void> enter_sandbox() {
  const auto refused = [] {
    return fail(Error::kInternal, tr("the kernel does not let pictures be read in a sandbox"));
  };
  if (!set_limit(RLIMIT_AS, kWorkerMemory) || !set_limit(RLIMIT_CORE, 0)) return refused();
  const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return refused();
  int failed = allow_threads(filter.get()) | allow_data(filter.get(), SCMP_SYS(mmap)) |
               allow_data(filter.get(), SCMP_SYS(mprotect));
  for (const int call : kAllowed) failed |= allow(filter.get(), call);
  if (failed != 0 || seccomp_load(filter.get()) != 0) return refused();
  return {};
}

void limit_time() {
  const itimerval limit{.it_interval = {}, .it_value = {.tv_sec = kWorkerTime.count(), .tv_usec = 0}};
  setitimer(ITIMER_PROF, &limit, nullptr);
}

}  // namespace vigie::crawler
