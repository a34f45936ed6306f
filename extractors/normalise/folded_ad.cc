#include "extractors/normalise/folded_ad.h"

#include <algorithm>

#include "extractors/normalise/code_points.h"

namespace vigie::extractors {
FoldedField::FoldedField(AdField field, std::string_view original)
    : field_(field), original_(original), folded_(fold(original)), tokens_(tokenise(folded_.text)) {}

bool FoldedField::begins_line(std::size_t i) const {
  if (i == 0) return false;
  const auto end = std::ranges::upper_bound(folded_.lines, folded_.origin[tokens_[i - 1].end - 1]);
  return end != folded_.lines.end() && *end < folded_.origin[tokens_[i].begin];
}

Reading FoldedField::reading(std::size_t begin, std::size_t end) const {
  return {field_, {folded_.origin[begin], folded_.origin[end - 1] + std::size_t{1}}};
}

Reading FoldedField::reading(std::string_view part_of_text) const {
  const auto begin = static_cast<std::size_t>(part_of_text.data() - folded_.text.data());
  return reading(begin, begin + part_of_text.size());
}

std::string FoldedField::original_words(const Reading& reading) const {
  const auto begin = byte_of_code_point(original_, reading.span.begin);
  const auto rest = original_.substr(begin);
  return std::string(rest.substr(0, byte_of_code_point(rest, reading.span.end - reading.span.begin)));
}

FoldedAd::FoldedAd(const RawAd& raw) {
  const auto add = [this](AdField field, const std::optional<std::string>& value) {
    if (value && !value->empty()) fields_.push_back(std::make_unique<FoldedField>(field, *value));
  };
  for (const std::string& phone : raw.phones) add(AdField::kPhones, phone);
  add(AdField::kTitle, raw.title);
  add(AdField::kText, raw.text);
  add(AdField::kName, raw.name);
  add(AdField::kAge, raw.age);
  add(AdField::kPrice, raw.price);
  add(AdField::kPlace, raw.place);
  add(AdField::kUrl, raw.url);
  add(AdField::kPosted, raw.posted);
  add(AdField::kCategory, raw.category);
}

const FoldedField* FoldedAd::field(AdField field) const {
  const auto found = fields({field});
  return found.empty() ? nullptr : found.front();
}

std::vector<const FoldedField*> FoldedAd::fields(std::initializer_list<AdField> wanted) const {
  std::vector<const FoldedField*> found;
  for (const AdField field : wanted) {
    for (const auto& candidate : fields_) {
      if (candidate->field() == field) found.push_back(candidate.get());
    }
  }
  return found;
}

}  // namespace vigie::extractors
