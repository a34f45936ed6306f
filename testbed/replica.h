// A replica of a site: answers requests as the site would on a night, in the markup that its evidence shows.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/raw_ad.h"

namespace vigie::testbed {

struct Request {
  std::string host;                          ///< lower case, without port
  std::string path;                          ///< percent-decoded, without query
  std::map<std::string, std::string> query;  ///< decoded; of a POST, with the form's fields
  std::map<std::string, std::string> cookies;
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::map<std::string, std::string> headers;  ///< e.g. Location, Set-Cookie, ETag
};

/// The site's ads as they stand on a night.
struct SiteNight {
  Date night;
  std::vector<const RawAd*> live;  ///< listed tonight, newest bump first
  std::vector<const RawAd*> dead;  ///< listed on an earlier night, no longer
};

/// Stateless but for its templates; `answer` may run on several threads at once.
class Replica {
 public:
  virtual ~Replica() = default;
  virtual std::string_view site() const = 0;  ///< id of the site: "wannonce"
  virtual std::vector<std::string> hosts()
      const = 0;  ///< "www.wannonce.com"; "*.locanto.fr" stands for every town's host
  virtual Response answer(const Request& request, const SiteNight& night) const = 0;
  /// What the browser of a visitor keeps who has passed the site's gates.
  virtual std::map<std::string, std::string> visitor_cookies() const { return {}; }
};

/// See templates.h.
class Templates;

std::unique_ptr<Replica> make_wannonce(const Templates& templates);
std::unique_ptr<Replica> make_sexemodel(const Templates& templates);
std::unique_ptr<Replica> make_leboncoin(const Templates& templates);
std::unique_ptr<Replica> make_vivastreet(const Templates& templates);
std::unique_ptr<Replica> make_skokka(const Templates& templates);
std::unique_ptr<Replica> make_eurogirlsescort(const Templates& templates);
std::unique_ptr<Replica> make_paruvendu(const Templates& templates);
std::unique_ptr<Replica> make_locanto(const Templates& templates);
std::unique_ptr<Replica> make_topannonces(const Templates& templates);
std::unique_ptr<Replica> make_six_annonce(const Templates& templates);
std::unique_ptr<Replica> make_ladyxena(const Templates& templates);
std::unique_ptr<Replica> make_escortdirectory(const Templates& templates);
std::unique_ptr<Replica> make_escortnews(const Templates& templates);
std::unique_ptr<Replica> make_happyescorts(const Templates& templates);
std::unique_ptr<Replica> make_erobella(const Templates& templates);
std::unique_ptr<Replica> make_topescortbabes(const Templates& templates);
std::unique_ptr<Replica> make_escortadvisor(const Templates& templates);
std::unique_ptr<Replica> make_massagerepublic(const Templates& templates);
std::unique_ptr<Replica> make_adultwork(const Templates& templates);
std::unique_ptr<Replica> make_hunqz(const Templates& templates);

}  // namespace vigie::testbed
