#include "extractors/normalise/name_spelling.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie::extractors {
namespace {

/// Letters that are written in several ways for one sound, the longer first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kSounds{{{"eaux", "o"},
                                                                                 {"eau", "o"},
                                                                                 {"au", "o"},
                                                                                 {"ph", "f"},
                                                                                 {"qu", "c"},
                                                                                 {"ck", "c"},
                                                                                 {"ai", "e"},
                                                                                 {"ei", "e"},
                                                                                 {"y", "i"},
                                                                                 {"k", "c"},
                                                                                 {"q", "c"},
                                                                                 {"z", "s"},
                                                                                 {"h", ""},
                                                                                 {" ", ""}}};

std::string without_mute_end(std::string sound) {
  constexpr std::size_t kLeast = 4;
  constexpr std::string_view kMute = "estdx";
  while (sound.size() > kLeast && kMute.find(sound.back()) != std::string_view::npos) sound.pop_back();
  return sound;
}

}  // namespace

std::string sound_of(std::string_view key) {
  std::string sound;
  for (std::size_t i = 0; i < key.size();) {
    const auto rest = key.substr(i);
    const auto* const found =
        std::ranges::find_if(kSounds, [&](const auto& pair) { return rest.starts_with(pair.first); });
    const auto heard = found == kSounds.end() ? rest.substr(0, 1) : found->second;
    i += found == kSounds.end() ? 1 : found->first.size();
    for (const char letter : heard) {
      if (sound.empty() || sound.back() != letter) sound += letter;
    }
  }
  return without_mute_end(std::move(sound));
}

std::vector<std::string> forms_without_a_letter(std::string_view key) {
  std::string whole(key);
  std::erase(whole, ' ');
  std::vector<std::string> forms{whole};
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && whole[i] == whole[i - 1]) continue;  // leaving out either gives the same
    forms.push_back(whole.substr(0, i) + whole.substr(i + 1));
  }
  return forms;
}

bool is_one_slip(std::string_view one, std::string_view other) {
  const auto [left, right] = std::ranges::mismatch(one, other);
  const std::string_view rest(left, one.end());
  const std::string_view other_rest(right, other.end());
  if (rest.empty() || other_rest.empty()) return rest.size() + other_rest.size() <= 1;
  const bool is_swap = rest.size() > 1 && other_rest.size() > 1 && rest[0] == other_rest[1] &&
                       rest[1] == other_rest[0] && rest.substr(2) == other_rest.substr(2);
  return is_swap || rest.substr(1) == other_rest.substr(1) || rest.substr(1) == other_rest ||
         rest == other_rest.substr(1);
}

}  // namespace vigie::extractors
