#include "crawler/photos/line_reader.h"

#include <algorithm>

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

namespace vigie::crawler {
namespace {

constexpr int kResolution = 150;  // dots an inch, which Tesseract else guesses

ReadSign sign_at(const tesseract::ResultIterator& at) {
  const std::unique_ptr<const char[]> text(at.GetUTF8Text(tesseract::RIL_SYMBOL));
  const bool is_ascii = text && text[0] != '\0' && text[1] == '\0';
  return {.sign = is_ascii ? text[0] : '\0',
          .confidence = at.Confidence(tesseract::RIL_SYMBOL),
          .begins_word = at.IsAtBeginningOf(tesseract::RIL_WORD)};
}

}  // namespace

LineReader::LineReader(std::unique_ptr<tesseract::TessBaseAPI> reader) : reader_(std::move(reader)) {}
LineReader::~LineReader() = default;

std::unique_ptr<LineReader> LineReader::load(const char* signs) {
  auto reader = std::make_unique<tesseract::TessBaseAPI>();
  if (reader->Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) != 0) return nullptr;
  reader->SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  reader->SetVariable("tessedit_char_whitelist", signs);
  return std::unique_ptr<LineReader>(new LineReader(std::move(reader)));
}

std::vector<ReadSign> LineReader::read(const dedup::Luminance& page) {
  std::vector<unsigned char> bytes;
  bytes.reserve(page.values.size());
  for (const float value : page.values) bytes.push_back(static_cast<unsigned char>(std::clamp(value, 0.0F, 255.0F)));
  reader_->SetImage(bytes.data(), page.width, page.height, 1, page.width);
  reader_->SetSourceResolution(kResolution);
  std::vector<ReadSign> signs;
  if (reader_->Recognize(nullptr) != 0) return signs;
  const std::unique_ptr<tesseract::ResultIterator> at(reader_->GetIterator());
  if (!at || at->Empty(tesseract::RIL_SYMBOL)) return signs;
  do signs.push_back(sign_at(*at));
  while (at->Next(tesseract::RIL_SYMBOL));
  return signs;
}

}  // namespace vigie::crawler
