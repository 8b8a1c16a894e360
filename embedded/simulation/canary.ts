/** Every word that is typed begins so: found anywhere in the clear, it has leaked. */
export const CANARY = 'canary-';
