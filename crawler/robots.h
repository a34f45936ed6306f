// robots.txt: what a site asks of crawlers. RFC 9309; Crawl-delay and Sitemap as widely used beside it.
// Reserved characters match their percent-encoded forms (2.2.2), but for * and $, which are special (2.2.3).
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::crawler {

class Robots {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{500} * 1024;  ///< what is read of a file (2.5)

  /// Reads the first kMaxBytes; lines that are no records are passed over. Never fails.
  static Robots parse(std::string_view text);
  /// What the answer to the request for /robots.txt means (2.3.1): 4xx allows everything, 429 and 5xx nothing.
  static Robots from_answer(int status, std::string_view body);
  static Robots disallow_all();

  /// @param agent  a user agent or its product token: "Vigie/1.0 (+mailto:…)" is "Vigie"
  /// @param path   path with query, as in the request
  bool allows(std::string_view agent, std::string_view path) const;
  /// The longest that is asked of the agent.
  std::optional<std::chrono::milliseconds> crawl_delay(std::string_view agent) const;
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    std::string pattern;  ///< in the form in which paths are compared; '*' is any run
    bool anchored;        ///< it ended in '$'
    bool allow;
  };
  struct Group {
    std::vector<std::string> agents;  ///< product tokens in lower case, "*"
    std::vector<Rule> rules;
  };
  /// Crawl-delay is no rule of RFC 9309 and ends no group; it holds for the agents named right before it.
  struct Delay {
    std::vector<std::string> agents;
    std::chrono::milliseconds delay;
  };
  friend class RobotsParser;
  bool is_named(const std::string& token) const;
  /// The token by which the file means this agent: its own or "*".
  std::string token_of(std::string_view agent) const;
  static bool matches(const Rule& rule, std::string_view path);
  std::vector<Group> groups_;
  std::vector<Delay> delays_;
  std::vector<std::string> sitemaps_;
};

}  // namespace vigie::crawler
