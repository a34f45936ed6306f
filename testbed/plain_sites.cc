#include "testbed/plain_sites.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "testbed/address_pattern.h"
#include "testbed/plain_places.h"
#include "testbed/slug.h"

namespace vigie::testbed {

namespace {

constexpr Date kRedesign = std::chrono::year{2026} / 9 / 21;
constexpr std::string_view kDecimal = "0123456789";
constexpr std::string_view kHexadecimal = "0123456789abcdef";
constexpr std::string_view kLettersAndDigits = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Never begins with the first of the characters.
template <int kLength, const std::string_view& kCharacters>
std::string id(const AdAddress&, Rng& rng) {
  std::string made(1, rng.pick(kCharacters.substr(1)));
  while (static_cast<int>(made.size()) < kLength) made += rng.pick(kCharacters);
  return made;
}

template <int kLength>
constexpr auto kNumber = id<kLength, kDecimal>;
template <int kLength>
constexpr auto kHex = id<kLength, kHexadecimal>;
template <int kLength>
constexpr auto kCode = id<kLength, kLettersAndDigits>;

constexpr PlainSite kSites[] = {
    {.id = "1baiser",
     .host = "www.1baiser.com",
     .unit = PlaceUnit::kTown,
     .place = "/escort-girl/{town}-{zip}",
     .page = "/escort-girl/{town}-{zip}/{n}",
     .ad = "/fiche/{id}/{name}-{town}",
     .per_page = 16,
     .past_end = PastEnd::kFirstAgain,
     .dead_ad = DeadAd::kGone,
     .promoted = 1,
     .robots = "User-agent: *\nDisallow: /compte\nDisallow: /image/\nSitemap: https://www.1baiser.com/sitemap.xml\n",
     .posted = PostedStyle::kDayAndHour,
     .make_id = kNumber<5>,
     .market = {.offers = 0.5}},
    {.id = "annonceerotique",
     .host = "www.annonceerotique.com",
     .place = "/annonces-{slug}-{code}.html",
     .page = "/annonces-{slug}-{code}-p{n}.html",
     .ad = "/annonce-{id}-{title}.html",
     .per_page = 20,
     .past_end = PastEnd::kEmpty,
     .dead_ad = DeadAd::kExpired,
     .home = "/accueil.html",
     .promoted = 2,
     .charset = Charset::kWindows1252,
     .content_type = "text/html; charset=iso-8859-1",
     .robots = "User-agent: *\nDisallow: /membre.php\nDisallow: /contact.php\n",
     .posted = PostedStyle::kNumeric,
     .make_id = kNumber<6>,
     .market = {.offers = 0.6, .noise = 0.3, .listing = 0.9, .phone_in_text = 0.5}},
    {.id = "calinemoi",
     .host = "www.calinemoi.com",
     .place = "/rencontre-{slug}.html",
     .page = "/rencontre-{slug}-{n}.html",
     .ad = "/profil-{name}-{id}.html",
     .per_page = 10,
     .dead_ad = DeadAd::kNotFound,
     .charset = Charset::kWindows1252,
     .content_type = "text/html; charset=ISO-8859-1",
     .robots = "User-agent: *\nDisallow: /messagerie/\n\nUser-agent: AhrefsBot\nDisallow: /\n",
     .posted = PostedStyle::kDayAndHour,
     .make_id = kNumber<6>,
     .market = {.offers = 0.2, .noise = 1.0, .phone_on_page = false, .phone_in_text = 0.6}},
    {.id = "erosmix",
     .host = "www.erosmix.fr",
     .place = "/{slug}/",
     .page = "/{slug}/page-{n}.html",
     .ad = "/annonce/{title}-{id}",
     .per_page = 20,
     .past_end = PastEnd::kFirstAgain,
     .dead_ad = DeadAd::kExpired,
     .promoted = 1,
     .posted = PostedStyle::kDayAndHour,
     .make_id = kNumber<6>,
     .market = {.offers = 0.4, .noise = 0.6}},
    {.id = "escortecom",
     .host = "www.escorte.com",
     .place = "/escorte/{code}-{slug}",
     .page = "/escorte/{code}-{slug}/page-{n}",
     .ad = "/escorte/profil/{name}-{id}",
     .per_page = 20,
     .past_end = PastEnd::kNotFound,
     .dead_ad = DeadAd::kHome,
     .promoted = 2,
     .robots = "User-agent: *\nDisallow: /_nuxt/\nDisallow: /connexion\n",
     .posted = PostedStyle::kRelative,
     .make_id = kNumber<7>,
     .market = {.offers = 0.5}},
    {.id = "escorteintime",
     .host = "www.escorteintime.com",
     .place = "/fr/escortes/{slug}-{code}",
     .page = "/fr/escortes/{slug}-{code}?page={n}",
     .ad = "/fr/escorte/{id}",
     .per_page = 20,
     .dead_ad = DeadAd::kHome,
     .promoted = 1,
     .robots = "User-Agent: *\nAllow: /\nDisallow: /api/\n",
     .posted = PostedStyle::kWords,
     .make_id = kHex<24>,
     .market = {.offers = 0.3}},
    {.id = "escortgalleries",
     .host = "www.escort-galleries.com",
     .place = "/france/{slug}/",
     .page = "/france/{slug}/?offset={offset}",
     .ad = "/gallery/{id}-{name}.htm",
     .per_page = 24,
     .dead_ad = DeadAd::kNotFound,
     .promoted = 3,
     .robots = "User-agent: *\nDisallow: /members/\nDisallow: /out.php\n",
     .posted = PostedStyle::kNumeric,
     .make_id = kNumber<5>,
     .market = {.offers = 0.4, .phone_in_text = 0.2}},
    {.id = "escortsexe",
     .host = "www.escortsexe.net",
     .place = "/departement.php?id={code}",
     .page = "/departement.php?id={code}&page={n}",
     .ad = "/annonce.php?id={id}",
     .per_page = 15,
     .past_end = PastEnd::kLastAgain,
     .dead_ad = DeadAd::kExpired,
     .promoted = 1,
     .charset = Charset::kWindows1252,
     .content_type = "text/html",
     .robots = "User-agent: *\nDisallow: /admin/\n",
     .posted = PostedStyle::kNumeric,
     .make_id = kNumber<5>,
     .market = {.offers = 0.5, .noise = 0.2, .phone_in_text = 0.4}},
    {.id = "gtrouve",
     .host = "www.gtrouve.com",
     .index = "/petites-annonces/region/{region}",
     .place = "/petites-annonces/{own}/rencontres",
     .page = "/petites-annonces/{own}/rencontres?debut={offset}",
     .ad = "/petite-annonce/{id}.htm",
     .per_page = 20,
     .past_end = PastEnd::kLastAgain,
     .dead_ad = DeadAd::kGone,
     .charset = Charset::kUtf8Marked,
     .content_type = "text/html",
     .robots = "User-agent: *\nDisallow: /deposer\n",
     .posted = PostedStyle::kDayAndHour,
     .make_id = kNumber<8>,
     .market = {.offers = 0.4, .noise = 1.2, .listing = 0.9, .phone_in_text = 0.4}},
    {.id = "jannonce",
     .host = "www.jannonce.fr",
     .place = "/rencontres/{slug}-{code}/",
     .page = "/rencontres/{slug}-{code}/{n}.html",
     .ad = "/rencontres/{code}/{id}-{title}.html",
     .per_page = 25,
     .dead_ad = DeadAd::kExpired,
     .promoted = 1,
     .charset = Charset::kLatin1,
     .content_type = "text/html",
     .robots = "User-agent: *\nDisallow: /mon-compte/\nDisallow: /deposer/\n",
     .posted = PostedStyle::kNumeric,
     .make_id = kNumber<7>,
     .market = {.offers = 0.4, .noise = 1.2, .listing = 0.92, .phone_in_text = 0.5}},
    {.id = "jmdate",
     .host = "www.jm-date.com",
     .unit = PlaceUnit::kTown,
     .place = "/{zip}/{town}",
     .page = "/{zip}/{town}?page={n}",
     .ad = "/p/{id}",
     .per_page = 14,
     .dead_ad = DeadAd::kNotFound,
     .robots = "User-agent: *\nDisallow: /app/\n",
     .make_id = kCode<6>,
     .market = {.offers = 0.2, .noise = 0.8, .phone_in_text = 0.5}},
    {.id = "kommons",
     .host = "www.kommons.com",
     .place = "/search/?area={own}",
     .page = "/search/?area={own}&page={n}",
     .ad = "/escorts/{name}/{id}/",
     .per_page = 10,
     .past_end = PastEnd::kNotFound,
     .dead_ad = DeadAd::kNotFound,
     .robots = "User-agent: *\nDisallow: /members-area/\n",
     .posted = PostedStyle::kIso,
     .make_id = kNumber<5>,
     .market = {.offers = 0.2}},
    {.id = "ladysone",
     .host = "ladys.one",
     .index = "/fr/region/{region}",
     .place = "/fr/{slug}",
     .page = "/fr/{slug}?page={n}",
     .ad = "/fr/lady/{name}-{id}",
     .per_page = 24,
     .dead_ad = DeadAd::kNotFound,
     .promoted = 1,
     .robots = "User-agent: *\nDisallow: /account\nDisallow: /_next/\n",
     .posted = PostedStyle::kIso,
     .make_id = kHex<12>,
     .market = {.offers = 0.4}},
    {.id = "marchefr",
     .host = "www.marche.fr",
     .place = "/rencontres/annonces/{slug}",
     .page = "/rencontres/annonces/{slug}?page={n}",
     .ad = "/rencontres/annonces/{title}_{id}",
     .per_page = 30,
     .dead_ad = DeadAd::kNotFound,
     .promoted = 2,
     .robots = "User-agent: *\nDisallow: /compte/\nDisallow: /*?tri=\n",
     .posted = PostedStyle::kRelative,
     .make_id = kNumber<9>,
     .market = {.offers = 0.3, .noise = 1.3, .listing = 0.92, .phone_in_text = 0.4}},
    {.id = "niamodel",
     .host = "www.niamodel.com",
     .place = "/category/{slug}/",
     .page = "/category/{slug}/page/{n}/",
     .ad = "/{name}-escort-{town}-{id}/",
     .per_page = 12,
     .past_end = PastEnd::kNotFound,
     .dead_ad = DeadAd::kNotFound,
     .dated = true,
     .robots = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n",
     .posted = PostedStyle::kWords,
     .make_id = kNumber<5>,
     .market = {.offers = 0.4}},
    {.id = "privatemodele",
     .host = "www.privatemodele.com",
     .index = "/region/{region}",
     .place = "/escortes/{slug}",
     .page = "/escortes/{slug}?page={n}",
     .ad = "/modele/{name}/{id}",
     .per_page = 18,
     .past_end = PastEnd::kLastAgain,
     .dead_ad = DeadAd::kHome,
     .gate = {.cookie = "over18=true", .enter = "/entrer"},
     .promoted = 1,
     .robots = "User-agent: *\nDisallow: /login\n",
     .posted = PostedStyle::kRelative,
     .make_id = kHex<10>,
     .market = {.offers = 0.5}},
    {.id = "rencontressanslendemain",
     .host = "www.rencontres-sanslendemain.com",
     .place = "/annonces/{slug}/{code}",
     .page = "/annonces/{slug}/{code}?p={n}",
     .ad = "/a/{id}/{title}",
     .per_page = 25,
     .past_end = PastEnd::kLastAgain,
     .dead_ad = DeadAd::kHome,
     .promoted = 2,
     .robots = "User-agent: *\nDisallow: /graphql\n",
     .posted = PostedStyle::kIso,
     .make_id = kHex<16>,
     .market = {.offers = 0.3, .noise = 1.0, .phone_on_page = false, .phone_in_text = 0.7}},
    {.id = "ruedelarencontre",
     .host = "www.ruedelarencontre.com",
     .unit = PlaceUnit::kTown,
     .index = "/departement/{slug}",
     .place = "/ville/{town}/{zip}",
     .page = "/ville/{town}/{zip}/{n}",
     .ad = "/membre/{id}/",
     .per_page = 12,
     .dead_ad = DeadAd::kGone,
     .promoted = 1,
     .robots = "User-agent: *\nDisallow: /inscription\nDisallow: /tchat\n",
     .posted = PostedStyle::kWords,
     .make_id = kNumber<8>,
     .market = {.offers = 0.2, .noise = 1.2, .phone_on_page = false, .phone_in_text = 0.5}},
    {.id = "tescort",
     .host = "www.tescort.com",
     .place = "/dept/{code}",
     .page = "/dept/{code}?p={n}",
     .ad = "/ad/{id}",
     .per_page = 21,
     .dead_ad = DeadAd::kExpired,
     .home = "/accueil",
     .redesigned = kRedesign,
     .promoted = 2,
     .robots = "User-agent: *\nDisallow: /user/\n",
     .posted = PostedStyle::kIso,
     .make_id = kCode<8>,
     .market = {.offers = 0.5}},
    {.id = "vivasexe",
     .host = "www.vivasexe.com",
     .index = "/annonces/{region}/",
     .place = "/annonces/{region}/{slug}/",
     .page = "/annonces/{region}/{slug}/{n}/",
     .ad = "/annonce/{slug}/{title}/{id}",
     .per_page = 30,
     .past_end = PastEnd::kNotFound,
     .dead_ad = DeadAd::kGone,
     .redesigned = kRedesign,
     .promoted = 3,
     .robots = "User-agent: *\nDisallow: /mes-annonces/\n",
     .posted = PostedStyle::kRelative,
     .make_id = kNumber<9>,
     .market = {.offers = 0.6, .noise = 0.8, .listing = 0.9, .phone_in_text = 0.35}},
};

std::string ad_url(const PlainSite& site, const AdAddress& ad) {
  AddressValues values = address_values(department_of(*ad.commune).department(), ad.commune);
  values["id"] = ad.id;
  values["title"] = slug_of(ad.title);
  values["name"] = slug_of(ad.name);
  return fmt::format("https://{}{}", site.host, write_address(site.ad, values));
}

template <std::size_t kIndex>
constexpr SiteShape shape() {
  constexpr const PlainSite& kSite = kSites[kIndex];
  return {.site = kSite.id,
          .id = kSite.make_id,
          .url = [](const AdAddress& ad) { return ad_url(kSites[kIndex], ad); },
          .posted = kSite.posted,
          .offers = kSite.market.offers,
          .noise = kSite.market.noise,
          .listing = kSite.market.listing,
          .phone_on_page = kSite.market.phone_on_page,
          .phone_in_text = kSite.market.phone_in_text};
}

template <std::size_t... kIndices>
constexpr std::array<SiteShape, sizeof...(kIndices)> shapes(std::index_sequence<kIndices...>) {
  return {shape<kIndices>()...};
}

constexpr auto kShapes = shapes(std::make_index_sequence<std::size(kSites)>());

}  // namespace

std::span<const PlainSite> plain_sites() { return kSites; }

const SiteShape* plain_shape(std::string_view site) {
  for (const SiteShape& shape : kShapes) {
    if (shape.site == site) return &shape;
  }
  return nullptr;
}

}  // namespace vigie::testbed
