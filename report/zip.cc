#include "report/zip.h"

#include <memory>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace vigie::report {
namespace {

constexpr time_t kFirstDayOfZip = 315532800;  // 1980-01-01T00:00:00Z
constexpr int kReadable = 0644;
constexpr std::size_t kDirectoryRoom = 65536;  // for headers and the list of contents; documents have a dozen entries

struct Free {
  void operator()(archive* zip) const { archive_write_free(zip); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

bool add(archive* zip, const ZipEntry& entry) {
  const std::unique_ptr<archive_entry, Free> header(archive_entry_new());
  archive_entry_set_pathname(header.get(), entry.name.c_str());
  archive_entry_set_size(header.get(), static_cast<la_int64_t>(entry.content.size()));
  archive_entry_set_filetype(header.get(), AE_IFREG);
  archive_entry_set_perm(header.get(), kReadable);
  archive_entry_set_mtime(header.get(), kFirstDayOfZip, 0);
  return archive_write_header(zip, header.get()) == ARCHIVE_OK &&
         archive_write_data(zip, entry.content.data(), entry.content.size()) ==
             static_cast<la_ssize_t>(entry.content.size());
}

}  // namespace

std::string zip_of(std::span<const ZipEntry> entries) {
  std::size_t room = kDirectoryRoom;
  for (const ZipEntry& entry : entries) room += entry.content.size();
  std::string bytes(room, '\0');
  std::size_t used = 0;
  const std::unique_ptr<archive, Free> zip(archive_write_new());
  archive_write_set_format_zip(zip.get());
  archive_write_set_bytes_in_last_block(zip.get(), 1);  // no padding
  if (archive_write_open_memory(zip.get(), bytes.data(), bytes.size(), &used) != ARCHIVE_OK) return {};
  for (const ZipEntry& entry : entries) {
    if (!add(zip.get(), entry)) return {};
  }
  if (archive_write_close(zip.get()) != ARCHIVE_OK) return {};
  bytes.resize(used);
  return bytes;
}

}  // namespace vigie::report
