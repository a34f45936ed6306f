// A title in the first line, a text after it: folding keeps its offsets, what is read has its shape and lies within its
// field.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/input.h"
#include "fuzz/utf8.h"

#include "extractors/normalise/code_points.h"
#include "extractors/normalise/contacts.h"
#include "extractors/normalise/languages.h"
#include "extractors/normalise/phones.h"
#include "model/text_folding.h"

namespace {

using namespace vigie;

void require(bool holds) {
  if (!holds) std::abort();
}

std::size_t code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < utf8.size(); ++count) extractors::next_code_point(utf8, i);
  return count;
}

void check_folding(std::string_view original) {
  const FoldedText folded = fold(original);
  require(is_valid_utf8(folded.text) && folded.text.size() == folded.origin.size());
  require(std::ranges::is_sorted(folded.origin));
  require(folded.origin.empty() || folded.origin.back() < code_points(original));
}

class Check {
 public:
  explicit Check(const RawAd& raw) : title_(code_points(*raw.title)), text_(code_points(*raw.text)) {}
  void operator()(const Reading& read, double confidence) const {
    require(read.field == AdField::kTitle || read.field == AdField::kText);
    require(read.span.begin < read.span.end && read.span.end <= (read.field == AdField::kTitle ? title_ : text_));
    require(confidence > 0 && confidence <= 1);
  }

 private:
  std::size_t title_, text_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  TwoTexts input = two_texts(data, size);
  RawAd raw;
  raw.site = raw.ad_id = "fuzz";
  raw.title = std::move(input.line);
  raw.text = std::move(input.rest);
  check_folding(*raw.text);
  const extractors::FoldedAd folded(raw);
  const Check check(raw);
  for (const AdPhone& phone : extractors::find_phones(folded)) {
    check(phone.read, phone.confidence);
    require(!phone.rule.empty() && !phone.channels.empty());
  }
  for (const AdHandle& handle : extractors::find_handles(folded)) {
    check(handle.read, handle.confidence);
    require(!handle.handle.empty() && is_valid_utf8(handle.handle));
  }
  for (const AdEmail& email : extractors::find_emails(folded)) {
    check(email.read, email.confidence);
    require(email.address.find('@') != std::string::npos && is_valid_utf8(email.address));
  }
  require(extractors::find_languages(*raw.text).size() <= 4);
  return 0;
}
