import type { RefusalReason } from '../items/answer';
import { isUnderGdpr } from './regimes';

/** may_not: it may not be held back. perhaps: it may be, or courts differ. duty: what is owed anyway. */
export type FactKind = 'may_not' | 'perhaps' | 'duty';

/** Something seen in public sources; a lawyer has to say what it means here. */
export interface LawFact {
  kind: FactKind;
  text: string;
  source: string;
  /** False where the source is second-hand, old, or the question is open. */
  verified: boolean;
}

interface Entry extends LawFact {
  /** `ALL`, `EU` (with the EEA), or a country (ISO 3166-1 alpha-2). */
  where: string;
  /** Only of use where a claim for money is the reason. */
  money?: true;
}

const FACTS: readonly Entry[] = [
  {
    where: 'ALL',
    money: true,
    kind: 'may_not',
    text: 'A registrar may not keep the transfer code of a generic domain back for a bill alone; for a past unpaid period of that very domain it may deny the transfer. It binds registrars, not an MSP that holds the account.',
    source: 'ICANN transfer policy, I.A.3 and I.A.5.4',
    verified: true,
  },
  {
    where: 'ALL',
    money: true,
    kind: 'perhaps',
    text: 'Things one can touch, scripts that the MSP wrote for itself, and licences from its own pool.',
    source: 'our own reading',
    verified: false,
  },
  {
    where: 'EU',
    kind: 'duty',
    text: 'At the end of the service the processor returns or deletes personal data, as the client chooses, and confirms the deletion. It covers personal data, not every password.',
    source: 'GDPR Art. 28(3)(g)',
    verified: true,
  },
  {
    where: 'EU',
    money: true,
    kind: 'may_not',
    text: 'Personal data, most likely: an authority fined a processor EUR 100,000 that kept it over unpaid bills.',
    source: 'AEPD PS/00315/2020, read second-hand',
    verified: false,
  },
  {
    where: 'EU',
    kind: 'duty',
    text: 'Who hosts data or software gives 30 days for moving out and 30 for fetching data, after a notice of two months at most. Whether pure support falls under it is open.',
    source: 'Data Act, Art. 23 to 31',
    verified: false,
  },
  {
    where: 'DE',
    kind: 'duty',
    text: 'Whoever acted for another hands over what that brought in: a domain and customer data were so decided.',
    source: 'BGB 667, 675; BGH I ZR 197/08; OLG Düsseldorf I-6 U 241/11',
    verified: true,
  },
  {
    where: 'DE',
    money: true,
    kind: 'perhaps',
    text: 'A claim that is due and from the same relation allows holding back, unless the nature of the debt forbids it. Security given for the claim ends that.',
    source: 'BGB 273, security in para 3',
    verified: true,
  },
  {
    where: 'DE',
    money: true,
    kind: 'perhaps',
    text: 'Code and a domain: courts allowed it, many writers deny it.',
    source: 'LG Aachen 12 O 305/21; LG Hamburg 404 O 135/96',
    verified: true,
  },
  {
    where: 'DE',
    kind: 'may_not',
    text: 'Changing the passwords and so shutting the owner out was taken for dispossession, and enjoined.',
    source: 'LG Wiesbaden 2 O 128/13, between partners',
    verified: true,
  },
  {
    where: 'DE',
    money: true,
    kind: 'may_not',
    text: 'Phone numbers: the right to keep them does not wait for a debt.',
    source: 'TKG 59, one secondary source',
    verified: false,
  },
  {
    where: 'GB',
    kind: 'duty',
    text: 'At the end of the service the processor returns or deletes personal data, as the client chooses, and confirms the deletion. Backups may follow later if they are out of use.',
    source: 'UK GDPR Art. 28(3)(g)',
    verified: true,
  },
  {
    where: 'GB',
    money: true,
    kind: 'may_not',
    text: 'Data: there is no lien on it at common law. A contract may give one; read it.',
    source: 'Your Response v Datateam [2014] EWCA Civ 281',
    verified: true,
  },
  {
    where: 'GB',
    money: true,
    kind: 'perhaps',
    text: 'Things one can touch can be held for a claim.',
    source: 'Your Response v Datateam [2014] EWCA Civ 281',
    verified: true,
  },
  {
    where: 'GB',
    money: true,
    kind: 'perhaps',
    text: 'Phone numbers can be moved free of charge until a month after the contract ends; what a debt changes is open.',
    source: 'Ofcom General Condition C7.6',
    verified: false,
  },
  {
    where: 'US',
    money: true,
    kind: 'may_not',
    text: 'Phone numbers: no carrier may refuse to let one go for a balance or a fee. Resellers may be outside the rule. Never cancel the line first.',
    source: '47 CFR 52.35',
    verified: true,
  },
  {
    where: 'US',
    money: true,
    kind: 'may_not',
    text: 'Health data: blocking it over a bill is an impermissible use.',
    source: 'HIPAA 45 CFR 164.504(e)(2)(ii)(J); OCR 2016',
    verified: true,
  },
  {
    where: 'US',
    kind: 'duty',
    text: 'California: personal data may be kept and used for the contract only. No duty to hand back was found, so the contract decides.',
    source: '11 CCR 7050, 7022',
    verified: true,
  },
  {
    where: 'US',
    money: true,
    kind: 'perhaps',
    text: 'Other data: Illinois let a lawyer keep what was hosted; a lien of an MSP was not found decided.',
    source: 'none found that decides it',
    verified: false,
  },
  {
    where: 'AU',
    kind: 'duty',
    text: 'Personal data is protected, and destroyed or made anonymous when no longer needed. No duty to hand back was found; small firms may be outside.',
    source: 'Australian Privacy Principle 11',
    verified: false,
  },
];

const ORDER: readonly FactKind[] = ['may_not', 'duty', 'perhaps'];

/** What was seen for these countries (client's and previous MSP's) and this reason; what may not be held first. */
export function lawFacts(countries: readonly string[], reason: RefusalReason): LawFact[] {
  const applies = ({ where, money }: Entry): boolean =>
    (money !== true || reason === 'unpaid_invoice') &&
    (where === 'ALL' ||
      countries.includes(where) ||
      (where === 'EU' && countries.some(isUnderGdpr)));
  return FACTS.filter(applies)
    .map(({ kind, text, source, verified }) => ({ kind, text, source, verified }))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
