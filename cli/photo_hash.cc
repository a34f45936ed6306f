// vigie photo-hash: the PDQ hash and quality of pictures, a line each.
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/workplace.h"
#include "crawler/photos/photo_hasher.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

using Json = nlohmann::ordered_json;

struct PhotoHashOptions {
  std::vector<std::filesystem::path> files;
  bool dihedral = false;
};

Json line_of(const std::filesystem::path& file, const crawler::PhotoSignature& photo, bool dihedral) {
  Json line{{"file", file.string()}, {"pdq", dedup::to_hex(photo.pdq())}, {"quality", photo.quality}};
  if (dihedral) {
    for (const PdqHash& hash : photo.hashes) line["dihedral"].push_back(dedup::to_hex(hash));
  }
  return line;
}

Json unreadable_line(const std::filesystem::path& file, std::string_view reason) {
  return {{"file", file.string()}, {"outcome", "unreadable"}, {"reason", reason}};
}

Json hashed_line(const std::filesystem::path& file, crawler::PhotoHasher& hasher, bool dihedral) {
  const auto bytes = read_input(file);
  if (!bytes) return unreadable_line(file, bytes.error().what);
  const auto photo = hasher.hash(*bytes);
  return photo ? line_of(file, *photo, dihedral) : unreadable_line(file, dedup::to_text(photo.error()));
}

Result<int> photo_hash(const PhotoHashOptions& options) {
  crawler::PhotoHasher hasher(crawler::this_program());
  int code = kDone;
  for (const std::filesystem::path& file : options.files) {
    const Json line = hashed_line(file, hasher, options.dihedral);
    if (line.contains("outcome")) code = kDoneWithFailures;
    std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return code;
}

}  // namespace

void add_photo_hash(CLI::App& app, const Globals&, Action& action) {
  auto options = std::make_shared<PhotoHashOptions>();
  CLI::App* command = app.add_subcommand("photo-hash", tr("the PDQ hash and quality of pictures, a line each"));
  command->add_option("files", options->files, tr("pictures: JPEG, PNG, WebP, GIF, HEIC or AVIF; - is standard input"))
      ->required()
      ->type_name("FILE…");
  command->add_flag("--dihedral", options->dihedral, tr("also the hashes of its eight rotations and reflections"));
  command->callback(
      [options, &action] { action = [options] { return exit_code_of([&] { return photo_hash(*options); }); }; });
}

}  // namespace vigie::cli
