#include "testbed/site_shape.h"

#include <fmt/format.h>

#include "testbed/contact_markup.h"
#include "testbed/plain_sites.h"
#include "testbed/slug.h"

namespace vigie::testbed {

namespace {

std::string capitalised(std::string word) {
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z') word.front() = static_cast<char>(word.front() - 32);
  return word;
}

template <int kDigits, int kFirst = 1>
std::string digits(const AdAddress&, Rng& rng) {
  std::string id = fmt::to_string(rng.between(kFirst, kFirst == 1 ? 9 : kFirst));
  while (static_cast<int>(id.size()) < kDigits) id += static_cast<char>('0' + rng.below(10));
  return id;
}

/// "fr5m8m5mr": the country's letters, then letters and digits.
std::string skokka_code(const AdAddress&, Rng& rng) {
  constexpr std::string_view kCharacters = "abcdefghijkmnpqrstuvwxyz23456789";
  std::string id = "fr";
  while (id.size() < 9) id += rng.pick(kCharacters);
  return id;
}

/// Digits in one rubric, letters and digits in the other.
std::string paruvendu_id(const AdAddress& ad, Rng& rng) {
  return rng.chance(0.5) ? digits<10>(ad, rng) : digits<10>(ad, rng) + "A1KVRE" + digits<2>(ad, rng);
}

/// "lina", or "lina-37" where others have the name.
std::string name_slug(const AdAddress& ad, Rng& rng) {
  const std::string slug = slug_of(ad.name);
  return rng.chance(0.3) ? slug : fmt::format("{}-{}", slug, rng.between(2, 999));
}

/// "Hugo", "hugo4821": one word.
std::string user_name(const AdAddress& ad, Rng& rng) {
  std::string name;
  for (const char c : slug_of(ad.name)) name += c == '-' ? '_' : c;
  return rng.chance(0.2) ? name : fmt::format("{}{}", name, rng.between(10, 9999));
}

/// The number without its first zero for the first ad under it; a slug for the others, and where there is no number.
std::string number_or_slug(const AdAddress& ad, Rng& rng) {
  const std::string national = national_digits(ad.phone);
  return national.size() == 10 && rng.chance(0.8) ? national.substr(1) : name_slug(ad, rng) + "-" + digits<3>(ad, rng);
}

/// "Ines", and for one in three "Ines Cergy": such names hold spaces.
std::string show_name(const AdAddress& ad, std::string_view space) {
  std::string name = capitalised(slug_of(ad.name));
  if (ad.id.empty() || ad.id.back() % 3 != 0) return name;
  return name + std::string(space) + capitalised(slug_of(ad.commune->name));
}

std::string wannonce(const AdAddress& ad) {
  return fmt::format("https://www.wannonce.com/rencontres-adultes-85/{}-{}.htm", slug_of(ad.title), ad.id);
}

std::string sexemodel(const AdAddress& ad) {
  return fmt::format("https://www.sexemodel.com/escort/{}-{}/", slug_of(ad.name), ad.id);
}

std::string skokka(const AdAddress& ad) {
  return fmt::format("https://fr.skokka.com/annonce/{}-{}/", slug_of(ad.title), ad.id);
}

std::string eurogirlsescort(const AdAddress& ad) {
  return fmt::format("https://www.eurogirlsescort.com/escort/{}/{}/", slug_of(ad.name), ad.id);
}

std::string leboncoin(const AdAddress& ad) {
  return fmt::format("https://www.leboncoin.fr/ad/prestations_de_services/{}", ad.id);
}

std::string paruvendu(const AdAddress& ad) {
  const Department& department = department_of(*ad.commune).department();
  return fmt::format("https://www.paruvendu.fr/rencontres/annonces/{}-{}/{}/{}", department.slug, department.code,
                     slug_of(ad.title), ad.id);
}

std::string vivastreet(const AdAddress& ad) {
  return fmt::format("https://www.vivastreet.com/annonces-rencontre-coquine-sexe/{}-{}/{}/{}",
                     slug_of(ad.commune->name), ad.commune->postal_code, slug_of(ad.title), ad.id);
}

std::string locanto(const AdAddress& ad) {
  return fmt::format("https://{}.locanto.fr/ID_{}/{}.html", slug_of(ad.commune->name), ad.id, slug_of(ad.title));
}

std::string topannonces(const AdAddress& ad) {
  return fmt::format("https://www.topannonces.fr/annonce-rencontres-v{}.html", ad.id);
}

std::string six_annonce(const AdAddress& ad) {
  return fmt::format("https://www.6annonce.com/escort/{}-{}", show_name(ad, "%20"), ad.id);
}

std::string ladyxena(const AdAddress& ad) { return fmt::format("https://www.ladyxena.com/fr/fr/{}", ad.id); }

std::string escortdirectory(const AdAddress& ad) {
  return fmt::format("https://www.escortdirectory.com/escort/{}-{}/", show_name(ad, "%20"), ad.id);
}

std::string escortnews(const AdAddress& ad) {
  return fmt::format("https://www.escortnews.eu/en/escort/{}-{}.html", show_name(ad, "-"), ad.id);
}

std::string happyescorts(const AdAddress& ad) {
  return fmt::format("https://www.happyescorts.com/escorts/france/{}/{}", slug_of(ad.commune->name), ad.id);
}

std::string erobella(const AdAddress& ad) {
  return fmt::format("https://erobella.com/profile/{}-{}", slug_of(ad.name), ad.id);
}

std::string topescortbabes(const AdAddress& ad) {
  return fmt::format("https://topescortbabes.com/{}/escorts/{}_{}", slug_of(ad.commune->name), show_name(ad, "-"),
                     ad.id);
}

std::string escortadvisor(const AdAddress& ad) {
  constexpr std::string_view kHost = "https://fr-fr.escort-advisor.com";
  const bool number = ad.id.find_first_not_of("0123456789") == std::string::npos;
  if (number) return fmt::format("{}/opiniones/{}", kHost, ad.id);
  return fmt::format("{}/escorts/france/{}/{}/", kHost, slug_of(ad.commune->name), ad.id);
}

std::string massagerepublic(const AdAddress& ad) {
  return fmt::format("https://massagerepublic.com/female-escorts-in-{}/{}", slug_of(ad.commune->name), ad.id);
}

std::string adultwork(const AdAddress& ad) {
  return fmt::format("https://www.adultwork.com/ViewProfile.asp?UserID={}", ad.id);
}

std::string hunqz(const AdAddress& ad) { return fmt::format("https://www.hunqz.com/{}", ad.id); }

std::string plain(const AdAddress& ad) { return fmt::format("https://annonces.example/annonce/{}", ad.id); }

constexpr SiteShape kShapes[] = {
    // site, id, url, posted, offers, noise, listing, phone_on_page, phone_in_text
    {"wannonce", digits<8>, wannonce, PostedStyle::kDayAndHour, 1.2, 1.0, 0.92, true, 0.85},
    {"sexemodel", digits<6>, sexemodel, PostedStyle::kNone, 1.0, 0.0, 0.96, true, 0.3},
    {"skokka", skokka_code, skokka, PostedStyle::kRelative, 1.0, 0.3, 0.9, true, 0.4},
    {"eurogirlsescort", digits<6>, eurogirlsescort, PostedStyle::kNone, 0.7, 0.0, 0.97, true, 0.2},
    {"leboncoin", digits<10, 2>, leboncoin, PostedStyle::kIso, 0.4, 1.4, 0.94, false, 0.45},
    {"paruvendu", paruvendu_id, paruvendu, PostedStyle::kNumeric, 0.4, 1.0, 0.93, true, 0.4},
    {"vivastreet", digits<9>, vivastreet, PostedStyle::kNumeric, 1.2, 1.0, 0.9, true, 0.3},
    {"locanto", digits<10>, locanto, PostedStyle::kWords, 0.8, 0.9, 0.88, true, 0.5},
    {"topannonces", digits<8>, topannonces, PostedStyle::kRelative, 0.3, 0.8, 0.93, true, 0.4},
    {"6annonce", digits<6>, six_annonce, PostedStyle::kNumeric, 0.9, 0.0, 0.95, true, 0.3},
    {"ladyxena", name_slug, ladyxena, PostedStyle::kDayAndHour, 0.8, 0.0, 0.95, true, 0.3},
    {"escortdirectory", digits<6>, escortdirectory, PostedStyle::kNumeric, 0.5, 0.0, 0.96, true, 0.2},
    {"escortnews", digits<5>, escortnews, PostedStyle::kIso, 0.3, 0.0, 0.95, true, 0.2},
    {"happyescorts", name_slug, happyescorts, PostedStyle::kNumeric, 0.3, 0.0, 0.95, true, 0.2},
    {"erobella", digits<6>, erobella, PostedStyle::kRelative, 0.2, 0.0, 0.95, true, 0.3},
    {"topescortbabes", digits<7>, topescortbabes, PostedStyle::kIso, 0.4, 0.0, 0.96, false, 0.15},
    {"escortadvisor", number_or_slug, escortadvisor, PostedStyle::kWords, 0.6, 0.0, 0.95, true, 0.3},
    {"massagerepublic", name_slug, massagerepublic, PostedStyle::kNone, 0.3, 0.0, 0.96, true, 0.15},
    {"adultwork", digits<7>, adultwork, PostedStyle::kNumeric, 0.2, 0.0, 0.95, true, 0.3},
    {"hunqz", user_name, hunqz, PostedStyle::kNone, 0.2, 0.0, 0.95, false, 0.5},
};
constexpr SiteShape kPlain = {"", digits<9>, plain, PostedStyle::kRelative, 0.8, 0.5, 0.9, true, 0.4};

}  // namespace

const SiteShape& site_shape(std::string_view site) {
  for (const SiteShape& shape : kShapes) {
    if (shape.site == site) return shape;
  }
  if (const SiteShape* plain = plain_shape(site)) return *plain;
  return kPlain;
}

}  // namespace vigie::testbed
