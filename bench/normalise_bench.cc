// Normalisation: speed beside libphonenumber's matcher in the same run, and how well generated cases are read.
// usage: vigie_normalise_bench [accuracy|speed|hostile] [failures to print]
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

#include "extractors/normalise/contacts.h"
#include "extractors/normalise/normalise.h"
#include "extractors/normalise/phones.h"
#include "tests/extractors/contact_dresser.h"
#include "tests/extractors/phone_dresser.h"

namespace vigie {
namespace {

constexpr int kCases = 20'000;
constexpr std::size_t kAds = 100'000;
constexpr std::size_t kBytesAnAd = 600;
constexpr std::size_t kAdsForMatcher = 2'000;
constexpr std::size_t kAdsNormalised = 5'000;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class Work>
double seconds_of(Work work) {
  const double begun = cpu_seconds();
  work();
  return cpu_seconds() - begun;
}

std::vector<std::string> numbers_in(const RawAd& raw) {
  std::vector<std::string> numbers;
  for (const AdPhone& phone : extractors::find_phones(extractors::FoldedAd(raw)))
    numbers.push_back(phone.number.e164());
  return numbers;
}

std::vector<std::string> matched_numbers(const std::string& text) {
  namespace plan = i18n::phonenumbers;
  const auto& util = *plan::PhoneNumberUtil::GetInstance();
  plan::PhoneNumberMatcher matcher(util, text, "FR", plan::PhoneNumberMatcher::POSSIBLE, 65535);
  std::vector<std::string> numbers;
  plan::PhoneNumberMatch match;
  while (matcher.HasNext() && matcher.Next(&match)) {
    std::string e164;
    util.Format(match.number(), plan::PhoneNumberUtil::E164, &e164);
    numbers.push_back(e164);
  }
  return numbers;
}

struct Tally {
  int right = 0, wrong = 0, missed = 0;
  void add(const std::vector<std::string>& found, const std::vector<std::string>& truth) {
    for (const auto& number : found) (std::ranges::count(truth, number) > 0 ? right : wrong) += 1;
    for (const auto& number : truth) missed += std::ranges::count(found, number) == 0 ? 1 : 0;
  }
  double precision() const { return right + wrong == 0 ? 1 : static_cast<double>(right) / (right + wrong); }
  double recall() const { return right + missed == 0 ? 1 : static_cast<double>(right) / (right + missed); }
};

void print_failure(const tests::DressedAd& ad, const std::vector<std::string>& found) {
  fmt::print("--- {}: {} read as {}\n{}\n{}\n", ad.manner, fmt::join(ad.numbers, " "), fmt::join(found, " "),
             ad.raw.title.value_or(""), ad.raw.text.value_or(""));
}

void measure_phones(int failures) {
  Tally ours, matcher;
  std::map<std::string_view, Tally> by_manner;
  for (const std::uint32_t seed : {1U, 2U}) {
    tests::PhoneDresser dresser(seed);
    for (int i = 0; i < kCases / 2; ++i) {
      const auto ad = i % 2 == 0 ? dresser.with_number() : dresser.without_number();
      const auto found = numbers_in(ad.raw);
      ours.add(found, ad.numbers);
      by_manner[ad.manner].add(found, ad.numbers);
      if (found != ad.numbers && failures-- > 0) print_failure(ad, found);
      if (i % 10 < 2) matcher.add(matched_numbers(*ad.raw.title + "\n" + *ad.raw.text), ad.numbers);
    }
  }
  fmt::print("phones, {} generated ads, half of them without: precision {:.4f}, recall {:.4f}\n", kCases,
             ours.precision(), ours.recall());
  fmt::print("  PhoneNumberMatcher on a fifth of them: precision {:.4f}, recall {:.4f}\n", matcher.precision(),
             matcher.recall());
  for (const auto& [manner, tally] : by_manner) {
    if (tally.wrong + tally.missed == 0) continue;
    fmt::print("  {}: {} right, {} wrong, {} missed\n", manner, tally.right, tally.wrong, tally.missed);
  }
}

std::vector<std::string> contacts_in(const RawAd& raw) {
  std::vector<std::string> contacts;
  const extractors::FoldedAd folded(raw);
  for (const AdHandle& handle : extractors::find_handles(folded))
    contacts.push_back(handle.network + ":" + handle.handle);
  for (const AdEmail& email : extractors::find_emails(folded)) contacts.push_back(email.address);
  return contacts;
}

void measure_contacts(int failures) {
  Tally tally;
  for (const std::uint32_t seed : {1U, 2U}) {
    tests::ContactDresser dresser(seed);
    for (int i = 0; i < kCases / 2; ++i) {
      const auto ad = i % 2 == 0 ? dresser.with_contact() : dresser.without_contact();
      const auto found = contacts_in(ad.raw);
      tally.add(found, ad.contacts);
      if (found != ad.contacts && failures-- > 0) {
        fmt::print("--- {} read as {}\n{}\n", fmt::join(ad.contacts, " "), fmt::join(found, " "), *ad.raw.text);
      }
    }
  }
  const double f1 = 2 * tally.precision() * tally.recall() / (tally.precision() + tally.recall());
  fmt::print(
      "handles and e-mails, {} generated ads, half of them without: precision {:.4f}, recall {:.4f}, F1 {:.4f}\n",
      kCases, tally.precision(), tally.recall(), f1);
}

std::vector<RawAd> ads_of_600_bytes() {
  tests::PhoneDresser dresser(77);
  std::vector<RawAd> ads;
  while (ads.size() < kAds) {
    auto ad = dresser.below(5) == 0 ? dresser.without_number() : dresser.with_number();
    ad.raw.text->append("\n").append(dresser.prose(kBytesAnAd - std::min(kBytesAnAd, ad.raw.text->size())));
    ads.push_back(std::move(ad.raw));
  }
  return ads;
}

double megabytes(const std::vector<RawAd>& ads, std::size_t count) {
  double bytes = 0;
  for (std::size_t i = 0; i < count; ++i) bytes += static_cast<double>(ads[i].title->size() + ads[i].text->size());
  return bytes / 1e6;
}

void measure_speed() {
  const auto ads = ads_of_600_bytes();
  std::size_t found = 0;
  const double ours = megabytes(ads, kAds) / seconds_of([&] {
                        for (const RawAd& ad : ads) found += numbers_in(ad).size();
                      });
  const double peer = megabytes(ads, kAdsForMatcher) / seconds_of([&] {
                        for (std::size_t i = 0; i < kAdsForMatcher; ++i) found += matched_numbers(*ads[i].text).size();
                      });
  fmt::print("phones, {} ads, folding included: {:.1f} MB/s a core; PhoneNumberMatcher {:.2f} MB/s ({:.1f} x)\n", kAds,
             ours, peer, ours / peer);
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  const double seconds = seconds_of([&] {
    for (std::size_t i = 0; i < kAdsNormalised; ++i) found += normaliser.normalise(ads[i]).phones.size();
  });
  fmt::print("whole normalisation: {:.0f} ads/s a core\n", static_cast<double>(kAdsNormalised) / seconds);
  if (found == 0) std::exit(1);
}

void measure_hostile() {
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  for (const std::string unit :
       {"presque ", "lycee ", "m ",         "0 ",        "zzz 0 ",        "\xCC\x81",     "[",
        "(",        "06 ",    "o6 ol ",     "zero ",     "quatre vingt ", "+1 ",          "+33 ",
        "00 33 6 ", "tel:",   "x@",         "insta ",    "(0)",           "06 39 98 00 ", "🌹",
        "01/02/",   "@a.",    "fr76 3000 ", "https://a", "10h-22h ",      "lundi "}) {
    RawAd raw;
    raw.site = raw.ad_id = "1";
    raw.text = "";
    while (raw.text->size() < 1'000'000) *raw.text += unit;
    std::size_t found = 0;
    const double phones = seconds_of([&] { found += numbers_in(raw).size(); });
    const double contacts = seconds_of([&] {
      const extractors::FoldedAd folded(raw);
      found += extractors::find_handles(folded).size() + extractors::find_emails(folded).size();
    });
    const double whole = seconds_of([&] { found += normaliser.normalise(raw).phones.size(); });
    fmt::print(
        "1 MB of {:?}: phones {:.0f} ms, handles and e-mails {:.0f} ms, whole normalisation {:.0f} ms, {} found\n",
        unit, 1e3 * phones, 1e3 * contacts, 1e3 * whole, found);
  }
}

}  // namespace
}  // namespace vigie

int main(int count, char** values) {
  const std::string part = count > 1 ? values[1] : "";
  const int failures = count > 2 ? std::atoi(values[2]) : 0;
  if (part.empty() || part == "accuracy") {
    vigie::measure_phones(failures);
    vigie::measure_contacts(failures);
  }
  if (part.empty() || part == "speed") vigie::measure_speed();
  if (part.empty() || part == "hostile") vigie::measure_hostile();
}
