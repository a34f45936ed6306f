// What professionals report beside the internet: counts of persons they met, never a line a person.
#pragma once

#include <string>

#include "model/date.h"
#include "model/department.h"

namespace vigie {

struct FieldCount {
  DepartmentCode department;
  Period period;
  std::string sex;        ///< "women", "men", "trans", "not stated"
  std::string age_class;  ///< as the age bands of ads: "under 18", "18–24", …, "not stated"
  std::string form;       ///< of exploitation, in the words of the questionnaire; "not stated"
  int persons = 0;
  friend bool operator==(const FieldCount&, const FieldCount&) = default;
};

}  // namespace vigie
