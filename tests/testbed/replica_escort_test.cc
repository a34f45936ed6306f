// The replicas of topannonces and of eleven escort sites, over hand-made ads.
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "testbed/contact_markup.h"
#include "testbed/latin1.h"
#include "testbed/market.h"
#include "testbed/replica_tools.h"
#include "tests/testbed/replica_support.h"

namespace vigie::testbed {
namespace {

using testing::HasSubstr;
using testing::Not;

using Texts = std::vector<std::string>;

/// Of the page of an ad that is no longer listed.
struct Dead {
  int status;
  std::string shows = "";  ///< in its body, or in the address that it redirects to
};

struct Site {
  std::string id;
  std::unique_ptr<Replica> (*make)(const Templates&);
  int first;         ///< number of the first ad
  std::string name;  ///< before the number in an id: "elena-"
  std::string url;   ///< with # for the id
  std::function<std::string(int)> page;
  int pages;
  std::string unknown;  ///< a listing of a place that there is not
  Texts row;            ///< what stands in the row of an ad and nowhere else, with # for its id
  std::string next;     ///< what the last page lacks
  Texts shown;          ///< on an ad's page, besides text, title and place
  Dead dead;
  int on_every_page = 0;           ///< the first ads are repeated
  bool last_page_repeats = false;  ///< without end
};

std::function<std::string(int)> numbered(const std::string& first, const std::string& others) {
  return [=](int page) { return page == 1 ? first : others + std::to_string(page); };
}

const Site kTopannonces = {
    .id = "topannonces",
    .make = make_topannonces,
    .first = 17100000,
    .url = "https://www.topannonces.fr/annonce-rencontres-v#.html",
    .page = numbered("/annonces-ile-de-france-r37001.html", "/annonces-ile-de-france-r37001.html?page="),
    .pages = 4,
    .unknown = "/annonces-nulle-part-r37099.html",
    .row = {"c87 href=\"/annonce-rencontres-v#.html\""},
    .next = "En voir plus",
    .shown = {"Éléna", "27 ans", "100 €", "data-phone=\"MDYzOTk4MTIzNA==\"", "06 39 ●●"},
    .dead = {200, "n'est plus disponible"}};
const Site kSixAnnonce = {.id = "6annonce",
                          .make = make_six_annonce,
                          .first = 710000,
                          .url = "https://www.6annonce.com/escort/Elena%20Argenteuil-#",
                          .page = numbered("/escorts/city_fr_argenteuil", "/escorts/city_fr_argenteuil?page="),
                          .pages = 3,
                          .unknown = "/escorts/city_fr_nulle-part",
                          .row = {"id=\"p-#\""},
                          .next = "page-next",
                          .shown = {"Éléna", "27", "100 €", "06 39 98 12 34", "09.09.2026"},
                          .dead = {302, "/escorts/city_fr_argenteuil"}};
const Site kLadyxena = {
    .id = "ladyxena",
    .make = make_ladyxena,
    .first = 100,
    .name = "elena-",
    .url = "https://www.ladyxena.com/fr/fr/#",
    .page = [](int page) -> std::string {
      if (page == 1) return "/fr/escort-girl/france/escort-val-d-oise.html";
      return fmt::format("/fr/escort-girl/france/val-d-oise/escort-{}.html", page);
    },
    .pages = 4,
    .unknown = "/fr/escort-girl/france/escort-nulle-part.html",
    .row = {"pseudo_annonces_vip\"><a href=\"../../fr/fr/#\"", "titre_annonces\"><a href=\"../../fr/fr/#\""},
    .shown = {"\xC9l\xE9na", "27 ans", "100 \x80", "\x9Cnologue", "iso-8859-1", "<base href="},
    .dead = {404}};
const Site kEscortDirectory = {
    .id = "escortdirectory",
    .make = make_escortdirectory,
    .first = 710000,
    .url = "https://www.escortdirectory.com/escort/Elena%20Argenteuil-#/",
    .page = [](int page) { return fmt::format("/fr/escorts-argenteuil-1234/escorts-{}/", page); },
    .pages = 2,
    .unknown = "/escorts-nulle-part-1/",
    .row = {"id=\"p-#\""},
    .next = "class=\"next\"",
    .shown = {"Éléna", "<span>27</span>", "100 €", "<span>0</span><span>6</span><span>3</span>",
              "Last modified 09/09/2026", "instagram.com/elena."},
    .dead = {200, "no longer active"}};
const Site kEscortNews = {.id = "escortnews",
                          .make = make_escortnews,
                          .first = 71000,
                          .url = "https://www.escortnews.eu/en/escort/Elena-#.html",
                          .page = numbered("/en/escorts/France/Argenteuil", "/en/escorts/France/Argenteuil?page="),
                          .pages = 3,
                          .unknown = "/en/escorts/France/Nulle-Part",
                          .row = {"title=\"Click to see Éléna\" href=\"/en/escort/Elena-#.html?sid="},
                          .shown = {"Éléna", "27", "100 €", "data-rev=\"4321899360\"", "unicode-bidi"},
                          .dead = {302, "/"},
                          .last_page_repeats = true};
const Site kHappyEscorts = {
    .id = "happyescorts",
    .make = make_happyescorts,
    .first = 100,
    .name = "elena-",
    .url = "https://www.happyescorts.com/escorts/france/argenteuil/#",
    .page = [](int page) { return fmt::format("/escorts/france/argenteuil?start={}", 20 * (page - 1)); },
    .pages = 4,
    .unknown = "/escorts/france/nulle-part",
    .row = {"GalleryImageSmall\"><a href=\"/escorts/france/argenteuil/#\""},
    .next = "pagenav",
    .shown = {"Éléna - 27", "100 EUR per hour", "alt=\"06 39 98 12 34\"", "</div class="},
    .dead = {200, "Escort of the Week"}};
const Site kErobella = {.id = "erobella",
                        .make = make_erobella,
                        .first = 710000,
                        .url = "https://erobella.com/profile/elena-#",
                        .page = numbered("/sex/", "/sex/?page="),
                        .pages = 3,
                        .unknown = "/sex/nulle-part/",
                        .row = {"profile-block-link\" href=\"/profile/elena-#\""},
                        .next = "pagination-next",
                        .shown = {"Éléna", "27 ans", "100 €", "data-phone=\"0639981234\"", "06 39 ●●",
                                  "https://wa.me/33639981234?", "https://t.me/elena."},
                        .dead = {410}};
const Site kTopEscortBabes = {.id = "topescortbabes",
                              .make = make_topescortbabes,
                              .first = 7100000,
                              .url = "https://topescortbabes.com/argenteuil/escorts/Elena_#",
                              .page = numbered("/france/argenteuil/escorts", "/argenteuil/escorts?page="),
                              .pages = 3,
                              .unknown = "/nulle-part/escorts",
                              .row = {"<a href=\"/argenteuil/escorts/Elena_#\""},
                              .next = "rel=\"next\"",
                              .shown = {"Éléna", "\"age\":27", "\"price\":100", "\"phoneNumber\":null"},
                              .dead = {302, "/argenteuil/escorts"}};
const Site kEscortAdvisor = {.id = "escortadvisor",
                             .make = make_escortadvisor,
                             .first = 639981200,
                             .url = "https://fr-fr.escort-advisor.com/opiniones/#",
                             .page = numbered("/escort/argenteuil", "/escort/argenteuil/"),
                             .pages = 3,
                             .unknown = "/escort/nulle-part",
                             .row = {"serp_block_container\"><a href=\"/opiniones/#\""},
                             .next = "class=\"next\"",
                             .shown = {"<h2>Éléna</h2>", "25-29", "100 €", "href=\"tel:+33639981234\"",
                                       "whatsApp(+33639981234", "ld+json", "data-number=\"639981200\""},
                             .dead = {200, "ce profil est fermé"}};
const Site kMassageRepublic = {.id = "massagerepublic",
                               .make = make_massagerepublic,
                               .first = 100,
                               .name = "elena-",
                               .url = "https://massagerepublic.com/female-escorts-in-argenteuil/#",
                               .page = numbered("/female-escorts-in-argenteuil", "/female-escorts-in-argenteuil/"),
                               .pages = 3,
                               .unknown = "/female-escorts-in-nulle-part",
                               .row = {"listing-li--flex\"><a href=\"/female-escorts-in-argenteuil/#\"",
                                       "listing-li--vip\"><a href=\"/female-escorts-in-argenteuil/#\""},
                               .next = "rel=\"next\"",
                               .shown = {"<h1>Éléna - ", "<dd>27</dd>", "100 EUR", "amphtml", "/elena-100/phone"},
                               .dead = {410},
                               .on_every_page = 2};
const Site kAdultWork = {
    .id = "adultwork",
    .make = make_adultwork,
    .first = 7100000,
    .url = "https://www.adultwork.com/ViewProfile.asp?UserID=#",
    .page = [](int page) { return fmt::format("/Search.asp?cboCountryID=73&cboRegionID=95&PageNo={}", page); },
    .pages = 4,
    .unknown = "/Search.asp?cboCountryID=73&cboRegionID=nulle-part",
    .row = {"vU(#)"},
    .next = "btnNext",
    .shown = {"\xC9l\xE9na", "27", "100 \x80", "charset=utf-8", "itemprop=\"telephone\">06 39 98 12 34<"},
    .dead = {200, "not currently available"}};
const Site kHunqz = {.id = "hunqz",
                     .make = make_hunqz,
                     .first = 1000,
                     .name = "elena",
                     .url = "https://www.hunqz.com/#",
                     .page = numbered("/escorts/argenteuil?radius=50", "/escorts/argenteuil?radius=50&page="),
                     .pages = 3,
                     .unknown = "/escorts/nulle-part?radius=50",
                     .row = {"tile__link\" href=\"/#\""},
                     .next = "rel=\"next\"",
                     .shown = {"elena1000", "27", "100 €", "/img/usr/original/0x0/aaaa"},
                     .dead = {404}};

std::string with_id(std::string pattern, const std::string& id) {
  const std::size_t at = pattern.find('#');
  return at == std::string::npos ? pattern : pattern.replace(at, 1, id);
}

int occurrences(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// The browser's part of a request: "%20" is a space in the path.
Request decoded(const std::string& target) {
  Request request = request_of(target);
  for (std::size_t at = 0; (at = request.path.find("%20", at)) != std::string::npos;) request.path.replace(at, 3, " ");
  return request;
}

/// 70 live ads of Argenteuil and one that is gone.
class EscortReplicas : public testing::TestWithParam<const Site*> {
 protected:
  static constexpr int kAds = 70, kDead = 99;

  explicit EscortReplicas(const Site& site = *GetParam()) : site_(&site) {
    for (int i = 0; i < kAds; ++i) add(i, kNight);
    add(kDead, kNight - std::chrono::days{2});
    night_ = site_night(ads_, site.id, kNight);
  }

  void add(int number, Date night) {
    const std::string id = id_of(number);
    ads_.push_back(hand_made(site_->id, {.id = id, .url = with_id(site_->url, id), .first = night, .last = night}));
  }

  std::string id_of(int number) const { return site_->name + std::to_string(site_->first + number); }

  Response get(const std::string& target, bool gate_passed = true) const {
    Request request = decoded(target);
    request.host = replica_->hosts().front();
    if (gate_passed) request.cookies["18"] = "1";
    return replica_->answer(request, night_);
  }

  Response ad(int number) const { return get(with_id(site_->url, id_of(number))); }
  std::string page(int number) const { return get(site_->page(number)).body; }

  int rows_of(int number, const std::string& body) const {
    int count = 0;
    for (const std::string& row : site_->row) count += occurrences(body, with_id(row, id_of(number)));
    return count;
  }
  std::set<int> listed(const std::string& body) const {
    std::set<int> found;
    for (int i = 0; i < kAds; ++i) {
      if (rows_of(i, body) > 0) found.insert(i);
    }
    return found;
  }

  const Site* site_;
  Templates templates_ = templates();
  std::unique_ptr<Replica> replica_ = site_->make(templates_);
  std::vector<RawAd> ads_;
  SiteNight night_;
};

TEST_P(EscortReplicas, ThePagesTogetherListEachLiveAdOnceAndNoDeadOne) {
  std::string all;
  for (int number = 1; number <= site_->pages; ++number) all += page(number);
  for (int i = 0; i < kAds; ++i) EXPECT_EQ(rows_of(i, all), i < site_->on_every_page ? site_->pages : 1) << i;
  EXPECT_THAT(all, Not(HasSubstr(id_of(kDead))));
}

TEST_P(EscortReplicas, EveryPageButTheLastNamesANextOne) {
  for (int number = 1; number <= site_->pages && !site_->next.empty(); ++number) {
    EXPECT_EQ(page(number).find(site_->next) != std::string::npos, number < site_->pages) << number;
  }
}

TEST_P(EscortReplicas, PastTheEndAreNoAdsOrTheLastOnesAgain) {
  const std::set<int> beyond = listed(page(site_->pages + 1));
  EXPECT_EQ(beyond.size(), site_->last_page_repeats ? listed(page(site_->pages)).size()
                                                    : static_cast<std::size_t>(site_->on_every_page));
}

TEST_P(EscortReplicas, AnAdsPageShowsWhatItSays) {
  const Response response = ad(0);
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("Argenteuil"));
  EXPECT_THAT(response.body, HasSubstr("&lt;3 &amp; l"));
  EXPECT_THAT(response.body, testing::AnyOf(HasSubstr("<br>"), HasSubstr("u003cbr>")));
  EXPECT_THAT(response.body, HasSubstr("aaaaaaaa"));
  for (const std::string& shown : site_->shown) EXPECT_THAT(response.body, HasSubstr(shown));
  EXPECT_THAT(response.body, Not(HasSubstr("<3")));
}

TEST_P(EscortReplicas, AnAdWithoutOptionalFactsShowsNoEmptyLinksOrImages) {
  RawAd& bare = ads_[3];
  bare.phones.clear();
  bare.photos.clear();
  bare.price.reset();
  bare.age.reset();
  for (const std::string& body : {ad(3).body, page(1)}) {
    for (const char* empty : {"src=\"\"", "tel:\"", "tel:+\"", "wa.me/\"", "wa.me/?", "phone=\"\"", "phone=&", "●●"}) {
      EXPECT_THAT(body, Not(HasSubstr(empty)));
    }
  }
}

TEST_P(EscortReplicas, ADeadAdAnswersAsItsSiteDoes) {
  const Response response = ad(kDead);
  EXPECT_EQ(response.status, site_->dead.status);
  const auto location = response.headers.find("Location");
  if (location != response.headers.end()) {
    EXPECT_EQ(location->second, site_->dead.shows);
    EXPECT_EQ(get(location->second).status, 200);
  } else {
    EXPECT_THAT(response.body, HasSubstr(site_->dead.shows));
  }
  EXPECT_THAT(response.body, Not(HasSubstr("06 39 98 12 34")));
}

TEST_P(EscortReplicas, AnAdThatNeverWasShowsNoAd) { EXPECT_THAT(ad(88).body, Not(HasSubstr("06 39 98"))); }

TEST_P(EscortReplicas, RobotsTxtAllowsListingsAndAds) {
  const std::string robots = get("/robots.txt", false).body;
  EXPECT_THAT(robots, HasSubstr("User-agent: *"));
  EXPECT_THAT(robots, Not(HasSubstr("Disallow: /\n")));
}

TEST_P(EscortReplicas, AnUnknownPlaceHasNoAds) { EXPECT_TRUE(listed(get(site_->unknown).body).empty()); }

INSTANTIATE_TEST_SUITE_P(All, EscortReplicas,
                         testing::Values(&kTopannonces, &kSixAnnonce, &kLadyxena, &kEscortDirectory, &kEscortNews,
                                         &kHappyEscorts, &kErobella, &kTopEscortBabes, &kEscortAdvisor,
                                         &kMassageRepublic, &kAdultWork, &kHunqz),
                         [](const auto& info) { return info.param->id; });

template <const Site& kSite>
class One : public EscortReplicas {
 protected:
  One() : EscortReplicas(kSite) {}
};

using Topannonces = One<kTopannonces>;
TEST_F(Topannonces, MoreRowsComeWithoutAPageAroundThem) {
  EXPECT_THAT(page(1), HasSubstr("data-url=\"/annonces-ile-de-france-r37001.html?page=2\""));
  EXPECT_THAT(page(2), Not(HasSubstr("<html")));
}

TEST_F(Topannonces, TheOrderIsAnotherOnTheNextNight) {
  const auto today = bumped(night_.live, kNight), tomorrow = bumped(night_.live, kNight + std::chrono::days{1});
  EXPECT_NE(today, tomorrow);
  EXPECT_THAT(today, testing::UnorderedElementsAreArray(tomorrow));
  EXPECT_EQ(today, bumped(night_.live, kNight));
}

using SixAnnonce = One<kSixAnnonce>;
TEST_F(SixAnnonce, WithoutTheCookieThereIsOnlyTheGate) {
  const std::string gate = get(site_->page(1), false).body;
  EXPECT_TRUE(listed(gate).empty());
  EXPECT_THAT(gate, HasSubstr("18=1"));
}

TEST_F(SixAnnonce, NamesHoldSpacesInLinks) {
  EXPECT_THAT(page(1), HasSubstr("class=\"showname\" href=\"/escort/Elena Argenteuil-710000?from=city_list\""));
}

TEST_F(SixAnnonce, HalfOfTheProfilesAreInTheOlderMarkup) {
  EXPECT_THAT(ad(0).body, HasSubstr("<div class=\"left-side\"><span>06 39 98 12 34</span>"));
  EXPECT_THAT(ad(0).body, HasSubstr("api.whatsapp.com/send?phone=33639981234"));
  EXPECT_THAT(ad(1).body, HasSubstr("<th>Téléphone</th><td>06 39 98 12 34</td>"));
}

TEST_F(SixAnnonce, AccentsMayBeHyphensInTheAddressOfACity) {
  for (const char* city : {"orl-ans", "orleans", "cr-teil"}) {
    EXPECT_EQ(get(std::string("/escorts/city_fr_") + city).status, 200) << city;
  }
}

using Ladyxena = One<kLadyxena>;
TEST_F(Ladyxena, ADigitInThreeIsADecoyThatTheStyleHides) {
  const std::string body = ad(0).body;
  EXPECT_THAT(body, HasSubstr(".nd{display:none}"));
  EXPECT_THAT(body, HasSubstr("<span>0</span><span>6</span><span class=\"nd\">3</span><span>3</span>"));
}

TEST_F(Ladyxena, TheSameIdIsOnEachRow) {
  EXPECT_EQ(occurrences(page(1), "id=\"annonces_vip\""), 2);
  EXPECT_EQ(occurrences(page(1), "id=\"annonce\""), 20);
  EXPECT_EQ(occurrences(page(2), "id=\"annonces_vip\""), 0);
}

TEST_F(Ladyxena, CountryTownAndHomeAreListsToo) {
  for (const char* list : {"/fr/", "/fr/escort-girl/escort-france.html", "/en/escort-girl/escort-france.html",
                           "/fr/escort-girl/france/val-d-oise/escort-argenteuil.html"}) {
    EXPECT_EQ(listed(get(list).body).size(), 22U) << list;
  }
  EXPECT_EQ(listed(get("/fr/escort-2.html").body).size(), 20U);
}

using EscortDirectory = One<kEscortDirectory>;
TEST_F(EscortDirectory, TheFirstPageHasNoNumber) {
  EXPECT_EQ(get("/fr/escorts-argenteuil-1234/").body, page(1));
  EXPECT_EQ(listed(get("/escorts-2/").body).size(), 25U);
  EXPECT_EQ(listed(get("/").body).size(), 45U);
}

using EscortNews = One<kEscortNews>;
TEST_F(EscortNews, EachPageHandsOutAnotherSession) {
  const auto session = [](const std::string& body) { return body.substr(body.find("sid=") + 4, 12); };
  EXPECT_NE(session(page(1)), session(page(2)));
  EXPECT_EQ(session(page(1)), session(page(1)));
  EXPECT_THAT(get("/en/escort/Elena-71000.html?sid=0123456789ab").body, HasSubstr("Éléna"));
}

using TopEscortBabes = One<kTopEscortBabes>;
TEST_F(TopEscortBabes, TheProfileIsOneObjectAmongOthers) {
  const std::string body = ad(0).body, begin = "window.profileData = ";
  EXPECT_EQ(occurrences(body, "<script"), 14);
  const std::size_t from = body.find(begin) + begin.size();
  const auto profile = nlohmann::json::parse(body.substr(from, body.find(";\n", from) - from));
  EXPECT_EQ(profile["nickname"], "Éléna");
  EXPECT_EQ(profile["currentCity"]["name"], "Argenteuil");
  EXPECT_THAT(profile["aboutMe"]["content"].get<std::string>(), HasSubstr("œnologue.<br>"));
  EXPECT_TRUE(profile["phoneNumber"].is_null());
  EXPECT_EQ(profile["encodedPhoneNumber"].get<std::string>().size(), 24U);
}

using EscortAdvisor = One<kEscortAdvisor>;
TEST_F(EscortAdvisor, FurtherAdsOfANumberHaveASlug) {
  ads_[5].ad_id = "elena-5";
  EXPECT_THAT(get("/escorts/france/argenteuil/elena-5/").body, HasSubstr("<h2>Éléna</h2>"));
}

using MassageRepublic = One<kMassageRepublic>;
TEST_F(MassageRepublic, TheNumberTakesASecondRequest) {
  EXPECT_THAT(ad(0).body, Not(HasSubstr(">06 39 98 12 34")));
  const Response answer = get("/female-escorts-in-argenteuil/elena-100/phone");
  EXPECT_EQ(nlohmann::json::parse(answer.body)["phone"], "06 39 98 12 34");
}

TEST_F(MassageRepublic, SomeAddressesRedirect) {
  EXPECT_EQ(get("/escorts-in-argenteuil").headers.at("Location"), "/female-escorts-in-argenteuil");
}

TEST_F(MassageRepublic, TheTwinNamesItsOriginal) {
  const std::string twin = get("/female-escorts-in-argenteuil/elena-100/amp").body;
  EXPECT_THAT(
      twin, HasSubstr("rel=\"canonical\" href=\"https://massagerepublic.com/female-escorts-in-argenteuil/elena-100\""));
}

using AdultWork = One<kAdultWork>;
TEST_F(AdultWork, TheCalendarHasNoEnd) {
  EXPECT_THAT(get("/Calendar.asp?UserID=7100000&Month=900").body, HasSubstr("Month=901"));
}

TEST_F(AdultWork, TheUnitedKingdomHasNoFrenchAds) {
  EXPECT_TRUE(listed(get("/Search.asp?cboCountryID=158&cboRegionID=0").body).empty());
  EXPECT_EQ(listed(get("/Search.asp?cboCountryID=73&cboRegionID=0").body).size(), 20U);
}

using Hunqz = One<kHunqz>;
TEST_F(Hunqz, TheProfileIsJsonToo) {
  const Response answer = get("/api/opengrid/profiles/elena1000");
  EXPECT_THAT(answer.content_type, HasSubstr("json"));
  const auto profile = nlohmann::json::parse(answer.body);
  EXPECT_EQ(profile["headline"], "Éléna <3 & l'été");
  EXPECT_EQ(profile["personal"]["age"], 27);
  EXPECT_EQ(profile["location"]["name"], "Argenteuil");
  EXPECT_EQ(get("/api/opengrid/profiles/nobody").status, 404);
}

TEST_F(Hunqz, AWideCircleHoldsTheDepartmentAndAWiderOneTheRegion) {
  EXPECT_TRUE(listed(get("/escorts/cergy").body).empty());
  EXPECT_EQ(listed(get("/escorts/cergy?radius=20").body).size(), 24U);
  EXPECT_TRUE(listed(get("/escorts/melun?radius=20").body).empty());
  EXPECT_EQ(listed(get("/escorts/melun?radius=50").body).size(), 24U);
  EXPECT_EQ(listed(get("/escorts/cergy?radius=50").body).size(), 24U);
}

/// The market's ads of one site, by their own addresses.
TEST_P(EscortReplicas, TheAddressOfEveryAdOfAMarketIsThatOfItsPage) {
  const Market market = generate_market({.seed = 7,
                                         .departments = DepartmentCode::parse_list("95,94").value(),
                                         .persons = 40,
                                         .nights = 1,
                                         .first_night = kNight,
                                         .sites = {site_->id}});
  night_ = site_night(market.ads, site_->id, kNight);
  ASSERT_GT(night_.live.size(), 20U);
  for (const RawAd* ad : night_.live) {
    const Response page = get(*ad->url);
    EXPECT_EQ(page.status, 200) << *ad->url;
    for (const RawPhoto& photo : ad->photos) EXPECT_THAT(page.body, HasSubstr(photo.pdq->substr(0, 16))) << *ad->url;
  }
}

// Numbers in markup.

TEST(ContactMarkup, NumbersAreOneHoweverWritten) {
  for (const char* written : {"06 39 98 12 34", "+33 6 39 98 12 34", "0033 6 39 98 12 34", "0639981234"}) {
    EXPECT_EQ(digits_abroad(written), "33639981234") << written;
    EXPECT_EQ(national_digits(written), "0639981234") << written;
  }
  EXPECT_EQ(national_digits("+49 151 23456789"), "4915123456789");
  EXPECT_EQ(national_digits(""), "");
}

TEST(ContactMarkup, Base64IsThatOfRfc4648Section10) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(Windows1252, HasTheEuroAsOneByte) { EXPECT_EQ(to_windows_1252("é€œ😀"), "\xE9\x80\x9C&#128512;"); }

}  // namespace
}  // namespace vigie::testbed
