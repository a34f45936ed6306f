#include <string_view>

#include "cli/app.h"
#include "crawler/photos/digits_worker.h"
#include "crawler/photos/photo_worker.h"

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "photo-worker") return vigie::crawler::run_photo_worker();
  if (argc == 2 && std::string_view(argv[1]) == "digits-worker")
    return vigie::crawler::run_digits_worker(vigie::crawler::DigitsOf::kPhonePicture);
  if (argc == 2 && std::string_view(argv[1]) == "photo-digits-worker")
    return vigie::crawler::run_digits_worker(vigie::crawler::DigitsOf::kPhoto);
  return vigie::cli::run(argc, argv);
}
