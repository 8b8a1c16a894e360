import { day, lastDay } from '../language/dates';
import type { LetterWords } from '../language/letter-words';
import { lines, oneLine } from '../language/plain';
import type { ClientView, Language, PreviousMspView, RequestView, UsView } from '../view';
import { lawSentence } from './law';

/** An address within a sentence: `1 High Street, York YO1 7HH`. Null when there is none. */
export function inline(address: string | null | undefined): string | null {
  const all = lines(address);
  return all.length === 0 ? null : all.join(', ');
}

/** The lines of an address field: name, street, town; the country when it differs from the sender's. */
export function addressField(
  party: { name: string; address?: string | null; country?: string },
  language: Language,
  senderCountry: string | null,
): string[] {
  const country =
    party.country !== undefined && party.country !== senderCountry
      ? [
          (
            new Intl.DisplayNames(language, { type: 'region' }).of(party.country) ?? ''
          ).toUpperCase(),
        ]
      : [];
  return [oneLine(party.name), ...lines(party.address), ...country].filter((line) => line !== '');
}

interface Parties {
  letterNumber: string;
  client: ClientView;
  previousMsp: PreviousMspView;
  us: UsView;
}

/** What every letter may name about the parties; names that a person typed are one safe line each. */
export function partyFacts(view: Parties): Record<string, string | null> {
  return {
    no: oneLine(view.letterNumber),
    client: oneLine(view.client.name),
    clientAddress: inline(view.client.address),
    clientRegister: inline(view.client.register),
    callBack: inline(view.client.callBackPhone),
    msp: oneLine(view.previousMsp.name),
    mspAddress: inline(view.previousMsp.address),
    us: oneLine(view.us.name),
    usAddress: inline(view.us.address),
  };
}

/** The facts of the request and the formal notice. Dates are in the previous MSP's zone. */
export function requestFacts(
  view: RequestView,
  words: LetterWords,
): Record<string, string | number | null> {
  const { language, authority } = view;
  const zone = view.previousMsp.timeZone;
  return {
    ...partyFacts(view),
    name: view.recipient.name ? oneLine(view.recipient.name) : null,
    signedOn: authority.signedOn ? day(authority.signedOn, zone, language) : null,
    signedBy: oneLine(authority.by),
    signedTitle: oneLine(authority.title),
    total: view.items.length,
    critical: view.items.filter((item) => item.criticality === 'critical').length,
    accessEnds: lastDay(view.accessEndsAt ?? view.deadlineAt, zone, language),
    replyUrl: view.replyUrl,
    verifyUrl: view.verifyUrl,
    law: lawSentence([view.client.country, view.previousMsp.country], words.law),
  };
}

/** Lines under their groups, groups in order of first appearance. */
export function byGroup<T extends { group: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.group);
    if (group) group.push(item);
    else groups.set(item.group, [item]);
  }
  return groups;
}
