#include "extractors/normalise/phones.h"

#include <algorithm>

#include "extractors/normalise/patterns.h"
#include "extractors/normalise/phone_reading.h"

namespace vigie::extractors {
namespace {

// Confidences: orders of how sure a kind of reading is. They gate nothing.
constexpr double kInItsPlace = 0.98;  // in the page's phone field, or a link made for calling
constexpr double kInText = 0.92;
constexpr double kUnknownRange = 0.03;  // taken off where libphonenumber knows no such range
constexpr double kOddGroups = 0.15;     // taken off
constexpr double kBareCountry = 0.1;    // taken off

constexpr std::size_t kChannelReach = 4;  // tokens on either side in which WhatsApp is said of a number
constexpr std::size_t kLabelReach = 4;    // signs between a number and what it is called

double confidence_of(const ReadNumber& read, double start) {
  if (!read.planned.valid) start -= kUnknownRange;
  if (read.manner == PhoneManner::kOddGroups) start -= kOddGroups;
  if (read.manner == PhoneManner::kBareCountry) start -= kBareCountry;
  return start;
}

bool follows_plus(const std::vector<Token>& tokens, std::size_t i) {
  return i > 0 && tokens[i - 1].text == "+" && tokens[i].begin - tokens[i - 1].end <= 1;
}

/// Digits written onto letters, but for those that announce a number: "x0639980012", not "tel0639980012".
bool is_part_of_word(const std::vector<Token>& tokens, std::size_t first) {
  constexpr std::string_view kCalls =
      "tel telephone portable port mobile sms whatsapp wa num numero appel appelle au call";
  return first > 0 && tokens[first - 1].is_word() && touch(tokens[first - 1], tokens[first]) &&
         !is_one_of(tokens[first - 1].text, kCalls);
}

/// Ids, accounts and references, which come in one block: "annonce n° 0639980012", "réf : 0639980012".
bool is_labelled_otherwise(const std::vector<Token>& tokens, std::size_t first) {
  std::size_t label = first;
  while (label > 0 && first - label < kLabelReach &&
         (tokens[label - 1].is_symbol() || is_one_of(tokens[label - 1].text, "n no numero")))
    --label;
  return label > 0 &&
         is_one_of(tokens[label - 1].text, "ref reference id siret siren annonce iban dossier facture commande");
}

bool is_amount(const std::vector<Token>& tokens, std::size_t last) {
  return last + 1 < tokens.size() && is_one_of(tokens[last + 1].text, "€ euro euros eur");
}

bool says_whatsapp(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
  constexpr std::string_view kNames = "whatsapp whatsap watsapp watsap whatapp whats wathsapp wa wsp wapp";
  const std::size_t end = std::min(tokens.size(), last + 1 + kChannelReach);
  for (std::size_t i = first - std::min(first, kChannelReach); i < end; ++i) {
    if (tokens[i].is_word() && is_one_of(tokens[i].text, kNames)) return true;
  }
  return false;
}

/// One number more, or what is new about one that is known.
void merge(std::vector<AdPhone>& phones, AdPhone found) {
  const auto known = std::ranges::find(phones, found.number, &AdPhone::number);
  if (known == phones.end()) return phones.push_back(std::move(found));
  known->confidence = std::max(known->confidence, found.confidence);
  for (const PhoneChannel channel : found.channels) {
    if (std::ranges::find(known->channels, channel) == known->channels.end()) known->channels.push_back(channel);
  }
  std::ranges::sort(known->channels);
}

/// Links made for calling: tel:+33…, wa.me/33…
std::vector<AdPhone> linked_phones(const FoldedField& field) {
  static const re2::RE2 kLink(
      R"((?:\b(?:tel|sms|callto):|(wa\.me/|whatsapp\.com/send/?\?(?:[a-z_]{1,20}=[^&\s]{0,200}&)?phone=|)"
      R"(whatsapp://send/?\?phone=)))"
      R"((\+|%2b)?(\d[\d().-]{6,24}))");
  std::vector<AdPhone> phones;
  for (const PatternHit& hit : find_all(kLink, field.text())) {
    const bool whatsapp = !hit[1].empty();
    const auto tokens = tokenise(hit[3]);
    const DigitRun run(tokens, 0);
    const auto read = read_number(run, whatsapp || !hit[2].empty());
    if (!read) continue;
    phones.push_back({read->planned.number,
                      confidence_of(*read, kInItsPlace),
                      field.reading(hit[3]),
                      whatsapp ? "whatsapp-link" : "tel-link",
                      {whatsapp ? PhoneChannel::kWhatsApp : PhoneChannel::kCall}});
  }
  return phones;
}

/// Bytes of web addresses in a text, whose digits are ids; ascending.
std::vector<Span> addresses_in(std::string_view text) {
  static const re2::RE2 kAddress(R"((?:https?://|www\.|wa\.me/)\S+)");
  std::vector<Span> spans;
  for (const PatternHit& hit : find_all(kAddress, text)) {
    const auto begin = static_cast<std::size_t>(hit.whole().data() - text.data());
    spans.push_back({begin, begin + hit.whole().size()});
  }
  return spans;
}

/// The number that begins with `run`, and its last token.
std::optional<std::pair<AdPhone, std::size_t>> phone_at(const FoldedField& field, const DigitRun& run) {
  const auto& tokens = field.tokens();
  if (run.groups() == 0) return std::nullopt;
  const std::size_t first = run.token(0);
  const bool plus = follows_plus(tokens, first);
  const auto read = read_number(run, plus);
  if (!read) return std::nullopt;
  const std::size_t last = run.token(read->last_group);
  if (is_part_of_word(tokens, first) || is_amount(tokens, last)) return std::nullopt;
  if (first == last && is_labelled_otherwise(tokens, first)) return std::nullopt;
  const double start = field.field() == AdField::kPhones ? kInItsPlace : kInText;
  AdPhone phone{read->planned.number,
                confidence_of(*read, start),
                field.reading(tokens[plus ? first - 1 : first].begin, tokens[last].end),
                "digits",
                {PhoneChannel::kCall}};
  if (says_whatsapp(tokens, first, last)) phone.channels.push_back(PhoneChannel::kWhatsApp);
  return std::pair{std::move(phone), last};
}

std::vector<AdPhone> written_phones(const FoldedField& field) {
  std::vector<AdPhone> phones;
  const auto& tokens = field.tokens();
  const auto addresses = addresses_in(field.text());
  auto address = addresses.begin();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    while (address != addresses.end() && address->end <= tokens[i].begin) ++address;
    const bool in_address = address != addresses.end() && address->begin <= tokens[i].begin;
    if (!tokens[i].is_number() || in_address) continue;
    const DigitRun run(tokens, i);
    if (begins_with_date(run)) {
      i = run.token(2);
    } else if (auto found = phone_at(field, run)) {
      phones.push_back(std::move(found->first));
      i = found->second;
    }
  }
  return phones;
}

}  // namespace

std::vector<AdPhone> find_phones(const FoldedAd& ad) {
  std::vector<AdPhone> phones;
  for (const FoldedField* field : ad.fields({AdField::kPhones, AdField::kTitle, AdField::kText, AdField::kUrl})) {
    for (AdPhone& phone : linked_phones(*field)) merge(phones, std::move(phone));
    if (field->field() == AdField::kUrl) continue;
    for (AdPhone& phone : written_phones(*field)) merge(phones, std::move(phone));
  }
  return phones;
}

}  // namespace vigie::extractors
