#include "testbed/phrases.h"

#include <cctype>
#include <vector>

namespace vigie::testbed {

namespace {

/// The end of the group that opens at `open`: its closing bracket, nested ones passed over.
std::size_t closing(std::string_view phrase, std::size_t open, char opener, char closer) {
  int depth = 0;
  for (std::size_t i = open; i < phrase.size(); ++i) {
    if (phrase[i] == opener) ++depth;
    if (phrase[i] == closer && --depth == 0) return i;
  }
  return phrase.size();
}

std::vector<std::string_view> alternatives(std::string_view group) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (group[i] == '{') ++depth;
    if (group[i] == '}') --depth;
    if (group[i] == '|' && depth == 0) {
      parts.push_back(group.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  parts.push_back(group.substr(begin));
  return parts;
}

std::string_view by_gender(std::string_view group, bool masculine) {
  const std::size_t slash = group.find('/');
  if (slash == std::string_view::npos) return masculine ? std::string_view{} : group;
  return masculine ? group.substr(slash + 1) : group.substr(0, slash);
}

std::string_view key_at(std::string_view phrase, std::size_t begin) {
  std::size_t end = begin;
  while (end < phrase.size() && std::islower(static_cast<unsigned char>(phrase[end]))) ++end;
  return phrase.substr(begin, end - begin);
}

}  // namespace

std::string expand(std::string_view phrase, Rng& rng, bool masculine, const Facts& facts) {
  std::string text;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (phrase[i] == '{') {
      const std::size_t end = closing(phrase, i, '{', '}');
      text += expand(rng.pick(alternatives(phrase.substr(i + 1, end - i - 1))), rng, masculine, facts);
      i = end;
    } else if (phrase[i] == '[') {
      const std::size_t end = closing(phrase, i, '[', ']');
      text += expand(by_gender(phrase.substr(i + 1, end - i - 1), masculine), rng, masculine, facts);
      i = end;
    } else if (phrase[i] == '$') {
      const std::string_view key = key_at(phrase, i + 1);
      text += facts(key);
      i += key.size();
    } else {
      text += phrase[i];
    }
  }
  return text;
}

}  // namespace vigie::testbed
