// A site that does one thing that no site should do, and what a scan must say of it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/outcome.h"
#include "tests/crawler/tiny_server.h"
#include "tests/hostile/wire.h"

namespace vigie::crawler {

/// Which certificate it shows, or what it does instead.
enum class Tls { kNone, kGood, kExpired, kOtherHost, kUnknownAuthority, kGarbage, kCloses };

struct Behaviour {
  std::string name;
  Outcome outcome;  ///< of the site's night
  int ads = 0;      ///< seen
  /// Answers, or says false: then the answer is that of a site as it should be (see well_behaved).
  std::function<bool(Wire&, const Asked&)> act = [](Wire&, const Asked&) { return false; };
  Tls tls = Tls::kNone;
};

/// A listing of three ads on its first page, their pages, and a robots.txt that allows everything.
std::string well_behaved(const Asked& asked);

using Act = std::function<bool(Wire&, const Asked&)>;
/// Answers paths that begin with `prefix`, and no others.
Act at(std::string prefix, std::function<void(Wire&, const Asked&)> act);
Act at(std::string prefix, std::string bytes);

std::vector<Behaviour> hostile_connections();
std::vector<Behaviour> hostile_framing();
std::vector<Behaviour> hostile_redirects();
std::vector<Behaviour> hostile_pages();
std::vector<Behaviour> hostile_listings();
std::vector<Behaviour> hostile_access();

}  // namespace vigie::crawler
