// Where a site may not lead us.
#include <atomic>

#include "tests/hostile/behaviour.h"

namespace vigie::crawler {
namespace {

using enum Outcome;

Act leads(const std::string& to) { return at("/l/", redirect(to)); }

}  // namespace

std::vector<Behaviour> hostile_redirects() {
  return {
      {"redirect-to-itself", kLimit, 0, leads("/l/95?page=1")},
      {"redirect-always-further", kLimit, 0,
       at("/l/",
          [](Wire& wire, const Asked&) {
            static std::atomic<int> hop = 0;
            wire.send(redirect("/l/95?page=1&hop=" + std::to_string(++hop)));
          })},
      {"redirect-to-metadata", kLimit, 0, leads("http://169.254.169.254/latest/meta-data/")},
      {"redirect-to-loopback", kLimit, 0, leads("http://127.0.0.1/")},
      {"redirect-to-loopback-as-a-number", kLimit, 0, leads("http://2130706433/")},
      {"redirect-to-a-private-host", kLimit, 0, leads("http://192.168.0.1/")},
      {"redirect-to-mapped-address", kLimit, 0, leads("http://[::ffff:10.0.0.1]/")},
      {"redirect-to-file", kLimit, 0, leads("file:///etc/passwd")},
      {"redirect-to-gopher", kLimit, 0, leads("gopher://annonces.example:25/x")},
      {"redirect-down-to-http", kLimit, 0, leads("http://redirect-down-to-http.hostile.example/"), Tls::kGood},
      {"redirect-to-nowhere", kEmpty, 0, at("/l/", answer("302 Found", "", ""))},
      {"redirect-to-no-address", kLimit, 0, leads("http://[::1")},
      {"redirect-to-a-megabyte", kLimit, 0, leads("/" + std::string(1'000'000, 'x'))},
      {"redirect-home-from-each-ad", kOk, 3, at("/ad/", redirect("/"))},
  };
}

}  // namespace vigie::crawler
