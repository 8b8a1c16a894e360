/** Far above any form of ours without files, also where its answer was sealed in the browser. */
export const MOST_FORM_BYTES = 512 * 1024;
export const MOST_FIELD_BYTES = 64 * 1024;
export const MOST_FIELDS = 300;
/** Files in one form. */
export const MOST_FILES = 10;
