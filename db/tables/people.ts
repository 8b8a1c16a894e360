import type { Generated } from 'kysely';
import type { Party, Place } from '../../domain/contacts/contact';
import type { LinkPurpose } from '../../domain/links/purpose';

export interface StaffTable {
  id: string;
  name: string;
  email: string;
  role: 'account_manager' | 'technician' | 'lead' | 'admin';
  created_at: Date;
  deactivated_at: Date | null;
  turn: Generated<number>;
}

/** Who somebody is at the house's sign-in service. */
export interface StaffIdentitiesTable {
  issuer: string;
  subject: string;
  staff_id: string;
  linked_at: Date;
}

export interface SessionsTable {
  id: string;
  staff_id: string;
  token_hash: Buffer;
  created_at: Date;
  last_seen_at: Date;
  /** When they last proved who they are. */
  signed_in_at: Date;
  expires_at: Date;
}

export interface ApiTokensTable {
  id: string;
  name: string;
  token_hash: Buffer;
  scopes: string[];
  staff_id: string | null;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

export interface ClientsTable {
  id: string;
  name: string;
  address: string | null;
  country: string;
  region: string | null;
  time_zone: string;
  call_back_phone: string | null;
  created_at: Date;
}

export interface PreviousMspsTable {
  id: string;
  name: string;
  address: string | null;
  country: string;
  region: string | null;
  time_zone: string;
  closing_days: string[];
  created_at: Date;
}

export interface ContactsTable {
  id: string;
  handover_id: string;
  party: Party;
  rung: Place;
  name: string;
  email: string;
  bounced_at: Date | null;
  /** When the account manager was told that mail to this contact comes back. */
  bounce_told_at: Date | null;
  removed_at: Date | null;
  created_at: Date;
}

export interface LinksTable {
  id: string;
  handover_id: string;
  contact_id: string;
  purpose: LinkPurpose;
  generation: number;
  token_hash: Buffer;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  first_opened_at: Date | null;
  last_opened_at: Date | null;
}
