/** Names of columns as programs spell them: capitals, blanks and signs do not count. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
