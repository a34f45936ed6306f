CREATE TABLE field_counts (
  -- One row is how many persons of one sort professionals met in a département and period; never a person.
  department TEXT NOT NULL CHECK (length(department) BETWEEN 2 AND 3),
  from_day   INTEGER NOT NULL,
  to_day     INTEGER NOT NULL,
  sex        TEXT NOT NULL CHECK (sex IN ('women', 'men', 'trans', 'not stated')),
  age_class  TEXT NOT NULL CHECK (age_class <> ''),
  form       TEXT NOT NULL CHECK (form <> ''),
  persons    INTEGER NOT NULL CHECK (persons >= 0),
  PRIMARY KEY (department, from_day, to_day, sex, age_class, form),
  CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;
