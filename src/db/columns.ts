/** PostgreSQL's own names (`udt_name`) of the column types we use. */
export type ColumnKind =
  | 'uuid'
  | 'text'
  | '_text'
  | 'timestamptz'
  | 'date'
  | 'bytea'
  | 'jsonb'
  | 'int4'
  | 'int8'
  | 'bool'

/**
 * The columns of a row type, stated once more at run time so that a test can compare them with the live schema.
 * A list of words stands for a text column whose CHECK must allow exactly these.
 */
export type Columns<Row> = { readonly [Name in keyof Row]: ColumnKind | readonly string[] }
