#include "report/annex.h"

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::report {
namespace {

std::string command(const Report& report, std::optional<int> rounded_to) {
  if (report.departments.empty()) return {};
  std::string codes;
  for (const DepartmentReport& department : report.departments)
    codes += fmt::format("{}{}", codes.empty() ? "" : ",", department.department.text());
  const Period period = report.departments.front().period;
  return fmt::format("vigie report --departments {} --from {} --to {}{}", codes, to_text(period.from),
                     to_text(period.to), rounded_to ? fmt::format(" --round {}", *rounded_to) : std::string());
}

}  // namespace

std::vector<AnnexEntry> annex_of(const Report& report, std::optional<int> rounded_to) {
  return {
      {"counted", tr("What is counted"),
       tr("Ads that public sites listed on the nights of the scans and that offer sexual services. Not seen: sites "
          "that were "
          "not scanned, ads put up and taken down between two nights, ads behind a login, and whoever does not "
          "advertise online.")},
      {"linking", tr("From ads to persons"),
       tr("Two ads are held to describe one person where shared phones, photos, wording, names, ages and places make "
          "that "
          "likelier than not (Fellegi and Sunter 1969). People whose ads share nothing are counted apart, and people "
          "who share a "
          "phone and look alike may be counted as one.")},
      {"estimate", tr("From persons seen to persons there"),
       tr("How often persons are seen again tells how many were there and never seen. The model lets people come and "
          "go within the period, stay for short or long, and be easy or hard to see (Jolly and Seber; Schwarz and "
          "Arnason 1996; "
          "Pledger, Pollock and Norris 2010). Where there are fewer than 20 persons or 4 nights, Chao's lower bound "
          "(1987) stands instead. Persons whose ads show no contact, photo or first name cannot be known again: they "
          "are left "
          "out of the model, and as many are added as chance alone would leave without any. On 400 invented markets "
          "the "
          "interval held the true number 93 times in 100. It carries chance in who was seen and doubt in linking, not "
          "errors that nothing in the ads betrays.")},
      {"period", tr("The period is part of the figure"),
       tr("Over a night, a week and a year the same market gives figures that differ tenfold (Kennedy 2022). Figures "
          "of "
          "periods that are not equally long must not be compared.")},
      {"disclosure", tr("What is kept back"), hiding_text()},
      {"program", tr("Program and settings"),
       fmt::format(fmt::runtime(tr("{}; fingerprint of its settings {}")), report.program, report.settings)},
      {"again", tr("The same figures again"),
       fmt::format(fmt::runtime(tr("From the same database, with the same program and settings: {}")),
                   command(report, rounded_to))},
      {"fingerprint", tr("Fingerprint of the figures"),
       fmt::format(
           fmt::runtime(tr("{} (BLAKE2b of program, settings and all published figures; it changes with any of them)")),
           report.fingerprint)}};
}

}  // namespace vigie::report
