#include "extractors/normalise/tariff_items.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "extractors/normalise/amounts.h"
#include "extractors/normalise/calendar_dates.h"
#include "extractors/normalise/durations.h"
#include "extractors/normalise/phone_reading.h"
#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/written_forms.h"

namespace vigie::extractors {
namespace {

using Kind = TariffItem::Kind;

constexpr std::size_t kMostWordsBetween = 3;
constexpr std::size_t kLongestList = 12;

constexpr std::string_view kActs =
    "pipe pipes pip fellation felation fell sucette amour lamour rapport rapports sodo sodomie anal branlette branle "
    "finition totale oral frances griego completo completa boquete bj blowjob handjob";

/// What a word or sign means between the parts of a tariff.
enum class Role { kLight, kJoins, kJoinsBehindAmount, kComma, kLine, kStop, kLead, kIncall, kOutcall, kExtra };

const std::unordered_map<std::string_view, Role>& roles() {
  static const std::unordered_map<std::string_view, Role> kAll = [] {
    constexpr std::pair<Role, std::string_view> kLists[] = {
        {Role::kLight,
         "- – — ( ) [ ] > < ' ’ ‘ ` \" « » * ~ _ # ⏰ 🕐 🕑 ⌛ ⏳ ⌚ de d du a c est et en in al un une x i soit "
         "minimum min the "
         "only seulement juste environ complete complet entiere full unique"},
        {Role::kJoins, ": = → ➡ ⇒ ▶ ➜ ▸"},
        {Role::kJoinsBehindAmount, "la le l les pour par per for por para pt pentru / ⁄ an each chaque"},
        {Role::kComma, ", et and y ou or"},
        {Role::kLine, "; | • · ● ▪ ✔ ✅ ❤ ♥ ⭐ \\"},
        {Role::kStop, ". ! ? …"},
        {Role::kLead,
         "tarif tarifs prix cadeau cadeaux rate rates price prices donation donations participation partir "
         "tarifa tarifas precio precios dedommagement compensation honoraires"},
        {Role::kLead, kActs},
        {Role::kIncall, "incall incalls recois reception"},
        {Role::kOutcall, "outcall outcalls deplacement deplacements deplace hotel domicile"},
        {Role::kExtra,
         "+ supplement supplements suppl option options extra extras acompte caution deposit taxi uber "
         "frais essence arrhes"}};
    std::unordered_map<std::string_view, Role> all;
    for (const auto& [role, list] : kLists) {
      for (const auto word : words_of_list(list)) all.emplace(word, role);
    }
    return all;
  }();
  return kAll;
}

std::optional<Role> role_of(const Token& token) {
  const auto found = roles().find(token.text);
  if (found == roles().end()) return std::nullopt;
  return found->second;
}

constexpr std::size_t kReadingsForAPhone = 20;

/// Reads the tokens of a field once, from left to right.
class ItemReader : TokenReader {
 public:
  explicit ItemReader(const FoldedField& field)
      : TokenReader(field.tokens()), field_(field), forms_(written_forms(field)) {}

  std::vector<TariffItem> read() {
    for (const std::size_t end = tokens_read(tokens_); at_ < end;) {
      if (forms_[at_].begins_line) loosen(Bond::kLine);
      if (!skip_others() && !take_home() && !take_duration() && !take_amount()) take_rest();
    }
    return std::move(items_);
  }

 private:
  /// "chez moi", "chez vous".
  bool take_home() {
    if (!is_at(at_, "chez") || !is_at(at_ + 1, "moi vous toi")) return false;
    const auto where = is_at(at_ + 1, "moi") ? TariffPlace::kIncall : TariffPlace::kOutcall;
    add({.kind = Kind::kWhere, .where = where, .heads = is_at(at_ + 2, ":")}, at_ + 2);
    return true;
  }

  /// Telephone numbers and dates, whose digits are no money.
  bool skip_others() {
    if (!tokens_[at_].is_number()) return false;
    const auto end = end_of_phone();
    const auto date = end ? std::nullopt : dated();
    if (!end && !date) return false;
    at_ = end ? *end : *date;
    loosen(Bond::kNone);
    return true;
  }

  std::optional<std::size_t> end_of_phone() const {
    const bool after_plus = at_ > 0 && tokens_[at_ - 1].text == "+";
    if (!after_plus && tokens_[at_].text.front() != '0') return std::nullopt;
    std::size_t readings = kReadingsForAPhone;
    const auto phone = read_phone(field_, at_, after_plus, readings);
    if (!phone) return std::nullopt;
    return phone->last + 1;
  }

  std::optional<std::size_t> dated() const {
    const auto date = written_date_at(tokens_, at_);
    if (!date || (!date->year && is_at(at_ + 1, "/"))) return std::nullopt;
    return date->end;
  }

  bool take_duration() {
    const auto first = duration_at(tokens_, at_);
    if (!first) return false;
    TariffItem item{.kind = Kind::kDuration, .durations = {first->length}};
    std::size_t end = first->end;
    while (item.durations.size() < kLongestList && is_at(end, "/ ⁄ - ,")) {
      const auto next = end + 1 < tokens_.size() ? duration_at(tokens_, end + 1) : std::nullopt;
      if (!next || (next->end < tokens_.size() && is_at(next->end, ": ="))) break;
      item.durations.push_back(next->length);
      end = next->end;
    }
    add(std::move(item), end);
    return true;
  }

  /// "15/30/60 min": numbers that share the unit of the last.
  bool take_duration_list() {
    std::vector<long> counts;
    std::size_t i = at_;
    for (;
         counts.size() < kLongestList && i < tokens_.size() && tokens_[i].is_number() && tokens_[i].text.size() <= 3;) {
      if (const auto last = duration_at(tokens_, i)) {
        if (counts.empty()) return false;
        TariffItem item{.kind = Kind::kDuration};
        if (counts.back() >= *number_of(tokens_[i])) return false;  // "150 / 2h"
        const bool in_minutes = last->length < std::chrono::minutes(60) || *number_of(tokens_[i]) >= 60;
        for (const long count : counts) item.durations.emplace_back(in_minutes ? count : 60 * count);
        item.durations.push_back(last->length);
        add(std::move(item), last->end);
        return true;
      }
      counts.push_back(*number_of(tokens_[i]));
      if (!is_at(i + 1, "/ ⁄")) return false;
      i += 2;
    }
    return false;
  }

  bool take_amount() {
    if (tokens_[at_].is_word() && !may_be_currency_in_front()) return take_amount_in_words();
    if (tokens_[at_].is_number() && is_at(at_ + 1, "/ ⁄") && take_duration_list()) return true;
    const auto first = amount_at(tokens_, at_);
    if (!first) return false;
    TariffItem item{.kind = Kind::kAmount, .amounts = {first->value}, .currency = first->currency, .is_led = led_};
    const std::size_t end = take_list(item, *first);
    item.is_led = item.is_led || is_act_at(end) || is_whole_beside_others();
    if (is_extra_ || is_at(end, "supplement supplementaires offert offerts")) {
      at_ = end;
      is_extra_ = false;
      loosen(Bond::kNone);
    } else {
      add(std::move(item), end);
    }
    return true;
  }

  /// "40 la pipe", "70 l'amour", "100 complet".
  bool is_act_at(std::size_t i) const {
    while (is_at(i, "la le l ' ’ pour une")) ++i;
    return is_at(i, kActs) || is_at(i, "complet complete");
  }

  /// "pipe 50, complet 120": complete beside another tariff.
  bool is_whole_beside_others() const {
    return !items_.empty() && items_.back().kind == Kind::kAmount && bond_ >= Bond::kComma &&
           is_before(at_, 1, "complet complete");
  }

  bool take_amount_in_words() {
    const auto amount = amount_in_words_at(tokens_, at_);
    if (!amount) return false;
    add({.kind = Kind::kAmount, .amounts = {amount->value}, .currency = amount->currency, .is_led = led_}, amount->end);
    return true;
  }

  bool may_be_currency_in_front() const {
    return at_ + 1 < tokens_.size() && (tokens_[at_ + 1].is_number() || is_at(at_ + 1, ": .")) &&
           is_at(at_, "eur euro euros gbp usd chf fr roses bisous kiss cadeaux");
  }

  /// "50/80/130 roses", "80 à 150 €", "50, 80, 130 roses": the token behind the list.
  std::size_t take_list(TariffItem& item, const Amount& first) const {
    std::size_t end = first.end;
    TariffItem longer = item;
    bool needs_currency = false;
    for (std::size_t next = end; item.amounts.size() < kLongestList;) {
      const bool is_sign = is_at(next, "/ - – — ⁄");
      const bool is_weak = is_at(next, ", a et ou to and or");
      const std::size_t number = is_sign || is_weak ? next + 1 : next;
      const auto amount = amount_of_list(number, longer, is_sign);
      if (!amount) break;
      needs_currency = needs_currency || !is_sign;
      longer.amounts.push_back(amount->value);
      if (longer.currency.empty()) longer.currency = amount->currency;
      next = amount->end;
      if (needs_currency && amount->currency.empty()) continue;
      item = longer;
      end = next;
    }
    return end;
  }

  /// The amount at `i` where it may go on the list.
  std::optional<Amount> amount_of_list(std::size_t i, const TariffItem& list, bool after_sign) const {
    if (i >= tokens_.size() || forms_[i].begins_line || duration_at(tokens_, i)) return std::nullopt;
    if (!tokens_[i].is_number() && !after_sign) return std::nullopt;
    const auto amount = amount_at(tokens_, i);
    if (!amount || after_sign) return amount;
    const bool rises = list.currency.empty() && amount->value > list.amounts.back();
    return rises && is_round(amount->value) && is_round(list.amounts.back()) ? amount : std::nullopt;
  }

  static bool is_round(double amount) { return amount >= 20 && std::fmod(amount, 5) == 0; }

  void add(TariffItem item, std::size_t end) {
    item.bond = items_.empty() ? Bond::kNone : bond_;
    items_.push_back(std::move(item));
    at_ = end;
    bond_ = Bond::kBeside;
    words_ = 0;
    led_ = false;
  }

  void loosen(Bond bond) {
    bond_ = std::min(bond_, bond);
    if (bond < Bond::kLine) led_ = false;
    if (bond != Bond::kWords) is_extra_ = false;
  }

  /// A token that is neither amount nor duration.
  void take_rest() {
    const Token& token = tokens_[at_++];
    const auto role = role_of(token);
    if (!role) return token.is_symbol() ? void() : take_word();
    switch (*role) {
      case Role::kLight:
        return;
      case Role::kExtra:
        take_word();
        is_extra_ = true;
        return;
      case Role::kJoins:
        return join();
      case Role::kJoinsBehindAmount:
        if (!items_.empty() && !is_apart(token) && (items_.back().kind == Kind::kAmount || is_stroke_onto(token)))
          join();
        return;
      case Role::kComma:
        return loosen(Bond::kComma);
      case Role::kLine:
        return loosen(Bond::kLine);
      case Role::kStop:
        return take_point();
      case Role::kLead:
        take_word();
        led_ = true;
        return;
      case Role::kIncall:
      case Role::kOutcall:
        return add({.kind = Kind::kWhere,
                    .where = *role == Role::kIncall ? TariffPlace::kIncall : TariffPlace::kOutcall,
                    .heads = is_at(at_, ":")},
                   at_);
    }
  }

  /// "30min 80€ / 1h 150€": a stroke with spaces around it joins nothing.
  bool is_apart(const Token& token) const {
    return token.is_symbol() && at_ < tokens_.size() && !touch(token, tokens_[at_]);
  }

  /// "1h/150€": a stroke that touches both.
  bool is_stroke_onto(const Token& token) const {
    return is_one_of(token.text, "/ ⁄") && at_ > 1 && touch(tokens_[at_ - 2], token);
  }

  void join() {
    if (bond_ == Bond::kBeside) bond_ = Bond::kJoined;
  }

  void take_word() {
    loosen(++words_ > kMostWordsBetween ? Bond::kNone : Bond::kWords);
    led_ = false;
  }

  /// The point of an abbreviation, "30 min. 80€", and points that lead to a number, "30 min ..... 80€", part nothing.
  void take_point() {
    const bool is_abbreviation = at_ >= 2 && is_one_of(tokens_[at_ - 2].text, "min mn mins hr hrs h eur fr env");
    if (!is_abbreviation && !skip_leader()) loosen(Bond::kNone);
  }

  /// Behind its first point.
  bool skip_leader() {
    std::size_t end = at_;
    while (is_at(end, ". …")) ++end;
    const bool is_leader =
        end > at_ + 1 && end < tokens_.size() && tokens_[end].is_number() && !forms_[end].begins_line;
    if (is_leader) at_ = end;
    return is_leader;
  }

  const FoldedField& field_;
  const std::vector<WrittenForm> forms_;
  std::vector<TariffItem> items_;
  std::size_t at_ = 0;
  Bond bond_ = Bond::kNone;
  std::size_t words_ = 0;
  bool led_ = false;       // a word for "price" stands before
  bool is_extra_ = false;  // a word for a supplement stands before, whose amount is no tariff
};

}  // namespace

std::vector<TariffItem> tariff_items(const FoldedField& field) { return ItemReader(field).read(); }

}  // namespace vigie::extractors
