/** In the place of what only other kinds of age recipients need (embedded/bundle-scripts.mjs). */
function never(): never {
  throw new Error('Only native X25519 recipients are sealed to.');
}

export const scrypt = never;
export const p256 = { Point: never, utils: never, getPublicKey: never, getSharedSecret: never };
export const MLKEM768X25519 = { encapsulate: never, decapsulate: never };
export const MLKEM768P256 = MLKEM768X25519;
