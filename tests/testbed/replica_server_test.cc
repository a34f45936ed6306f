#include "testbed/replica_server.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <random>

#include <curl/curl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testbed/certificate.h"
#include "tests/testbed/replica_support.h"

namespace vigie::testbed {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct Reply {
  CURLcode code = CURLE_OK;
  long status = 0;
  std::string head, body;
};

std::size_t append(char* bytes, std::size_t size, std::size_t count, void* text) {
  static_cast<std::string*>(text)->append(bytes, size * count);
  return size * count;
}

class ReplicaServers : public testing::Test {
 protected:
  static constexpr Date kNextNight = kNight + std::chrono::days{1};

  ReplicaServers() {
    fs::create_directories(folder_);
    std::vector<RawAd> ads = {
        hand_made("vivastreet",
                  {.id = "100000001", .url = "https://www.vivastreet.com/a/argenteuil-95100/x/100000001"}),
        hand_made("sexemodel", {.id = "100001", .url = "https://www.sexemodel.com/escort/elena-100001/"}),
        hand_made("adultwork", {.id = "1000001", .url = "https://www.adultwork.com/ViewProfile.asp?UserID=1000001"})};
    server_.emplace(ReplicaServer::start({.ads = std::move(ads),
                                          .night = kNight,
                                          .templates = fs::path(VIGIE_SOURCE_DIR) / "testbed" / "replicas",
                                          .folder = folder_}));
  }
  ~ReplicaServers() override {
    server_.reset();
    fs::remove_all(folder_);
  }
  void SetUp() override { ASSERT_TRUE(*server_) << server_->error(); }

  ReplicaServer& server() { return **server_; }

  Reply get(const std::string& url, const std::vector<std::string>& headers = {}) {
    Reply reply;
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    const std::string target = fmt::format("::127.0.0.1:{}", server().port());
    curl_slist* route = curl_slist_append(nullptr, target.c_str());
    curl_slist* lines = nullptr;
    for (const std::string& header : headers) lines = curl_slist_append(lines, header.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CONNECT_TO, route);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(curl.get(), CURLOPT_CAINFO, trusted_.empty() ? server().ca().c_str() : trusted_.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, encoding_.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    if (!form_.empty()) curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form_.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 20L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reply.body);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, append);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &reply.head);
    reply.code = curl_easy_perform(curl.get());
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply.status);
    curl_slist_free_all(route);
    curl_slist_free_all(lines);
    return reply;
  }

  fs::path folder_ = fs::path(testing::TempDir()) / fmt::format("replica_server_{}", std::random_device()());
  std::string trusted_, form_, encoding_ = "gzip";
  std::optional<Result<ReplicaServer>> server_;
};

TEST_F(ReplicaServers, EachHostIsAnsweredByItsSiteOverVerifiedTls) {
  const Reply vivastreet = get("https://www.vivastreet.com/annonces/ile-de-france");
  EXPECT_EQ(vivastreet.code, CURLE_OK) << curl_easy_strerror(vivastreet.code);
  EXPECT_EQ(vivastreet.status, 200);
  EXPECT_THAT(vivastreet.body, HasSubstr("data-clad-id=\"100000001\""));
  EXPECT_THAT(get("https://www.sexemodel.com/").body, HasSubstr("elena-100001"));
}

TEST_F(ReplicaServers, AWildcardStandsForEveryTown) {
  const Reply town = get("https://argenteuil.locanto.fr/robots.txt");
  EXPECT_EQ(town.code, CURLE_OK) << curl_easy_strerror(town.code);
  EXPECT_EQ(town.status, 200);
  EXPECT_THAT(server().hosts(), Contains("*.locanto.fr"));
}

TEST_F(ReplicaServers, AFormThatIsPostedIsASearch) {
  form_ = "cboCountryID=73&cboRegionID=val-d-oise&SearchTab=Profile";
  EXPECT_THAT(get("https://www.adultwork.com/Search.asp").body, HasSubstr("vU(1000001)"));
  form_ = "cboCountryID=73&cboRegionID=val-de-marne";
  EXPECT_THAT(get("https://www.adultwork.com/Search.asp").body, HasSubstr("Search Results (0)"));
}

TEST_F(ReplicaServers, AHostOfNoSiteIsMisdirected) {
  EXPECT_EQ(get("https://www.vivastreet.com/", {"Host: unknown.example"}).status, 421);
}

TEST_F(ReplicaServers, AHostThatTheCertificateLacksIsRefusedByTheClient) {
  EXPECT_EQ(get("https://unknown.example/").code, CURLE_PEER_FAILED_VERIFICATION);
}

TEST_F(ReplicaServers, NobodyElsesAuthorityIsTrusted) {
  const auto other = make_certificate(folder_ / "other", server().hosts());
  ASSERT_TRUE(other) << other.error();
  trusted_ = other->ca.string();
  EXPECT_EQ(get("https://www.vivastreet.com/").code, CURLE_PEER_FAILED_VERIFICATION);
}

TEST_F(ReplicaServers, AnotherNightShowsItsOwnAds) {
  const std::string ad = "https://www.vivastreet.com/a/argenteuil-95100/x/100000001";
  EXPECT_THAT(get(ad).body, HasSubstr("hdrAdTitle"));
  server().set_night(kNextNight);
  EXPECT_THAT(get(ad).body, HasSubstr("Annonce expirée"));
  EXPECT_THAT(get("https://www.vivastreet.com/annonces/fr").body, Not(HasSubstr("100000001")));
}

TEST_F(ReplicaServers, AnUnchangedPageIsNotSentTwice) {
  const std::string ad = "https://www.sexemodel.com/escort/elena-100001/";
  EXPECT_EQ(get(ad, {"If-None-Match: \"another\""}).status, 200);
  const auto all = templates();
  const RawAd same = hand_made("sexemodel", {.id = "100001", .url = ad});
  const SiteNight night{.night = kNight, .live = {&same}, .dead = {}};
  const std::string tag = make_sexemodel(all)->answer(request_of(ad), night).headers.at("ETag");
  const Reply second = get(ad, {"If-None-Match: " + tag});
  EXPECT_EQ(second.status, 304);
  EXPECT_EQ(second.body, "");
}

TEST_F(ReplicaServers, PagesAreCompressedAsTheClientAsks) {
  for (const std::string encoding : {"gzip", "br"}) {
    encoding_ = encoding;
    const Reply page = get("https://www.vivastreet.com/annonces/fr");
    EXPECT_THAT(page.head, HasSubstr("Content-Encoding: " + encoding));
    EXPECT_THAT(page.body, HasSubstr("data-clad-id"));
  }
}

TEST_F(ReplicaServers, TheKeyIsReadableByItsOwnerAlone) {
  EXPECT_EQ(fs::status(folder_ / "server.key").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(ReplicaServers, APortThatIsTakenIsSaid) {
  const auto second = ReplicaServer::start({.ads = {},
                                            .night = kNight,
                                            .templates = fs::path(VIGIE_SOURCE_DIR) / "testbed" / "replicas",
                                            .folder = folder_ / "second",
                                            .port = server().port()});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Error::kNetwork);
}

TEST(ReplicaServer, WithoutTemplatesItDoesNotStart) {
  const auto server = ReplicaServer::start({.ads = {}, .night = kNight, .templates = "missing", .folder = "missing"});
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, Error::kUnreadable);
}

TEST(ReplicaSites, AreFortyAscendingAndEachHasADefinition) {
  const std::vector<std::string> sites = replica_sites();
  EXPECT_EQ(sites.size(), 40u);
  EXPECT_TRUE(std::ranges::is_sorted(sites, std::ranges::less_equal()));
  for (const std::string& site : sites) {
    EXPECT_TRUE(fs::exists(fs::path(VIGIE_SOURCE_DIR) / "sites" / (site + ".toml"))) << site;
  }
}

}  // namespace
}  // namespace vigie::testbed
