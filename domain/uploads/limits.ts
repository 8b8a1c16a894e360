const MIB = 1024 * 1024;

/** What may come through the links of one handover (security.md, S14). Sizes are of contents, in bytes. */
export const MOST_FILE_BYTES = 250 * MIB;
export const MOST_HANDOVER_BYTES = 1024 * MIB;
export const MOST_HANDOVER_FILES = 200;

/** A file that nobody claimed goes this long after its last chunk, in milliseconds. */
export const UNFINISHED_MS = 48 * 60 * 60 * 1000;
