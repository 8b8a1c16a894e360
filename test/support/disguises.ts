/** How a text may hide in bytes: plain, Base64 at each offset, hexadecimal, URL, quoted-printable. */
export function disguises(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset, 65), bytes]).toString('base64');
    return shifted.slice(4, Math.floor((offset + bytes.length) / 3) * 4);
  });
  const printable = [...bytes]
    .map((byte) =>
      byte === 61 || byte > 126
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('');
  return [
    text,
    ...base64,
    ...base64.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
    JSON.stringify(text).slice(1, -1),
    printable,
  ];
}

/** The canaries that are found in bytes, looked at also with quoted-printable's soft line breaks taken out. */
export function found(bytes: Buffer, canaries: ReadonlyMap<string, string[]>): string[] {
  const plain = bytes.toString('latin1');
  const joined = plain.replace(/=\r?\n/g, '');
  return [...canaries].flatMap(([name, shapes]) =>
    shapes.some((shape) => {
      const latin = Buffer.from(shape).toString('latin1');
      return plain.includes(latin) || joined.includes(latin);
    })
      ? [name]
      : [],
  );
}
