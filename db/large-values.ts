import type { BindConfig, Connection } from 'pg';

/** From here on a write of its own costs less than a copy. */
const LARGE_BYTES = 64 * 1024;

const isLarge = (value: unknown): boolean =>
  ArrayBuffer.isView(value) && value.byteLength >= LARGE_BYTES;

/**
 * pg copies all values of a statement into one message: for a sealed chunk that is a second buffer of 4 MiB, which
 * lives until the garbage collector comes to it. With this the connection writes values from 64 KiB on from where they
 * are. Whoever hands one over must leave it alone until the statement is answered.
 */
export function sendLargeValuesUncopied(connection: Connection): void {
  const plainBind = connection.bind.bind(connection);
  connection.bind = (config, more) => {
    if (!config?.values?.some(isLarge)) {
      plainBind(config, more);
      return;
    }
    const { stream } = connection;
    if (!stream.writable) return;
    for (const part of bindMessage(config)) stream.write(part);
  };
}

/** PostgreSQL manual, 54.7, Bind. All values of buffers are binary, all others text. */
function bindMessage({
  portal,
  statement,
  values = [],
  binary,
  valueMapper,
}: BindConfig): Buffer[] {
  const mapped = values.map((value, index): unknown =>
    valueMapper ? valueMapper(value, index) : value,
  );
  const formats = mapped.map((value) => int16(Buffer.isBuffer(value) ? 1 : 0));
  const body = [
    text(portal),
    text(statement),
    int16(mapped.length),
    ...formats,
    int16(mapped.length),
    ...mapped.flatMap(withLength),
    int16(1),
    int16(binary ? 1 : 0),
  ];
  const length = body.reduce((sum, part) => sum + part.length, 4);
  return joined([Buffer.from('B'), int32(length), ...body]);
}

function withLength(value: unknown): Buffer[] {
  if (value === null || value === undefined) return [int32(-1)];
  // pg's mapper made a text of whatever is none.
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(value as string);
  return [int32(bytes.length), bytes];
}

/** What lies between large parts as one, so that the system is not asked to gather dozens. */
function joined(parts: readonly Buffer[]): Buffer[] {
  const all: Buffer[] = [];
  let small: Buffer[] = [];
  for (const part of parts) {
    if (!isLarge(part)) small.push(part);
    else {
      all.push(Buffer.concat(small), part);
      small = [];
    }
  }
  return [...all, Buffer.concat(small)];
}

const text = (value = ''): Buffer => Buffer.from(`${value}\0`);

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
