#include "extractors/normalise/kind_deal.h"

#include <algorithm>

#include <fmt/format.h>

#include "extractors/normalise/lexicon_file.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

/// Places of the categories that a list names.
Result<std::vector<std::size_t>> places_in(const toml::table& table, std::string_view key,
                                           std::span<const std::string> categories) {
  const auto names = texts_of(table, key);
  if (!names) return tl::unexpected(names.error());
  std::vector<std::size_t> places;
  for (const std::string& name : *names) {
    const auto found = std::ranges::find(categories, name);
    if (found == categories.end()) return toml_error(table, fmt::format(fmt::runtime(tr("“{}” is no category")), name));
    places.push_back(static_cast<std::size_t>(found - categories.begin()));
  }
  return places;
}

}  // namespace

Result<KindDeal> KindDeal::load(const toml::table& lexicon, std::span<const std::string> categories) {
  KindDeal deal;
  const toml::table *const verbs = lexicon["deal"].as_table(), *const things = lexicon["things"].as_table();
  if (verbs == nullptr || things == nullptr) return deal;
  for (auto& [key, places] : {std::pair{"wants", &deal.wants_}, {"gives", &deal.gives_}, {"turns", &deal.turns_}}) {
    const auto found = places_in(*verbs, key, categories);
    if (!found) return tl::unexpected(found.error());
    places->resize(categories.size());
    for (const std::size_t place : *found) (*places)[place] = true;
  }
  const auto writers = places_in(*verbs, "writers", categories);
  if (!writers) return tl::unexpected(writers.error());
  deal.writer_of_category_.resize(categories.size());
  deal.thing_of_category_.resize(categories.size());
  for (const std::size_t place : *writers) {
    deal.writer_of_category_[place] = deal.writer_names_.size();
    deal.writer_names_.push_back("writer_" + categories[place]);
  }
  for (const auto& [name, list] : *things) {
    const auto found = places_in(*things, name.str(), categories);
    if (!found) return tl::unexpected(found.error());
    for (const std::size_t place : *found) deal.thing_of_category_[place] = deal.things_.size();
    deal.things_.emplace_back(name.str());
  }
  return deal;
}

std::string KindDeal::name(std::size_t feature) const {
  const std::size_t directed = kDirections.size() * things_.size();
  if (feature >= directed) return writer_names_[feature - directed];
  return std::string(kDirections[feature / things_.size()]) + things_[feature % things_.size()];
}

/// Goes through the mentions of a field.
class KindDeal::Reading {
 public:
  Reading(const KindDeal& deal, std::vector<std::size_t>& features) : deal_(deal), features_(features) {}

  void take(const CategoryMention& mention) {
    if (mention.sentence != sentence_) begin_sentence(mention.sentence);
    if (mention.is_negated) return;
    turn_by(mention.category);
    add_thing(mention.category, direction_);
    if (mention.is_spoken_to) {
      add_thing(mention.category, Direction::kTo);
    } else if (!has_verb_) {
      add_writer(mention.category);
    }
  }

 private:
  void begin_sentence(std::size_t sentence) {
    sentence_ = sentence;
    if (direction_ != Direction::kNone) before_ = direction_;
    direction_ = Direction::kNone;
  }

  void turn_by(std::size_t category) {
    if (deal_.gives_[category]) begin_clause(Direction::kGives);
    if (deal_.wants_[category]) begin_clause(Direction::kWants);
    if (deal_.turns_[category]) direction_ = opposite_of(direction_ == Direction::kNone ? before_ : direction_);
  }

  void begin_clause(Direction direction) {
    direction_ = direction;
    has_verb_ = true;
  }

  static Direction opposite_of(Direction direction) {
    if (direction == Direction::kWants) return Direction::kGives;
    return direction == Direction::kGives ? Direction::kWants : Direction::kFor;
  }

  void add_thing(std::size_t category, Direction direction) {
    const auto thing = deal_.thing_of_category_[category];
    if (!thing || direction == Direction::kNone) return;
    features_.push_back(static_cast<std::size_t>(direction) * deal_.things_.size() + *thing);
  }

  void add_writer(std::size_t category) {
    const auto writer = deal_.writer_of_category_[category];
    if (writer) features_.push_back(kDirections.size() * deal_.things_.size() + *writer);
  }

  const KindDeal& deal_;
  std::vector<std::size_t>& features_;
  Direction direction_ = Direction::kNone, before_ = Direction::kNone;
  std::size_t sentence_ = 0;
  bool has_verb_ = false;
};

void KindDeal::read_field(std::span<const CategoryMention> field, std::vector<std::size_t>& features) const {
  if (things_.empty()) return;
  Reading reading(*this, features);
  for (const CategoryMention& mention : field) reading.take(mention);
}

}  // namespace vigie::extractors
