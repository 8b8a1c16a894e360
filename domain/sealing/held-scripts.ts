/** Scripts that have secrets in clear in the sender's browser: the documents print their hashes for who compares. */
export const HELD_SCRIPTS = ['seal.js', 'read-export.js'] as const;
