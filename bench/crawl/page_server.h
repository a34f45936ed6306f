// Answers for the pages of pages.h on loopback, in a process of its own: its CPU is not the crawler's.
#pragma once

#include <string>

#include "bench/crawl/pages.h"
#include <sys/types.h>

namespace vigie::bench {

class PageServer {
 public:
  explicit PageServer(const Extent& extent);
  ~PageServer();
  PageServer(const PageServer&) = delete;
  PageServer& operator=(const PageServer&) = delete;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  /// From now on every tenth ad says something else.
  void change() const;
  /// Requests since the last call, those for robots.txt left out.
  int requests() const;

 private:
  std::string ask(const std::string& path) const;
  unsigned short port_ = 0;
  pid_t process_ = 0;
};

}  // namespace vigie::bench
