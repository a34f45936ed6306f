#include "dedup/signatures/text_templates.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>

namespace vigie::dedup {
namespace {

constexpr double kBitsOfEditKind = 2;  // left out, put in, or another word

double bits_of_number(std::size_t n) {
  return 2 * std::floor(std::log2(static_cast<double>(n) + 1)) + 1;
}  // Elias 1975

std::span<const std::uint32_t> aligned_part(const WordNumbers& wording) {
  return std::span(wording).first(std::min(wording.size(), kMostAlignedWords));
}

// For each word of `pattern` its place in `other`, or nothing: a longest common subsequence.
using Alignment = std::vector<std::optional<std::size_t>>;

Alignment aligned(std::span<const std::uint32_t> pattern, std::span<const std::uint32_t> other) {
  const std::size_t width = other.size() + 1;
  std::vector<std::uint16_t> common((pattern.size() + 1) * width, 0);  // of what follows
  for (std::size_t i = pattern.size(); i-- > 0;) {
    for (std::size_t j = other.size(); j-- > 0;) {
      const std::uint16_t skipped = std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
      const auto matched = static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1);
      common[i * width + j] = pattern[i] == other[j] ? std::max(skipped, matched) : skipped;
    }
  }
  Alignment places(pattern.size());
  for (std::size_t i = 0, j = 0; i < pattern.size() && j < other.size();) {
    if (pattern[i] == other[j] && common[i * width + j] == common[(i + 1) * width + j + 1] + 1)
      places[i++] = j++;
    else if (common[(i + 1) * width + j] >= common[i * width + j + 1])
      ++i;
    else
      ++j;
  }
  return places;
}

// What it costs to write wordings down, in bits.
class Price {
 public:
  explicit Price(std::span<const WordNumbers> wordings) {
    std::set<std::uint32_t> words;
    for (const WordNumbers& wording : wordings) words.insert(wording.begin(), wording.end());
    word_ = std::log2(static_cast<double>(std::max<std::size_t>(2, words.size())));
  }
  double alone(std::size_t words) const { return bits_of_number(words) + static_cast<double>(words) * word_; }
  double slot_declared(std::size_t skeleton) const { return place(skeleton); }
  double slot_filled(std::size_t words) const { return alone(words); }
  double edits(std::size_t edits, std::size_t words_put_in, std::size_t skeleton) const {
    return static_cast<double>(edits) * (place(skeleton) + kBitsOfEditKind) + static_cast<double>(words_put_in) * word_;
  }

 private:
  static double place(std::size_t skeleton) { return std::log2(static_cast<double>(skeleton) + 1); }
  double word_;
};

// A wording by what it keeps of a skeleton and what it says before each of its words and after the last.
struct Reading {
  std::vector<WordRange> gaps;  // one more than the skeleton has words
  std::size_t left_out = 0;     // words of the skeleton
};

Reading reading_of(const Alignment& places, const std::vector<std::size_t>& skeleton, std::size_t words) {
  Reading reading{.gaps = std::vector<WordRange>(skeleton.size() + 1)};
  std::size_t from = 0, gap = 0;
  for (std::size_t i = 0; i < skeleton.size(); ++i) {
    if (const auto at = places[skeleton[i]]) {
      reading.gaps[gap] = {from, *at};
      for (std::size_t missed = gap + 1; missed <= i; ++missed) reading.gaps[missed] = {*at, *at};
      from = *at + 1, gap = i + 1;
    } else {
      ++reading.left_out;
    }
  }
  reading.gaps[gap] = {from, words};
  for (std::size_t missed = gap + 1; missed < reading.gaps.size(); ++missed) reading.gaps[missed] = {words, words};
  return reading;
}

std::size_t length(const WordRange& range) { return range.to - range.from; }

double bits_of(const Reading& reading, const std::vector<bool>& is_slot, const Price& price) {
  const std::size_t skeleton = reading.gaps.size() - 1;
  double bits = bits_of_number(reading.left_out);
  std::size_t put_in = 0;
  for (std::size_t gap = 0; gap < reading.gaps.size(); ++gap) {
    if (is_slot[gap])
      bits += price.slot_filled(length(reading.gaps[gap]));
    else
      put_in += length(reading.gaps[gap]);
  }
  const std::size_t edits = std::max(put_in, reading.left_out);
  return bits + price.edits(edits, put_in, skeleton);
}

// A gap is a slot where that is shorter than an edit for each word in it.
std::vector<bool> chosen_slots(const std::vector<Reading>& readings, std::size_t skeleton, const Price& price) {
  std::vector<bool> is_slot(skeleton + 1);
  for (std::size_t gap = 0; gap <= skeleton; ++gap) {
    double as_slot = price.slot_declared(skeleton), as_edits = 0;
    for (const Reading& reading : readings) {
      const std::size_t words = length(reading.gaps[gap]);
      as_slot += price.slot_filled(words);
      as_edits += price.edits(words, words, skeleton);
    }
    is_slot[gap] = as_slot < as_edits;
  }
  return is_slot;
}

struct Candidate {
  std::size_t wording;
  Alignment places;
  std::size_t words;
};

struct Drafted {
  TextTemplate made;
  std::vector<Reading> readings;
  std::vector<bool> is_slot;
};

Drafted draft(std::vector<std::size_t> skeleton, const std::vector<Candidate>& copies, const Price& price) {
  Drafted drafted;
  for (const Candidate& copy : copies) drafted.readings.push_back(reading_of(copy.places, skeleton, copy.words));
  drafted.is_slot = chosen_slots(drafted.readings, skeleton.size(), price);
  for (std::size_t gap = 0; gap <= skeleton.size(); ++gap) {
    if (drafted.is_slot[gap]) drafted.made.slots.push_back(gap);
  }
  drafted.made.bits = price.alone(skeleton.size()) + bits_of_number(drafted.made.slots.size()) +
                      static_cast<double>(drafted.made.slots.size()) * price.slot_declared(skeleton.size());
  for (const Reading& reading : drafted.readings) drafted.made.bits += bits_of(reading, drafted.is_slot, price);
  drafted.made.skeleton = std::move(skeleton);
  return drafted;
}

// Words of the pattern that so many copies have, two or more; the number is the one by which all is shortest.
Drafted shortest_draft(const std::vector<Candidate>& copies, const Price& price) {
  const std::size_t words = copies.empty() ? 0 : copies.front().places.size();
  std::vector<std::size_t> support(words, 0);
  for (const Candidate& copy : copies) {
    for (std::size_t i = 0; i < words; ++i) support[i] += copy.places[i] ? 1 : 0;
  }
  Drafted shortest;  // without readings: none
  for (const std::size_t least : std::set<std::size_t>(support.begin(), support.end())) {
    if (least < 2) continue;
    std::vector<std::size_t> skeleton;
    for (std::size_t i = 0; i < words; ++i) {
      if (support[i] >= least) skeleton.push_back(i);
    }
    Drafted drafted = draft(std::move(skeleton), copies, price);
    if (shortest.readings.empty() || drafted.made.bits < shortest.made.bits) shortest = std::move(drafted);
  }
  return shortest;
}

// Those of `left` that are shorter to write as edits of `pattern` than alone.
std::vector<Candidate> copies_of(std::size_t pattern, const std::vector<std::size_t>& left,
                                 std::span<const WordNumbers> wordings, const Price& price) {
  const auto words = aligned_part(wordings[pattern]);
  std::vector<std::size_t> all(words.size());
  std::iota(all.begin(), all.end(), 0);
  const std::vector<bool> no_slots(words.size() + 1, false);
  std::vector<Candidate> copies;
  for (const std::size_t other : left) {
    const auto others = aligned_part(wordings[other]);
    Candidate copy{.wording = other, .places = aligned(words, others), .words = others.size()};
    const Reading reading = reading_of(copy.places, all, copy.words);
    if (bits_of(reading, no_slots, price) < price.alone(copy.words)) copies.push_back(std::move(copy));
  }
  return copies;
}

// Which copy the skeleton makes shortest: the one to spell it with.
std::size_t best_fit(const Drafted& drafted, const std::vector<Candidate>& copies, const Price& price) {
  std::size_t best = 0;
  const auto bits = [&](std::size_t i) { return bits_of(drafted.readings[i], drafted.is_slot, price); };
  for (std::size_t i = 1; i < copies.size(); ++i) {
    if (bits(i) < bits(best)) best = i;
  }
  return copies[best].wording;
}

TextTemplate finished(Drafted drafted, const std::vector<Candidate>& copies, std::size_t pattern, const Price& price) {
  drafted.made.pattern = pattern;
  for (std::size_t i = 0; i < copies.size(); ++i) {
    Fit fit{.wording = copies[i].wording, .fill = {}};
    for (const std::size_t slot : drafted.made.slots) fit.fill.push_back(drafted.readings[i].gaps[slot]);
    drafted.made.bits_alone += price.alone(copies[i].words);
    drafted.made.fits.push_back(std::move(fit));
  }
  return std::move(drafted.made);
}

bool has(const std::vector<Candidate>& copies, std::size_t wording) {
  return std::ranges::any_of(copies, [&](const Candidate& copy) { return copy.wording == wording; });
}

// Nothing where no other wording is like it, or where a template saves nothing.
std::optional<TextTemplate> template_around(std::size_t pattern, const std::vector<std::size_t>& left,
                                            std::span<const WordNumbers> wordings, const Price& price) {
  auto copies = copies_of(pattern, left, wordings, price);
  Drafted drafted = shortest_draft(copies, price);
  if (copies.size() < 2 || drafted.readings.empty()) return std::nullopt;
  const std::size_t better = best_fit(drafted, copies, price);
  if (auto others = copies_of(better, left, wordings, price); others.size() >= copies.size() && has(others, pattern)) {
    copies = std::move(others);
    drafted = shortest_draft(copies, price);
    pattern = better;
  }
  TextTemplate made = finished(std::move(drafted), copies, pattern, price);
  return made.bits < made.bits_alone ? std::optional(std::move(made)) : std::nullopt;
}

}  // namespace

std::vector<TextTemplate> text_templates(std::span<const WordNumbers> wordings) {
  const Price price(wordings);
  std::vector<std::size_t> left(wordings.size());
  std::iota(left.begin(), left.end(), 0);
  std::vector<TextTemplate> templates;
  while (left.size() > 1) {
    auto made = template_around(left.front(), left, wordings, price);
    std::set<std::size_t> gone{left.front()};
    if (made) {
      for (const Fit& fit : made->fits) gone.insert(fit.wording);
      templates.push_back(*std::move(made));
    }
    std::erase_if(left, [&](std::size_t wording) { return gone.contains(wording); });
  }
  return templates;
}

}  // namespace vigie::dedup
