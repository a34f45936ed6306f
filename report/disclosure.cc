#include "report/disclosure.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

#include "model/words.h"
#include "report/reader.h"
#include "report/relations.h"

namespace vigie::report {
namespace {

constexpr std::int64_t kFewest = 5;  // counts below are not shown, and a reader is left as many possible values

bool is_small(std::int64_t n) { return n > 0 && n < kFewest; }

std::string address_of(const Table& table, const Row& row, const Column& column) {
  return table.id + "/" + row.id + "/" + column.id;
}

std::string table_of(const std::string& address) { return address.substr(0, address.find('/') + 1); }
std::string row_of(const std::string& address) { return address.substr(0, address.rfind('/') + 1); }

Publication all_shown(const std::vector<Table>& tables, DepartmentCode department, Period period) {
  Publication publication{department, period, {}};
  for (const Table& table : tables) {
    for (const Row& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (const auto* const count = std::get_if<Count>(&row.cells[i]))
          publication.counts[address_of(table, row, table.columns[i])] = {count->n, true};
      }
    }
  }
  return publication;
}

/// The export in the making, among those that are out.
class Draft {
 public:
  Draft(Publication all, std::span<const Publication> earlier) : exports_(earlier.begin(), earlier.end()) {
    for (const auto& [address, count] : all.counts) cells_[quantity_of(address, all.period)].push_back(address);
    for (const Publication& publication : earlier) {
      for (const auto& [address, count] : publication.counts)
        earlier_[quantity_of(address, publication.period)].push_back(count);
    }
    exports_.push_back(std::move(all));
  }

  Publication protected_publication() {
    hide_small();
    hide_what_was_hidden();
    hide_small_differences();
    while (hide_beside_exposed()) {
    }
    return exports_.back();
  }

 private:
  Publication& own() { return exports_.back(); }

  /// With all that its row counts, and wherever else the same is counted.
  void hide(const std::string& address) {
    PublishedCount& count = own().counts.at(address);
    if (!count.shown || count.n == 0) return;
    count.shown = false;
    for (const std::string& same : cells_.at(quantity_of(address, own().period))) hide(same);
    const std::string row = row_of(address);
    for (auto cell = own().counts.lower_bound(row); cell != own().counts.end() && cell->first.starts_with(row); ++cell)
      hide(cell->first);
  }

  void hide_small() {
    for (const auto& [address, count] : own().counts) {
      if (is_small(count.n)) hide(address);
    }
  }

  void hide_what_was_hidden() {
    for (const auto& [quantity, addresses] : cells_) {
      const auto known = earlier_.find(quantity);
      if (known == earlier_.end() || std::ranges::all_of(known->second, &PublishedCount::shown)) continue;
      if (!is_out(quantity)) hide(addresses.front());
    }
  }

  /// A count over more days than another one, less it, counts who came in the days between.
  void hide_small_differences() {
    for (const auto& [outer, addresses] : cells_) {
      if (outer.name.starts_with("ladder/")) continue;
      const std::int64_t n = own().counts.at(addresses.front()).n;
      for (const auto& [inner, counts] : earlier_) {
        if (inner.name != outer.name || inner == outer || !is_nested(inner, outer)) continue;
        const bool small = std::ranges::any_of(
            counts, [n](const PublishedCount& count) { return count.shown && is_small(std::abs(count.n - n)); });
        if (small) hide(addresses.front());
      }
    }
  }

  static bool is_nested(const Quantity& a, const Quantity& b) {
    return (a.from <= b.from && b.to <= a.to) || (b.from <= a.from && a.to <= b.to);
  }

  /// Shown by an earlier export as it stands now: to hide it again would be in vain.
  bool is_out(const Quantity& quantity) {
    const auto known = earlier_.find(quantity);
    if (known == earlier_.end()) return false;
    const PublishedCount shown{own().counts.at(cells_.at(quantity).front()).n, true};
    return std::ranges::find(known->second, shown) != known->second.end();
  }

  /// Of the own cell, nothing where there is none.
  const PublishedCount* own_count(const Quantity& quantity) {
    const auto found = cells_.find(quantity);
    if (found == cells_.end()) return nullptr;
    const auto count = own().counts.find(found->second.front());
    return count == own().counts.end() ? nullptr : &count->second;
  }

  /// The smallest of the nearest that tell of it.
  std::optional<std::string> next_to_hide(const Exposed& exposed) {
    std::optional<std::string> smallest;
    for (const auto& ring : exposed.near) {
      for (const Quantity& quantity : ring) {
        const PublishedCount* const count = own_count(quantity);
        if (!count || !count->shown || count->n == 0 || is_out(quantity)) continue;
        const std::string& address = cells_.at(quantity).front();
        if (!smallest || count->n < own().counts.at(*smallest).n) smallest = address;
      }
      if (smallest) break;
    }
    return smallest;
  }

  /// The nearest table that has a part in it; the steps from ads to people only where there is no other.
  std::optional<std::string> next_to_withdraw(const Exposed& exposed) {
    std::optional<std::string> ladder;
    for (const auto& ring : exposed.near) {
      for (const Quantity& quantity : ring) {
        if (!own_count(quantity)) continue;
        const std::string table = table_of(cells_.at(quantity).front());
        if (table != "ladder/") return table;
        ladder = table;
      }
    }
    return ladder;
  }

  void withdraw(const std::string& table) {
    std::erase_if(own().counts, [&](const auto& count) { return count.first.starts_with(table); });
    for (auto& [quantity, addresses] : cells_)
      std::erase_if(addresses, [&](const std::string& address) { return address.starts_with(table); });
    std::erase_if(cells_, [](const auto& cell) { return cell.second.empty(); });
  }

  /// Something that tells of it was hidden for another one's sake.
  static bool is_less_exposed_now(const Exposed& exposed, const std::set<Quantity>& hidden) {
    return std::ranges::any_of(exposed.near, [&](const std::vector<Quantity>& ring) {
      return std::ranges::any_of(ring, [&](const Quantity& quantity) { return hidden.contains(quantity); });
    });
  }

  /// @return false where nobody is exposed, or nothing can be done about it
  bool hide_beside_exposed() {
    std::set<Quantity> hidden;
    std::optional<std::string> table;
    for (const Exposed& exposed : exposed_counts(exports_, kFewest)) {
      if (is_less_exposed_now(exposed, hidden)) continue;
      if (const auto address = next_to_hide(exposed)) {
        hide(*address);
        hidden.insert(quantity_of(*address, own().period));
      } else if (!table) {
        table = next_to_withdraw(exposed);
      }
    }
    if (hidden.empty() && table) withdraw(*table);
    return !hidden.empty() || table;
  }

  std::vector<Publication> exports_;                         ///< the own one last
  std::map<Quantity, std::vector<std::string>> cells_;       ///< of the own one
  std::map<Quantity, std::vector<PublishedCount>> earlier_;  ///< of the others
};

bool has_counts(const Table& table) {
  return std::ranges::any_of(table.rows, [](const Row& row) {
    return std::ranges::any_of(row.cells, [](const Cell& cell) { return std::holds_alternative<Count>(cell); });
  });
}

/// True where all its counts had to be withdrawn.
bool is_withdrawn(const Table& table, const Publication& publication) {
  const auto first = publication.counts.lower_bound(table.id + "/");
  return has_counts(table) && (first == publication.counts.end() || !first->first.starts_with(table.id + "/"));
}

void withdraw(Table& table) {
  table.rows.clear();
  table.withheld = true;
  table.note = tr("Not published: with what is published elsewhere, single persons could be recognised.");
}

/// What is computed from a count goes with it, and from one whose table was withdrawn.
bool rests_on_hidden(const Row& row, const Table& table, const Publication& publication) {
  const auto is_hidden = [&](const std::string& address) {
    const auto count = publication.counts.find(address);
    return count != publication.counts.end() && !count->second.shown;
  };
  const auto is_not_shown = [&](const std::string& address) {
    return is_hidden(address) || !publication.counts.contains(address);
  };
  return std::ranges::any_of(row.computed_from, is_not_shown) ||
         std::ranges::any_of(table.columns,
                             [&](const Column& column) { return is_hidden(address_of(table, row, column)); });
}

void hide_cells(Row& row, const Table& table, const Publication& publication) {
  const bool hidden = rests_on_hidden(row, table, publication);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    Cell& cell = row.cells[i];
    if (std::holds_alternative<Count>(cell) && !publication.counts.at(address_of(table, row, table.columns[i])).shown)
      cell = Withheld{};
    const auto* const measure = std::get_if<Measure>(&cell);
    if (measure && measure->rests_on != kRestsOnNobody && (hidden || measure->rests_on < kFewest)) cell = Withheld{};
  }
}

}  // namespace

Disclosure disclosed(std::vector<Table> tables, DepartmentCode department, Period period,
                     std::span<const Publication> earlier) {
  const Publication publication = Draft(all_shown(tables, department, period), earlier).protected_publication();
  for (Table& table : tables) {
    if (is_withdrawn(table, publication)) withdraw(table);
    for (Row& row : table.rows) hide_cells(row, table, publication);
  }
  return {std::move(tables), publication};
}

bool gives_away(const Publication& publication, std::span<const Publication> earlier) {
  std::vector<Publication> all(earlier.begin(), earlier.end());
  const std::size_t before = exposed_counts(all, kFewest).size();
  all.push_back(publication);
  return exposed_counts(all, kFewest).size() > before;
}

std::vector<Table> rounded(std::vector<Table> tables, std::int64_t base) {
  for (Table& table : tables) {
    for (Row& row : table.rows) {
      for (Cell& cell : row.cells) {
        if (auto* const count = std::get_if<Count>(&cell)) count->n = (count->n + base / 2) / base * base;
      }
    }
  }
  return tables;
}

}  // namespace vigie::report
