// Invented figures of a département, consistent with each other as those of analysis are.
#pragma once

#include "analysis/department_figures.h"

namespace vigie::report {

inline analysis::DepartmentFigures val_d_oise() {
  using namespace std::chrono_literals;
  const Period period{Date(2026y / 9 / 7), Date(2026y / 9 / 20)};
  analysis::Ladder ladder{.department = *DepartmentCode::parse("95"),
                          .period = period,
                          .nights = 13,
                          .ads = 1234,
                          .phones = 410,
                          .persons_linked = 300,
                          .estimate = analysis::EstimatedPersons{402.4, 350.2, 480.9, "chao1"},
                          .no_estimate = {},
                          .clients = 40,
                          .recruitment = 3,
                          .unsure = 12};
  return {.ladder = std::move(ladder),
          .ads_by_kind = {{"offer", 1234}, {"client", 40}, {"recruitment", 3}, {"unsure", 12}, {"other", 0}},
          .sites = {{"alpha", 1000, 250}, {"beta", 200, 90}, {"gamma", 31, 12}, {"delta", 3, 2}},
          .communes = {{"95127", 900, 210}, {"95018", 290, 90}},
          .small_communes = 3,
          .in_small_communes = {"", 10, 8},
          .in_no_commune = {"", 34, 20},
          .weeks = {{Date(2026y / 9 / 7), 7, 800, 200}, {Date(2026y / 9 / 14), 6, 900, 220}},
          .persons_by_age = {{"under 18", 2}, {"18–24", 120}, {"25–34", 100}, {"not stated", 78}},
          .persons_by_sex = {{"women", 251}, {"men", 30}, {"trans", 8}, {"not stated", 11}},
          .presence = {.on_a_night = 121,
                       .in_a_week = 200,
                       .nights = 13,
                       .weeks = 2,
                       .turnover = {.pairs = 1, .before = 200, .after = 220, .came = 100, .left = 80},
                       .stays = {.persons = 60, .median_days = 6}},
          .presentation = {.prices = analysis::PriceFigures{900, 250, 80, 100, 150},
                           .tariffs = {{"30", {500, 180, 60, 80, 100}}, {"60", {600, 200, 100, 120, 150}}},
                           .with_photo = {"with", 1100, 280},
                           .without_photo = {"without", 134, 60},
                           .languages = {{"fr", 1000, 260}, {"es", 200, 50}, {"", 34, 30}},
                           .indicators = {{"touring", 400, 100}, {"always_open", 40, 12}},
                           .with_indicator = {"any", 420, 105},
                           .services = {{"incall", 800, 210}, {"massage", 300, 80}},
                           .with_service = {"any", 900, 230}},
          .other_methods = {.chao1_bias_corrected = analysis::EstimatedPersons{398, 349, 470, "chao1-bc"},
                            .zelterman = {},
                            .names_by_contact = 512},
          .blind_spots = {{"beta", 2, {"price"}}},
          .persons_elsewhere = 40,
          .networks = 6,
          .persons_in_networks = 60,
          .share_in_networks = analysis::ShareInterval{0.131, 0.284},
          .possible_minors = 7};
}

/// A département in which hardly anybody was seen.
inline analysis::DepartmentFigures lozere() {
  using namespace std::chrono_literals;
  analysis::DepartmentFigures figures = val_d_oise();
  figures.ladder = {.department = *DepartmentCode::parse("48"),
                    .period = {Date(2026y / 9 / 7), Date(2026y / 9 / 20)},
                    .nights = 13,
                    .ads = 7,
                    .phones = 4,
                    .persons_linked = 4,
                    .estimate = analysis::EstimatedPersons{6.1, 4.2, 13.0, "chao1"},
                    .no_estimate = {},
                    .clients = 0,
                    .recruitment = 0,
                    .unsure = 0};
  figures.ads_by_kind = {{"offer", 7}};
  figures.sites = {{"alpha", 7, 4}};
  figures.communes = {};
  figures.small_communes = 2;
  figures.in_small_communes = {"", 7, 4};
  figures.in_no_commune = {};
  figures.weeks = {{Date(2026y / 9 / 7), 7, 5, 3}, {Date(2026y / 9 / 14), 6, 6, 4}};
  figures.persons_by_age = {{"18–24", 4}};
  figures.presence = {.on_a_night = 2, .in_a_week = 3, .nights = 13, .weeks = 2};
  figures.presentation = {.prices = analysis::PriceFigures{4, 3, 80, 100, 150},
                          .with_photo = {"with", 6, 4},
                          .without_photo = {"without", 1, 1},
                          .languages = {{"fr", 7, 4}}};
  figures.persons_elsewhere = 1;
  figures.networks = 0;
  figures.persons_in_networks = 0;
  figures.possible_minors = 1;
  return figures;
}

}  // namespace vigie::report
