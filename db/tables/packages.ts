export interface PackagesTable {
  id: string;
  handover_id: string;
  /** The n-th of its handover, from 1. */
  number: number;
  contact_id: string;
  made_at: Date;
  made_by: string;
  sealed_to: 'passphrase' | 'recipient';
  chunks: number;
  bytes: number;
  sha256: Buffer;
  withdrawn_at: Date | null;
  first_downloaded_at: Date | null;
  confirmed_at: Date | null;
  confirmed_by: string | null;
  /** `told`: by telephone, recorded by staff. */
  confirmed_how: 'page' | 'told' | null;
}

export interface PackageItemsTable {
  package_id: string;
  item_id: string;
  answer_id: string;
}

export interface PackageFilesTable {
  package_id: string;
  file_id: string;
}

export interface PackageChunksTable {
  package_id: string;
  number: number;
  handover_id: string;
  ciphertext: Buffer;
  stored_at: Date;
}
