#include "extractors/normalise/contacts.h"

#include <algorithm>
#include <array>

#include "extractors/normalise/patterns.h"

namespace vigie::extractors {
namespace {

constexpr double kEmailConfidence = 0.95;
constexpr double kLinkConfidence = 0.97;     // t.me/lina94
constexpr double kMarkedConfidence = 0.9;    // "insta : lina94"
constexpr double kUnmarkedConfidence = 0.7;  // "insta lina94"

struct Network {
  std::string_view name, spellings;
};

constexpr std::array<Network, 7> kNetworks{{{"telegram", "telegram telegramm telegran tlg tg t.me telegram.me"},
                                            {"snapchat", "snapchat snap snapchat.com"},
                                            {"instagram", "instagram insta instagram.com"},
                                            {"tiktok", "tiktok tiktok.com"},
                                            {"onlyfans", "onlyfans onlyfans.com"},
                                            {"mym", "mym mym.fans"},
                                            {"skype", "skype"}}};

std::string_view network_of(std::string_view spelling) {
  const auto found =
      std::ranges::find_if(kNetworks, [&](const Network& network) { return is_one_of(spelling, network.spellings); });
  return found == kNetworks.end() ? std::string_view() : found->name;
}

std::string_view without_end_signs(std::string_view handle) {
  while (!handle.empty() && (handle.back() == '.' || handle.back() == '-')) handle.remove_suffix(1);
  return handle;
}

/// Of "insta lina94" and "insta sur demande": only the first names someone.
bool looks_made_up(std::string_view handle) { return handle.find_first_of("0123456789_.") != std::string_view::npos; }

void add(std::vector<AdHandle>& handles, const FoldedField& field, std::string_view network, std::string_view handle,
         double confidence) {
  handle = without_end_signs(handle);
  if (handle.size() < 3) return;
  const auto is_same = [&](const AdHandle& known) { return known.network == network && known.handle == handle; };
  if (std::ranges::any_of(handles, is_same)) return;
  handles.push_back({std::string(network), std::string(handle), confidence, field.reading(handle)});
}

void add_linked(std::vector<AdHandle>& handles, const FoldedField& field) {
  static const re2::RE2 kLink(
      R"(\b(t\.me|telegram\.me|snapchat\.com|instagram\.com|tiktok\.com|onlyfans\.com|mym\.fans)/)"
      R"((?:add/|@)?([a-z0-9][a-z0-9._-]{2,31}))");
  for (const PatternHit& hit : find_all(kLink, field.text())) {
    add(handles, field, network_of(hit[1]), hit[2], kLinkConfidence);
  }
}

void add_named(std::vector<AdHandle>& handles, const FoldedField& field) {
  static const re2::RE2 kNamed(
      R"(\b(telegramm?|telegran|tlg|tg|snapchat|snap|instagram|insta|tiktok|onlyfans|mym|skype)\b)"
      R"re([\s()"-]{0,3}([:=@👻➡→]?)[\s:=@👻➡→]{0,4}([a-z0-9][a-z0-9._-]{2,31}))re");
  for (const PatternHit& hit : find_all(kNamed, field.text())) {
    if (hit[2].empty() && !looks_made_up(without_end_signs(hit[3]))) continue;
    if (!network_of(hit[3]).empty()) continue;
    add(handles, field, network_of(hit[1]), hit[3], hit[2].empty() ? kUnmarkedConfidence : kMarkedConfidence);
  }
}

}  // namespace

std::vector<AdEmail> find_emails(const FoldedAd& ad) {
  static const re2::RE2 kEmail(
      R"([a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,24}\b)");
  std::vector<AdEmail> emails;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText, AdField::kName, AdField::kPhones})) {
    for (const PatternHit& hit : find_all(kEmail, field->text())) {
      if (std::ranges::find(emails, hit.whole(), &AdEmail::address) != emails.end()) continue;
      emails.push_back({std::string(hit.whole()), kEmailConfidence, field->reading(hit.whole())});
    }
  }
  return emails;
}

std::vector<AdHandle> find_handles(const FoldedAd& ad) {
  std::vector<AdHandle> handles;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText, AdField::kName, AdField::kPhones})) {
    add_linked(handles, *field);
    add_named(handles, *field);
  }
  return handles;
}

}  // namespace vigie::extractors
