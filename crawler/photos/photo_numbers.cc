#include "crawler/photos/photo_numbers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <re2/re2.h>

#include "crawler/photos/text_lines.h"
#include "dedup/signatures/area_reducer.h"
#include "dedup/signatures/smoothing.h"

namespace vigie::crawler {
namespace {

using dedup::Luminance;

// Tesseract's confidence in the least sure digit of a number, 0 to 100. With 95 in the place of 98, 11 readings were
// wrong of 2,000 drawn photos where 5 are, and .785 of the numbers found where .772 are.
constexpr float kLeastSure = 90;  // in every look that counts
constexpr float kSure = 98;       // in one of them
constexpr int kLeastLooks = 2;    // that agree
constexpr int kEnoughLooks = 4;   // that agree, while none does not: no more are taken
constexpr int kOutvotes = 3;      // times as many looks as any other number of the place

constexpr int kMostReads = 240;         // of a picture
constexpr int kPagesWithoutDigits = 6;  // of a line, after which it is taken for words
constexpr int kFewDigits = 5;

struct Look {
  float share;  // of the page's size
  float blur;   // pixels
};
constexpr Look kLooks[] = {{0.75F, 1}, {1, 1.6F}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits of a line with what stands between their groups.
struct Run {
  std::string text;
  float least_sure = 100;
  bool is_glued = false;  ///< to another sign, of which it may be a part: "IMG_20260917"
};

class RunReader {
 public:
  void add(const ReadSign& sign) {
    static constexpr std::string_view kBetween = ".,-/:()|~'";
    if (is_digit(sign.sign) || sign.sign == '+') {
      add_digit(sign);
    } else if (sign.sign != '\0' && kBetween.find(sign.sign) != std::string_view::npos) {
      between_ += sign.begins_word ? " " : "";
      between_.push_back(sign.sign);
    } else {
      runs_.back().is_glued |= between_.empty() && !sign.begins_word && !runs_.back().text.empty();
      if (!runs_.back().text.empty()) runs_.emplace_back();
      between_.clear();
      after_other_ = true;
      return;
    }
    after_other_ = false;
  }
  std::vector<Run> take() { return std::move(runs_); }

 private:
  void add_digit(const ReadSign& sign) {
    Run& run = runs_.back();
    if (run.text.empty()) {
      run.is_glued = after_other_ && !sign.begins_word;
    } else {
      run.text += between_;
      if (sign.begins_word) run.text.push_back(' ');
    }
    between_.clear();
    run.text.push_back(sign.sign);
    run.least_sure = std::min(run.least_sure, sign.confidence);
  }

  std::vector<Run> runs_ = std::vector<Run>(1);
  std::string between_;
  bool after_other_ = false;
};

/// Between other groups a sign was missed, or they are amounts.
bool stands_in_pairs(std::string_view written) {
  constexpr std::size_t kPaired = 8;  // digits at a French number's end
  std::size_t behind = 0;
  for (std::size_t i = written.size(); i-- > 0;) {
    if (is_digit(written[i])) {
      ++behind;
    } else if (behind <= kPaired && behind % 2 == 1) {
      return false;
    }
  }
  return true;
}

/// Behind its country code, where the run has the shape of a phone.
std::optional<std::string> number_of(const Run& run) {
  static const re2::RE2 kSigns(R"([^\d+])"), kTrunkZero(R"(\(0\))"), kFrench(R"((?:0|(?:\+|00)330?)([1-9]\d{8}))"),
      kForeign(R"(\+[1-9]\d{7,14})");
  if (run.is_glued || run.least_sure < kLeastSure) return std::nullopt;
  std::string digits = run.text, subscriber;
  re2::RE2::Replace(&digits, kTrunkZero, "");
  re2::RE2::GlobalReplace(&digits, kSigns, "");
  if (re2::RE2::FullMatch(digits, kFrench, &subscriber)) {
    return stands_in_pairs(run.text) ? std::optional(fmt::format("+33{}", subscriber)) : std::nullopt;
  }
  if (!digits.starts_with("+33") && re2::RE2::FullMatch(digits, kForeign)) return digits;
  return std::nullopt;
}

/// The looks that read one number.
struct Votes {
  int looks = 0;
  float surest = 0;
  std::map<std::string, int> texts;  ///< of each way in which it was read how many

  void add(const Run& run) {
    ++looks;
    surest = std::max(surest, run.least_sure);
    ++texts[run.text];
  }
  std::string text() const {
    return std::ranges::max_element(texts, {}, [](const auto& text) { return text.second; })->first;
  }
};

/// One line's number.
class LineElection {
 public:
  LineElection(LineReader& reader, int& reads_left) : reader_(reader), reads_left_(reads_left) {}

  std::optional<std::string> number_in(const TextLine& line) {
    for (std::size_t page = 0; page < line.pages.size() && !is_over(page); ++page) look_at(line.pages[page]);
    if (votes_.empty()) return std::nullopt;
    const auto winner = first();
    const Votes& best = winner->second;
    const bool is_disputed = std::ranges::any_of(votes_, [&](const auto& other) {
      return other.first != winner->first && best.looks < kOutvotes * other.second.looks;
    });
    if (is_disputed || best.looks < kLeastLooks || best.surest < kSure) return std::nullopt;
    return best.text();
  }

 private:
  using AllVotes = std::map<std::string, Votes>;

  AllVotes::const_iterator first() const {
    return std::ranges::max_element(votes_, {}, [](const auto& of) { return of.second.looks; });
  }
  bool is_over(std::size_t pages) const {
    if (reads_left_ <= 0 || (pages >= kPagesWithoutDigits && most_digits_ < kFewDigits)) return true;
    return votes_.size() == 1 && first()->second.looks >= kEnoughLooks && first()->second.surest >= kSure;
  }
  /// The second look is for what the first found.
  void look_at(const Luminance& page) {
    for (const Look& look : kLooks) {
      if (!count_look(page, look)) return;
    }
  }
  bool count_look(const Luminance& page, const Look& look) {
    --reads_left_;
    const auto side = static_cast<float>(std::max(page.width, page.height));
    const Luminance seen = dedup::blurred(dedup::reduced_to(static_cast<int>(look.share * side), page), look.blur);
    const std::vector<ReadSign> signs = reader_.read(seen);
    most_digits_ =
        std::max(most_digits_, std::ranges::count_if(signs, [](const ReadSign& sign) { return is_digit(sign.sign); }));
    RunReader runs;
    for (const ReadSign& sign : signs) runs.add(sign);
    for (const Run& run : runs.take()) {
      if (const auto number = number_of(run)) return votes_[*number].add(run), true;
    }
    return false;
  }

  LineReader& reader_;
  int& reads_left_;
  std::ptrdiff_t most_digits_ = 0;
  AllVotes votes_;
};

}  // namespace

std::vector<std::string> photo_numbers(LineReader& reader, const Luminance& photo) {
  std::vector<std::string> numbers;
  int reads_left = kMostReads;
  const std::vector<TextLine> lines = text_lines(photo);
  for (const TextLine& line : lines) {
    if (numbers.size() == kMostNumbers) break;
    if (auto number = LineElection(reader, reads_left).number_in(line)) numbers.push_back(*std::move(number));
  }
  return numbers;
}

}  // namespace vigie::crawler
