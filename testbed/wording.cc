#include "testbed/wording.h"

#include <numeric>

#include <fmt/format.h>

namespace vigie::testbed {

namespace {

constexpr double kMiddleLeftOut = 0.15;
constexpr double kTariffsLeftOut = 0.2;

std::string fact(const AdFacts& facts, std::string_view key) {
  if (key == "name") return facts.name;
  if (key == "place") return facts.place;
  if (key == "phone") return facts.phone;
  if (key == "age") return fmt::to_string(facts.age);
  if (key == "height") return fmt::to_string(facts.height_cm);
  if (key == "weight") return fmt::to_string(facts.weight_kg);
  if (key == "quick") return fmt::to_string(facts.tariffs.quick);
  if (key == "half") return fmt::to_string(facts.tariffs.half);
  if (key == "hour") return fmt::to_string(facts.tariffs.hour);
  if (key == "night") return fmt::to_string(facts.tariffs.night);
  return {};
}

}  // namespace

Wording::Wording(const Grammar& grammar, Rng& rng)
    : grammar_(&grammar), order_(rng.next()), title_(rng.next()), parts_(grammar.middles.size() + 4) {
  for (std::uint64_t& part : parts_) part = rng.next();
}

Wording Wording::reworded(double share, Rng& rng) const {
  Wording changed = *this;
  if (rng.chance(share)) changed.title_ = rng.next();
  for (std::uint64_t& part : changed.parts_) {
    if (rng.chance(share)) part = rng.next();
  }
  return changed;
}

std::string Wording::part(Phrases phrases, std::uint64_t seed, const AdFacts& facts) const {
  Rng rng(seed);
  return expand(rng.pick(phrases), rng, facts.masculine, [&](std::string_view key) { return fact(facts, key); });
}

std::string Wording::title(const AdFacts& facts) const { return part(grammar_->titles, title_, facts); }

std::string Wording::text(const AdFacts& facts) const {
  Rng order(order_);
  std::vector<std::size_t> middles(grammar_->middles.size());
  std::iota(middles.begin(), middles.end(), std::size_t{0});
  order.shuffle(middles);
  std::string text = part(grammar_->openings, parts_.front(), facts);
  const auto add = [&](const std::string& words) { text += (text.ends_with('\n') ? "" : " ") + words; };
  for (const std::size_t middle : middles) {
    if (order.chance(kMiddleLeftOut)) continue;
    add(part(grammar_->middles[middle], parts_[1 + middle], facts));
    if (order.chance(kMiddleLeftOut)) text += '\n';
  }
  const std::size_t last = parts_.size() - 1;
  const bool tariffs = !grammar_->tariffs.empty() && !order.chance(kTariffsLeftOut);
  if (tariffs) add(part(grammar_->tariffs, parts_[last - 2], facts));
  if (!facts.phone.empty()) add(part(grammar_->contacts, parts_[last - 1], facts));
  add(part(grammar_->closings, parts_[last], facts));
  return text;
}

}  // namespace vigie::testbed
