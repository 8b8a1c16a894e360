type InstantIn<Row> = {
  [Column in keyof Row]-?: Date extends Row[Column] ? Column : never;
}[keyof Row];

/** All columns of a row that hold an instant: the compiler misses one that is left out. */
export type Instants<Row> = Readonly<Record<InstantIn<Row>, true>>;

/** A row as PostgreSQL writes it into JSON: instants are text. */
export type JsonRow<Row> = {
  [Column in keyof Row]: Date extends Row[Column]
    ? string | Exclude<Row[Column], Date>
    : Row[Column];
};

/** The row that it was before it became JSON. */
export function fromJson<Row extends object>(row: JsonRow<Row>, instants: Instants<Row>): Row {
  const revived: Record<string, unknown> = { ...row };
  for (const column of Object.keys(instants)) {
    const text = revived[column];
    if (typeof text === 'string') revived[column] = new Date(text);
  }
  return revived as Row;
}
