#include "extractors/normalise/phones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "extractors/normalise/code_points.h"
#include "extractors/normalise/digit_pieces.h"
#include "extractors/normalise/iban.h"
#include "extractors/normalise/number_words.h"
#include "extractors/normalise/numeric_date.h"
#include "extractors/normalise/patterns.h"
#include "extractors/normalise/phone_reading.h"
#include "extractors/normalise/run_shape.h"

namespace vigie::extractors {
namespace {

// Confidences: orders of how sure a kind of reading is. They gate nothing.
constexpr double kInItsPlace = 0.98;  // in the page's phone field, or a link made for calling
constexpr double kInText = 0.92;
constexpr double kOverPhoto = 0.8;
// Taken off.
constexpr double kUnknownRange = 0.03;  // where libphonenumber knows no such range
constexpr double kWritten = 0.02;       // in words or look-alikes
constexpr double kOddGroups = 0.15;
constexpr double kBareCountry = 0.1;
constexpr double kApart = 0.2;
constexpr double kSplit = 0.2;

constexpr std::size_t kNationalDigits = 10;  // of France, with the 0
constexpr std::size_t kChannelReach = 4;     // tokens on either side in which WhatsApp is said of a number
constexpr std::size_t kLabelReach = 4;       // signs between a number and what it is called
constexpr std::size_t kAccountReach = 14;    // tokens of an account before digits of it
constexpr std::size_t kAddressReach = 300;   // bytes of a web address before digits of it
constexpr std::size_t kListReach = 3;        // tokens between "départements" and a list of them

/// By byte: whether it is one of some.
constexpr std::array<bool, 256> first_bytes(std::string_view some) {
  std::array<bool, 256> is_one{};
  for (const char byte : some) is_one[static_cast<unsigned char>(byte)] = true;
  return is_one;
}

/// To hundredths: more would say more than these orders mean.
double rounded(double confidence) { return std::round(confidence * 100) / 100; }

double confidence_of(const PlannedNumber& planned, PhoneManner manner, double start) {
  if (!planned.valid) start -= kUnknownRange;
  if (manner == PhoneManner::kOddGroups) start -= kOddGroups;
  if (manner == PhoneManner::kBareCountry) start -= kBareCountry;
  if (manner == PhoneManner::kApart) start -= kApart;
  return rounded(start);
}

bool follows_plus(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0) return false;
  const std::string_view before = tokens[i - 1].text;
  if (before == "+") return tokens[i].begin - tokens[i - 1].end <= 1;
  return (before[0] == 'p' || before[0] == 'm') && is_one_of(before, "plus mas mais piu");
}

/// "o", "ol": letters like digits, the first like 0.
bool looks_like_zero(std::string_view word) {
  std::size_t i = 0;
  if (digit_like(next_code_point(word, i)) != '0') return false;
  while (i < word.size()) {
    if (digit_like(next_code_point(word, i)) == '\0') return false;
  }
  return true;
}

/// A word for 0; number words behind a plus.
bool may_begin_number(std::string_view word, bool after_plus) {
  if (!after_plus && !begins_like_zero(word)) return looks_like_zero(word);
  if (const auto number = number_word(word)) return number->value == 0 || after_plus;
  if (const auto glued = glued_numbers(word)) return glued->words[0].value == 0 || after_plus;
  return looks_like_zero(word);
}

/// "0 0 0", "(0)(0)(0)": no number begins so, and hostile texts do.
bool begins_with_zeros(const std::vector<Token>& tokens, std::size_t i) {
  constexpr std::size_t kZeros = 3, kReach = 8;
  std::size_t zeros = 0;
  for (const std::size_t end = std::min(tokens.size(), i + kReach); i < end && zeros < kZeros; ++i) {
    if (tokens[i].is_symbol()) continue;
    if (tokens[i].text != "0") return false;
    ++zeros;
  }
  return zeros == kZeros;
}

bool may_begin(const std::vector<Token>& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.is_symbol()) return false;
  if (token.is_number()) {
    if (token.text[0] == '0') return !begins_with_zeros(tokens, i);
    return token.text.starts_with("33") || follows_plus(tokens, i);
  }
  static constexpr auto kOfZero = first_bytes("zcons\xD0\xCE");  // of words for 0, and of letters like it
  const bool after_plus = follows_plus(tokens, i);
  return (after_plus || kOfZero[static_cast<unsigned char>(token.text[0])]) && may_begin_number(token.text, after_plus);
}

/// Digits written onto letters, but for those that announce a number: "x0639980012", not "tel0639980012".
bool is_part_of_word(const std::vector<Token>& tokens, const ReadPhone& phone) {
  constexpr std::string_view kCalls =
      "tel telephone portable port mobile sms whatsapp wa num numero appel appelle appeler au call telegram phone";
  const std::size_t before = phone.first - 1;
  if (phone.first == 0 || !touch(tokens[before], tokens[phone.first])) return false;
  if (tokens[before].is_word()) {
    const bool is_hour = before > 0 && tokens[before - 1].is_number() && touch(tokens[before - 1], tokens[before]);
    return is_hour || (phone.is_one_block && !is_one_of(tokens[before].text, kCalls));
  }
  if (before == 0 || !touch(tokens[before - 1], tokens[before])) return false;
  if (tokens[before - 1].is_number())
    return tokens[before].text == ":" || (phone.is_one_block && is_one_of(tokens[before].text, "- . _"));
  return phone.is_one_block && tokens[before].text == "_" && !is_one_of(tokens[before - 1].text, kCalls);
}

/// "0639980012ab34": letters and digits go on.
bool is_part_of_code(const std::vector<Token>& tokens, const ReadPhone& phone) {
  const std::size_t behind = phone.last + 1;
  return phone.is_one_block && behind + 1 < tokens.size() && tokens[behind].is_word() &&
         tokens[behind + 1].is_number() && touch(tokens[phone.last], tokens[behind]) &&
         touch(tokens[behind], tokens[behind + 1]) && tokens[behind + 1].text[0] != '0';
}

/// Ids, accounts, references and counts, which come in one block: "annonce n° 0639980012", "réf : 0639980012", but not
/// "1250 vues. 0639980012".
bool is_labelled_otherwise(const FoldedField& field, const ReadPhone& phone) {
  const auto& tokens = field.tokens();
  if (!phone.is_one_block) return false;
  std::size_t label = phone.first;
  bool is_parted = field.begins_line(label);
  while (label > 0 && phone.first - label < kLabelReach &&
         (tokens[label - 1].is_symbol() ||
          is_one_of(tokens[label - 1].text, "n no num numero number client promo de du la le"))) {
    --label;
    if (is_one_of(tokens[label].text, "📞 ☎ 📱 📲")) return false;
    is_parted = is_parted || field.begins_line(label) || is_one_of(tokens[label].text, ". ! ? ;");
  }
  if (label == 0) return false;
  const std::string_view word = tokens[label - 1].text;
  const bool is_counted = label > 1 && tokens[label - 2].is_number();  // "1250 vues, 0639980012"
  return is_one_of(
             word,
             "ref reference id siret siren rcs annonce iban dossier facture commande compte rib code image fichier "
             "lot colis carte") ||
         (!is_parted && !is_counted && is_one_of(word, "vue vues views visites photo photos"));
}

/// "départements 01 02 60 77 95", "dans les 02, 60 …".
bool lists_departments(const std::vector<Token>& tokens, const ReadPhone& phone) {
  if (phone.is_one_block) return false;
  for (std::size_t i = phone.first - std::min(phone.first, kListReach); i < phone.first; ++i) {
    if (is_one_of(tokens[i].text, "departement departements dept depts dpt dpts dep deps")) return true;
    if (tokens[i].text == "dans" && i + 2 == phone.first && is_one_of(tokens[i + 1].text, "le les")) return true;
  }
  return false;
}

bool is_part_of_account(const std::vector<Token>& tokens, const ReadPhone& phone) {
  for (std::size_t i = phone.first - std::min(phone.first, kAccountReach); i < phone.first; ++i) {
    if (const auto iban = iban_at(tokens, i); iban && iban->last >= phone.first) return true;
  }
  return false;
}

/// What stands between the last space and a byte of the text.
std::string_view written_before(std::string_view text, std::size_t byte) {
  std::size_t begin = byte;
  while (begin > 0 && byte - begin < kAddressReach && text[begin - 1] != ' ') --begin;
  return text.substr(begin, byte - begin);
}

/// Digits of web addresses are ids, those of e-mail addresses a part of these.
bool is_part_of_address(const FoldedField& field, const ReadPhone& phone) {
  static const re2::RE2 kAddress(R"(://|www\.|wa\.me/|[a-z]\.[a-z]{2,}/)");
  const auto& tokens = field.tokens();
  if (phone.is_one_block && phone.last + 2 < tokens.size() && tokens[phone.last + 1].text == "@" &&
      touch(tokens[phone.last], tokens[phone.last + 1]) && tokens[phone.last + 2].is_word())
    return true;
  const std::string_view before = written_before(field.text(), tokens[phone.first].begin);
  return before.size() > 3 && re2::RE2::PartialMatch({before.data(), before.size()}, kAddress);
}

bool is_something_else(const FoldedField& field, const ReadPhone& phone) {
  const auto& tokens = field.tokens();
  return is_part_of_word(tokens, phone) || is_part_of_code(tokens, phone) || is_labelled_otherwise(field, phone) ||
         lists_departments(tokens, phone) || is_part_of_account(tokens, phone) || is_part_of_address(field, phone);
}

bool says_whatsapp(const std::vector<Token>& tokens, const ReadPhone& phone) {
  constexpr std::string_view kNames = "whatsapp whatsap watsapp watsap whatapp whats wathsapp wa wsp wapp";
  const std::size_t end = std::min(tokens.size(), phone.last + 1 + kChannelReach);
  for (std::size_t i = phone.first - std::min(phone.first, kChannelReach); i < end; ++i) {
    if (tokens[i].is_word() && is_one_of(tokens[i].text, kNames)) return true;
  }
  return false;
}

/// Each number once, with all that is said of it.
class PhoneList {
 public:
  void add(AdPhone found) {
    const auto [place, is_new] = places_.try_emplace(found.number.e164(), phones_.size());
    if (is_new) return phones_.push_back(std::move(found));
    AdPhone& known = phones_[place->second];
    known.confidence = std::max(known.confidence, found.confidence);
    for (const PhoneChannel channel : found.channels) {
      if (std::ranges::find(known.channels, channel) == known.channels.end()) known.channels.push_back(channel);
    }
    std::ranges::sort(known.channels);
  }
  void add(std::vector<AdPhone> found) {
    for (AdPhone& phone : found) add(std::move(phone));
  }
  std::vector<AdPhone> take() { return std::move(phones_); }

 private:
  std::vector<AdPhone> phones_;
  std::unordered_map<std::string, std::size_t> places_;
};

/// What every such link has; looked for since few texts have any.
bool may_have_link(std::string_view text) {
  constexpr std::pair<char, std::array<std::string_view, 3>> kSigns[] = {
      {':', {"tel", "sms", "callto"}}, {'/', {"wa.me"}}, {'=', {"phone"}}};
  for (const auto& [sign, before] : kSigns) {
    for (std::size_t i = text.find(sign); i != std::string_view::npos; i = text.find(sign, i + 1)) {
      const auto stands_before = [&](std::string_view word) {
        return !word.empty() && text.substr(0, i).ends_with(word);
      };
      if (std::ranges::any_of(before, stands_before)) return true;
    }
  }
  return false;
}

/// Links made for calling: tel:+33…, wa.me/33…
std::vector<AdPhone> linked_phones(const FoldedField& field) {
  static const re2::RE2 kLink(
      R"((?:\b(?:tel|sms|callto):|(wa\.me/|whatsapp\.com/send/?\?(?:[a-z_]{1,20}=[^&\s]{0,200}&)?phone=|)"
      R"(whatsapp://send/?\?phone=)))"
      R"((\+|%2b)?(\d[\d().-]{6,24}))");
  std::vector<AdPhone> phones;
  if (!may_have_link(field.text())) return phones;
  for (const PatternHit& hit : find_all(kLink, field.text())) {
    const bool whatsapp = !hit[1].empty();
    const FoldedField digits(field.field(), hit[3]);
    std::size_t readings = kMostReadings;
    const auto read = read_phone(digits, 0, whatsapp || !hit[2].empty(), readings);
    if (!read) continue;
    phones.push_back({read->planned.number,
                      confidence_of(read->planned, read->manner, kInItsPlace),
                      field.reading(hit[3]),
                      whatsapp ? "whatsapp-link" : "tel-link",
                      {whatsapp ? PhoneChannel::kWhatsApp : PhoneChannel::kCall}});
  }
  return phones;
}

AdPhone phone_of(const FoldedField& field, const ReadPhone& read, bool plus) {
  const auto& tokens = field.tokens();
  const bool is_written = read.rule != "digits" && read.rule != "apart";
  const double start = (field.field() == AdField::kPhones ? kInItsPlace : kInText) - (is_written ? kWritten : 0);
  AdPhone phone{read.planned.number,
                confidence_of(read.planned, read.manner, start),
                field.reading(tokens[plus ? read.first - 1 : read.first].begin, tokens[read.last].end),
                read.rule,
                {PhoneChannel::kCall}};
  if (says_whatsapp(tokens, read)) phone.channels.push_back(PhoneChannel::kWhatsApp);
  return phone;
}

bool speaks_of_reversing(const std::vector<Token>& tokens) {
  static constexpr auto kFirst = first_bytes("eirbc");
  return std::ranges::any_of(tokens, [](const Token& token) {
    const bool is_likely =
        static_cast<int>(kFirst[static_cast<unsigned char>(token.text[0])]) & static_cast<int>(token.text.size() > 4);
    return is_likely && is_one_of(token.text,
                                  "envers inverse inverses renverse reverse reversed backward backwards reves "
                                  "contrario");
  });
}

/// "à l'envers : 21 00 89 93 60".
std::optional<ReadPhone> reversed_phone(const FoldedField& field, std::size_t first) {
  const DigitRun run(field.text(), field.tokens(), DigitPieces(field.tokens(), first), {});
  const auto last = run.group_ending_at(kNationalDigits);
  if (!last || !may_be_number(run, 0, *last)) return std::nullopt;
  const std::string_view written = run.digits().substr(0, kNationalDigits);
  const std::string digits(written.rbegin(), written.rend());
  const auto planned = digits[0] == '0' ? french_number(std::string_view(digits).substr(1)) : std::nullopt;
  if (!planned) return std::nullopt;
  return ReadPhone{*planned, run[0].first, run[*last].last, PhoneManner::kApart, "reversed", *last == 0};
}

std::vector<AdPhone> reversed_phones(const FoldedField& field) {
  std::vector<AdPhone> phones;
  if (!speaks_of_reversing(field.tokens())) return phones;
  for (std::size_t i = 0; i < field.tokens().size(); ++i) {
    if (!field.tokens()[i].is_number()) continue;
    const auto read = reversed_phone(field, i);
    if (!read || is_something_else(field, *read)) continue;
    phones.push_back(phone_of(field, *read, false));
    i = read->last;
  }
  return phones;
}

std::vector<AdPhone> written_phones(const FoldedField& field) {
  std::vector<AdPhone> phones;
  const auto& tokens = field.tokens();
  std::size_t readings = kMostReadings;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_number()) {
      if (const auto end = end_of_numeric_date(tokens, i)) {
        i = *end;
        continue;
      }
    }
    if (!may_begin(tokens, i)) continue;
    const bool plus = follows_plus(tokens, i);
    const auto read = read_phone(field, i, plus, readings);
    if (!read || is_something_else(field, *read)) continue;
    phones.push_back(phone_of(field, *read, plus));
    i = read->last;
  }
  return phones;
}

constexpr std::size_t kSplitReach = 200;  // code points of the text that may end a number begun in the title

bool ends_in_number(const FoldedField& field) {
  if (field.tokens().empty()) return false;
  const Token& last = field.tokens().back();
  return last.is_number() || (last.is_word() && (number_word(last.text) || glued_numbers(last.text)));
}

/// Numbers that begin in the title and end in the text; their span is what stands in the title.
std::vector<AdPhone> split_phones(const FoldedField& title, const FoldedField& text) {
  if (!ends_in_number(title)) return {};
  const std::string_view begin = text.original().substr(0, byte_of_code_point(text.original(), kSplitReach));
  const std::string both = std::string(title.original()).append("\n").append(begin);
  const std::size_t end_of_title = title.reading(0, title.text().size()).span.end;
  std::vector<AdPhone> split;
  for (AdPhone& phone : written_phones(FoldedField(AdField::kTitle, both))) {
    if (phone.read.span.begin >= end_of_title || phone.read.span.end <= end_of_title) continue;
    phone.read.span.end = end_of_title;
    phone.confidence = rounded(phone.confidence - kSplit);
    phone.rule = "split";
    split.push_back(std::move(phone));
  }
  return split;
}

}  // namespace

std::vector<AdPhone> find_phones(const FoldedAd& ad) {
  PhoneList phones;
  for (const FoldedField* field : ad.fields({AdField::kPhones, AdField::kTitle, AdField::kText, AdField::kUrl})) {
    phones.add(linked_phones(*field));
    if (field->field() == AdField::kUrl) continue;
    const auto reversed = reversed_phones(*field);
    phones.add(reversed.empty() ? written_phones(*field) : reversed);
  }
  const FoldedField* title = ad.field(AdField::kTitle);
  const FoldedField* text = ad.field(AdField::kText);
  if (title != nullptr && text != nullptr) phones.add(split_phones(*title, *text));
  return phones.take();
}

void add_photo_phones(const std::vector<std::string>& numbers, std::vector<AdPhone>& phones) {
  for (const std::string& text : numbers) {
    auto number = PhoneNumber::from_e164(text);
    if (!number || std::ranges::find(phones, *number, &AdPhone::number) != phones.end()) continue;
    phones.push_back({.number = *std::move(number),
                      .confidence = kOverPhoto,
                      .read = {.field = AdField::kPhones, .span = {}},
                      .rule = "photo",
                      .channels = {PhoneChannel::kCall}});
  }
}

}  // namespace vigie::extractors
