import type { StoreOutcome } from '../../db/uploads';
import { Refusal } from '../../domain/problem';
import { MOST_FILE_BYTES, MOST_HANDOVER_FILES } from '../../domain/uploads/limits';
import { FileTooLarge } from '../../vault/seal/chunker';
import { MOST_FILES } from '../form-reader/limits';

/** More files than one handover may bring. */
export class TooManyUploads extends Refusal {
  constructor() {
    super(
      'too_many_uploads',
      `This request holds ${MOST_HANDOVER_FILES} files already, which is the most that it may. ` +
        'Put several into one archive, or tell us and we will find another way.',
    );
    this.name = 'TooManyUploads';
  }
}

/** More files at once than one form may bring. */
export class TooManyFiles extends Refusal {
  constructor() {
    super(
      'too_many_files',
      `At most ${MOST_FILES} files can be sent at once, and none of these was stored. ` +
        'Put them into one archive, or send them in several turns.',
    );
    this.name = 'TooManyFiles';
  }
}

/** More bytes than one handover may bring. */
export class HandoverFull extends Refusal {
  constructor() {
    super(
      'handover_full',
      'All files of one request may have 1 GiB together, and this one does not fit any more. ' +
        'What was saved before is safe. Please tell us, and we will find another way.',
    );
    this.name = 'HandoverFull';
  }
}

/** It was given up, finished, or never this link's. */
export class UploadGone extends Refusal {
  constructor() {
    super('upload_gone', 'This file is no longer on its way here. Please choose it again.');
    this.name = 'UploadGone';
  }
}

/** Throws the refusal that belongs to the outcome; a chunk that was there already is as good as stored. */
export function insistStored(outcome: StoreOutcome): void {
  switch (outcome) {
    case 'stored':
    case 'repeated':
      return;
    case 'too_many_files':
      throw new TooManyUploads();
    case 'file_too_large':
      throw new FileTooLarge(MOST_FILE_BYTES);
    case 'handover_full':
      throw new HandoverFull();
    case 'gone':
      throw new UploadGone();
  }
}
