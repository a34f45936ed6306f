// Memory in huge pages, where the system gives them: what is looked at here and there in a gigabyte then waits less for
// the translation of addresses (madvise(2), MADV_HUGEPAGE).
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

#include <sys/mman.h>

namespace vigie::dedup {

template <typename Value>
struct HugePages {
  using value_type = Value;
  HugePages() = default;
  template <typename Other>
  explicit HugePages(const HugePages<Other>&) {}

  Value* allocate(std::size_t count) {
    const bool is_large = count * sizeof(Value) >= 2 * kPage;
    const std::size_t alignment = is_large ? kPage : kLine;
    const std::size_t bytes = (count * sizeof(Value) + alignment - 1) / alignment * alignment;
    void* const memory = std::aligned_alloc(alignment, bytes);
    if (memory == nullptr) throw std::bad_alloc();
    if (is_large) ::madvise(memory, bytes, MADV_HUGEPAGE);
    return static_cast<Value*>(memory);
  }
  void deallocate(Value* memory, std::size_t) { std::free(memory); }
  friend bool operator==(const HugePages&, const HugePages&) { return true; }

 private:
  static constexpr std::size_t kPage = std::size_t{1} << 21, kLine = 64;
};

template <typename Value>
using InHugePages = std::vector<Value, HugePages<Value>>;

}  // namespace vigie::dedup
