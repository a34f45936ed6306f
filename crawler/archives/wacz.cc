#include "crawler/archives/wacz.h"

#include <array>
#include <memory>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "crawler/archives/warc.h"
#include "model/words.h"

namespace vigie::crawler {
namespace {

constexpr std::size_t kMost = std::size_t{2} << 30;
constexpr std::size_t kPart = std::size_t{1} << 20;

struct FreeArchive {
  void operator()(archive* zip) const { archive_read_free(zip); }
};

bool is_warc_file(std::string_view name) {
  return name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"));
}

/// What could be read of it, also where it breaks off.
std::string content(archive* zip, bool& whole) {
  std::string bytes;
  std::string part(kPart, '\0');
  la_ssize_t size = 0;
  while (bytes.size() < kMost && (size = archive_read_data(zip, part.data(), part.size())) > 0)
    bytes.append(part, 0, static_cast<std::size_t>(size));
  whole = size == 0;
  return bytes;
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<void> read_wacz(std::string_view bytes, const std::string& name, const CaptureSink& sink) {
  const std::unique_ptr<archive, FreeArchive> zip(archive_read_new());
  archive_read_support_format_zip(zip.get());
  const bool opened = archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
  int files = 0;
  archive_entry* entry = nullptr;
  while (opened && archive_read_next_header(zip.get(), &entry) == ARCHIVE_OK) {
    const char* const path = archive_entry_pathname(entry);
    if (path == nullptr || !is_warc_file(path)) continue;
    ++files;
    const std::string where = fmt::format("{}:{}", name, path);
    bool whole = false;
    const std::string warc = content(zip.get(), whole);
    read_warc(warc, where, sink);
    if (!whole) sink.broken({Error::kBadInput, tr("this record is damaged or cut short"), where});
  }
  if (files > 0) return {};
  return fail(Error::kBadInput, tr("this is no WACZ file: it has no WARC file in a folder archive/"), name);
}

}  // namespace vigie::crawler
