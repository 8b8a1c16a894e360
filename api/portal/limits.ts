/** Files in one form. */
export const MOST_FILES = 10;
