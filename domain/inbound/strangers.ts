/**
 * Under this name the keystore holds the key of mail that is no handover's (RFC 9562, version 8: no handover, whose
 * ids are random, can have it).
 */
export const STRANGERS = '00000000-0000-8000-8000-000000000001';
