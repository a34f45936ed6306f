// po/fr.po: a placeholder that a translation forgets, adds or changes would end the program in French only.
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using Placeholders = std::vector<std::string>;

/// A message of a catalogue: its texts by keyword ("msgid", "msgstr[1]", …), without the quotes and as they are
/// escaped.
using Message = std::map<std::string, std::string>;

std::vector<Message> messages(const std::string& file) {
  std::vector<Message> all(1);
  std::string keyword;
  std::ifstream in(file);
  const std::regex text(R"re((?:(msg[a-z_]+(?:\[\d\])?) )?"(.*)")re");
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (line.empty()) all.emplace_back();
    if (!std::regex_match(line, match, text)) continue;
    if (match[1].matched) keyword = match[1];
    all.back()[keyword] += match[2];
  }
  return all;
}

/// fmt's, in their order, since arguments without a number are taken in theirs.
Placeholders placeholders(const std::string& text) {
  static const std::regex placeholder(R"(\{\{|\}\}|\{(:[^{}]*)?\})");
  return Placeholders(std::sregex_token_iterator(text.begin(), text.end(), placeholder), {});
}

TEST(Catalogue, FrenchHasThePlaceholdersOfTheSource) {
  const auto all = messages(VIGIE_SOURCE_DIR "/po/fr.po");
  EXPECT_GT(all.size(), 100U);
  for (const Message& message : all) {
    if (!message.contains("msgid") || message.at("msgid").empty()) continue;
    for (const auto& [keyword, text] : message) {
      if (text.empty()) continue;
      EXPECT_EQ(placeholders(text), placeholders(message.at("msgid"))) << keyword << ": " << text;
    }
  }
}

TEST(Catalogue, FrenchHasTheSpacesOfTheSourceAtItsEnds) {
  for (const Message& message : messages(VIGIE_SOURCE_DIR "/po/fr.po")) {
    const auto source = message.find("msgid"), french = message.find("msgstr");
    if (source == message.end() || french == message.end() || source->second.empty() || french->second.empty())
      continue;
    EXPECT_EQ(french->second.starts_with(' '), source->second.starts_with(' ')) << french->second;
    EXPECT_EQ(french->second.ends_with(' '), source->second.ends_with(' ')) << french->second;
  }
}

}  // namespace
}  // namespace vigie
