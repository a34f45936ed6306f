#include "testbed/replica_server.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>

#include "model/words.h"
#include "testbed/access_trouble.h"
#include "testbed/certificate.h"
#include "testbed/photo_answer.h"
#include "testbed/replica_registry.h"
#include "testbed/templates.h"

namespace vigie::testbed {

namespace {

constexpr const char* kLoopback = "127.0.0.1";
// A connection that is kept open holds a thread: enough for a few to each site.
constexpr std::size_t kThreads = 48;
constexpr std::size_t kRequestsPerConnection = 100'000;
constexpr const char* kDefaultRobots = "User-agent: *\nAllow: /\n";
constexpr int kMisdirectedRequest = 421;
constexpr const char* kAnyPath = R"([^]*)";

using Nights = std::map<std::string_view, SiteNight>;  // by site

std::string trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

/// "a=1; b=2"
std::map<std::string, std::string> parse_cookies(std::string_view header) {
  std::map<std::string, std::string> cookies;
  while (!header.empty()) {
    const std::string_view pair = header.substr(0, header.find(';'));
    header.remove_prefix(std::min(pair.size() + 1, header.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    cookies.emplace(trimmed(pair.substr(0, equals)), trimmed(pair.substr(equals + 1)));
  }
  return cookies;
}

/// Lower case, without port.
std::string host_of(const httplib::Request& request) {
  std::string host = request.get_header_value("Host");
  host.resize(std::min(host.find(':'), host.size()));
  std::ranges::transform(host, host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return host;
}

Request read_request(const httplib::Request& request) {
  return {.host = host_of(request),
          .path = request.path,
          .query = {request.params.begin(), request.params.end()},
          .cookies = parse_cookies(request.get_header_value("Cookie"))};
}

bool serves(std::string_view pattern, std::string_view host) {
  if (!pattern.starts_with("*.")) return pattern == host;
  return host.size() > pattern.size() - 1 && host.ends_with(pattern.substr(1));
}

void write_response(const Response& answer, const httplib::Request& request, httplib::Response& response) {
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
  for (const auto& [mark, condition] : {std::pair("ETag", "If-None-Match"), {"Last-Modified", "If-Modified-Since"}}) {
    const auto own = answer.headers.find(mark);
    if (own == answer.headers.end() || request.get_header_value(condition) != own->second) continue;
    response.status = 304;
    return;
  }
  response.status = answer.status;
  response.set_content(answer.body, answer.content_type);
}

/// Not the library's own choice, SO_REUSEPORT: with it two servers would share a port unnoticed.
void reuse_address(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

struct ReplicaServer::Impl {
  Settings settings;
  Templates templates;
  std::vector<std::unique_ptr<Replica>> replicas;
  std::map<std::string_view, std::atomic<std::size_t>> requests;  // by site; robots.txt is not counted
  CertificateFiles certificate;
  std::mutex mutex;  // guards `nights`
  std::shared_ptr<const Nights> nights;
  std::unique_ptr<httplib::SSLServer> server;
  int port = 0;
  std::thread listener;

  ~Impl();
  void show(Date night);
  const Replica* replica_of(std::string_view host) const;
  Response robots(const Replica& replica, const Request& request, const SiteNight& night) const;
  Response answer(const Request& request);
  Response changed(Response response, std::string_view site, Date night) const;
  std::vector<std::string> hosts() const;
  Result<int> listen();
};

ReplicaServer::Impl::~Impl() {
  if (server) server->stop();
  if (listener.joinable()) listener.join();
}

void ReplicaServer::Impl::show(Date night) {
  auto made = std::make_shared<Nights>();
  for (const auto& replica : replicas) made->emplace(replica->site(), site_night(settings.ads, replica->site(), night));
  const std::lock_guard lock(mutex);
  nights = std::move(made);
}

const Replica* ReplicaServer::Impl::replica_of(std::string_view host) const {
  for (const auto& replica : replicas) {
    const auto names = replica->hosts();
    if (std::ranges::any_of(names, [&](const std::string& name) { return serves(name, host); })) return replica.get();
  }
  return nullptr;
}

Response ReplicaServer::Impl::robots(const Replica& replica, const Request& request, const SiteNight& night) const {
  Response response = replica.answer(request, night);
  if (response.status != 404) return response;
  return {.content_type = "text/plain", .body = kDefaultRobots};
}

Response ReplicaServer::Impl::answer(const Request& request) {
  const Replica* replica = replica_of(request.host);
  if (replica == nullptr)
    return {.status = kMisdirectedRequest, .content_type = "text/plain", .body = "no such host\n"};
  std::shared_ptr<const Nights> tonight;
  {
    const std::lock_guard lock(mutex);
    tonight = nights;
  }
  const SiteNight& night = tonight->at(replica->site());
  if (request.path == "/robots.txt") return robots(*replica, request, night);
  const std::size_t count = ++requests.at(replica->site());
  if (auto trouble = access_trouble(replica->site(), night.night, count)) return *std::move(trouble);
  if (auto photo = photo_answer(request.path)) return *std::move(photo);
  return changed(replica->answer(request, night), replica->site(), night.night);
}

Response ReplicaServer::Impl::changed(Response response, std::string_view site, Date night) const {
  if (!response.content_type.starts_with("text/html")) return response;
  for (const Mutation& mutation : settings.mutations) {
    if (mutation.site == site && mutation.from <= night) response.body = mutated(response.body, mutation.kind);
  }
  return response;
}

std::vector<std::string> ReplicaServer::Impl::hosts() const {
  std::vector<std::string> all;
  for (const auto& replica : replicas) std::ranges::copy(replica->hosts(), std::back_inserter(all));
  std::ranges::sort(all);
  return all;
}

/// @return the port
Result<int> ReplicaServer::Impl::listen() {
  server = std::make_unique<httplib::SSLServer>(certificate.server.c_str(), certificate.key.c_str());
  server->new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  server->set_keep_alive_max_count(kRequestsPerConnection);
  server->set_tcp_nodelay(true);
  server->set_socket_options(reuse_address);
  const auto reply = [this](const httplib::Request& request, httplib::Response& response) {
    write_response(answer(read_request(request)), request, response);
  };
  server->Get(kAnyPath, reply);
  server->Post(kAnyPath, reply);
  const bool any = settings.port == 0;
  const int bound = any                                              ? server->bind_to_any_port(kLoopback)
                    : server->bind_to_port(kLoopback, settings.port) ? settings.port
                                                                     : -1;
  if (!server->is_valid() || bound <= 0) {
    return fail(Error::kNetwork, tr("the replica server cannot listen on this port; choose another or none"),
                fmt::format("{}:{}", kLoopback, settings.port));
  }
  listener = std::thread([this] { server->listen_after_bind(); });
  while (!server->is_running()) std::this_thread::yield();
  return bound;
}

Result<ReplicaServer> ReplicaServer::start(Settings settings) {
  auto impl = std::make_unique<Impl>();
  auto templates = Templates::load(settings.templates);
  if (!templates) return tl::unexpected(templates.error());
  impl->settings = std::move(settings);
  impl->templates = *std::move(templates);
  impl->replicas = make_replicas(impl->templates);
  for (const auto& replica : impl->replicas) impl->requests[replica->site()] = 0;
  auto certificate = make_certificate(impl->settings.folder, impl->hosts());
  if (!certificate) return tl::unexpected(certificate.error());
  impl->certificate = *std::move(certificate);
  impl->show(impl->settings.night);
  const auto port = impl->listen();
  if (!port) return tl::unexpected(port.error());
  impl->port = *port;
  return ReplicaServer(std::move(impl));
}

ReplicaServer::ReplicaServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ReplicaServer::ReplicaServer(ReplicaServer&&) noexcept = default;
ReplicaServer& ReplicaServer::operator=(ReplicaServer&&) noexcept = default;
ReplicaServer::~ReplicaServer() = default;

void ReplicaServer::set_night(Date night) { impl_->show(night); }
int ReplicaServer::port() const { return impl_->port; }
std::filesystem::path ReplicaServer::ca() const { return impl_->certificate.ca; }
std::vector<std::string> ReplicaServer::hosts() const { return impl_->hosts(); }

}  // namespace vigie::testbed
