// A line of signs → what they are, by Tesseract 5 (Smith 2007, ICDAR, and its LSTM recogniser) with Debian's English
// model.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/signatures/pdq.h"

namespace tesseract {
class TessBaseAPI;
}

namespace vigie::crawler {

struct ReadSign {
  char sign = 0;             ///< 0 where it is none of ASCII
  float confidence = 0;      ///< 0 … 100
  bool begins_word = false;  ///< a gap stands before it
};

/// One thread at a time. Its model is read from disk once, before a sandbox closes.
class LineReader {
 public:
  /// @param signs  that may be read; empty: all
  /// @return nothing where the model is not installed
  static std::unique_ptr<LineReader> load(const char* signs = "");
  ~LineReader();

  /// @param page  one line, black on white, from 0 to 255
  std::vector<ReadSign> read(const dedup::Luminance& page);

 private:
  explicit LineReader(std::unique_ptr<tesseract::TessBaseAPI> reader);
  std::unique_ptr<tesseract::TessBaseAPI> reader_;
};

}  // namespace vigie::crawler
