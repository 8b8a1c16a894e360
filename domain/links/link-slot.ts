/**
 * Stands in stored messages where the link's token goes, so that a dump of the database opens nothing.
 * As long as a token and of characters that every MIME encoding leaves alone: filling it in moves no line.
 */
export const LINK_SLOT = 'link-token-link-token-link-token-link-token';
