// A RawAd made ready for reading: each field folded once and cut into tokens, with the way back to the original.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/normalise/tokens.h"
#include "model/ad.h"
#include "model/text_folding.h"

namespace vigie::extractors {

/// Neither copied nor moved once made, since its tokens point into its text.
class FoldedField {
 public:
  FoldedField(AdField field, std::string_view original);
  FoldedField(const FoldedField&) = delete;
  FoldedField& operator=(const FoldedField&) = delete;

  AdField field() const { return field_; }
  std::string_view original() const { return original_; }
  /// Folded (model/text_folding.h), UTF-8.
  std::string_view text() const { return folded_.text; }
  const std::vector<Token>& tokens() const { return tokens_; }

  /// Where bytes [begin, end) of `text` come from; begin < end.
  Reading reading(std::size_t begin, std::size_t end) const;
  Reading reading(std::string_view part_of_text) const;
  /// The same as it stands in the ad.
  std::string original_words(const Reading& reading) const;
  /// True where token `i` begins a line of the original that is not its first.
  bool begins_line(std::size_t i) const;

 private:
  AdField field_;
  std::string_view original_;
  FoldedText folded_;
  std::vector<Token> tokens_;
};

/// Points into the RawAd of which it was made.
class FoldedAd {
 public:
  explicit FoldedAd(const RawAd& raw);

  /// Nothing where the ad has no such field.
  const FoldedField* field(AdField field) const;
  /// Those that the ad has, in the order asked for; a field of several entries comes entry by entry.
  std::vector<const FoldedField*> fields(std::initializer_list<AdField> wanted) const;

 private:
  std::vector<std::unique_ptr<const FoldedField>> fields_;
};

}  // namespace vigie::extractors
