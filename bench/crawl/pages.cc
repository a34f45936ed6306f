#include "bench/crawl/pages.h"

#include <fstream>

#include <fmt/format.h>

namespace vigie::bench {
namespace {

constexpr auto kDefinition = R"(
id     = "bench-{0}"
name   = "Bench {0}"
kind   = "escort"
base   = "https://bench-{0}.example"
ad_url = '/\d+/ad/(\d+)'

[departments]
url = "/{0}/l/{{code}}?page={{page}}"

[access]
max_pages = 1000

[listing]
ad    = "li.ad"
link  = "a@href"
title = "a"
place = ".place"

[ad]
title  = "h1"
text   = "p.text"
name   = ".name"
age    = ".age"
price  = ".price"
place  = ".place"
phones = ".phone"
photos = "img.photo@src"
posted = ".posted"
)";

constexpr const char* kTowns[] = {"Cergy", "Pontoise", "Argenteuil", "Sarcelles", "Franconville", "Ermont"};
constexpr const char* kNames[] = {"Lina", "Maya", "Sonia", "Eva", "Carla", "Inès", "Nora", "Jade"};

const char* town(int ad) { return kTowns[ad % 6]; }

bool is_changed(int ad, bool changed) { return changed && ad % 10 == 0; }

std::string row(int site, int ad, bool changed) {
  return fmt::format(
      "<li class=ad><a href='/{}/ad/{}'>Rendez-vous {} {}</a><span class=place>{}</span>"
      "<div class=meta><span>vérifiée</span><span>photos : 3</span></div></li>\n",
      site, ad, ad, is_changed(ad, changed) ? "en soirée" : "ce soir", town(ad));
}

std::string ad_page(int site, int ad, bool changed) {
  return fmt::format(
      "<!DOCTYPE html><html lang=fr><head><meta charset=utf-8><title>Annonce {1}</title></head><body><main>"
      "<h1>Rendez-vous {1}</h1><span class=name>{2}</span><span class=age>{3} ans</span><span class=price>{4} €</span>"
      "<span class=place>{5}</span><a class=phone href='#'>06 39 98 {6:02} {7:02}</a><span "
      "class=posted>06/09/2026</span>"
      "<img class=photo src='/{0}/photo/{1}.jpg'><p class=text>Bonjour, je suis {2}, de passage à {5} cette semaine, "
      "douce et souriante. Je reçois dans un appartement calme, rue {1}, {8}. Appelez-moi de dix heures à minuit, pas "
      "de message. Annonce numéro {1} du site {0}.</p>",
      site, ad, kNames[ad % 8], 20 + ad % 25, 60 + ad % 9 * 10, town(ad), ad / 100 % 100, ad % 100,
      is_changed(ad, changed) ? "le soir seulement" : "sur rendez-vous");
}

std::string listing_page(int site, const Extent& extent, int number, bool changed) {
  std::string rows;
  for (int i = 0; i < extent.rows_of_a_listing; ++i)
    rows += row(site, (number - 1) * extent.rows_of_a_listing + i + 1, changed);
  return "<!DOCTYPE html><html lang=fr><head><meta charset=utf-8><title>Annonces</title></head><body><main><ul>" +
         rows + "</ul>" +
         (number < extent.listings_of_a_site()
              ? fmt::format("<a rel=next href='/{}/l/95?page={}'>suite</a>", site, number + 1)
              : "");
}

}  // namespace

const std::string& frame() {
  static const std::string kFrame = [] {
    std::string html = "</main><aside class=neighbours>";
    for (int i = 0; html.size() < 24'000; ++i) {
      html += fmt::format(
          "<div class='card card-{0}' data-n={0}><h3 class=t>Voir aussi {0}</h3><p>Texte de présentation&nbsp;: "
          "<b>{0}</b>, "
          "à découvrir.</p><ul class=tags><li>calme<li>parking<li>métro</ul></div>\n",
          i);
    }
    return html + "</aside><footer><p>Mentions légales</p><script>var page = {};</script></footer></body></html>";
  }();
  return kFrame;
}

std::map<std::string, Content> contents(const Extent& extent, bool changed) {
  std::map<std::string, Content> all;
  for (int site = 0; site < extent.sites; ++site) {
    for (int number = 1; number <= extent.listings_of_a_site(); ++number)
      all[fmt::format("/{}/l/95?page={}", site, number)] = {listing_page(site, extent, number, changed), ""};
    for (int ad = 1; ad <= extent.ads_of_a_site; ++ad)
      all[fmt::format("/{}/ad/{}", site, ad)] = {ad_page(site, ad, changed),
                                                 fmt::format("\"{}-{}\"", ad, is_changed(ad, changed))};
  }
  return all;
}

Result<extractors::SiteDefinition> definition(int site, const std::filesystem::path& folder) {
  const auto file = folder / fmt::format("bench-{}.toml", site);
  std::ofstream(file) << fmt::format(fmt::runtime(kDefinition), site);
  return extractors::load_definition(file, folder / "families").map([&](extractors::SiteDefinition loaded) {
    loaded.base = fmt::format("http://bench-{}.example", site);  // TLS is not what is measured
    return loaded;
  });
}

}  // namespace vigie::bench
