/** What every answer of the portal carries (security.md, S16). */
export const GUARDED = {
  csp: true,
  stored: false,
  referrer: 'no-referrer',
  sniffed: false,
  indexed: false,
};

export function guarded(headers: Record<string, unknown>, url: string) {
  const csp = String(headers['content-security-policy']);
  const kept = String(headers['cache-control']);
  return {
    csp:
      csp.includes("default-src 'none'") &&
      csp.includes("frame-ancestors 'none'") &&
      !/https?:/.test(csp),
    // Pictures, fonts and the style sheet are the same for everybody, and named by their content.
    stored: url.startsWith('/assets/') ? !kept.includes('immutable') : kept !== 'no-store',
    referrer: headers['referrer-policy'],
    sniffed: headers['x-content-type-options'] !== 'nosniff',
    indexed: !String(headers['x-robots-tag']).includes('noindex'),
  };
}
